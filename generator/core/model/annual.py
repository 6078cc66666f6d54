"""All of an institution's year."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.core.model.institution import Institution, Strategy
    from generator.core.model.plan import Activity, UnitPlan
    from generator.core.model.report import PublishedReport
    from generator.core.model.year import YearFrame


class AnnualPlan(Frozen, dict=True):
    """An institution's year: its frame, its units' plans in the order of the tree, its strategic plan, and reports.

    `unread` names the units and the strategy whose files are there but have errors: they are missing, yet not absent.
    """

    institution: Institution
    frame: YearFrame
    plans: tuple[UnitPlan, ...]
    strategy: Strategy | None = None
    unread: frozenset[str] = frozenset()
    reports: tuple[PublishedReport, ...] = ()

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.frame.year

    @cached_property
    def by_unit(self) -> Mapping[str, UnitPlan]:
        """Plans by unit id."""
        return {plan.org_unit: plan for plan in self.plans}

    @property
    def has_goals(self) -> bool:
        """Whether anything was promised, or a percentage told of what was."""
        return any(plan.activities or plan.reported_shares for plan in self.plans)

    @property
    def verified_reports(self) -> tuple[PublishedReport, ...]:
        """The reports that print figures, which can be compared with recomputed ones."""
        return tuple(report for report in self.reports if report.figures)

    def plans_below(self, unit_id: str) -> tuple[UnitPlan, ...]:
        """Return the plans of a unit and of every unit below it, in the order of the tree."""
        return tuple(
            plan
            for plan in self.plans
            if plan.org_unit == unit_id
            or (
                plan.org_unit in self.institution.by_id
                and any(unit.id == unit_id for unit in self.institution.ancestors(plan.org_unit))
            )
        )

    def activities(self) -> Iterator[tuple[UnitPlan, Activity]]:
        """Yield every activity with the plan it belongs to."""
        for plan in self.plans:
            for activity in plan.activities:
                yield plan, activity
