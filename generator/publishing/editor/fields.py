"""The fields of the web form, made from the schema: what a report may say is what the form can ask."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Field = dict[str, Any]
"""A field as Decap CMS takes it."""

NOT_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "esquema": "the format of the file, which a report does not touch",
        "unidad": "the plan that was opened",
        "ejercicio": "the plan that was opened",
        "version": "goals change in the file, with a version and its reason",
        "responsable": "goals change in the file, with a version and its reason",
        "objetivo": "goals change in the file, with a version and its reason",
        "nota": "goals change in the file, with a version and its reason",
        "eliminado": "goals change in the file, with a version and its reason",
        "actividades_parciales": "goals change in the file, with a version and its reason",
        "actividades": "goals change in the file, with a version and its reason",
        "control_de_cambios": "goals change in the file, with a version and its reason",
        "avances_informados": "copied from reports of the past by whoever transcribes them",
        "avance.fecha": "the day on which it is saved",
        "avance.retirado": "of a report that has been published: only who mends the file needs it",
    }
)
"""Keys of a plan without a field of their own, and why; those of a report begin with `avance.`."""

_LONG = 1000
_HINTS = {
    "valor": "Lo realizado en el mes, no lo acumulado. Si no se hizo nada, escriba 0; vacío es «no reportado».",
    "no_programadas": "Trabajo que ninguna meta anunció.",
    "rectifica": "Este informe corrige uno anterior del mismo período; lo anterior sigue a la vista.",
    "motivo": "Solo si corrige: por qué.",
    "resumen": "Qué se hizo en el mes, en pocas frases.",
    "medidas": "Qué se hará para llegar a la meta.",
    "justificacion": "Por qué no se llegó a la meta.",
}
"""Where the schema speaks to who writes the file, or says nothing."""


NUMBER = r"^(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?$"
PERCENT = r"^(?:0|(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?%)$"


class FormShape(Frozen):
    """The schemas that the form is made from, by file name."""

    schemas: Mapping[str, Mapping[str, Any]]

    def report(self) -> list[Field]:
        """Return the fields of a report, but for the activities: each unit has its own."""
        return self._fields(self._plan["$defs"]["avance"], "avance.", skip={"actividades"})

    def activities(self) -> Field:
        """Return the field that holds one part per activity; what a part asks is `result`."""
        return {**self._field("actividades", self._plan["$defs"]["avance"]["properties"]["actividades"]), "fields": []}

    def result(self) -> list[Field]:
        """Return the fields of what was done in one activity; none is required, since not each is reported."""
        return [{**field, "required": False} for field in self._fields(self._plan["$defs"]["resultado"], "resultado.")]

    @property
    def _plan(self) -> Mapping[str, Any]:
        return self.schemas["plan.schema.json"]

    def _fields(self, shape: Mapping[str, Any], prefix: str, skip: Collection[str] = ()) -> list[Field]:
        required = shape.get("required", ())
        return [
            {**self._field(key, inner), "required": key in required}
            for key, inner in shape["properties"].items()
            if key not in skip and f"{prefix}{key}" not in NOT_ASKED
        ]

    def _field(self, key: str, raw: Mapping[str, Any]) -> Field:
        shape = self._resolved(raw)
        field: Field = {"name": key, "label": shape["title"], **self._widget(shape)}
        hint = _HINTS.get(key) or shape.get("description")
        return {**field, "hint": hint} if hint else field

    def _resolved(self, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a shape with what it refers to; under another title, what that is described as says nothing."""
        if "$ref" not in raw:
            return raw
        name, _, key = raw["$ref"].partition("#/$defs/")
        shape = self.schemas[name or "plan.schema.json"]["$defs"][key]
        described = {key: text for key, text in shape.items() if key != "description" or "title" not in raw}
        return {**described, **raw}

    def _widget(self, shape: Mapping[str, Any]) -> Field:
        if shape.get("const") is True:
            return {"widget": "boolean"}
        if shape.get("type") == "array":
            return {
                "widget": "list",
                "label_singular": shape["items"]["title"].lower(),
                "collapsed": False,
                "fields": self._fields(shape["items"], "lista."),
            }
        if shape.get("type") == "object":
            return {"widget": "object", "collapsed": False}
        kind = "text" if shape.get("maxLength", 0) > _LONG and "pattern" not in shape else "string"
        return {"widget": kind, "pattern": [_pattern(shape), str(shape["errorMessage"]).rstrip(".")]}


def _pattern(shape: Mapping[str, Any]) -> str:
    """Return what may be typed: figures are typed as text, so that none loses a zero or its percent sign."""
    if shape.get("type") == "number":
        return NUMBER
    if isinstance(shape.get("type"), list) and "number" in shape["type"]:
        return f"{str(shape['pattern']).removesuffix('%$')}%?$"
    return str(shape.get("pattern") or rf"^[\s\S]{{{shape['minLength']},{shape['maxLength']}}}$")
