"""The shape of a worked example: what was promised and reported, what comes out, and how it is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from generator.core.frozen import Frozen, replace
from generator.core.quantity import NBSP, round_half_up
from generator.indicators.annual import YearIndicators
from generator.indicators.compliance import Compliance
from generator.indicators.explain import explain, explain_mean
from generator.indicators.states import State

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.core.model import AnnualPlan, Method
    from generator.core.period import Period
    from generator.indicators.rollup import Rollup


class Outcome(Frozen):
    """What an example must give: figures in units; percentages in percent, rounded to the method's decimals.

    `percent` is the compliance or the average, `in_average` what an activity adds to its unit's average; `band` is an
    id, `missing` the codes of periods without report, `left_out` the members without percentage.
    """

    state: State = State.MEASURED
    percent: Decimal | None = None
    in_average: Decimal | None = None
    programmed: Decimal | None = None
    executed: Decimal | None = None
    requested: Decimal | None = None
    additional: Decimal | None = None
    additional_percent: Decimal | None = None
    band: str | None = None
    in_progress: bool = False
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class Example(Frozen):
    """A worked example of one rule.

    `given` says in words what `annual` says in code; `steps` are sums that a reader can repeat before `formula`;
    `reading` is the rule it shows. With `code` it is about an activity of `unit`, with `unit` alone about its average,
    with neither about the institution's.
    """

    id: str
    title: str
    given: str
    annual: AnnualPlan
    period: Period
    as_of: date
    outcome: Outcome
    reading: str
    formula: str = ""
    steps: tuple[str, ...] = ()
    unit: str | None = "unidad-a"
    code: str | None = "1"

    def __post_init__(self) -> None:
        """Write percentages as the site does, with a space that does not break."""
        for name in ("given", "formula", "reading"):
            structs.force_setattr(self, name, _typeset(getattr(self, name)))
        structs.force_setattr(self, "steps", tuple(_typeset(step) for step in self.steps))

    @property
    def computed(self) -> Compliance | Rollup:
        """The figure that the program computes from the plan of the example."""
        figures = YearIndicators(self.annual, self.as_of)
        if self.unit is None:
            return figures.institution(self.period)
        if self.code is None:
            return figures.unit(self.unit, self.period)
        return figures.activity(self.unit, self.code, self.period)

    @property
    def computed_formula(self) -> str:
        """The formula that the program writes for it."""
        found, decimals = self.computed, self.annual.frame.method.decimals
        if not isinstance(found, Compliance):
            return explain_mean(found, decimals)
        activity = self.annual.by_unit[found.unit].by_code[found.activity_code]
        return explain(found, as_percent=activity.is_percent, decimals=decimals)

    @property
    def computed_outcome(self) -> Outcome:
        """What the program gives for it, in the shape of `outcome`."""
        found = self.computed
        if isinstance(found, Compliance):
            return Outcome(
                found.state,
                self._rounded(found.raw),
                self._rounded(found.capped),
                found.programmed,
                found.executed,
                found.requested,
                found.additional,
                self._rounded(found.additional_percent),
                found.band.id if found.band else None,
                found.in_progress,
                tuple(period.code for period in found.missing),
            )
        return Outcome(
            found.state,
            self._rounded(found.mean),
            band=found.band.id if found.band else None,
            in_progress=found.in_progress,
            left_out=tuple(member.code or member.unit for member in found.left_out),
        )

    def under(self, method: Method) -> Example:
        """Return the same plans as another method computes them."""
        same = replace(self, annual=replace(self.annual, frame=replace(self.annual.frame, method=method)))
        return replace(same, outcome=same.computed_outcome, formula=same.computed_formula)

    def _rounded(self, percent: Decimal | None) -> Decimal | None:
        return None if percent is None else round_half_up(percent, self.annual.frame.method.decimals)


def _typeset(text: str) -> str:
    return text.replace(" %", f"{NBSP}%")
