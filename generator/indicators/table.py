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
_WEIGHT_DECIMALS = 2


def summary_rows(indicators: YearIndicators, period: Period) -> tuple[Row, ...]:
    """Return a row per unit, authority and linked strategic element and, last, the institution's.

    An authority or an element that nothing is of has none; a unit without goals has one, with its state. Percentages
    carry the method's decimals; what is unknown is empty. `peso_medido` is, of weighted averages, the part of the
    programmed weight that they are of.
    """
    annual = indicators.annual
    strategy = annual.strategy.elements if annual.strategy else ()
    above = [
        *(("autoridad", indicators.authority(unit.id, period)) for unit in annual.institution.authorities),
        *(("estrategia", indicators.element(element.code, period)) for element in strategy),
    ]
    rollups = (
        *(("unidad", indicators.unit(plan.org_unit, period)) for plan in annual.plans),
        *((kind, rollup) for kind, rollup in above if rollup.members or rollup.as_reported),
        ("institucion", indicators.institution(period)),
    )
    return tuple(_summary_row(indicators, kind, rollup) for kind, rollup in rollups)


def _summary_row(indicators: YearIndicators, kind: str, rollup: Rollup) -> Row:
    return {
        "tipo": kind,
        "id": rollup.subject,
        "periodo": rollup.period.code,
        "cumplimiento": _percent(indicators, rollup.mean),
        "estado": _state(rollup),
        "medidas": f"{len(rollup.measured)}",
        "de": f"{len(rollup.members)}",
        "informadas": str(rollup.reported),
        "por_informar": str(rollup.due),
        "peso_medido": "" if rollup.covered is None else plain(round_half_up(rollup.covered, _WEIGHT_DECIMALS)),
    }


def _state(rollup: Rollup) -> str:
    """Return the band; else that the average is partial, or the state."""
    if rollup.band:
        return rollup.band.id
    return "parcial" if rollup.is_partial else rollup.state.value


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
                "solicitado": _plain(found.requested),
                "cumplimiento": _percent(indicators, found.raw),
                "estado": found.band.id if found.band else found.state.value,
            }
        )
    rollup = indicators.unit(unit, period)
    mean = {
        "unidad": unit,
        "codigo": "promedio",
        "periodo": period.code,
        "programado": "",
        "realizado": "",
        "solicitado": "",
    }
    return (*rows, {**mean, "cumplimiento": _percent(indicators, rollup.mean), "estado": _state(rollup)})


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _percent(indicators: YearIndicators, value: Decimal | None) -> str:
    return "" if value is None else plain(round_half_up(value, indicators.annual.frame.method.decimals))
