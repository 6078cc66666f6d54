"""What several rules share: how they name things, and how one problem speaks for several activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.core.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, Change, ProgressEntry, Result, UnitPlan
    from generator.core.period import Period
    from generator.core.problem import Problem

UNIT_KEY = "unidad_medida"


def control_tables(annual: AnnualPlan) -> Iterator[tuple[Change, ...]]:
    """Yield the change control of a year, and that of each of its plans."""
    yield annual.frame.changes
    yield from (plan.changes for plan in annual.plans)


def corrected_on(entry: ProgressEntry, plan: UnitPlan) -> date | None:
    """Return the day on which what a correction corrects was last told, above it in the file; `None` if nothing was."""
    if not entry.is_correction:
        return None
    above = plan.progress[: next(index for index, each in enumerate(plan.progress) if each is entry)]
    told = {plan.code_now(result.code) for result in entry.results}
    days = (
        other.date
        for other in above
        if other.period == entry.period
        and (not told or any(plan.code_now(result.code) in told for result in other.results))
    )
    return max(days, default=None)


class Named(Protocol):
    """What has a code."""

    @property
    def code(self) -> str:
        """The code that people know it by."""


def activities_named(items: Sequence[Named]) -> str:
    """Return the activities as a sentence names them: `la actividad 1.4`, `3 actividades (1.4, 1.5 y 1.6)`."""
    if len(items) == 1:
        return f"la actividad {items[0].code}"
    return f"{counted(len(items), 'actividad', 'actividades')} ({listed(item.code for item in items)})"


def once_per_plan(
    code: str, activities: Sequence[Activity], problem_of: Callable[[Sequence[Activity]], Problem]
) -> Iterator[Problem]:
    """Yield one problem for all the activities of a plan; each that has a caveat for this rule is told apart."""
    for activity in activities:
        if has_caveat(activity, code):
            yield problem_of((activity,))
    if rest := [activity for activity in activities if not has_caveat(activity, code)]:
        yield problem_of(rest)


def has_caveat(activity: Activity, code: str) -> bool:
    """Return whether a fault is declared as one of the published document."""
    return any(caveat.rule == code for caveat in activity.caveats)


def subject_of(activities: Sequence[Named]) -> str:
    """Return the code of the only activity a problem is about, or "" if it is about several."""
    return activities[0].code if len(activities) == 1 else ""


def lines_of(lines: Sequence[int]) -> str:
    """Return where to look: `línea 20`, `líneas 20 a 22`."""
    first, last = min(lines), max(lines)
    return f"línea {first}" if first == last else f"líneas {first} a {last}"


def results(annual: AnnualPlan) -> Iterator[tuple[UnitPlan, ProgressEntry, Result, Activity]]:
    """Yield every result reported of an activity that exists, with all that surrounds it."""
    for plan in annual.plans:
        for entry in plan.progress:
            for result in entry.results:
                code = plan.code_now(result.code)
                if code in plan.by_code:
                    yield plan, entry, result, plan.by_code[code]


def is_removed(plan: UnitPlan, activity: Activity, period: Period) -> bool:
    """Return whether an approved change had removed an activity, or its unit, when a period began."""
    removals = (plan.removal, activity.removal)
    return any(removal is not None and period.start >= removal.since.start for removal in removals)
