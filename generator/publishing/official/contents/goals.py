"""What several tables of activities show of one: what it promised, what was done, and what the unit says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import Content
from generator.core.period import Period
from generator.core.wording import of_period
from generator.indicators.figures import account_of, programmed
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.official.cells import percentage, words
from generator.publishing.official.document import Cell
from generator.publishing.official.outline import default_parts
from generator.publishing.views.blocks import executed
from generator.publishing.views.blocks import programmed as programmed_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from generator.core.model import Activity, OutlinePart, UnitPlan
    from generator.indicators.compliance import Compliance
    from generator.publishing.official.scope import Scope

DOUBT_MARK = " ⚠"
_SILENT = frozenset({State.NOT_REPORTED, State.NOT_DUE})
_EMPTY = frozenset({State.NOT_SCHEDULED, State.NO_BREAKDOWN})


def has_something(scope: Scope, plan: UnitPlan, activity: Activity) -> bool:
    """Return whether an activity has anything to show in the report's period: a promise, or something done."""
    found = scope.indicators.activity(plan.org_unit, activity.code, scope.period)
    if found.state is State.REMOVED and found.executed is None:
        return _promised(plan, activity, scope.period) is not None
    return found.executed is not None or found.state not in _EMPTY


def link_to(scope: Scope, plan: UnitPlan, activity: Activity) -> Cell:
    """Return the name of an activity, linked to its page."""
    return words(activity.name, addresses.activity(scope.context.base, plan.org_unit, activity.code))


def promise_cell(scope: Scope, plan: UnitPlan, activity: Activity, period: Period) -> Cell:
    """Return what was promised for a period, also of what a later change removed; nothing promised is left blank."""
    found = scope.indicators.activity(plan.org_unit, activity.code, period)
    if found.state is State.UNREADABLE:
        return words(State.UNREADABLE.label)
    number = found.programmed
    if number is None and (activity.removal or plan.removal):
        number = _promised(plan, activity, period)
    if number is None:
        return words("")
    promised = found if found.programmed is number else replace(found, programmed=number)
    return Cell(programmed_text(activity, promised), number)


def _promised(plan: UnitPlan, activity: Activity, period: Period) -> Decimal | None:
    """Return what was promised for a period before any change removed it."""
    account = account_of(replace(plan, removal=None), replace(activity, removal=None), {})
    return programmed(account, period).number


def done_cell(scope: Scope, activity: Activity, found: Compliance) -> Cell:
    """Return what was done, or why it is not known."""
    if found.executed is None:
        return words(_state(scope, found).label)
    return Cell(executed(activity, found), found.executed)


def percent_cell(scope: Scope, found: Compliance) -> Cell:
    """Return the percentage of an activity, without a cap, or its state."""
    if found.raw is None:
        return words(_state(scope, found).label)
    activity = scope.annual.by_unit[found.unit].by_code[found.activity_code]
    return percentage(found.raw, scope.method, DOUBT_MARK if activity.doubt else "")


def notes_on_goals(
    scope: Scope, pairs: Iterable[tuple[UnitPlan, Activity]], span: Period | None = None
) -> Iterator[str]:
    """Yield what a reader must know of some goals: whose result is doubted and why, and which cannot be judged.

    `span` is the only part of the report's period that the goals are published of.
    """
    period = span or scope.period
    found = [(activity, scope.indicators.activity(plan.org_unit, activity.code, period)) for plan, activity in pairs]
    for activity, each in found:
        if activity.doubt and each.raw is not None:
            yield f"{DOUBT_MARK.strip()} {printed_code(activity) or activity.name}: resultado en duda. {activity.doubt}"
    if any(each.state is State.NO_LIMITS for _, each in found):
        yield f"{State.NO_LIMITS.label}: no se puede juzgar; el documento no publica el rango aceptable."
    texts = {text: None for activity, each in found if each.state is State.NO_LIMITS for text in _asides(activity)}
    yield from texts


