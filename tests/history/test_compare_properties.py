"""Properties of comparisons over plans made by chance: the same is nothing, and the way back mirrors the way there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.frozen import replace
from generator.history.compare.targets import TOTALS
from generator.history.kinds import Kind
from tests.history.full_plans import changes, side, tree

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from generator.history.changes import Change, Place

MONTHS = ("ene", "mar", "jun", "sep", "dic")
MIRRORED = {
    Kind.GOAL_ADDED: Kind.GOAL_DELETED,
    Kind.TARGET_LOWERED: Kind.TARGET_RAISED,
    Kind.TARGET_LOOSENED: Kind.TARGET_TIGHTENED,
    Kind.ANNUAL_ADDED: Kind.ANNUAL_DROPPED,
    Kind.PROOF_ADDED: Kind.PROOF_DROPPED,
    Kind.GOAL_REMOVED: Kind.GOAL_RESTORED,
    Kind.PROGRESS_ADDED: Kind.PROGRESS_VANISHED,
    Kind.RESULT_INSERTED: Kind.RESULT_REMOVED,
    Kind.SHARE_ADDED: Kind.SHARE_REMOVED,
    Kind.VERSION_RAISED: Kind.VERSION_LOWERED,
}
MIRROR = MIRRORED | {other: kind for kind, other in MIRRORED.items()}
LATER = {Kind.MOVED_LATER, Kind.MOVED_TO_DECEMBER}

quantities = st.one_of(st.integers(0, 40), st.integers(1, 9).map(lambda tens: f"{tens}0%"))
targets = st.dictionaries(st.sampled_from(MONTHS), quantities, max_size=4)


@st.composite
def goals(draw: st.DrawFn, code: str) -> dict[str, Any]:
    """A goal of any kind."""
    goal: dict[str, Any] = {
        "codigo": code,
        "nombre": draw(st.sampled_from(["Formar", "Evaluar"])),
        "metas": draw(targets),
    }
    goal["tipo_meta"] = draw(st.sampled_from(["suma", "nivel"]))
    goal["sentido"] = draw(st.sampled_from(["ascendente", "descendente"]))
    for key, values in (
        ("meta_anual", quantities),
        ("medio_verificacion", st.sampled_from(["Listas", "Actas"])),
        ("eliminado", st.just({"desde": "2024-11", "motivo": "Cierre"})),
    ):
        value = draw(st.none() | values)
        goal |= {} if value is None else {key: value}
    return goal


@st.composite
def entries(draw: st.DrawFn, period: str) -> dict[str, Any]:
    """A report of a month."""
    codes = draw(st.lists(st.sampled_from(["1", "2", "3"]), unique=True, min_size=1))
    told = {code: {"valor": draw(st.integers(0, 9))} for code in codes}
    return {"periodo": period, "fecha": draw(st.sampled_from(["2024-08-05", "2024-08-06"])), "actividades": told}


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Any]:
    """The sample with a unit's plan made by chance."""
    project = tree()
    codes = draw(st.lists(st.sampled_from(["1", "2", "3"]), unique=True))
    periods = draw(st.lists(st.sampled_from(["2024-06", "2024-07"]), unique=True))
    project["unidad"]["actividades"] = [draw(goals(code)) for code in codes]
    project["unidad"]["avances"] = [draw(entries(period)) for period in periods]
    project["unidad"]["version"] = draw(st.integers(1, 3))
    project["unidad"].pop("avances_informados")
    return project


def shuffled(node: Any, chance: random.Random) -> Any:
    """The same data in another order: keys, and lists but those of columns."""
    if isinstance(node, dict):
        items = list(node.items())
        chance.shuffle(items)
        return {key: shuffled(value, chance) for key, value in items}
    if isinstance(node, list) and all(isinstance(item, dict) and "fecha" not in item for item in node):
        found = [shuffled(item, chance) for item in node]
        return chance.sample(found, len(found))
    return node


@settings(max_examples=60, deadline=None)
@given(projects(), st.randoms(use_true_random=False))
def test_another_order_is_no_change(project, chance):
    assert changes(project, project) == ()
    assert changes(project, shuffled(project, chance)) == ()


def as_told(kind: Kind) -> Kind:
    """A kind, December being one of the later months."""
    return Kind.MOVED_LATER if kind in LATER else kind


def as_told_back(kind: Kind) -> Kind:
    """What a change is the other way round."""
    if kind in LATER:
        return Kind.MOVED_EARLIER
    return Kind.MOVED_LATER if kind is Kind.MOVED_EARLIER else MIRROR.get(kind, kind)


def own(place: Place) -> Place:
    """The plan that something is of."""
    return replace(place, code="")


def first_goals(there: Sequence[Change], back: Sequence[Change]) -> set[Place]:
    """The plans that promised nothing and now do: told as new; on the way back, as goals that are gone."""
    added, gone = (
        {change.place for change in found if change.kind is kind}
        for found, kind in ((there, Kind.PLAN_ADDED), (back, Kind.PLAN_REMOVED))
    )
    return added - gone


@settings(max_examples=120, deadline=None)
@given(projects(), projects())
def test_the_way_back_mirrors_the_way_there(one, other):
    there, back = changes(one, other), changes(other, one)
    apart = first_goals(there, back) | first_goals(back, there)
    there, back = (tuple(each for each in found if own(each.place) not in apart) for found in (there, back))
    assert {change.place for change in there} == {change.place for change in back}
    counted_otherwise = {
        change.place for change in there if change.kind in {Kind.TYPE_CHANGED, Kind.DIRECTION_CHANGED}
    }  # such a goal is read by its new count on the way there, and by its old one on the way back
    sides = ((there, as_told), (back, as_told_back))
    kinds = [
        Counter(
            (kind(change.kind), change.place, change.key) for change in found if change.place not in counted_otherwise
        )
        for found, kind in sides
    ]
    assert kinds[0] == kinds[1]


@settings(max_examples=120, deadline=None)
@given(goals("1"), goals("1"))
def test_amounts_of_totals_that_fall_are_never_told_as_rising(one, other):
    base = tree()
    sides = [base | {"unidad": base["unidad"] | {"actividades": [goal], "avances": []}} for goal in (one, other)]
    old, new = (side(each).side.annual_plans[0].plans[0].activities[0] for each in sides)
    if new.target_type not in TOTALS or old.annual_target is None or new.annual_target is None:
        return
    kinds = {change.kind for change in changes(*sides) if change.key == "meta_anual"}
    if new.annual_target.number < old.annual_target.number:
        assert kinds <= {Kind.TARGET_LOWERED, Kind.TARGET_TIGHTENED, Kind.TARGET_REDEFINED}
    assert bool(kinds) == (new.annual_target != old.annual_target)
