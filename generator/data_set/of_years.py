"""Tables of a year's frame: its method, its official reports, and its texts."""

from __future__ import annotations

from generator.data_set.parts import (
    IN_YEAR,
    INSTITUTION,
    NOTE,
    SOURCE,
    TO_INSTITUTION,
    TO_UNIT,
    TO_YEAR,
    UNIT,
    YEAR,
    document,
)
from generator.data_set.shape import Reference, Table, count, day, flag, key_text, number, order, percent, text

_REPORT_KEY = ("institucion", "ejercicio", "informe")

YEARS = Table(
    "ejercicios",
    "Ejercicios y su metodología",
    "Un año de una institución: su plan anual y cómo se mide.",
    ("institucion", "ejercicio"),
    (
        *IN_YEAR,
        text("instrumento", "Qué documento es.", "PAT", "POA", "POI", "informe"),
        key_text("nombre", "Nombre del plan."),
        day("aprobacion", "Fecha de aprobación."),
        text("estrategia", "Identificador del plan estratégico al que responde."),
        number("presupuesto_monto", "Presupuesto del año."),
        text("presupuesto_moneda", "Moneda, en tres letras (ISO 4217)."),
        text("presupuesto_nota", "Cómo lo dice el documento."),
        *document("del plan"),
        count("plazo_informe", "Días para informar después de cada mes."),
        text("nota", "Aclaración de quien lo transcribió."),
        flag("metodologia_propia", "Si la institución escribió su metodología; si no, es la común."),
        key_text("metodologia", "Versión de la metodología."),
        percent("tope", "Tope de cada porcentaje dentro de los promedios; vacío si no hay."),
        percent("umbral", "Porcentaje desde el que no se pide justificación; vacío si no hay."),
        key_text("sin_reporte", "Qué hace al porcentaje un mes sin informe."),
        key_text("sin_programacion", "Qué hace al promedio una unidad sin nada programado."),
        key_text("eliminado_en_el_periodo", "Qué se hace con lo eliminado durante el período."),
        key_text("promedio", "Si todas las partes pesan igual (simple) o no (ponderado)."),
        count("decimales", "Decimales con que se muestran los porcentajes."),
        flag("redondear_primero", "Si se redondea antes de promediar."),
        count(
            "decimales_categoria", "Decimales a los que se redondea antes de buscar la banda; vacío si no se redondea."
        ),
        percent("meta_trimestral", "Parte del año que debe sumar cada trimestre; vacío si no se fijó."),
    ),
    (TO_INSTITUTION, Reference(("institucion", "estrategia"), "estrategias", ("institucion", "estrategia"))),
)
BANDS = Table(
    "bandas",
    "Bandas",
    "Una banda en que la metodología de un año clasifica los porcentajes.",
    ("institucion", "ejercicio", "banda"),
    (
        *IN_YEAR,
        key_text("banda", "Identificador de la banda."),
        order(),
        key_text("nombre", "Nombre de la banda."),
        percent("desde", "Porcentaje desde el que vale, incluido."),
        percent("hasta", "Porcentaje hasta el que vale, no incluido; vacío si no tiene fin."),
        text("impreso", "El rango como lo imprime el documento, si se lee distinto."),
    ),
    (TO_YEAR,),
)
WEIGHTS = Table(
    "pesos",
    "Pesos de las unidades",
    "La parte de una unidad en el promedio de su institución, donde no pesan igual.",
    ("institucion", "ejercicio", "unidad"),
    (*IN_YEAR, UNIT, percent("peso", "Su parte del promedio.")),
    (TO_YEAR, TO_UNIT),
)
CONTROL = Table(
    "control_de_cambios",
    "Control de cambios",
    "Una fila del control de cambios de un plan, o del documento del año.",
    ("institucion", "ejercicio", "unidad", "orden"),
    (
        *IN_YEAR,
        text("unidad", "Identificador de la unidad; vacío si es el documento del año."),
        order(),
        key_text("version", "Versión que trae el cambio."),
        day("fecha", "Fecha del cambio."),
        text("responsable", "Cargo que responde por él."),
        text("motivo", "Por qué se hizo."),
    ),
    (TO_YEAR, TO_UNIT),
    of_unit=True,
)
REPORTS = Table(
    "informes",
    "Informes oficiales",
    "Un informe oficial de avance.",
    _REPORT_KEY,
    (
        *IN_YEAR,
        key_text("informe", "Nombre del archivo del informe."),
        key_text("periodo", "De qué período es."),
        text("titulo", "Título del informe."),
        day("fecha", "Fecha del informe."),
        text("responsable", "Cargo que lo presenta."),
        text("nota", "Aclaración de quien lo transcribió."),
        *document("del informe"),
    ),
    (TO_YEAR,),
)
VERIFICATION = Table(
    "verificacion",
    "Cifras publicadas, vueltas a calcular",
    "Una cifra que imprimió un informe oficial, y la misma calculada con los datos.",
    (*_REPORT_KEY, "orden"),
    (
        INSTITUTION,
        YEAR,
        key_text("informe", "Nombre del archivo del informe."),
        order(),
        text("tabla", "Cuadro o párrafo del informe donde está la cifra."),
        key_text("sujeto", "De qué es la cifra: institucion, unidad:…, autoridad:…, estrategia:… o actividad:…"),
        key_text("medida", "cumplimiento, promedio, adicional, programado, realizado o conteo."),
        key_text("periodo", "De qué período es."),
        key_text("publicado", "La cifra como se imprimió: 82%, 1200 o, si dice «más de», >100%."),
        text("sumandos", "Los sumandos de la cifra, si el informe los imprime: 12 + 2 + 1."),
        text("recalculado", "La misma cifra según los datos, con los decimales de la impresa; vacío: no se puede."),
        number("exacto", "La recalculada con dos decimales o más; vacío: no se puede."),
        text("resultado", "Qué da la comparación.", "igual", "transcrita", "diferente", "no-recalculable"),
        text("razon", "Qué regla da la cifra impresa, o por qué no se puede recalcular."),
        NOTE,
        SOURCE,
    ),
    (Reference(_REPORT_KEY, "informes", _REPORT_KEY),),
)
TEXTS = Table(
    "textos",
    "Textos",
    "Un párrafo, un punto o una firma del documento de un año, de un informe, o de lo que llevan todos los informes.",
    ("institucion", "ejercicio", "orden"),
    (
        *IN_YEAR,
        order(meaning="Lugar entre los textos del año, desde 1."),
        text("documento", "De qué documento es.", "plan", "informe", "informes"),
        text("informe", "Nombre del archivo del informe; vacío si no es de uno."),
        text("seccion", "Identificador de la sección, con los de aquellas que la contienen: a/b."),
        text("clase", "Qué es.", "seccion", "parrafo", "punto", "firma", "solicitud", "lugar"),
        text("nombre", "Nombre del punto, etiqueta de la firma, o cuadro que muestra la sección."),
        text("texto", "El texto; de una sección, su título."),
    ),
    (TO_YEAR,),
)
