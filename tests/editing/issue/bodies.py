"""Bodies of issues as GitHub writes them from the form, and the plan that they report on."""

from __future__ import annotations

from generator.editing.issue.fields import FIELDS, labels
from tests.small_plans import schemas

LABELS = labels(schemas())
PLAN = """
actividades:
  - codigo: "1"
    nombre: Formar
    metas: {jul: 5}
    meta_anual: 5
  - codigo: "1.10"
    nombre: Cubrir
    metas: {jul: 50%}
    meta_anual: 50%
  - codigo: AE 1.1
    nombre: Atender
    tipo_meta: demanda
    metas: {t3: 100%}
    meta_anual: 100%
"""
FULL = {
    "unidad": "demo/unidad",
    "periodo": "2024-07",
    "responsable": "Jefatura",
    "actividades": "1: 4\n1.10: 12 %\nAE 1.1: 18 de 20",
    "justificacion": "1: Faltó un grupo",
    "medidas": "1: Se dará en agosto",
    "nota": "1.10: Dato preliminar",
    "evidencia": "1: Listas https://www.ejemplo.example/listas.pdf",
    "no_programadas": "Charla; Personas; 40",
    "resumen": "Se dio el curso.",
}


def body(**answers: str) -> str:
    """What GitHub sends for these answers: each under its heading, `_No response_` where there is none."""
    parts = []
    for field in FIELDS:
        given = answers.get(field.key, "")
        box = f"- [{'X' if given else ' '}] {field.help}"
        answer = box if field.kind == "checkboxes" else given or "_No response_"
        parts.append(f"### {LABELS[field.key]}\n\n{answer}")
    return "\n\n".join(parts)
