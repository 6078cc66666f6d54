"""How far the file of a plan belongs to an official report: up to what was told when its period ended.

Both the key of a report and the commit that it names follow from this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing.official.periods import own_report

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period
    from generator.reading.document import Document


def lines_told(annual: AnnualPlan, plan: UnitPlan, period: Period, document: Document) -> int | None:
    """Return how many lines of a plan's file a report of a period is made of; `None` if it is the whole file.

    That of all that began by the end of the period: of what is told in one piece with later months, a report says so.
    It is the whole file if what was told later does not stand together at its end, and where the institution's own
    report is compared with the figures of today.
    """
    if own_report(annual, period) is not None:
        return None
    told = [entry.period.first <= period.last for entry in plan.progress]
    count = told.index(False) if False in told else len(told)
    keys = list(document.data) if isinstance(document.data, dict) else []
    if count == len(told) or True in told[count:] or keys[-1:] != ["avances"]:
        return None
    line, column, _, _ = document.marks[plan.progress[count].origin.path]
    return line if document.lines[line][:column].strip() == "-" else None  # one report below another
