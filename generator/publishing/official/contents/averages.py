"""The table that several contents share: names by period and year to date, with their averages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.publishing.official.cells import (
    all_told,
    average,
    no_figures_notes,
    notes_on,
    notes_on_units,
    number,
    words,
)
from generator.publishing.official.document import Cell, Column, Row, RowKind, Table
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.period import Period
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope

_GROUP = "Datos de avance promedio"
_APART = " §"
_APART_NOTE = "§ No entra en el promedio: un cambio aprobado la eliminó durante el período."
TO_DATE = "Avance anual acumulado"


class Line(Frozen):
    """A row: a name and its averages, one per column; `printed` are cells for those that are unknown here.

    `code` stands in the first column in place of the row's number.
    """

    label: str
    rollups: tuple[Rollup, ...]
    href: str = ""
    code: str = ""
    printed: tuple[Cell | None, ...] = ()


def columns_of(scope: Scope) -> tuple[tuple[str, Period], ...]:
    """Return the periods to show with their headings: the report's and, beside a shorter one, the year to date.

    The year to date is left out where it is known of no unit.
    """
    own = (sentence(scope.period.short_label), scope.period)
    whole = scope.context.whole
    if scope.period.is_year:
        return ((str(scope.annual.year), whole),)
    known = any(scope.indicators.unit(plan.org_unit, whole).mean is not None for plan in scope.annual.plans)
    return (own, (TO_DATE, whole)) if known else (own,)


def is_known(lines: Sequence[Line]) -> bool:
    """Return whether any row has a percentage; a table of nothing but unknowns is not printed."""
    return any(
        rollup.mean is not None or _is_printed(line, index)
        for line in lines
        for index, rollup in enumerate(line.rollups)
    )


def _first(line: Line, position: int) -> Cell:
    """Return the code of a row, or its number; a code that is a number is one in every format."""
    if not line.code:
        return number(position)
    return number(int(line.code)) if line.code.isdecimal() and not line.code.startswith("0") else words(line.code)


def _is_printed(line: Line, index: int) -> bool:
    cell = line.printed[index] if line.printed else None
    return cell is not None and cell.value is not None


def averages_table(  # noqa: PLR0913  a table has that many parts
    scope: Scope,
    lines: Sequence[Line],
    total: Line | None,
    *,
    caption: str,
    heading: str,
    sheet: str,
    notes: tuple[str, ...] = (),
) -> Table:
    """Return the table of some averages, numbered, with their own average last."""
    apart = _apart(lines, total)
    headings = [label for label, _ in columns_of(scope)]
    group = _GROUP if headings[1:] else ""
    found = [rollup for line in lines for rollup in line.rollups]
    marks = not all_told(found)
    rows = [
        _row(scope, line, _first(line, position), marks_told=marks, apart=apart)
        for position, line in enumerate(lines, start=1)
    ]
    if total:
        rows.append(_row(scope, total, words(""), marks_told=marks, kind=RowKind.TOTAL))
    return Table(
        caption=caption,
        columns=(
            Column("N.º", 1, is_number=all(row.cells[0].value is not None for row in rows[: len(lines)])),
            Column(heading, 9),
            *(Column(label, 3, is_number=True, group=group) for label in headings),
        ),
        rows=tuple(rows),
        sheet=sheet,
        heading_column=1,
        notes=(
            *notes_on(found),
            *([_APART_NOTE] if apart else ()),
            *no_figures_notes(rows),
            *notes_on_units(scope, found),
            *notes,
        ),
    )


def _apart(lines: Sequence[Line], total: Line | None) -> frozenset[tuple[str, Period]]:
    """Return the percentages (of whom and when) that stand in the table and are no part of its average."""
    if total is None:
        return frozenset()
    out = {(member.unit, rollup.period) for rollup in total.rollups for member in rollup.left_out}
    own = {(rollup.subject, rollup.period) for line in lines for rollup in line.rollups if rollup.mean is not None}
    known = {rollup.period for rollup in total.rollups if rollup.mean is not None}
    return frozenset(each for each in own & out if each[1] in known)


def _row(  # noqa: PLR0913  what a row shows besides its figures
    scope: Scope,
    line: Line,
    first: Cell,
    *,
    marks_told: bool,
    apart: frozenset[tuple[str, Period]] = frozenset(),
    kind: RowKind = RowKind.PLAIN,
) -> Row:
    printed = line.printed or (None,) * len(line.rollups)
    marks = marks_told and kind is not RowKind.TOTAL
    figures = (
        instead or _figure(scope, rollup, marks_told=marks, is_apart=(rollup.subject, rollup.period) in apart)
        for rollup, instead in zip(line.rollups, printed, strict=True)
    )
    return Row((first, words(line.label, line.href), *figures), kind)


def _figure(scope: Scope, rollup: Rollup, *, marks_told: bool, is_apart: bool) -> Cell:
    if rollup.mean is None:
        return words(rollup.state.label)
    cell = average(rollup, scope.method, marks_told=marks_told)
    return replace(cell, text=f"{cell.text}{_APART}") if is_apart else cell
