"""Composes the official report of a period: the institution's outline and words, filled with the figures."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.publishing import addresses
from generator.publishing.official.contents import CONTENTS
from generator.publishing.official.document import OfficialReport, Paragraph, Part, Point, Points, Signature
from generator.publishing.official.notices import notices, of_months
from generator.publishing.official.outline import default_parts
from generator.publishing.official.periods import report_title
from generator.publishing.official.remarks import remarks
from generator.publishing.official.scope import Filling, Scope, scope_of
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.core.model import Named, OutlinePart, Section
    from generator.core.period import Period
    from generator.publishing.official.document import Block
    from generator.publishing.views.context import YearContext

REQUEST = "solicitud"
"""The id of the section of a report that says what it asks."""
_CLOSING = ("conclusion", "conclusiones", "recomendaciones")
_OPENING_TITLE = "Presentación"


def official_report(context: YearContext, period: Period) -> OfficialReport:
    """Return the official report of a period of a year."""
    scope = scope_of(context, period)
    annual, outline = context.annual, context.annual.frame.outline
    title = report_title(annual, period)
    return OfficialReport(
        institution=annual.institution.name,
        title=title,
        subtitle=annual.frame.name if annual.frame.name != title else "",
        period=f"{sentence(period.label)}{_told_part(scope)}",
        as_of=scope.as_of,
        parts=_parts(scope),
        signatures=_signatures(scope),
        request=_request(scope),
        place=outline.place if scope.is_written else "",
        date=scope.own.date if scope.own else None,
        notices=tuple(notices(scope)),
        method=_method(scope) if scope.has_goals else "",
        source=f"Compuesto con los datos de {annual.frame.origin.file.rpartition('/')[0]}.",
        revision=context.site.of_report(period).revision,
        url=f"{context.site.url}{addresses.report(context.base, period)}" if context.site.url else "",
    )


def _signatures(scope: Scope) -> tuple[Signature, ...]:
    """Return who signs; nobody signs a report that the institution has not written."""
    signatories = scope.annual.frame.outline.signatures if scope.is_written else ()
    return tuple(Signature(signatory.label, signatory.post) for signatory in signatories)


def _told_part(scope: Scope) -> str:
    """Return of which months there are reports, where there are none of some; "" where all have told."""
    if not scope.told_units or not scope.silent_months:
        return ""
    told = [month for month in scope.period.months if month not in scope.silent_months]
    return f" (con informes {of_months(told)})"


def _method(scope: Scope) -> str:
    method = scope.method
    return f"Metodología{' general del sitio, versión' if method.is_default else ':'} {method.version}."


def _request(scope: Scope) -> str:
    """Return what the report asks: in its own words, or in those of the year's reports."""
    for section in _sections(scope):
        if section.id == REQUEST:
            points = (f"{point.name}: {point.text}" if point.name else point.text for point in section.points)
            return "\n\n".join((*section.paragraphs, *points))
    return scope.annual.frame.outline.request


def _sections(scope: Scope) -> tuple[Section, ...]:
    return scope.own.sections if scope.own else ()


def _parts(scope: Scope) -> tuple[Part, ...]:
    """Return the parts of the outline, and the report's own sections for which it has no place.

    Those stand before the conclusions and recommendations, or last where there are none.
    """
    outline = scope.annual.frame.outline.parts or default_parts(scope.annual.institution.country)
    words = {section.id: section for section in _sections(scope) if section.id != REQUEST}
    placed = frozenset(_ids(outline))
    more = (section for section in words.values() if section.id not in placed)
    closing = next((at for at, part in enumerate(outline) if part.id in _CLOSING), len(outline))
    opening = _filled(scope, outline[:closing], words)
    return (
        *((Part("presentacion", _OPENING_TITLE, opening.blocks),) if opening.blocks else ()),
        *opening.parts,
        *(_own_part(scope, section) for section in more),
        *_filled(scope, outline[closing:], words).parts,
    )


def _own_part(scope: Scope, section: Section) -> Part:
    title = section.title or sentence(section.id)
    return Part(section.id, title, (*_told(section), *remarks(scope, section, title)))


def _ids(parts: Iterable[OutlinePart]) -> Iterator[str]:
    for part in parts:
        yield part.id
        yield from _ids(part.parts)


def _filled(scope: Scope, parts: Iterable[OutlinePart], words: Mapping[str, Section]) -> Filling:
    """Return parts with what they have to tell; those with nothing are left out.

    What a part without a title brings goes on where what stands before it ends.
    """
    blocks: tuple[Block, ...] = ()
    found: tuple[Part, ...] = ()
    for part in parts:
        filling = _filling(scope, part, words)
        title = (words[part.id].title if part.id in words else "") or part.title
        if not filling.blocks and not filling.parts:
            continue
        if title:
            found = (*found, Part(part.id, title, filling.blocks, filling.parts))
        else:
            blocks, found = _continued(blocks, found, filling)
    return Filling(blocks, found)


def _filling(scope: Scope, part: OutlinePart, words: Mapping[str, Section]) -> Filling:
    """Return the words of a part, what it shows of the figures, and what its own parts bring.

    The words are the report's own, else the outline's, else those of the plan's section of the same id. They stand
    for the sentences that the site would write; tables and lists stay.
    """
    told = _told(words[part.id]) if part.id in words else _told(part)
    if part.id in words:
        told = (*told, *remarks(scope, words[part.id], words[part.id].title or part.title))
    if not told and part.content is None:
        told = tuple(
            block for section in scope.annual.frame.sections if section.id == part.id for block in _told(section)
        )
    shown = CONTENTS[part.content](scope, part.id) if part.content else Filling()
    kept = (block for block in shown.blocks if not (told and isinstance(block, Paragraph)))
    return Filling(*_continued((*told, *kept), shown.parts, _filled(scope, part.parts, words)))


def _continued(
    blocks: tuple[Block, ...], parts: tuple[Part, ...], more: Filling
) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """Return blocks and parts with others after them: blocks go to the end of the last part, if there is one."""
    if not parts:
        return (*blocks, *more.blocks), more.parts
    return blocks, (*parts[:-1], _lengthened(parts[-1], more.blocks), *more.parts)


def _lengthened(part: Part, blocks: tuple[Block, ...]) -> Part:
    if part.parts:
        return replace(part, parts=(*part.parts[:-1], _lengthened(part.parts[-1], blocks)))
    return replace(part, blocks=(*part.blocks, *blocks))


def _told(words: Section | OutlinePart) -> tuple[Block, ...]:
    """Return paragraphs and points as blocks; a blank line inside a text parts it in two."""
    paragraphs = (piece.strip() for text in words.paragraphs for piece in re.split(r"\n\s*\n", text))
    return (*(Paragraph(text) for text in paragraphs if text), *_lists(words.points))


def _lists(points: Sequence[Named]) -> Iterator[Points]:
    """Yield points as lists; those at the head that are named 1, 2, 3… make a numbered one."""
    numbers = takewhile(lambda pair: pair[1].name == str(pair[0]), enumerate(points, start=1))
    numbered = tuple(Point(point.text) for _, point in numbers)
    rest = tuple(Point(point.text, point.name) for point in points[len(numbered) :])
    if numbered:
        yield Points(numbered, is_numbered=True)
    if rest:
        yield Points(rest)
