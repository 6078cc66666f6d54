"""Finds the institution, the plan and the period that a person names: `di`, `programa-adn`, `2024-07` or `julio`."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.core.naming import institution_named
from generator.core.period import MONTH_KEYS, MONTH_NAMES, MONTHS_IN_YEAR, Period
from generator.core.problem import GeneratorError
from generator.core.vocabulary import fold, slug
from generator.core.wording import closest, did_you_mean, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, Institution, UnitPlan

_WORD = re.compile(r"[a-z]+|[0-9]+")
_IGNORED = {"de", "del", "mes"}
_YEAR_DIGITS = 4
_MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{key: number for number, key in enumerate(MONTH_KEYS, 1)},
    "set": 9,
    "setiembre": 9,
    "sept": 9,
    **{f"{number:0{width}}": number for number in range(1, MONTHS_IN_YEAR + 1) for width in (1, 2)},
}
_PART = re.compile(r"(?P<kind>[TtSs])(?P<number>[1-4])")
_NUMBERED = re.compile(r"(?:[0-9]{4}-)?(?P<kind>[TtSs]?)(?P<number>[0-9]{1,2})")
_PARTS = {"": ("meses", 12), "T": ("trimestres", 4), "S": ("semestres", 2)}
_WHOLE_YEAR = "anual"
_SPAN = "escriba 2024-07, 2024-T3, 2024-S1, 2024 o 2024-01..2024-09"
_HOW = "escriba el mes como 2024-07, o 2024-T3, 2024-S1 o 2024 si se informa así"


class NoSuchPeriodError(GeneratorError):
    """What was asked for is no period, or one of which there is no plan."""


def institution_asked(institutions: Iterable[Institution], name: str) -> Institution:
    """Return the institution that a person names.

    Raises:
        GeneratorError: none of those that can be read is called that.
    """
    known = {institution.id: institution for institution in institutions}
    chosen = known.get(institution_named(known.values(), name))
    if chosen is None:
        names = ", ".join(known) or "ninguna"
        raise GeneratorError(
            f"no hay una institución «{name}» sin errores; hay: {names}. "
            f'Para empezarla: pat nuevo institucion {slug(name) or "IDENTIFICADOR"} --nombre "Nombre oficial"'
        )
    return chosen


def plan_asked(
    annual_plans: Sequence[AnnualPlan], unit: str, period: str, institution: str | None, year: int | None
) -> tuple[AnnualPlan, UnitPlan, Period]:
    """Return the plan of a unit that holds a period, in its year.

    Raises:
        GeneratorError: no plan, or more than one, is what was asked for.
    """
    found = _with_unit(annual_plans, unit, institution, year)
    try:
        asked = read_period(period, {annual.year for annual in found})
    except GeneratorError as error:
        raise NoSuchPeriodError(str(error)) from error
    of_year = [annual for annual in found if annual.year == asked.year]
    if not of_year:
        years = listed(str(annual.year) for annual in found)
        raise NoSuchPeriodError(f"«{unit}» no tiene plan de {asked.year}; tiene de {years}")
    annual = _only(of_year, f"hay una unidad «{unit}» en varias instituciones")
    return annual, _in_the_tree(annual, unit), asked


def periods_meant(
    annual_plans: Sequence[AnnualPlan], unit: str, period: str, institution: str | None, year: int | None
) -> tuple[Period, ...]:
    """Return the periods that a person may mean: without a year, that of each year of which the unit has a plan.

    Raises:
        GeneratorError: it is no period, or no unit is called that.
    """
    years = {annual.year for annual in _with_unit(annual_plans, unit, institution, year)}
    return tuple(sorted({read_period(period, {each}) for each in years}, key=lambda each: each.start))


def nearest(periods: Sequence[Period], day: date) -> Period:
    """Return the period nearest to a day, of a year that has begun if there is one: of no other can anybody report."""
    begun = [period for period in periods if period.year <= day.year]
    return min(begun or periods, key=lambda period: max(period.start - day, day - period.end))


def plan_of(
    annual_plans: Sequence[AnnualPlan], unit: str, institution: str | None, year: int | None, day: date
) -> tuple[AnnualPlan, UnitPlan]:
    """Return the plan of a unit, of the year of a day where none is told: see `_meant`.

    Raises:
        GeneratorError: no plan, or more than one, is what was asked for.
    """
    found = _with_unit(annual_plans, unit, institution, year)
    meant = _meant({annual.year for annual in found}, day)
    annual = _only(
        [annual for annual in found if annual.year == meant], f"hay una unidad «{unit}» en varias instituciones"
    )
    return annual, _in_the_tree(annual, unit)


def _in_the_tree(annual: AnnualPlan, unit: str) -> UnitPlan:
    """Return the plan of a unit, which has a name only where the tree of its institution has the unit."""
    own = annual.institution
    if unit not in own.by_id:
        remedy = f"agréguela con pat nuevo unidad {own.id} {unit}, o corrija el plan (pat validar)"
        raise GeneratorError(f"la unidad «{unit}» no está en el organigrama de {own.id}/institucion.yaml: {remedy}")
    return annual.by_unit[unit]


def year_of(annual_plans: Sequence[AnnualPlan], institution: str | None, year: int | None, day: date) -> AnnualPlan:
    """Return the year of an institution, that of a day where none is told: see `_meant`.

    Raises:
        GeneratorError: there is none, or it is not clear whose.
    """
    near = _near(annual_plans, institution, year)
    years: defaultdict[str, dict[int, AnnualPlan]] = defaultdict(dict)
    for annual in near:
        years[annual.institution.id][annual.year] = annual
    return _only([found[_meant(found, day)] for found in years.values()], "hay planes de varias instituciones")


def _meant(years: Collection[int], day: date) -> int:
    """Return the year that a day is in; else the last that has begun, or the first to come."""
    return max((year for year in years if year <= day.year), default=min(years))


def _near(annual_plans: Sequence[AnnualPlan], institution: str | None, year: int | None) -> list[AnnualPlan]:
    """Return the years of an institution, or of all; of one year, or of all.

    Raises:
        GeneratorError: there is none.
    """
    found = [
        annual
        for annual in annual_plans
        if institution in {None, annual.institution.id} and year in {None, annual.year}
    ]
    if not found:
        whose = f" de «{institution}»" if institution else ""
        when = f" para {year}" if year else ""
        known = listed(f"{annual.institution.id} {annual.year}" for annual in annual_plans) or "ninguno"
        raise GeneratorError(f"no hay planes{whose}{when}; hay: {known}")
    return found


def _with_unit(
    annual_plans: Sequence[AnnualPlan], unit: str, institution: str | None, year: int | None
) -> list[AnnualPlan]:
    near = _near(annual_plans, institution, year)
    found = [annual for annual in near if unit in annual.by_unit]
    if not found:
        raise GeneratorError(_no_such_unit(near, unit))
    return found


def _only(annual_plans: Sequence[AnnualPlan], several: str) -> AnnualPlan:
    if len(annual_plans) > 1:
        names = listed(annual.institution.id for annual in annual_plans)
        raise GeneratorError(f"{several}: diga cuál con --institucion ({names})")
    return annual_plans[0]


def read_period(text: str, years: Collection[int]) -> Period:
    """Return the period that a person means: `2024-07`, `julio`, `7`, `jul 2024`; without a year, that of `years`.

    Raises:
        GeneratorError: it is no period, or its year is not clear.
    """
    try:
        period = Period.parse(text.upper())
    except ValueError:
        period = _from_words(text, years)
    if ".." in period.code:
        raise GeneratorError(f"{quoted(text)} no es un solo período: {_HOW}")
    return period


def read_span(text: str, years: Collection[int]) -> Period:
    """Return the period that a person means, of any length: `2024-t3`, `septiembre`, `s1`, `2024-01..2024-09`.

    Without a year it is that of `years`.

    Raises:
        GeneratorError: it is no period, its year is not clear, or it is not of one year from its start to its end.
    """
    if ".." not in text:
        return _one_span(text, years)
    first, last = (_one_span(part, years) for part in text.split("..", 1))
    if first.year != last.year:
        raise GeneratorError(
            f"{quoted(text)} va de {first.year} a {last.year}, y un período es de un solo año: pida uno por año"
        )
    if last.last < first.first:
        turned = f"{last.code}..{first.code}"
        raise GeneratorError(f"{quoted(text)} termina antes de empezar: ¿quiso decir {turned}?")
    return Period(first.year, first.first, max(first.last, last.last))


def _one_span(text: str, years: Collection[int]) -> Period:
    """Return a period that is not a range."""
    plain = text.strip()
    try:
        return Period.parse(plain.upper())
    except ValueError:
        _refuse_number(plain)
    part = _PART.fullmatch(plain)
    if part is None and plain.lower() != _WHOLE_YEAR:
        return _from_words(plain, years, _SPAN)
    if len(years) != 1:
        raise GeneratorError(f"{quoted(text)} no dice de qué año: {_SPAN}")
    (year,) = years
    return Period.part(year, part["kind"].upper(), int(part["number"])) if part else Period.whole_year(year)


def _refuse_number(text: str) -> None:
    """Refuse a month, quarter or semester that no year has, by its name."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return
    word, most = _PARTS[(found["kind"] or "").upper()]
    if not 1 <= int(found["number"]) <= most:
        raise GeneratorError(f"{quoted(text)} no es un período: un año tiene {most} {word}")


