"""Tables of what units promise."""

from __future__ import annotations

from generator.data_set.parts import (
    ACTIVITY_KEY,
    CODE,
    IN_PLAN,
    NOTE,
    PLAN_KEY,
    SOURCE,
    TO_ACTIVITY,
    TO_PLAN,
    TO_UNIT,
    TO_YEAR,
    quantity,
    removal,
)
from generator.data_set.shape import Table, day, flag, key_text, number, order, percent, several, text

PLANS = Table(
    "planes",
    "Planes de las unidades",
    "El plan de una unidad para un año.",
    PLAN_KEY,
    (
        *IN_PLAN,
        order("version", "Versión vigente de las metas."),
        text("responsable", "Cargo o unidad que responde por el plan."),
        text("objetivo", "Objetivo de la unidad."),
        NOTE,
        flag("actividades_parciales", "Si el documento publica solo una parte de las actividades."),
        *removal("la unidad"),
        SOURCE,
    ),
    (TO_YEAR, TO_UNIT),
    of_unit=True,
)
VERSIONS = Table(
    "versiones",
    "Versiones de las metas",
    "Una versión publicada de las metas de una unidad, según la historia de los archivos.",
    (*PLAN_KEY, "version"),
    (
        *IN_PLAN,
        order("version", "Número de la versión."),
        day("publicada", "Día en que se publicó; vacío si no se sabe."),
        text("commit", "Identificador de la publicación en git; vacío si no se sabe."),
        flag("es_original", "Si es la primera que se conoce; vacío si no hay historia."),
        flag("es_vigente", "Si es la que vale hoy."),
    ),
    (TO_PLAN,),
    of_unit=True,
)
ACTIVITIES = Table(
    "actividades",
    "Actividades",
    "Una actividad del plan vigente de una unidad.",
    ACTIVITY_KEY,
    (
        *IN_PLAN,
        CODE,
        order(),
        text("codigo_publicado", "Código que imprime el documento; vacío si no imprime ninguno."),
        several("codigos_anteriores", "Códigos que tuvo antes."),
        text("proceso", "Proceso al que pertenece."),
        key_text("nombre", "Nombre de la actividad, como lo dice el plan."),
        text("producto", "Producto o resultado."),
        text("unidad_medida", "En qué se cuenta."),
        text("medio_verificacion", "Con qué se comprueba."),
        text("estrategia", "Código del elemento estratégico al que contribuye; vacío si no se vinculó."),
        text("responsable", "Cargo o unidad responsable."),
        text("tipo_meta", "Cómo hacen los meses un año.", "suma", "nivel", "hito", "demanda"),
        text("sentido", "Qué es mejor.", "ascendente", "descendente", "rango"),
        number("minimo", "En metas de rango, el mínimo aceptable."),
        number("maximo", "En metas de rango, el máximo aceptable."),
        percent("peso", "Su parte del promedio de la unidad; vacío si todas pesan igual."),
        *removal("la actividad"),
        NOTE,
        SOURCE,
    ),
    (TO_PLAN,),
    of_unit=True,
)
TARGETS = Table(
    "metas",
    "Metas",
    "Lo que una versión del plan promete de una actividad: en cada período, y la meta anual como la escribe el plan.",
    (*PLAN_KEY, "version", "codigo", "clase", "periodo"),
    (
        *IN_PLAN,
        order("version", "Versión de las metas."),
        key_text("codigo", "Código de la actividad en esa versión."),
        text("clase", "Si es de un período o es la meta anual.", "periodo", "anual"),
        key_text("periodo", "Para cuándo se promete."),
        *quantity("Lo prometido."),
        flag("es_original", "Si es de la primera versión que se conoce; vacío si no hay historia."),
        flag("es_vigente", "Si es de la versión que vale hoy."),
    ),
    (TO_PLAN,),
    of_unit=True,
)
CAVEATS = Table(
    "salvedades",
    "Salvedades",
    "Una falla conocida del documento publicado, que se conserva; con una fila por cada celda que no se puede leer.",
    (*ACTIVITY_KEY, "orden", "periodo"),
    (
        *IN_PLAN,
        CODE,
        order(),
        key_text("regla", "Regla que no cumple; las explica la guía."),
        text("nota", "Explicación para el público."),
        text("periodo", "Período de la celda ilegible; vacío si no hay ninguna."),
        text("ilegible", "Lo que dice la celda."),
    ),
    (TO_ACTIVITY,),
    of_unit=True,
)
