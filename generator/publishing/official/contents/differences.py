"""The figures of the published report that its own data do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.indicators.verification import Answer
from generator.publishing import addresses
from generator.publishing.official.cells import words
from generator.publishing.official.document import Cell, Column, Row, RowKind, Table
from generator.publishing.official.scope import Filling
from generator.publishing.views.verification import MEASURES, shown, subject_link
from generator.publishing.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.quantity import Quantity
    from generator.indicators.verification import Verdict
    from generator.publishing.official.scope import Scope


def differences(scope: Scope, _part: str) -> Filling:
    """Return the table of printed figures that differ, by the table in which they were printed."""
    rows = tuple(_rows(scope))
    if not rows:
        return Filling()
    table = Table(
        caption="Cifras del informe publicado que difieren de las que dan sus propios datos",
        columns=(
            Column("Cifra", 5),
            Column("Qué mide", 3),
            Column("Publicada", 2, is_number=True),
            Column("Recalculada", 2, is_number=True),
            Column("Razón", 7),
        ),
        rows=rows,
        sheet="Diferencias",
    )
    return Filling((table,))


def _rows(scope: Scope) -> Iterator[Row]:
    tables: dict[str, list[Verdict]] = {}
    for verdict in scope.verdicts:
        if verdict.answer is Answer.DIFFERENT:
            tables.setdefault(verdict.figure.table, []).append(verdict)
    for name, verdicts in tables.items():
        yield Row((words(name),), RowKind.GROUP)
        yield from (_row(scope, verdict) for verdict in verdicts)


def _row(scope: Scope, verdict: Verdict) -> Row:
    figure, mine = verdict.figure, verdict.recomputed
    link = subject_link(scope.context, figure.subject)
    return Row(
        (
            words(link.label, addresses.verification(scope.context.base)),
            words(f"{sentence(MEASURES[figure.measure])}, {figure.period.short_label}"),
            _quantity(figure.quantity),
            _quantity(mine) if mine else words(verdict.state.label),
            words(" ".join(text for text in (verdict.reason, figure.notes) if text)),
        )
    )


def _quantity(quantity: Quantity) -> Cell:
    return Cell(shown(quantity), quantity.value, is_percent=quantity.is_percent)
