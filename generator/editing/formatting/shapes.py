"""What the schemas say of the form of a file: the order of its keys, and what is always written in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.core.vocabulary import FileKind
    from generator.reading.schemas import Schemas

_ANY_YEAR = 2000
_ONE_LINE = {"metas", "ilegibles", "rango", "bandas[]"}
_QUOTED = {"codigo_publicado", "ilegibles"}


class Shape(Frozen):
    """A part of a schema: the schema's name, the part, and the key under which it stands."""

    schemas: Schemas
    name: str
    part: Mapping[str, Any]
    key: str = ""

    @classmethod
    def of(cls, schemas: Schemas, kind: FileKind) -> Shape:
        """Return the shape of a kind of file."""
        name = f"{kind}.schema.json"
        return cls(schemas, name, schemas.by_name[name])

    @property
    def is_quoted(self) -> bool:
        """Whether its text always stands in quotes: codes, and figures as the document prints them."""
        return str(self.part.get("$ref", "")).endswith("/codigo") or self.key in _QUOTED

    @property
    def has_pattern(self) -> bool:
        """Whether its texts have a form of their own, such as dates, periods and percentages."""
        return "pattern" in self._resolved.part

    @property
    def is_one_line(self) -> bool:
        """Whether a mapping is written in one line, between braces."""
        return self.key in _ONE_LINE

    def ordered(self, keys: Sequence[str]) -> list[str]:
        """Return keys in the order of the schema; periods in the order of the year; others as they are."""
        known = list(self._resolved.part.get("properties", ()))
        if self.key == "metas":
            return sorted(keys, key=lambda key: Period.from_key(_ANY_YEAR, key))
        return sorted(keys, key=lambda key: known.index(key) if key in known else len(known))

    def below(self, key: str) -> Shape:
        """Return the shape of the value of a key."""
        found = self._resolved
        part = found.part.get("properties", {}).get(key)
        if part is None:
            patterns: Mapping[str, Any] = found.part.get("patternProperties", {})
            part = next((value for pattern, value in patterns.items() if re.search(pattern, key)), None)
            return Shape(self.schemas, found.name, part or found.part.get("additionalProperties") or {}, self.key)
        return Shape(self.schemas, found.name, part, key)

    def item(self) -> Shape:
        """Return the shape of the items of a list."""
        found = self._resolved
        return Shape(self.schemas, found.name, found.part.get("items", {}), f"{self.key}[]")

    @property
    def _resolved(self) -> Shape:
        """The same shape without references."""
        shape = self
        while reference := str(shape.part.get("$ref", "")):
            file, _, pointer = reference.partition("#/$defs/")
            name = file or shape.name
            shape = Shape(self.schemas, name, self.schemas.by_name[name]["$defs"][pointer], self.key)
        return shape
