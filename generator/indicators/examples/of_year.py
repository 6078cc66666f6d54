"""Worked examples of one year's own method: small invented plans, computed as that year computes its own.

A reader redoes them with a calculator and meets the year's bands, cap, threshold, rounding and weights, and no other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Averaging, Direction, MissingRule, TargetType, UnitWeight, UnscheduledRule
from generator.core.period import Period
from generator.core.quantity import HUNDRED, format_number, format_percent, plain, round_half_up
from generator.core.wording import counted, listed
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.kinds import KINDS
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, end_of_year, goal, plan, report, share
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.examples.states import STATES
from generator.indicators.examples.told import TOLD
from generator.indicators.examples.weights import WEIGHTS
from generator.indicators.method import mean_of
from generator.indicators.quarterly import quarter_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, Method, UnitPlan

_GENERAL = {each.id: each for each in (*STATES, *KINDS, *TOLD, *WEIGHTS)}
_MARCH = Period.month(YEAR, 3)
_TWO_MONTHS = Period.to_date(YEAR, 2)
_QUARTER = Period.part(YEAR, "T", 4)
_LETTERS = ("a", "b", "c")
_UNIT_WEIGHTS = ("50", "30", "20")
_OVER = Decimal(50)
_EXACT = 6


def year_examples(annual: AnnualPlan) -> tuple[Example, ...]:
    """Return the examples of what the year's method decides, then those of the kinds of goals that the year has."""
    method = annual.frame.method
    general = (_GENERAL[each].under(method) for each in _kinds_of(annual))
    return (*_of_goals(method), *_of_averages(method), *_of_grades(method), *general)


def _kinds_of(annual: AnnualPlan) -> Iterator[str]:
    """Yield the general examples of what is not the plain kind of goal or of report, where the year has it."""
    activities = [activity for _, activity in annual.activities()]
    types = {activity.target_type for activity in activities}
    directions = {activity.direction for activity in activities}
    wanted = {
        "nivel": TargetType.LEVEL in types,
        "hito-recuperado": TargetType.MILESTONE in types,
        "demanda": TargetType.DEMAND in types,
        "menos-es-mejor": Direction.DESCENDING in directions,
        "rango-encima": any(activity.range for activity in activities),
        "rango-sin-limites": any(each.direction is Direction.RANGE and not each.range for each in activities),
        "informado-sin-detalle": any(plan.reported_shares for plan in annual.plans),
        "actividades-parciales": any(plan.is_partial for plan in annual.plans),
        "eliminada": any(activity.removal for activity in activities),
        "eliminada-en-el-ano": any(activity.removal for activity in activities),
        "unidad-eliminada": any(plan.removal for plan in annual.plans),
        "meta-ilegible": any(activity.unreadable for activity in activities),
    }
    return (each for each, has in wanted.items() if has)


def _of_goals(method: Method) -> Iterator[Example]:
    two = goal({"ene": "10", "feb": "10"})
    given = "Una actividad tenía una meta de 10 en enero y otra de 10 en febrero. La unidad informó 8 en enero"
    shown = " El valor exacto es 77.5 %; se muestra sin decimales, y la mitad sube." if not method.decimals else ""
    yield _example(
        method,
        "cumplimiento",
        "De lo realizado al porcentaje",
        "Una actividad tenía en marzo una meta de 40, y la unidad informó 31.",
        f"Lo realizado entre lo programado, por cien.{shown}",
        plan(goal({"mar": "40"}), report("mar", {"1": "31"})),
    )
    yield _example(
        method,
        "sin-informe",
        "Falta el informe de un mes",
        f"{given} y no ha informado de febrero.",
        {
            MissingRule.INCOMPLETE: "De febrero no se sabe y no hay porcentaje: lo que falta no se cuenta como cero.",
            MissingRule.ZERO: "La institución decidió que lo no informado cuente como cero. La página dice qué falta.",
            MissingRule.OMIT: "La institución decidió que cuente solo lo informado. La página dice qué falta.",
        }[method.missing],
        plan(two, report("ene", {"1": "8"})),
        period=_TWO_MONTHS,
    )
    yield _example(
        method,
        "cero",
        "Se informó un cero",
        f"{given} y 0 en febrero.",
        "Un cero informado es un resultado, y cuenta como tal.",
        plan(two, report("ene", {"1": "8"}), report("feb", {"1": "0"})),
        period=_TWO_MONTHS,
    )


def _of_averages(method: Method) -> Iterator[Example]:
    over = HUNDRED + _OVER if method.cap is None else method.cap + _OVER
    shown = format_percent(over)
    two = (goal({"mar": "100"}), goal({"mar": "100"}, code="2"))
    simple = replace(method, averaging=Averaging.SIMPLE)
    yield _example(
        simple,
        "tope",
        "Una meta superada junto a otra que no se cumplió",
        f"Dos actividades de una unidad, que pesan lo mismo, van al {shown} y al 60 %.",
        f"Esta institución no pone tope: el {shown} cuenta completo en el promedio."
        if method.cap is None
        else f"El {shown} se publica completo en su actividad. En el promedio cuenta {format_percent(method.cap)}, "
        "para que una meta superada no tape otra que no se cumplió.",
        plan(*two, report("mar", {"1": plain(over), "2": "60"})),
        code=None,
    )
    if method.is_weighted:
        yield _GENERAL["promedio-ponderado"].under(method)
        if method.missing is not MissingRule.ZERO:
            yield _GENERAL["ponderado-sin-una"].under(method)
    yield _of_institution(method)
    is_zero = method.unscheduled is UnscheduledRule.ZERO
    yield _example(
        replace(method, unit_weights=()),
        "unidad-sin-programacion",
        "Una unidad sin nada programado",
        "Dos unidades van al 90 % y al 60 %. La tercera no tenía nada programado en el mes.",
        "La institución decidió que cuente como cero." if is_zero else "Queda fuera: no cuenta a favor ni en contra.",
        _told("a", "90", "mar"),
        _told("b", "60", "mar"),
        plan(goal({"jun": "5"}), unit="unidad-c"),
        unit=None,
        code=None,
    )


