"""The text of GitHub's issue form: `pat incidencia --formulario > .github/ISSUE_TEMPLATE/avance.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.issue.fields import FIELDS, Field, labels
from generator.editing.yaml_text import Node, Token, yaml_text

if TYPE_CHECKING:
    from generator.reading.schemas import Schemas

LABEL = "avance"
"""What marks an issue that was opened with the form."""

_HEAD = "# Hecho con «pat incidencia --formulario», a partir de schema/: no lo cambie aquí.\n"
_WELCOME = (
    "Lo que envíe se convierte en una propuesta de cambio, que otra persona revisa antes de publicarla. La respuesta "
    "llega a esta misma página.\n\n"
    "**Lo que escriba aquí es público desde que lo envía.** No escriba datos personales: ni nombres de particulares, "
    "ni DUI, ni teléfonos, ni correos propios."
)


def form_text(schemas: Schemas) -> str:
    """Return the form, with the labels of the schema."""
    titles = labels(schemas)
    welcome: Node = {"type": "markdown", "attributes": {"value": _WELCOME}}
    fields: list[Node] = [_field(field, titles[field.key]) for field in FIELDS]
    form: dict[str, Node] = {
        "name": "Informar el avance de un mes",
        "description": "Lo que hizo una unidad en el mes, sin tener que editar su archivo.",
        "title": "Avance de ",
        "labels": [LABEL],
        "body": [welcome, *fields],
    }
    return _HEAD + yaml_text(form)


def _field(field: Field, label: str) -> Node:
    attributes: dict[str, Node] = {"label": label}
    if field.kind == "checkboxes":
        attributes["options"] = [{"label": field.help}]
    else:
        attributes["description"] = field.help
    if field.placeholder:
        attributes["placeholder"] = field.placeholder
    data: dict[str, Node] = {"type": field.kind, "id": field.key, "attributes": attributes}
    if field.required:
        data["validations"] = {"required": Token("true")}
    return data
