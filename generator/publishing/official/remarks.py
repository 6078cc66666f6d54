"""Remarks under a report's own words that repeat a printed figure which its own data do not give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.vocabulary import fold
from generator.indicators.verification import Answer
from generator.publishing.official.document import Paragraph
from generator.publishing.views.verification import MEASURES, shown, subject_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Section
    from generator.indicators.verification import Verdict
    from generator.publishing.official.scope import Scope


def remarks(scope: Scope, section: Section, title: str) -> Iterator[Paragraph]:
    """Yield a note for each figure that a part prints, in so many words, and that differs from the recomputed one."""
    text = " ".join((*section.paragraphs, *(point.text for point in section.points)))
    for verdict in scope.verdicts:
        if verdict.answer is Answer.DIFFERENT and _is_of(verdict, title) and _is_in(verdict, text):
            yield Paragraph(_remark(scope, verdict))


def _is_of(verdict: Verdict, title: str) -> bool:
    """Return whether a figure was printed in the part of this title; tables and parts may be named in full or less."""
    short, long = sorted((fold(verdict.figure.table), fold(title)), key=len)
    return bool(short) and long.startswith(short) and not long[len(short) : len(short) + 1].isalnum()


def _is_in(verdict: Verdict, text: str) -> bool:
    printed = verdict.figure.quantity
    sign = r"\s*%" if printed.is_percent else r"(?![\d%]|[.,]\d)"
    return re.search(rf"(?<![\d.,]){re.escape(printed.text.rstrip('%'))}{sign}", text) is not None


def _remark(scope: Scope, verdict: Verdict) -> str:
    figure, mine = verdict.figure, verdict.recomputed
    subject = subject_link(scope.context, figure.subject).label
    found = shown(mine) if mine else verdict.state.label.lower()
    return (
        f"Nota: el texto dice {shown(figure.quantity)} ({subject}: {MEASURES[figure.measure]}, "
        f"{figure.period.short_label}); con los datos publicados es {found}. {verdict.reason}"
    ).strip()
