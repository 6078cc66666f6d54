"""The fields of the issue form: each is a key of the schema, whose title is its label and the heading of its answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.schemas import Schemas


class Field(Frozen):
    """A field: its key in the schema and in which part of it, how GitHub asks for it, and what it says to do."""

    key: str
    part: str
    kind: str
    help: str
    placeholder: str = ""
    required: bool = False


_EACH = "Una línea por actividad, con su código: "
FIELDS = (
    Field(
        "unidad",
        "",
        "input",
        "La institución y la unidad, como en la dirección de su página: ejemplo/unidad-de-formacion. Si ninguna "
        "otra institución tiene una unidad con ese nombre, basta unidad-de-formacion.",
        "ejemplo/unidad-de-formacion",
        required=True,
    ),
    Field("periodo", "avance", "input", "El mes del que informa: 2024-07.", "2024-07", required=True),
    Field("responsable", "avance", "input", "Un cargo, nunca una persona: Jefatura de Formación."),
    Field(
        "actividades",
        "avance",
        "textarea",
        f"{_EACH}«1.1: 148». Lo que se hizo en el mes, no lo acumulado; 0 si no se hizo nada. Si la meta depende de "
        "lo que se solicite: «2: 18 de 20».",
        "1.1: 148\n1.2: 0",
    ),
    Field(
        "justificacion", "resultado", "textarea", f"{_EACH}«1.2: No hubo facilitadores». Por qué no se llegó a la meta."
    ),
    Field("medidas", "resultado", "textarea", f"{_EACH}«1.2: Se contratarán en agosto»."),
    Field("nota", "resultado", "textarea", f"{_EACH}una aclaración para el público."),
    Field(
        "evidencia",
        "resultado",
        "textarea",
        f"{_EACH}«1.1: Registro de asistencia https://…». También puede arrastrar aquí el archivo, después del código. "
        "Será público.",
    ),
    Field(
        "no_programadas",
        "avance",
        "textarea",
        "Trabajo que ninguna meta anunció, uno por línea: «Charla en una alcaldía; Personas; 40».",
    ),
    Field("resumen", "avance", "textarea", "Qué se hizo en el mes, en pocas frases."),
    Field("rectifica", "avance", "checkboxes", "Este informe corrige uno anterior del mismo mes."),
    Field("motivo", "avance", "textarea", "Solo si corrige: por qué."),
)
NOT_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "fecha": "the day on which the form is taken",
        "valor": "stands beside its code in «actividades»",
        "solicitado": "stands there too: 18 de 20",
        "retirado": "of a report that has been published: only who mends the file needs it",
    }
)
"""Keys of a report without a field of their own, and why."""


def labels(schemas: Schemas) -> Mapping[str, str]:
    """Return the label of each field: the title that the schema gives to its key."""
    plan: Mapping[str, Any] = schemas.by_name["plan.schema.json"]
    shared: Mapping[str, Any] = schemas.by_name["comun.schema.json"]["$defs"]

    def title(field: Field) -> str:
        holder = plan["$defs"][field.part] if field.part else plan
        shape = holder["properties"][field.key]
        return str(shape.get("title") or shared[shape["$ref"].rpartition("/")[2]]["title"])

    return {field.key: title(field) for field in FIELDS}
