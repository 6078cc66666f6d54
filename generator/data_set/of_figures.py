"""Tables of what follows from promises and reports: indicators, averages, states, changes."""

from __future__ import annotations

from generator.data_set.parts import (
    ACTIVITY_KEY,
    CODE,
    IN_PLAN,
    IN_YEAR,
    PERIOD,
    PLAN_KEY,
    TO_ACTIVITY,
    TO_BAND,
    TO_PLAN,
    TO_STATE,
    TO_YEAR,
)
from generator.data_set.shape import Table, count, day, flag, key_text, number, order, percent, text

DULY_REPORTED = (
    "Actividades con todos sus informes; una unidad que informó su porcentaje, sin sus actividades, cuenta como una."
)
DUE = "Actividades que tenían algo que informar; una unidad que informa su porcentaje, sin ellas, cuenta como una."

_STATE = key_text("estado", "Por qué hay porcentaje o por qué no: medido, no-reportado, sin-programacion…")
_BAND = text("banda", "Banda de la metodología en que cae; vacío si no se califica.")
_RUNNING = flag("en_curso", "Si el período no ha terminado: el porcentaje es un avance y no se califica.")
_BELOW = flag("bajo_umbral", "Si está por debajo del porcentaje aceptable.")

STATES = Table(
    "estados",
    "Estados",
    "Lo que se puede saber de una actividad o de un promedio en un período.",
    ("estado",),
    (
        key_text("estado", "La palabra que usan las demás tablas."),
        key_text("nombre", "Como se lee en las páginas."),
        key_text("explicacion", "Qué quiere decir."),
    ),
    is_shared=True,
)
INDICATORS = Table(
    "indicadores",
    "Indicadores por período",
    "El cumplimiento de una actividad en un período.",
    (*ACTIVITY_KEY, "periodo"),
    (
        *IN_PLAN,
        CODE,
        PERIOD,
        number("programado", "Lo prometido para el período. Una meta de 12 % es 0.12. Vacío: nada, o no se sabe."),
        number("realizado", "Lo hecho, según lo informado. Vacío: no se sabe; nunca es cero por falta de informe."),
        number("solicitado", "En metas de demanda, lo solicitado; vacío en las demás."),
        percent("porcentaje", "Cumplimiento, sin tope, con hasta seis decimales; vacío si no lo hay."),
        number("adicional", "Lo hecho por encima de lo prometido; vacío si no se puede decir."),
        _STATE,
        _BAND,
        _RUNNING,
        _BELOW,
    ),
    (TO_ACTIVITY, TO_STATE, TO_BAND),
    of_unit=True,
)
AVERAGES = Table(
    "promedios",
    "Promedios",
    "El promedio de una unidad, de una autoridad con las unidades que dependen de ella, "
    "de un elemento estratégico o de una institución en un período.",
    ("institucion", "ejercicio", "tipo", "sujeto", "periodo"),
    (
        *IN_YEAR,
        text("tipo", "De qué es el promedio.", "unidad", "autoridad", "estrategia", "institucion"),
        key_text("sujeto", "Identificador de la unidad, la autoridad o la institución, o código del elemento."),
        PERIOD,
        percent("porcentaje", "El promedio, con hasta seis decimales; vacío si no lo hay."),
        _STATE,
        _BAND,
        count("medidas", "Cuántas partes tienen porcentaje."),
        count("de", "De cuántas."),
        count("informadas", DULY_REPORTED),
        count("por_informar", DUE),
        _RUNNING,
        _BELOW,
        flag("informado_sin_detalle", "Si es el porcentaje que dijo la unidad, sin las actividades."),
    ),
    (TO_YEAR, TO_STATE, TO_BAND),
    of_unit=True,
)
CHANGES = Table(
    "cambios",
    "Cambios en las metas",
    "Un cambio de lo prometido, entre una versión y la anterior.",
    (*PLAN_KEY, "orden"),
    (
        *IN_PLAN,
        order(),
        text("codigo", "Código de la actividad al cambiar; vacío si el cambio es de toda la unidad."),
        count("version", "Versión que trae el cambio; vacío si nadie subió la versión."),
        count("version_anterior", "Versión con la que se compara."),
        day("fecha", "Fecha de la fila del control de cambios."),
        day("publicado", "Día en que se publicó la versión, según la historia de los planes."),
        text("commit", "Identificador, en git, de la publicación."),
        text("responsable", "Cargo que firma la fila del control de cambios."),
        text("motivo", "Motivo, como lo dice el control de cambios."),
        text("cambio", "Qué hace el cambio: meta-rebajada, meta-atrasada, actividad-eliminada…"),
        text("importancia", "Por qué importa: pasado, eliminado, menos, mas-tarde…"),
        text("retroactivo", "Meses que ya habían terminado y que el cambio alcanza."),
        text("detalle", "El cambio en una frase."),
        text("antes", "Lo que decía, como se escribe en el plan."),
        text("ahora", "Lo que pasa a decir."),
    ),
    (TO_PLAN,),
    of_unit=True,
)
