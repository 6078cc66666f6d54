"""An official report of an institution: its own words, and the figures that it printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.core.period import Period
    from generator.core.problem import Origin
    from generator.core.quantity import Quantity

from generator.core.model.year import NO_DOCUMENT, OfficialDocument, Section


class Measure(Enum):
    """What a published figure measures; the value is the word in YAML."""

    COMPLIANCE = "cumplimiento"
    ADDITIONAL = "adicional"
    MEAN = "promedio"
    PROGRAMMED = "programado"
    EXECUTED = "realizado"
    COUNT = "conteo"


class Relation(Enum):
    """How a printed figure stands to what it tells; the value is the sign before it in YAML."""

    EQUAL = ""
    MORE = ">"
    LESS = "<"


class SubjectKind(Enum):
    """What a published figure is about; the value is the word in YAML."""

    INSTITUTION = "institucion"
    UNIT = "unidad"
    AUTHORITY = "autoridad"
    ELEMENT = "estrategia"
    ACTIVITY = "actividad"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a published figure is about: `unit` is a unit or an authority, `code` an activity or an element."""

    kind: SubjectKind
    unit: str = ""
    code: str = ""

    @classmethod
    def parse(cls, text: str) -> Subject:
        """Read `institucion`, `unidad:<id>`, `autoridad:<id>`, `estrategia:<code>` or `actividad:<unit>/<code>`.

        Raises:
            ValueError: the kind is none of these.
        """
        word, _, rest = text.partition(":")
        kind = SubjectKind(word)
        if kind is SubjectKind.ELEMENT:
            return cls(kind, code=rest)
        unit, _, code = rest.partition("/")
        return cls(kind, unit, code)

    @property
    def text(self) -> str:
        """The text that `parse` reads back."""
        rest = "/".join(part for part in (self.unit, self.code) if part)
        return f"{self.kind.value}:{rest}" if rest else self.kind.value


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure as a report prints it, "más de 100 %" included; `notes` says why it differs, where a person knows.

    `parts` are the terms of a sum, where the report prints them too.
    """

    table: str
    subject: Subject
    measure: Measure
    period: Period
    quantity: Quantity
    origin: Origin = field(compare=False, repr=False)
    notes: str = ""
    relation: Relation = Relation.EQUAL
    parts: tuple[Decimal, ...] = ()

    @property
    def text(self) -> str:
        """The figure as plans write it: `82%`, `1200`, `>100%`."""
        return f"{self.relation.value}{self.quantity.text}"


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """An official report of progress: its narrative, and the figures that it prints; `id` is the name of its file.

    A report that is being written has no date and no figures yet, and may leave its title to the site.
    """

    id: str
    period: Period
    title: str
    date: date | None
    figures: tuple[PublishedFigure, ...]
    origin: Origin = field(compare=False, repr=False)
    owner: str = ""
    document: OfficialDocument = NO_DOCUMENT
    notes: str = ""
    sections: tuple[Section, ...] = ()
