"""The units under the acceptable threshold, with what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import MissingRule
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import counted, listed, the_period
from generator.publishing import addresses
from generator.publishing.official.cells import average, notes_on, words
from generator.publishing.official.contents.goals import printed_code
from generator.publishing.official.contents.units import HEADING
from generator.publishing.official.document import Column, Paragraph, Row, Table
from generator.publishing.official.scope import Filling
from generator.publishing.reasons import NOT_GIVEN, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.indicators.rollup import Rollup
    from generator.publishing.official.scope import Scope


def below_threshold(scope: Scope, _part: str) -> Filling:
    """Return the table of units under the threshold; nothing where none is set, or nothing is known."""
    threshold = scope.method.threshold
    known = [scope.indicators.unit(plan.org_unit, scope.period) for plan in scope.annual.plans]
    if threshold is None or not any(rollup.mean is not None for rollup in known):
        return Filling()
    below = [rollup for rollup in known if rollup.below_threshold]
    if not below:
        return Filling((Paragraph(_none_below(scope, known, format_percent(threshold))),))
    limit = format_percent(threshold)
    rows = tuple(
        Row(
            (
                words(scope.name_of(rollup.subject), addresses.unit(scope.context.base, rollup.subject)),
                average(rollup, scope.method, marks_told=False),
                words(_reasons(scope, scope.annual.by_unit[rollup.subject])),
            )
        )
        for rollup in below
    )
    table = Table(
        caption=f"Unidades por debajo de {limit}, {scope.period.label}",
        columns=(Column(HEADING, 4), Column("Cumplimiento", 2, is_number=True), Column("Justificación", 8)),
        rows=rows,
        sheet="Bajo el umbral",
        notes=(*notes_on(below), *_unjudged(scope, known)),
    )
    return Filling((table,))


def _none_below(scope: Scope, known: Sequence[Rollup], limit: str) -> str:
    """Say that no unit fell short, of those of which it can be said."""
    when = the_period(scope.period)
    final = [rollup for rollup in known if rollup.mean is not None and _is_final(scope, rollup)]
    if not final:
        return f"Todavía no se puede decir qué unidades quedan por debajo de {limit}: ninguna tiene porcentaje final."
    units = counted(len(final), "unidad", "unidades")
    text = f"De {units} con porcentaje final, ninguna quedó por debajo de {limit} en {when}."
    return " ".join((text, *_unjudged(scope, known)))


def _unjudged(scope: Scope, known: Sequence[Rollup]) -> Iterator[str]:
    """Yield which units have a percentage that is not final, and so are not held against the threshold."""
    names = [
        scope.name_of(rollup.subject) for rollup in known if rollup.mean is not None and not _is_final(scope, rollup)
    ]
    if names:
        verb = "tiene" if len(names) == 1 else "tienen"
        yield f"{listed(names)} {verb} un porcentaje parcial o en curso, que todavía no se juzga."


def _is_final(scope: Scope, rollup: Rollup) -> bool:
    lacks = rollup.is_partial and scope.method.missing is MissingRule.INCOMPLETE
    return not (lacks or rollup.in_progress or rollup.cut_off)


def _reasons(scope: Scope, plan: UnitPlan) -> str:
    """Return what a unit says of its percentage and of its goals that fell short in the period, goal by goal."""
    told = [share.notes for share in plan.reported_shares if share.period in scope.period and share.notes]
    texts = [text for activity in plan.activities for text in _reason(scope, plan, activity)]
    return " ".join((*told, *texts)) or NOT_GIVEN


def _reason(scope: Scope, plan: UnitPlan, activity: Activity) -> Iterator[str]:
    found = scope.indicators.activity(plan.org_unit, activity.code, scope.period)
    is_short = found.raw is not None and found.raw < (scope.method.threshold or HUNDRED)
    for period, result in sorted(plan.current_results(activity.code).items()):
        reason = reason_of(result) if is_short else result.justification
        if period in scope.period and reason:
            code = printed_code(activity) or activity.name
            measures = f" Medidas: {_ended(result.measures)}" if result.measures else ""
            yield f"{code} ({period.short_label}): {_ended(reason)}{measures}"


def _ended(text: str) -> str:
    """Return a text that another follows: with the full stop that it may lack."""
    return text if text.endswith((".", "!", "?", "…", ":", ";")) else f"{text}."
