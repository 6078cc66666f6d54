"""Tables of who promises: institutions, their units, their strategic plans."""

from __future__ import annotations

from generator.data_set.parts import INSTITUTION, TO_INSTITUTION, TO_UNIT, UNIT, quantity
from generator.data_set.shape import Reference, Table, count, key_text, order, several, text

_STRATEGY_KEY = ("institucion", "estrategia")

INSTITUTIONS = Table(
    "instituciones",
    "Instituciones",
    "Una institución pública.",
    ("institucion",),
    (
        INSTITUTION,
        key_text("nombre", "Nombre oficial."),
        text("siglas", "Siglas."),
        text("pais", "País, en dos letras (ISO 3166)."),
        text("sitio_web", "Dirección del sitio de la institución."),
        text("oficina_unidad", "Nombre de la oficina de información."),
        text("oficina_cargo", "Cargo de quien atiende."),
        text("oficina_correo", "Correo institucional de la oficina."),
        text("oficina_telefono", "Teléfono de la oficina."),
        text("oficina_direccion", "Dirección de la oficina."),
        several("revisores", "Cuentas que aprueban los cambios."),
    ),
)
UNITS = Table(
    "unidades",
    "Unidades",
    "Una unidad del organigrama, o una autoridad de la que dependen otras.",
    ("institucion", "unidad"),
    (
        INSTITUTION,
        UNIT,
        order(meaning="Lugar en el organigrama, desde 1; cada unidad va después de aquella de la que depende."),
        text("depende_de", "Identificador de la unidad de la que depende; vacío si de ninguna."),
        key_text("nombre", "Nombre de la unidad."),
        text("nombre_corto", "Nombre que cabe en una tabla."),
        several("otros_nombres", "Otros nombres que le dan los documentos."),
        several("ids_anteriores", "Identificadores que tuvo antes."),
        several("revisores", "Cuentas que aprueban los cambios de su plan."),
    ),
    (TO_INSTITUTION, Reference(("institucion", "depende_de"), "unidades", ("institucion", "unidad"))),
)
STRATEGIES = Table(
    "estrategias",
    "Planes estratégicos",
    "Un plan estratégico de una institución.",
    _STRATEGY_KEY,
    (
        INSTITUTION,
        key_text("estrategia", "Identificador del plan estratégico."),
        key_text("nombre", "Nombre del plan."),
        count("desde", "Primer año."),
        count("hasta", "Último año."),
        text("nota", "Aclaración de quien lo transcribió."),
    ),
    (TO_INSTITUTION,),
)
ELEMENTS = Table(
    "estrategia",
    "Elementos estratégicos",
    "Un eje, resultado, objetivo o acción de un plan estratégico.",
    (*_STRATEGY_KEY, "codigo"),
    (
        INSTITUTION,
        key_text("estrategia", "Identificador del plan estratégico."),
        key_text("codigo", "Código del elemento."),
        order(),
        key_text("tipo", "Qué es: eje, resultado, objetivo, accion…"),
        text("depende_de", "Código del elemento del que depende; vacío si de ninguno."),
        key_text("nombre", "Cómo lo dice el plan."),
        *quantity("Lo que promete para todo el plan."),
        text("indicador_producto", "Indicador de producto."),
        text("responsable", "Responsable, como lo escribe el documento."),
        text("unidad", "Identificador de la unidad responsable."),
        count("inicio", "Año en que inicia."),
        text("nota", "Como lo expresa el documento."),
    ),
    (
        Reference(_STRATEGY_KEY, "estrategias", _STRATEGY_KEY),
        Reference((*_STRATEGY_KEY, "depende_de"), "estrategia", (*_STRATEGY_KEY, "codigo")),
        TO_UNIT,
    ),
)
