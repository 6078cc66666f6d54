"""Tables of what units have told: reports with their corrections, results, proofs."""

from __future__ import annotations

from generator.data_set.parts import (
    IN_PLAN,
    NOTE,
    PERIOD,
    PLAN_KEY,
    REPORT,
    REPORT_KEY,
    SOURCE,
    TO_PLAN,
    TO_REPORT,
    quantity,
)
from generator.data_set.shape import Reference, Table, day, flag, key_text, number, order, percent, text

_RESULT_KEY = (*REPORT_KEY, "codigo")

PROGRESS = Table(
    "avances",
    "Informes de las unidades",
    "Un informe de una unidad sobre un período, o la rectificación de uno anterior.",
    REPORT_KEY,
    (
        *IN_PLAN,
        REPORT,
        PERIOD,
        day("fecha", "Fecha del informe."),
        text("responsable", "Cargo o unidad que informa."),
        text("resumen", "Qué se hizo, en palabras de la unidad."),
        flag("rectifica", "Si corrige un informe anterior del mismo período."),
        text("motivo", "Por qué se rectifica."),
        day("retirado_fecha", "Cuándo se retiró de él un texto que no debió publicarse; vacío si no se retiró."),
        text("retirado_responsable", "Cargo o unidad que lo retiró."),
        text("retirado_motivo", "Por qué se retiró."),
        text("retirado_huella", "SHA-256 del informe como se publicó, que está en la cadena de su unidad."),
        SOURCE,
    ),
    (TO_PLAN,),
    of_unit=True,
)
RESULTS = Table(
    "resultados",
    "Resultados, justificaciones y medidas",
    "Lo que un informe dice de una actividad. Lo rectificado se conserva, con vigente en false.",
    _RESULT_KEY,
    (
        *IN_PLAN,
        REPORT,
        key_text("codigo", "Código de la actividad cuando se informó."),
        order(),
        PERIOD,
        *quantity("Lo realizado."),
        number("solicitado", "En metas de demanda, lo solicitado; vacío en las demás."),
        text("justificacion", "Por qué no se llegó a la meta."),
        text("medidas", "Qué se hará."),
        NOTE,
        flag("vigente", "Si vale hoy; false si lo sustituyó una rectificación."),
        SOURCE,
    ),
    (TO_REPORT,),
    of_unit=True,
)
EVIDENCE = Table(
    "evidencias",
    "Evidencias",
    "Un documento que prueba un resultado.",
    (*_RESULT_KEY, "orden"),
    (
        *IN_PLAN,
        REPORT,
        key_text("codigo", "Código de la actividad cuando se informó."),
        order(),
        text("titulo", "Título del documento."),
        text("url", "Dirección del documento."),
    ),
    (Reference(_RESULT_KEY, "resultados", _RESULT_KEY),),
    of_unit=True,
)
UNPLANNED = Table(
    "no_programadas",
    "Trabajo no programado",
    "Trabajo informado que ninguna meta anunciaba.",
    (*REPORT_KEY, "orden"),
    (
        *IN_PLAN,
        REPORT,
        order(),
        key_text("nombre", "Qué se hizo."),
        text("unidad_medida", "En qué se cuenta."),
        *quantity("Cuánto; vacío si no se dijo."),
    ),
    (TO_REPORT,),
    of_unit=True,
)
SHARES = Table(
    "porcentajes",
    "Porcentajes que las unidades informaron sin detalle",
    "Un porcentaje del que el documento no publica las actividades.",
    (*PLAN_KEY, "orden"),
    (
        *IN_PLAN,
        order(),
        PERIOD,
        percent("porcentaje", "El cumplimiento, como lo informó la unidad."),
        day("al", "Fecha de corte, si se acumuló antes de que terminara el período."),
        flag("cuenta", "false si un cambio aprobado ya había eliminado la unidad."),
        NOTE,
        SOURCE,
    ),
    (TO_PLAN,),
    of_unit=True,
)
