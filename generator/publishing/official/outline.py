"""The parts of the reports of an institution that has chosen none."""

from __future__ import annotations

from generator.core.model import Content, Named, OutlinePart

LAW_COUNTRY = "SV"
"""The country of the law that the default parts quote."""

_LEGAL_BASIS = OutlinePart(
    "base-legal",
    "Base legal",
    points=(
        Named(
            "Ley de Acceso a la Información Pública, artículo 10, numeral 8",
            "Los entes obligados, de manera oficiosa, pondrán a disposición del público «el plan operativo anual y los "
            "resultados obtenidos en el cumplimiento del mismo; las metas y objetivos de las unidades administrativas "
            "de conformidad con sus programas operativos; y los planes y proyectos de reestructuración o "
            "modernización».",
        ),
    ),
)


def default_parts(country: str) -> tuple[OutlinePart, ...]:
    """Return parts that serve any institution; those without anything to tell are not printed."""
    return (
        OutlinePart("introduccion", "Introducción", content=Content.PRESENTATION),
        *((_LEGAL_BASIS,) if country == LAW_COUNTRY else ()),
        OutlinePart(
            "metodologia",
            "Metodología",
            content=Content.METHOD,
            parts=(OutlinePart("categorias", content=Content.BANDS),),
        ),
        OutlinePart(
            "consolidado",
            "Consolidado institucional",
            content=Content.SUMMARY,
            parts=(OutlinePart("conteo", content=Content.CONSOLIDATED),),
        ),
        OutlinePart(
            "unidades",
            "Cumplimiento de las unidades organizativas",
            content=Content.UNITS,
            parts=(OutlinePart("meses", content=Content.MONTHS),),
        ),
        OutlinePart("autoridades", "Cumplimiento por autoridad", content=Content.AUTHORITIES),
        OutlinePart(
            "estrategia",
            "Cumplimiento del plan estratégico",
            content=Content.RESULTS,
            parts=(OutlinePart("lineas", content=Content.LINES),),
        ),
        OutlinePart("bajo-umbral", "Unidades por debajo de lo aceptable", content=Content.BELOW_THRESHOLD),
        OutlinePart("justificaciones", "Lo que explican las unidades", content=Content.JUSTIFICATIONS),
        OutlinePart("adicional", "Realizado sobre lo programado", content=Content.ADDITIONAL),
        OutlinePart("no-programado", "Trabajo no programado", content=Content.UNPLANNED),
        OutlinePart("sintesis", "Síntesis de las unidades", content=Content.SYNTHESES),
        OutlinePart("sin-informar", "Unidades que no han informado", content=Content.SILENT),
        OutlinePart("conclusiones", "Conclusiones"),
        OutlinePart("recomendaciones", "Recomendaciones"),
        OutlinePart("diferencias", "Cifras publicadas que difieren", content=Content.DIFFERENCES),
    )
