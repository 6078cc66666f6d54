"""Other rules by which a report may have reached the figure that it prints, each with its name in words.

They are tried only where the year's own method gives another figure. One that gives the printed figure is told as what
it is: a rule that reproduces it, not proof that it was used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.model import Measure, SubjectKind
from generator.core.period import Period, months, quarters
from generator.core.quantity import HUNDRED, round_half_up
from generator.core.wording import listed, of_period
from generator.indicators.formulas import ZERO
from generator.indicators.method import mean_of
from generator.indicators.rollup import weights_of
from generator.indicators.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from generator.core.model import PublishedFigure
    from generator.indicators.annual import YearIndicators
    from generator.indicators.rollup import Member, Rollup

    _Term = tuple[Member, Decimal]


class Alternative(Frozen):
    """A figure by another rule; `rule` ends the sentence "es lo que da…"."""

    rule: str
    value: Decimal | None


def rollup_of(indicators: YearIndicators, figure: PublishedFigure, period: Period) -> Rollup:
    """Return the average that a published figure is about, in a period."""
    subject = figure.subject
    if subject.kind is SubjectKind.INSTITUTION:
        return indicators.institution(period)
    if subject.kind is SubjectKind.AUTHORITY:
        return indicators.authority(subject.unit, period)
    if subject.kind is SubjectKind.ELEMENT:
        return indicators.element(subject.code, period)
    return indicators.unit(subject.unit, period)


def alternatives(indicators: YearIndicators, figure: PublishedFigure) -> Iterator[Alternative]:
    """Yield the figures by other rules, the likeliest first."""
    if figure.subject.kind is SubjectKind.ACTIVITY:
        yield from _of_activity(indicators, figure)
        return
    rollup = rollup_of(indicators, figure, figure.period)
    yield from _with_zeros(indicators, rollup)
    yield from _without_the_removed(indicators, rollup)
    yield from _with_the_removed(indicators, rollup)
    yield from _otherwise_rounded(indicators, rollup, figure)
    yield from _uncapped(indicators, rollup)
    if rollup.weights:
        yield Alternative(tr("promediar sin los pesos"), mean_of(rollup.values))
    if figure.subject.kind is SubjectKind.INSTITUTION:
        heads = indicators.annual.institution.authorities
        authorities = [indicators.authority(unit.id, figure.period).mean for unit in heads]
        known = [mean for mean in authorities if mean is not None]
        yield Alternative(tr("promediar las autoridades en lugar de las unidades"), mean_of(known))
    yield from _of_other_periods(indicators, figure)


def _with_zeros(indicators: YearIndicators, rollup: Rollup) -> Iterator[Alternative]:
    left_out = rollup.left_out
    removed = [member for member in left_out if member.state is State.REMOVED]
    idle = [member for member in left_out if member.state is State.NOT_SCHEDULED]
    others = [member for member in left_out if member.state is not State.REMOVED]
    if rollup.state is State.REMOVED:
        yield Alternative(tr("contar como cero una unidad que un cambio aprobado eliminó"), ZERO)
    for group, what in (
        (removed, tr("lo eliminado")),
        (idle, tr("lo que no tenía nada programado")),
        (others, tr("lo que quedó fuera")),
        ([*removed, *others], tr("todo lo demás")),
    ):
        if group and not rollup.as_reported:
            terms = [*_terms(rollup), *((member, ZERO) for member in group)]
            yield Alternative(
                tr("contar como cero {what}: {names}", what=what, names=_names(indicators, group)), _mean(terms)
            )


def _terms(rollup: Rollup) -> list[_Term]:
    return [(member, member.value) for member in rollup.measured if member.value is not None]


def _mean(terms: Sequence[_Term]) -> Decimal | None:
    """Return the mean of other values for some members, by their weights where they have them."""
    return mean_of((value for _, value in terms), weights_of([member for member, _ in terms]))


def _names(indicators: YearIndicators, members: list[Member]) -> str:
    by_id = indicators.annual.institution.by_id
    return listed(
        tr("la actividad {code}", code=member.code)
        if member.code
        else by_id[member.unit].name
        if member.unit in by_id
        else member.unit
        for member in members
    )


def _without_the_removed(indicators: YearIndicators, rollup: Rollup) -> Iterator[Alternative]:
    """Yield the mean without what an approved change removed while the period ran."""
    plans = indicators.annual.by_unit
    gone = []
    for member in rollup.measured:
        plan = plans[member.unit]
        removal = plan.removal if member.code is None else plan.by_code[member.code].removal or plan.removal
        if removal is not None and removal.since.overlaps(rollup.period):
            gone.append(member)
    if gone and not rollup.as_reported:
        left = [term for term in _terms(rollup) if term[0] not in gone]
        yield Alternative(
            tr("dejar fuera lo que se eliminó durante el período: {names}", names=_names(indicators, gone)), _mean(left)
        )


def _with_the_removed(indicators: YearIndicators, rollup: Rollup) -> Iterator[Alternative]:
    """Yield the mean with what the method leaves out because it was removed while the period ran."""
    removed = [member for member in rollup.left_out if member.state is State.REMOVED]
    values = ((member, _raw_of(indicators, member, rollup.period)) for member in removed)
    back = [(member, value) for member, value in values if value is not None]
    if back and not rollup.as_reported:
        names = _names(indicators, [member for member, _ in back])
        yield Alternative(
            tr("contar lo que se eliminó durante el período: {names}", names=names), _mean([*_terms(rollup), *back])
        )


def _otherwise_rounded(indicators: YearIndicators, rollup: Rollup, figure: PublishedFigure) -> Iterator[Alternative]:
    decimals = max(-int(figure.quantity.value.as_tuple().exponent), 0)
    rounded = [round_half_up(value, decimals) for value in rollup.values]
    if not indicators.annual.frame.method.round_units_first:
        yield Alternative(tr("promediar valores ya redondeados"), mean_of(rounded, rollup.weights))
        return
    exact = [(member, _raw_of(indicators, member, rollup.period)) for member in rollup.measured if member.code is None]
    known = [(member, value) for member, value in exact if value is not None]
    yield Alternative(tr("promediar valores exactos, sin redondearlos antes"), _mean(known))


def _uncapped(indicators: YearIndicators, rollup: Rollup) -> Iterator[Alternative]:
    raw = [(member, _raw_of(indicators, member, rollup.period)) for member in rollup.measured]
    if not rollup.as_reported:
        known = [(member, value) for member, value in raw if value is not None]
        yield Alternative(tr("no poner tope a lo que pasa de lo programado"), _mean(known))


def _raw_of(indicators: YearIndicators, member: Member, period: Period) -> Decimal | None:
    """Return the exact percentage of a member, without cap or rounding."""
    if member.code is None:
        return indicators.unit(member.unit, period).mean
    return indicators.activity(member.unit, member.code, period).raw


def _of_other_periods(indicators: YearIndicators, figure: PublishedFigure) -> Iterator[Alternative]:
    year = indicators.annual.year
    for period in (Period.whole_year(year), *quarters(year), *months(year)):
        if period != figure.period and period.overlaps(figure.period):
            rule = tr(
                "tomar la cifra {period}, y no la {period2}", period=of_period(period), period2=of_period(figure.period)
            )
            yield Alternative(rule, rollup_of(indicators, figure, period).mean)


def _of_activity(indicators: YearIndicators, figure: PublishedFigure) -> Iterator[Alternative]:
    subject = figure.subject
    found = indicators.activity(subject.unit, subject.code, figure.period)
    done, aim = found.executed, found.programmed
    if figure.measure in {Measure.PROGRAMMED, Measure.EXECUTED, Measure.COUNT}:
        return
    if figure.measure is Measure.COMPLIANCE and found.raw is not None:
        yield Alternative(tr("no pasar de 100 %"), min(found.raw, HUNDRED))
    if done is not None and found.requested:
        yield Alternative(tr("dividir lo atendido entre lo solicitado"), done * HUNDRED / found.requested)
        over = (done - found.requested) * HUNDRED / found.requested
        yield Alternative(tr("dividir lo atendido de más entre lo solicitado"), over)
    elif done and aim:
        yield Alternative(tr("dividir lo programado entre lo realizado"), aim * HUNDRED / done)
        yield Alternative(tr("dividir lo realizado entre lo programado"), done * HUNDRED / aim)
        yield Alternative(tr("restar los porcentajes: puntos, y no porcentaje de la meta"), (done - aim) * HUNDRED)
        yield Alternative(tr("dividir lo adicional entre lo realizado"), (done - aim) * HUNDRED / done)
    if found.raw is not None and found.raw < HUNDRED:
        yield Alternative(tr("contar la meta como no cumplida"), ZERO)
    unit = indicators.unit(subject.unit, figure.period).mean
    yield Alternative(tr("tomar el porcentaje de toda la unidad"), unit)
