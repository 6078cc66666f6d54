"""Two states of a goal, and of the goals of a plan by their stable codes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import reach
from generator.core.period import Period
from generator.history.changes import Place, Step
from generator.history.compare.fields import Field, Pair, changed_fields, paired, same
from generator.history.compare.targets import ANNUAL, target_changes
from generator.history.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import Activity, Caveat, Removal, UnitPlan
    from generator.core.problem import Origin
    from generator.history.changes import Change

MEASURES = (
    Field("target_type", "tipo_meta", Kind.TYPE_CHANGED),
    Field("direction", "sentido", Kind.DIRECTION_CHANGED),
    Field("range", "rango", Kind.RANGE_CHANGED),
    Field("measure_unit", "unidad_medida", Kind.MEASURE_UNIT_CHANGED),
    Field("weight", "peso", Kind.WEIGHT_CHANGED),
)
"""What says how the figures of a goal are read: a change of it changes those of months already over too."""

FIELDS = (
    Field("name", "nombre", Kind.REWORDED),
    Field("product", "producto", Kind.REWORDED),
    Field("strategy", "estrategia", Kind.LINK_CHANGED),
    Field("published_code", "codigo_publicado", Kind.GOAL_CHANGED),
    Field("process", "proceso", Kind.GOAL_CHANGED),
    Field("owner", "responsable", Kind.GOAL_CHANGED),
    Field("notes", "nota", Kind.GOAL_CHANGED),
)
REMOVAL = (
    Field("since", "eliminado.desde", Kind.REMOVAL_CHANGED),
    Field("reason", "eliminado.motivo", Kind.REMOVAL_CHANGED),
    Field("act", "eliminado.acto", Kind.REMOVAL_CHANGED),
    Field("date", "eliminado.fecha", Kind.REMOVAL_CHANGED),
)


def goal_changes(before: UnitPlan, after: UnitPlan, place: Place) -> Iterator[Change]:
    """Yield what changed in the goals of a unit: those with the same code, or whose new code is declared."""
    told = reach.told_by_code(before, after)
    kept_first = sorted(before.activities, key=lambda goal: after.code_now(goal.code) != goal.code)
    for old, new in paired(kept_first, after.activities, lambda goal: after.code_now(goal.code)):
        if old is not None and new is not None:
            measure = reach.of_measure(old, new, told.get(new.code, ()))
            yield from _changes(old, new, Pair(replace(place, code=new.code), old.origin, new.origin), measure)
        elif new is not None:
            yield _whole(Kind.GOAL_ADDED, new, Pair(replace(place, code=new.code), None, new.origin))
        elif old is not None:
            yield _whole(Kind.GOAL_DELETED, old, Pair(replace(place, code=old.code), old.origin, None))


def _whole(kind: Kind, goal: Activity, pair: Pair) -> Change:
    is_new = kind is Kind.GOAL_ADDED
    told = [(target.period, target.quantity) for target in goal.targets]
    steps = tuple(Step(period, *((None, each) if is_new else (each, None))) for period, each in told)
    before, after = (None, goal.name) if is_new else (goal.name, None)
    if goal.annual_target is not None:
        annual = goal.annual_target
        steps = (*steps, Step(ANNUAL, None, annual) if is_new else Step(ANNUAL, annual, None))
    return pair.change(kind, "", before, after, steps=steps, touches=reach.due(goal))


def _changes(old: Activity, new: Activity, pair: Pair, measure: tuple[Period, ...]) -> Iterator[Change]:
    if old.code != new.code:
        yield pair.change(Kind.RECODED, "codigo", old.code, new.code)
    elif old.previous_codes != new.previous_codes:
        listed = (", ".join(each.previous_codes) or None for each in (old, new))
        yield pair.change(Kind.GOAL_CHANGED, "codigos_anteriores", *listed)
    yield from removal_changes(old.removal, new.removal, pair, (Kind.GOAL_REMOVED, Kind.GOAL_RESTORED))
    yield from target_changes(old, new, pair)
    yield from changed_fields(MEASURES, old, new, pair, measure)
    yield from _proof_changes(old, new, pair)
    yield from changed_fields(FIELDS, old, new, pair)
    yield from _caveat_changes(old, new, pair)


def removal_changes(old: Removal | None, new: Removal | None, pair: Pair, kinds: tuple[Kind, Kind]) -> Iterator[Change]:
    """Yield that a thing was declared removed, or restored (the two `kinds`), or that its removal reads otherwise."""
    if old is None and new is None:
        return
    touches = reach.of_removal(old, new)
    if old is not None and new is not None:
        for each in REMOVAL:
            yield from changed_fields((each,), old, new, pair, touches if each.name == "since" else ())
    elif new is not None:
        yield pair.change(kinds[0], "eliminado", None, new.since, touches=touches, reason=new.reason)
    elif old is not None:
        yield pair.change(kinds[1], "eliminado", old.since, None, touches=touches, reason=old.reason)


def _proof_changes(old: Activity, new: Activity, pair: Pair) -> Iterator[Change]:
    before, after = old.means_of_verification, new.means_of_verification
    kind = Kind.PROOF_DROPPED if not after else Kind.PROOF_CHANGED if before else Kind.PROOF_ADDED
    yield from changed_fields((Field("means_of_verification", "medio_verificacion", kind),), old, new, pair)


def _caveat_changes(old: Activity, new: Activity, pair: Pair) -> Iterator[Change]:
    for before, after in paired(old.caveats, new.caveats, lambda caveat: caveat.rule):
        here = Pair(pair.place, _origin(before) or pair.before, _origin(after) or pair.after)
        cells = _cells(before, after)
        touches = tuple(step.key for step in cells if isinstance(step.key, Period))
        change = partial(here.change, steps=cells, touches=touches)
        if before is None and after is not None:
            yield change(Kind.CAVEAT_ADDED, "", None, after.note, reason=after.rule)
        elif after is None and before is not None:
            yield change(Kind.CAVEAT_REMOVED, "", before.note, None, reason=before.rule)
        elif before is not None and after is not None:
            if not same(before.note, after.note):
                yield here.change(Kind.CAVEAT_CHANGED, "nota", before.note, after.note, reason=after.rule)
            if cells:
                yield change(Kind.CAVEAT_CHANGED, "ilegibles", reason=after.rule)


def _cells(before: Caveat | None, after: Caveat | None) -> tuple[Step, ...]:
    """Return the cells that were declared unreadable, or no longer are, or with another text."""
    old, new = (dict(each.unreadable) if each else {} for each in (before, after))
    return tuple(
        Step(period, old.get(period), new.get(period))
        for period in sorted({*old, *new})
        if old.get(period) != new.get(period)
    )


def _origin(caveat: Caveat | None) -> Origin | None:
    return None if caveat is None else caveat.origin
