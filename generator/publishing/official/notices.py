"""What a reader must know before the figures of a report: each notice is a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.core.wording import counted, date_in_words, listed, of_period, the_period
from generator.indicators.states import State
from generator.indicators.verification import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope

UNWRITTEN = "Informe generado con los datos publicados; la institución no ha escrito su texto."
_MOST_NAMED = 3
SIMULATED = "DATOS SIMULADOS: los avances de este informe son inventados para mostrar el sistema. No son oficiales."


def notices(scope: Scope) -> Iterator[str]:
    """Yield the notices of a report, the gravest first."""
    if scope.context.site.simulated:
        yield SIMULATED
    if not scope.is_written:
        yield UNWRITTEN
    yield from _time(scope)
    if scope.as_of >= scope.period.start:
        yield from _coverage(scope)
    yield from _recomposed(scope)


def _time(scope: Scope) -> Iterator[str]:
    period, day = scope.period, date_in_words(scope.as_of)
    if scope.as_of < period.start:
        yield f"{_begun(scope)} no había comenzado al {day}: todavía no hay nada que informar."
    elif scope.is_running:
        yield (
            f"{_begun(scope)} no había terminado al {day}: las cifras son avances, comparados con toda la meta del "
            "período."
        )


def _begun(scope: Scope) -> str:
    text = the_period(scope.period)
    return text[:1].upper() + text[1:]


def _coverage(scope: Scope) -> Iterator[str]:
    """Yield that nobody has told anything, of which months nobody has, and how many units have not told all."""
    if not scope.told_units:
        if text := silence(scope):
            yield text
        return
    if scope.silent_months:
        yield f"Ninguna unidad ha informado avances {of_months(scope.silent_months)} de {scope.period.year}."
    if scope.has_goals:
        yield from _late(scope)


def silence(scope: Scope) -> str:
    """Say that no unit has told anything of the period, or only together with other months; "" if none had to."""
    when = of_period(scope.period)
    if scope.told_around:
        longer = listed(of_period(other) for other in scope.told_around)
        return f"Ninguna unidad ha informado avances {when} por separado: lo informado es {longer}, y no se reparte."
    if scope.has_goals and not any(_unit(scope, plan).due for plan in scope.annual.plans):
        return ""
    meaning = ": no es lo mismo que cero" if scope.has_goals else ""
    return f"Ninguna unidad ha informado avances {when}{meaning}."


def _unit(scope: Scope, plan: UnitPlan) -> Rollup:
    return scope.indicators.unit(plan.org_unit, scope.period)


def of_months(silent: Sequence[Period]) -> str:
    """Return some months in words: `de julio a diciembre` where they follow one another, else each."""
    run = Period(silent[0].year, silent[0].first, silent[-1].last)
    if len(run) == len(silent):
        return of_period(run, year=False)
    return f"de {listed((month.short_label for month in silent), len(silent))}"


def _late(scope: Scope) -> Iterator[str]:
    """Yield how many units that had to tell have told nothing, only in words or only a part; and who had not to."""
    units = [_unit(scope, plan) for plan in scope.annual.plans]
    due = [unit for unit in units if unit.due]
    late = [unit for unit in due if unit.reported < unit.due]
    silent = sum(unit.subject not in scope.told_units for unit in late)
    in_words = [scope.name_of(unit.subject) for unit in late if unit.state is State.NO_FIGURES]
    partly = len(late) - silent - len(in_words)
    told = counted(len(in_words), "contó lo hecho sin dar cifras", "contaron lo hecho sin dar cifras")
    parts = (
        *([counted(silent, "no ha informado nada", "no han informado nada")] if silent else ()),
        *([f"{told} ({listed(in_words)})"] if in_words else ()),
        *([counted(partly, "informó solo una parte", "informaron solo una parte")] if partly else ()),
    )
    if parts:
        total = counted(len(due), "unidad que debía", "unidades que debían")
        yield f"De {total} informar, {listed(parts)}.{_apart(scope, units)}"


def _apart(scope: Scope, units: Sequence[Rollup]) -> str:
    """Say which units stand in the tables although they had nothing to tell, and why; it follows a sentence."""
    names = [f"{scope.name_of(unit.subject)} ({unit.state.label.lower()})" for unit in units if not unit.due]
    if not names or len(names) > _MOST_NAMED:
        return ""
    had = "no tenía" if len(names) == 1 else "no tenían"
    return f" De las {len(units)} que figuran en los cuadros, {listed(names)} {had} nada que informar."


def _recomposed(scope: Scope) -> Iterator[str]:
    """Yield that a published report is composed anew, and how many of its printed figures differ."""
    own = scope.own
    if own is None or own.date is None:
        return
    differ = sum(verdict.answer is Answer.DIFFERENT for verdict in scope.verdicts)
    text = (
        f"La institución fechó este informe el {date_in_words(own.date)}. Su texto se conserva; sus cuadros se "
        "calculan de nuevo con los datos publicados."
    )
    if differ:
        figures = counted(differ, "cifra impresa difiere", "cifras impresas difieren")
        text += f" {figures[:1].upper()}{figures[1:]} de las de este documento."
    yield text
