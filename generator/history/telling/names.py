"""What things are called: as they are named now or, where they are no longer there, as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, Institution, UnitPlan
    from generator.history.changes import Place, Side


class Names(Frozen):
    """The names of a comparison."""

    before: Side
    after: Side

    def institution(self, place: Place) -> str:
        """Return the name of an institution."""
        return next((each.acronym or each.name for each in self._institutions(place)), place.institution)

    def year(self, place: Place) -> str:
        """Return a year's plan in two words: `PAT 2024`."""
        found = next((f"{annual.frame.instrument} {annual.year}" for annual in self._years(place)), str(place.year))
        return found[:1].upper() + found[1:]

    def unit(self, place: Place) -> str:
        """Return the name of a unit."""
        trees = (each.by_id for each in self._institutions(place))
        return next((tree[place.unit].name for tree in trees if place.unit in tree), place.unit)

    def goal(self, place: Place) -> str:
        """Return the name of a goal, with how it is counted."""
        plans = (annual.by_unit[place.unit] for annual in self._years(place) if place.unit in annual.by_unit)
        for plan in plans:
            if goal := plan.by_code.get(place.code):
                return f"{goal.name} ({goal.measure_unit})" if goal.measure_unit else goal.name
        return ""

    def plan_before(self, place: Place) -> UnitPlan | None:
        """Return the plan that a unit had."""
        return _plan(self.before, place)

    def plan_after(self, place: Place) -> UnitPlan | None:
        """Return the plan that a unit has."""
        return _plan(self.after, place)

    def heir(self, place: Place) -> str:
        """Return the goal that declares the code of one that is gone, "" if none does."""
        plan = self.plan_after(place)
        code = plan.code_now(place.code) if plan else place.code
        return "" if code == place.code else code

    def report(self, place: Place) -> str:
        """Return the title of an official report."""
        found = (
            report.title for annual in self._years(place) for report in annual.reports if report.id == place.report
        )
        return next(found, place.report)

    def order(self, place: Place) -> int:
        """Return where a unit stands in the tree."""
        for each in self._institutions(place):
            if place.unit in each.by_id:
                return list(each.by_id).index(place.unit)
        return 0

    def _institutions(self, place: Place) -> Iterator[Institution]:
        for side in (self.after, self.before):
            yield from (each for each in side.institutions if each.id == place.institution)

    def _years(self, place: Place) -> Iterator[AnnualPlan]:
        for side in (self.after, self.before):
            for annual in side.annual_plans:
                if (annual.institution.id, annual.year) == (place.institution, place.year):
                    yield annual


def _plan(side: Side, place: Place) -> UnitPlan | None:
    years = (each for each in side.annual_plans if (each.institution.id, each.year) == (place.institution, place.year))
    return next((annual.by_unit.get(place.unit) for annual in years), None)
