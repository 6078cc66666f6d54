"""What a person needs to see of an activity before telling what was done: what is promised, told and missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Direction, TargetType
from generator.core.period import MONTH_NAMES, Period
from generator.core.quantity import format_number, in_unit
from generator.core.wording import the_period
from generator.indicators.figures import TOTALS, accumulated, combined, programmed, within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.indicators.figures import Account, Figure

_INDENT = "   "


def card(account: Account, period: Period) -> str:
    """Return an activity's card, with a line for each thing to know."""
    activity = account.activity
    lines = [f"{activity.code}  {activity.name}"]
    lines += (f"{_INDENT}{line}" for line in (*_how(activity), *_promise(account, period), *_so_far(account, period)))
    return "\n".join(lines)


def in_period(period: Period) -> str:
    """Return a period as the time when something was done: `en julio`, `en el tercer trimestre`."""
    return f"en {the_period(period, year=False)}"


def result_text(activity: Activity, number: Decimal, requested: Decimal | None) -> str:
    """Return what was done of an activity: `24,350`, `12 %`, `18 de 20`."""
    if requested is not None:
        return f"{format_number(number)} de {format_number(requested)}"
    return in_unit(number, as_percent=activity.is_percent and activity.target_type is not TargetType.DEMAND)


def _how(activity: Activity) -> Iterator[str]:
    parts = []
    if activity.measure_unit:
        parts.append(f"se cuenta en {activity.measure_unit}")
    if activity.means_of_verification:
        parts.append(f"se comprueba con {activity.means_of_verification}")
    if parts:
        text = "; ".join(parts)
        yield f"{text[0].upper()}{text[1:]}"


def _promise(account: Account, period: Period) -> Iterator[str]:
    activity = account.activity
    of_demand = " de lo que se solicite" if activity.target_type is TargetType.DEMAND else ""
    unreadable = [text for when, text in activity.unreadable.items() if when in period]
    target = programmed(account, period)
    longer = [figure for figure in account.targets if period != figure.period and period in figure.period]
    if unreadable:
        yield f"Programado {in_period(period)}: no se puede leer en el documento («{unreadable[0]}»)"
    elif target.due and target.number is not None:
        yield f"Programado {in_period(period)}: {_label(activity, target.number)}{of_demand}"
    elif longer:
        yield f"Programado {in_period(longer[0].period)}: {_label(activity, longer[0].number)}{of_demand}"
    else:
        yield f"Sin meta {in_period(period)}"


def _so_far(account: Account, period: Period) -> Iterator[str]:
    activity = account.activity
    told = within(account.results, Period.whole_year(period.year)).figures
    if activity.target_type not in TOTALS:
        yield f"Último dato informado: {_last(activity, told)}"
        yield from _year(account, None)
        return
    until = Period.to_date(period.year, period.last)
    done = combined(activity.target_type, within(account.results, until).figures)
    promised = accumulated(account, period).number
    parts = [] if promised is None else [f"programado {_label(activity, promised)}"]
    parts.append(f"informado {'nada todavía' if done is None else _label(activity, done)}")
    yield f"Acumulado {_until(period)}: {', '.join(parts)}"
    yield from _year(account, combined(activity.target_type, told))


def _until(period: Period) -> str:
    first, last = MONTH_NAMES[0], MONTH_NAMES[period.last - 1]
    return f"de {first}" if first == last else f"de {first} a {last}"


def _last(activity: Activity, told: tuple[Figure, ...]) -> str:
    if not told:
        return "ninguno"
    last = told[-1]
    return f"{result_text(activity, last.number, last.requested)} ({last.period.short_label})"


def _year(account: Account, done: Decimal | None) -> Iterator[str]:
    """Yield the promise of the year and, of a total that must be reached, what is missing."""
    activity = account.activity
    target = activity.annual_target
    if target is None:
        return
    text = f"Meta del año: {_label(activity, target.number)}"
    if activity.target_type in TOTALS and activity.direction is Direction.ASCENDING:
        missing = target.number - (done or 0)
        text += f"; falta {_label(activity, missing)}" if missing > 0 else "; ya se alcanzó"
    yield text


def _label(activity: Activity, number: Decimal) -> str:
    return in_unit(number, as_percent=activity.is_percent)
