"""What a unit's plan promises, and what of it changed: the fields that only an approved version may change.

A promise is what will be done, how much, by when, and how it is counted and proved. Notes, caveats, posts, headings and
the code that the document prints are not: they may be mended freely. Nor is a text another one that differs only in its
accents, its capitals or its spaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import reach
from generator.core.model.heirs import heirs
from generator.core.period import Period
from generator.core.quantity import plain
from generator.core.vocabulary import fold
from generator.core.wording import of_period, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.core.model import Activity, Removal, UnitPlan
    from generator.core.problem import Origin
    from generator.core.quantity import Quantity
    from generator.rules.past import Pair

_TEXTS = (
    ("name", "nombre", "nombre"),
    ("product", "producto", "producto"),
    ("measure_unit", "unidad_medida", "unidad de medida"),
    ("means_of_verification", "medio_verificacion", "medio de verificación"),
)
_CONTEXT = 24


class Difference(Frozen):
    """Something promised that changed: its name, what it was and is, where, and the periods that it reaches."""

    what: str
    old: str
    new: str
    origin: Origin
    touches: tuple[Period, ...] = ()

    @property
    def text(self) -> str:
        """The difference in words: `meta de febrero: 500 → 450`."""
        return f"{self.what}: {self.old} → {self.new}"


class GoalChange(Frozen):
    """What changed of an activity, or of the plan itself (`code` is ""); a new activity differs in all its targets."""

    code: str
    origin: Origin
    differences: tuple[Difference, ...]
    is_new: bool = False


def goal_changes(pair: Pair[UnitPlan]) -> Iterator[GoalChange]:
    """Yield what changed of what a plan promises; activities that are gone are no part of it."""
    of_plan = tuple(_of_plan(pair))
    if of_plan:
        yield GoalChange("", of_plan[0].origin, of_plan)
    renumbered = {heir.code for heir in recoded(pair).values()}
    published_by_code = {now: pair.base.by_code[code] for code, now in heirs(pair.base, pair.new).items()}
    told = reach.told_by_code(pair.base, pair.new)
    for code, activity in pair.new.by_code.items():
        published = published_by_code.get(code)
        if published is not None:
            differences = tuple(_of_activity(published, activity, told.get(code, ()), pair.new.year))
            if differences:
                yield GoalChange(code, differences[0].origin, differences)
        elif code not in renumbered:
            targets = tuple(_of_targets({}, _targets(activity), activity.origin))
            yield GoalChange(code, activity.origin.at("codigo"), targets, is_new=True)


def recoded(pair: Pair[UnitPlan]) -> Mapping[str, Activity]:
    """Return the activities that seem to have another code now, by the published one: the same name, on a new code.

    The old code is gone, or another activity has taken it. Those that declare their old code are no longer a guess, and
    no part of it.
    """
    kept = {pair.new.code_now(code) for code in pair.base.by_code}
    new = {fold(activity.name): activity for code, activity in pair.new.by_code.items() if code not in kept}
    found = ((code, new.get(fold(activity.name))) for code, activity in pair.base.by_code.items())
    return {code: heir for code, heir in found if heir is not None and not _stays(code, pair)}


def _stays(code: str, pair: Pair[UnitPlan]) -> bool:
    """Return whether a published activity is still there: its code, declared or its own, and not on another name.

    A declared code is taken at its word; of one that is the same the name decides, where the old name is on a new code.
    """
    now = pair.new.code_now(code)
    if now not in pair.new.by_code:
        return False
    return now != code or fold(pair.new.by_code[now].name) == fold(pair.base.by_code[code].name)


def absorbed(pair: Pair[UnitPlan]) -> Mapping[str, str]:
    """Return the published activities whose code another published one declares, by code: two goals became one."""
    kept = heirs(pair.base, pair.new)
    codes = {code: pair.new.code_now(code) for code in pair.base.by_code if code not in kept}
    return {code: now for code, now in codes.items() if now in pair.new.by_code}


def is_approved(pair: Pair[UnitPlan]) -> bool:
    """Return whether a change of goals is declared: a higher version, with a row of its own in the change control."""
    added = pair.new.changes[len(pair.base.changes) :]
    return pair.new.version > pair.base.version and any(change.is_of(pair.new.version) for change in added)


def is_first(pair: Pair[UnitPlan]) -> bool:
    """Return whether what changes is that a plan still to be written is written: that is its first version."""
    return pair.base.promises_nothing and bool(pair.new.activities) and pair.new.version == pair.base.version


def _of_plan(pair: Pair[UnitPlan]) -> Iterator[Difference]:
    base, new = pair.base, pair.new
    yield from _of_text("objetivo", base.objective, new.objective, new.origin.at("objetivo"))
    yield from _of_removal(base.removal, new.removal, new.origin)
    if base.is_partial != new.is_partial:
        words = {True: "true", False: "no lo dice"}
        origin = new.origin.at("actividades_parciales")
        told = reach.told_of_plan(base)
        yield Difference("actividades_parciales", words[base.is_partial], words[new.is_partial], origin, told)


def _of_activity(base: Activity, new: Activity, told: Iterable[Period], year: int) -> Iterator[Difference]:
    measure = reach.of_measure(base, new, told)
    if base.code != new.code:
        yield Difference("código", quoted(base.code), quoted(new.code), new.origin.at("codigo"))
    for field, key, what in _TEXTS:
        touches = measure if field == "measure_unit" else ()
        yield from _of_text(what, getattr(base, field), getattr(new, field), new.origin.at(key), touches)
    words = (
        ("tipo de meta", base.target_type.value, new.target_type.value, "tipo_meta"),
        ("sentido", base.direction.value, new.direction.value, "sentido"),
        ("rango", _range(base), _range(new), "rango"),
        ("vínculo estratégico", base.strategy or "ninguno", new.strategy or "ninguno", "estrategia"),
    )
    weights = tuple("ninguno" if each.weight is None else plain(each.weight) for each in (base, new))
    for what, old, now, key in (*words, ("peso", *weights, "peso")):
        if old != now:
            yield Difference(what, old, now, new.origin.at(key), () if key == "estrategia" else measure)
    yield from _of_targets(_targets(base), _targets(new), new.origin)
    if base.annual_target != new.annual_target:
        old, now = _label(base.annual_target), _label(new.annual_target)
        yield Difference("meta anual", old, now, new.origin.at("meta_anual"), (Period.whole_year(year),))
    yield from _of_removal(base.removal, new.removal, new.origin)


def _of_text(what: str, old: str, new: str, origin: Origin, touches: tuple[Period, ...] = ()) -> Iterator[Difference]:
    if fold(old) != fold(new):
        yield Difference(what, *_shown(old, new), origin, touches)


def _shown(old: str, new: str) -> tuple[str, str]:
    """Return two texts to be told apart: long ones from shortly before the place where they begin to differ."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, same - _CONTEXT) + 1 if same > _CONTEXT else 0
    return _excerpt(old, start), _excerpt(new, start)


