"""The figures of a year as rows of text, for terminals and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.core.quantity import plain, round_half_up

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.core.period import Period
    from generator.indicators.annual import YearIndicators
    from generator.indicators.rollup import Rollup

Row = Mapping[str, str]


def unit_rows(indicators: YearIndicators, period: Period) -> tuple[Row, ...]:
    """Return a row per unit and, last, the institution's; percentages with the method's decimals, unknown is empty."""
    annual = indicators.annual
    rows = [_unit_row(indicators, indicators.unit(plan.org_unit, period), plan.org_unit) for plan in annual.plans]
    return (*rows, _unit_row(indicators, indicators.institution(period), annual.institution.id))


def _unit_row(indicators: YearIndicators, rollup: Rollup, subject: str) -> Row:
    return {
        "unidad": subject,
        "periodo": rollup.period.code,
        "cumplimiento": _percent(indicators, rollup.mean),
        "estado": rollup.band.id if rollup.band else rollup.state.value,
        "informadas": str(rollup.reported),
        "por_informar": str(rollup.due),
    }


def activity_rows(indicators: YearIndicators, unit: str, period: Period) -> tuple[Row, ...]:
    """Return a row per activity of a unit and, last, the unit's average."""
    rows: list[Row] = []
    for code, found in indicators.activities(unit, period).items():
        rows.append(
            {
                "unidad": unit,
                "codigo": code,
                "periodo": period.code,
                "programado": _plain(found.programmed),
                "realizado": _plain(found.executed),
                "cumplimiento": _percent(indicators, found.raw),
                "estado": found.band.id if found.band else found.state.value,
            }
        )
    rollup = indicators.unit(unit, period)
    mean = {"unidad": unit, "codigo": "promedio", "periodo": period.code, "programado": "", "realizado": ""}
    state = rollup.band.id if rollup.band else rollup.state.value
    return (*rows, {**mean, "cumplimiento": _percent(indicators, rollup.mean), "estado": state})


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _percent(indicators: YearIndicators, value: Decimal | None) -> str:
    return "" if value is None else plain(round_half_up(value, indicators.annual.frame.method.decimals))