def _of_institution(method: Method) -> Example:
    """Return an average of units whose rounding, first or last, shows in what is printed."""
    step = Decimal(1).scaleb(-method.decimals - 1)
    values = [Decimal(66) + step * times for times in (4, 4, 9)]
    first = [round_half_up(value, method.decimals) for value in values]
    other = mean_of(values if method.round_units_first else first)
    weights = tuple(
        UnitWeight(f"unidad-{letter}", Decimal(weight), NOWHERE)
        for letter, weight in zip(_LETTERS, _UNIT_WEIGHTS, strict=True)
    )
    texts = listed(format_percent(value, _EXACT) for value in values)
    order = "cada unidad se redondea antes de promediar" if method.round_units_first else "se promedian valores exactos"
    reading = f"Aquí {order}, y el resultado se redondea al mostrarlo."
    if not method.unit_weights:
        otherwise = "Con valores exactos" if method.round_units_first else "Redondeando antes"
        reading += f" {otherwise} daría {format_percent(other or HUNDRED, method.decimals)}."
    return _example(
        replace(method, unit_weights=weights if method.unit_weights else ()),
        "institucion",
        "El promedio de la institución",
        f"Tres unidades van en marzo al {texts}." + (" Pesan 50, 30 y 20." if method.unit_weights else ""),
        reading,
        *(_told(letter, plain(value), "mar") for letter, value in zip(_LETTERS, values, strict=True)),
        unit=None,
        code=None,
    )


def _of_grades(method: Method) -> Iterator[Example]:
    yield _border(method)
    threshold, target = method.threshold, method.quarterly_target
    if threshold is not None and threshold >= 1:
        done, limit = plain(threshold - 1), format_percent(threshold)
        yield _example(
            method,
            "umbral",
            "El umbral aceptable",
            f"Una actividad tenía en marzo una meta de 100, y la unidad informó {done}.",
            f"Es menos que {limit}: la unidad debe escribir la justificación. Con {limit} ya es aceptable.",
            plan(goal({"mar": "100"}), report("mar", {"1": done})),
        )
    if target is not None and target * 4 > 1:
        yield _of_quarter(method, target)


def _border(method: Method) -> Example:
    """Return a percentage a little below the highest band, which rounding may lift into it."""
    upper, lower = sorted(method.bands, key=lambda band: band.lower, reverse=True)[:2]
    graded = method.category_decimals
    aim = Decimal(1000).scaleb(1 if graded is None else graded)
    percent = upper.lower - 400 / aim
    done = plain(percent * aim / HUNDRED)
    start, shown = format_percent(upper.lower, _EXACT), format_percent(percent, method.decimals)
    if graded is None:
        reading = f"Cae en «{lower.name}»: la banda mira el valor exacto, que no llega a {start}, donde empieza"
        reading += f" «{upper.name}», aunque se muestre {shown}." if shown == start else f" «{upper.name}»."
    else:
        whole = counted(graded, "decimal", "decimales") if graded else "un entero"
        reading = f"Para calificarlo se redondea a {whole}: {start}, y cae en «{upper.name}». Se muestra {shown}."
    exact = format_percent(percent, _EXACT)
    return _example(
        method,
        "limite-de-banda",
        "El límite entre dos bandas",
        f"La meta de marzo era de {format_number(aim)}, y la unidad informó {format_number(Decimal(done))}.",
        f"El valor exacto es {exact}. {reading}",
        plan(goal({"mar": plain(aim)}), report("mar", {"1": done})),
    )


def _of_quarter(method: Method, target: Decimal) -> Example:
    told = target * 4 - 1
    annual = annual_plan(_told("a", plain(told), "t4"), method=method)
    step = quarter_steps(YearIndicators(annual, end_of_year()))[-1]
    mean, added = step.mean or Decimal(0), step.added or Decimal(0)
    verdict = "se alcanzó" if step.is_met else "no se alcanzó"
    example = _example(
        method,
        "meta-trimestral",
        "Lo que un trimestre aporta al año",
        f"La única unidad de la institución informó {format_percent(told, _EXACT)} en el cuarto trimestre.",
        f"Se pide {format_percent(target, _EXACT)} del año en cada trimestre: {verdict}.",
        *annual.plans,
        period=_QUARTER,
        unit=None,
        code=None,
    )
    return replace(example, steps=(f"{plain(mean)} ÷ 4 = {plain(added)}",))


def _told(letter: str, percent: str, period: str) -> UnitPlan:
    return plan(share(period, percent), unit=f"unidad-{letter}")


def _example(  # noqa: PLR0913 - one word per part of an example
    method: Method,
    name: str,
    title: str,
    given: str,
    reading: str,
    *plans: UnitPlan,
    period: Period = _MARCH,
    unit: str | None = "unidad-a",
    code: str | None = "1",
) -> Example:
    """Return an example of some plans as a method computes it."""
    annual, day = annual_plan(*plans), end_of_year()
    whole = Example(f"propio-{name}", title, given, annual, period, day, Outcome(), reading, unit=unit, code=code)
    return whole.under(method)