def _excerpt(text: str, start: int) -> str:
    return quoted(f"{'…' if start else ''}{text[start:]}") if text else "nada"


def _targets(activity: Activity) -> Mapping[Period, Quantity | str]:
    """Return what is promised by period: a quantity, or what is printed where it cannot be read."""
    return {**activity.unreadable, **{target.period: target.quantity for target in activity.targets}}


def _of_targets(
    base: Mapping[Period, Quantity | str], new: Mapping[Period, Quantity | str], activity: Origin
) -> Iterator[Difference]:
    for period in sorted({*base, *new}):
        if base.get(period) != new.get(period):
            what = f"meta {of_period(period, year=False)}"
            origin = activity.at("metas", period.key)
            yield Difference(what, _label(base.get(period)), _label(new.get(period)), origin, (period,))


def _of_removal(base: Removal | None, new: Removal | None, holder: Origin) -> Iterator[Difference]:
    old, now = (removal.since if removal else None for removal in (base, new))
    if old != now:
        words = (old.code if old else "nunca", now.code if now else "nunca")
        yield Difference("eliminación", *words, holder.at("eliminado"), reach.of_removal(base, new))


def _label(target: Quantity | str | None) -> str:
    if target is None:
        return "sin meta"
    return quoted(target) if isinstance(target, str) else target.text


def _range(activity: Activity) -> str:
    return "ninguno" if activity.range is None else " a ".join(plain(limit) for limit in activity.range)
