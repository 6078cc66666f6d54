"""An average that the institution does not make: this site's own, by the common method, and said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.language import tr
from generator.core.model import Measure, SubjectKind
from generator.core.model.year import NO_DOCUMENT
from generator.core.quantity import HUNDRED
from generator.core.wording import counted
from generator.indicators.method import has_own_rules
from generator.publishing.views.parts import known

if TYPE_CHECKING:
    from generator.indicators.rollup import Rollup
    from generator.publishing.views.context import YearContext

_OF_UNITS = frozenset({SubjectKind.INSTITUTION, SubjectKind.AUTHORITY})


def site_average(context: YearContext, rollup: Rollup) -> str:
    """Say that this site made an average of units; "" where there is none, or it follows the institution's method."""
    if rollup.mean is None or has_own_rules(context.annual.frame.method):
        return ""
    units = counted(len(rollup.measured), "unidad", "unidades")
    none = tr("; la institución no publica ninguno") if _publishes_no_averages(context) else ""
    return tr(
        "Promedio simple de {units}, calculado por este sitio con la metodología común{none}.", units=units, none=none
    )


def _publishes_no_averages(context: YearContext) -> bool:
    """Return whether what the institution published elsewhere is known, and no average of units is in it."""
    frame, reports = context.annual.frame, context.annual.reports
    figures = (verdict.figure for verdict in context.verdicts)
    is_known = bool(reports) or frame.document != NO_DOCUMENT
    return is_known and not any(each.measure is Measure.MEAN or each.subject.kind in _OF_UNITS for each in figures)


def whole_goals(context: YearContext) -> str:
    """Return how many of the goals that are measured reached all that they promised: `12 de 17`; "" of none."""
    found = (known(context, plan, goal).raw for plan, goal in context.annual.activities())
    measured = [raw for raw in found if raw is not None]
    return (
        tr("{raw} de {measured}", raw=sum(raw >= HUNDRED for raw in measured), measured=len(measured))
        if measured
        else ""
    )
