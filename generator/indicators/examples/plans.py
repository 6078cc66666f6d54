"""Small plans written in one line, for the worked examples and for tests: `goal({"feb": "10"})`, `report("02", …)`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import (
    Activity,
    AnnualPlan,
    Caveat,
    Direction,
    Institution,
    Method,
    OrgUnit,
    ProgressEntry,
    Removal,
    ReportedShare,
    Result,
    Strategy,
    Target,
    TargetType,
    UnitPlan,
    YearFrame,
)
from generator.core.period import Period
from generator.core.problem import ORIGIN_OF_NOTHING, Origin
from generator.core.quantity import Quantity
from generator.indicators.method import default_method

if TYPE_CHECKING:
    from collections.abc import Mapping

YEAR = 2030
NOWHERE = Origin(ORIGIN_OF_NOTHING)


def goal(  # noqa: PLR0913 - one keyword per thing that a rule looks at
    targets: Mapping[str, str],
    *,
    annual: str | None = None,
    code: str = "1",
    name: str = "Actividad",
    kind: TargetType = TargetType.SUM,
    direction: Direction = Direction.ASCENDING,
    limits: tuple[str, str] | None = None,
    unreadable: Mapping[str, str] | None = None,
    strategy: str | None = None,
    weight: str | None = None,
) -> Activity:
    """Return an activity from the words of a plan: `goal({"feb": "10", "mar": "50%"}, annual="12")`."""
    cells = tuple((Period.from_key(YEAR, key), text) for key, text in (unreadable or {}).items())
    return Activity(
        code=code,
        name=name,
        targets=tuple(
            Target(Period.from_key(YEAR, key), Quantity.parse(text), NOWHERE) for key, text in targets.items()
        ),
        annual_target=Quantity.parse(annual) if annual else None,
        origin=NOWHERE,
        strategy=strategy,
        target_type=kind,
        direction=direction,
        range=(Quantity.parse(limits[0]).number, Quantity.parse(limits[1]).number) if limits else None,
        caveats=(Caveat("R303", "", cells, NOWHERE),) if cells else (),
        weight=Decimal(weight) if weight else None,
    )


def report(period: str, values: Mapping[str, str], *, reason: str = "") -> ProgressEntry:
    """Return a report of `ene`…`dic`, `t1`…, `s1`… or `anual`; "38/40" is 38 attended of 40 requested.

    With a reason it is a correction.
    """
    found = Period.from_key(YEAR, period)
    return ProgressEntry(
        period=found,
        date=found.end,
        results=tuple(_result(code, text) for code, text in values.items()),
        origin=NOWHERE,
        is_correction=bool(reason),
        reason=reason,
    )


def _result(code: str, text: str) -> Result:
    attended, _, requested = text.partition("/")
    return Result(code, Quantity.parse(attended), NOWHERE, Decimal(requested) if requested else None)


def share(period: str, percent: str, *, as_of: date | None = None) -> ReportedShare:
    """Return a percentage that a unit reported of `ene`…`dic`, `t1`…, `s1`… or `anual`, without its activities."""
    return ReportedShare(Period.from_key(YEAR, period), Decimal(percent), NOWHERE, as_of)


def removal(month: str) -> Removal:
    """Return an approved change that removes something from a month on."""
    return Removal(Period.from_key(YEAR, month), "Se suprimió", NOWHERE)


def plan(
    *contents: Activity | ProgressEntry | ReportedShare,
    unit: str = "unidad-a",
    removed: str | None = None,
    is_partial: bool = False,
) -> UnitPlan:
    """Return the plan of a unit with its goals, reports and percentages, in the order given."""
    return UnitPlan(
        org_unit=unit,
        year=YEAR,
        version=1,
        activities=tuple(each for each in contents if isinstance(each, Activity)),
        origin=NOWHERE,
        progress=tuple(each for each in contents if isinstance(each, ProgressEntry)),
        reported_shares=tuple(each for each in contents if isinstance(each, ReportedShare)),
        removal=removal(removed) if removed else None,
        is_partial=is_partial,
    )


def annual_plan(
    *plans: UnitPlan,
    parents: Mapping[str, str] | None = None,
    strategy: Strategy | None = None,
    method: Method | None = None,
) -> AnnualPlan:
    """Return the year of an institution; `parents` gives the unit above each unit that has one."""
    above = parents or {}
    ids = dict.fromkeys((*above.values(), *(each.org_unit for each in plans), *above))
    units = tuple(OrgUnit(unit, unit, above.get(unit), NOWHERE) for unit in ids)
    frame = YearFrame("institucion", YEAR, "PAT", f"Plan {YEAR}", method or default_method(), NOWHERE)
    return AnnualPlan(Institution("institucion", "Institución", units, NOWHERE), frame, plans, strategy)


def method_with(**choices: object) -> Method:
    """Return the default method with other choices: `method_with(missing=MissingRule.ZERO)`."""
    return replace(default_method(), version="de ejemplo", is_default=False, **choices)  # type: ignore[arg-type]


def end_of_year() -> date:
    """Return a day on which every period of the year is over."""
    return date(YEAR + 1, 1, 1)
