"""What a reader must know before the figures of a report: each notice is a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import counted, date_in_words, the_period
from generator.indicators.verification import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.publishing.official.scope import Scope

SIMULATED = "DATOS SIMULADOS: los avances de este informe son inventados para mostrar el sistema. No son oficiales."


def notices(scope: Scope) -> Iterator[str]:
    """Yield the notices of a report, the gravest first."""
    if scope.context.site.simulated:
        yield SIMULATED
    yield from _time(scope)
    if scope.has_goals:
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
    """Yield how many units have not told all that was due, or that nobody has told anything."""
    units = [scope.indicators.unit(plan.org_unit, scope.period) for plan in scope.annual.plans]
    due = [unit for unit in units if unit.due]
    late = [unit for unit in due if unit.reported < unit.due]
    if not late:
        return
    if not scope.told_units:
        yield f"Ninguna unidad ha informado avances de {the_period(scope.period)}: no es lo mismo que cero."
    else:
        yield f"Faltan informes de {len(late)} de {counted(len(due), 'unidad', 'unidades')} que debían informar."


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