def _asides(activity: Activity) -> Iterator[str]:
    """Yield what the source says of a goal that cannot be judged, as its plan quotes it."""
    if activity.notes:
        yield f"{printed_code(activity) or activity.name}. {activity.notes}"


def _state(scope: Scope, found: Compliance) -> State:
    """Return the state of an activity; of one told only together with later months, that it is not broken down."""
    if found.state not in _SILENT:
        return found.state
    (plan,) = (plan for plan in scope.whole.plans if plan.org_unit == found.unit)
    longer = (told for told in plan.current_results(found.activity_code) if told not in scope.period)
    return State.NO_BREAKDOWN if any(told.overlaps(scope.period) for told in longer) else found.state


def told_in_words(scope: Scope, plan: UnitPlan, codes: Iterable[str]) -> Mapping[str, str]:
    """Return what a unit tells of the period as a whole, by the first of some activities without a figure.

    Reports with a part for what units tell have it there.
    """
    if _asks_for(scope.annual.frame.outline.parts or default_parts(""), Content.SYNTHESES):
        return {}
    found = scope.indicators.activities(plan.org_unit, scope.period)
    silent = next((code for code in codes if found[code].state is State.NO_FIGURES), None)
    texts = [entry.summary for each, entry in scope.entries if each is plan and entry.summary]
    return {silent: " ".join(texts)} if silent and texts else {}


def _asks_for(parts: Iterable[OutlinePart], content: Content) -> bool:
    return any(part.content is content or _asks_for(part.parts, content) for part in parts)


def told_span(scope: Scope, pairs: Iterable[tuple[UnitPlan, Activity]]) -> Period | None:
    """Return the shorter period for which alone the goals of some activities are published; `None` if there is none.

    Where a document prints the goals of one quarter and no annual ones, its figures are not those of the year.
    """
    spans = set()
    for _, activity in pairs:
        told = [target.period for target in activity.targets if target.period.overlaps(scope.period)]
        if activity.annual_target or not told:
            return None
        spans.add(Period(scope.period.year, min(each.first for each in told), max(each.last for each in told)))
    span = spans.pop() if len(spans) == 1 else None
    return span if span and span != scope.period and span in scope.period and not span.is_month else None


def of_period_told(scope: Scope, span: Period | None) -> str:
    """Return the report's period for a caption, with the only part of it that the goals are of."""
    return f"{of_period(scope.period)}{f', solo {of_period(span, year=False)}' if span else ''}"


def span_notes(scope: Scope, span: Period | None) -> tuple[str, ...]:
    """Return the note on goals that are published for a part of the period only."""
    if span is None:
        return ()
    when = of_period(scope.period)
    return (f"Las metas publicadas son solo {of_period(span)}: la meta, el avance y el porcentaje no son {when}.",)


def said_of(plan: UnitPlan, code: str, period: Period) -> str:
    """Return what the unit says of an activity in its reports of a period or of parts of it: what stands.

    A justification is named as one where it stands beside a comment; alone, it is all that the report says.
    """
    texts: dict[str, None] = {}
    standing = plan.current_results(code)
    commented = [told for told, result in standing.items() if result.notes or result.justification or result.measures]
    for told in sorted(told for told in commented if told in period):
        result = standing[told]
        label = "Justificación: " if result.notes else ""
        justification = f"{label}{result.justification}" if result.justification else ""
        measures = f"Medidas: {result.measures}" if result.measures else ""
        texts |= dict.fromkeys(text for text in (result.notes, justification, measures) if text)
    return " ".join(texts)


def natural(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts codes as people do: 1.2 before 1.10."""
    pieces = re.findall(r"[0-9]+|[^0-9]+", code)
    return tuple((1, int(piece), "") if piece.isdigit() else (0, 0, piece.casefold()) for piece in pieces)


def printed_code(activity: Activity) -> str:
    """Return the code as the source prints it, "" where it prints none."""
    return activity.code if activity.published_code is None else activity.published_code