def _from_words(text: str, years: Collection[int], how: str = _HOW) -> Period:
    words = [word for word in _WORD.findall(fold(text)) if word not in _IGNORED]
    told = [word for word in words if word.isdecimal() and len(word) == _YEAR_DIGITS]
    others = [word for word in words if word not in told]
    months = [_MONTHS[word] for word in others if word in _MONTHS]
    if len(others) != 1 or len(months) != 1 or len(told) > 1:
        raise GeneratorError(f"{quoted(text)} no es un período: {did_you_mean(text, MONTH_NAMES, how)}")
    if not told and len(years) != 1:
        choices = " o ".join(Period.month(year, months[0]).code for year in sorted(years))
        raise GeneratorError(f"{quoted(text)} puede ser de varios años: escriba {choices}")
    return Period.month(int(told[0]) if told else next(iter(years)), months[0])


def _no_such_unit(near: Sequence[AnnualPlan], unit: str) -> str:
    """Say that there is no such plan, and which one has a name like it."""
    ids: dict[str, str] = {}
    for annual in near:
        for plan in annual.plans:
            known = annual.institution.by_id.get(plan.org_unit)
            names = (known.name, known.short_name, *known.aliases) if known else ()
            ids |= {name: plan.org_unit for name in (*names, plan.org_unit) if name}
    name = closest(unit, ids)
    remedy = f"¿quiso decir «{ids[name]}»?" if name else "escriba el nombre de su archivo sin .yaml"
    return f"no hay ningún plan «{unit}»; {remedy}"
