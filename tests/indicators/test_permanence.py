"""What became of goals: only what codes and names show."""

from __future__ import annotations

from generator.indicators.examples.plans import annual_plan, goal, plan, share
from generator.indicators.permanence import Fate, UnitFate, permanence


def named(**names: str):
    """Goals by code (a dash stands for a dot) and name."""
    return [goal({"mar": "1"}, code=code, name=name) for code, name in names.items()]


def fates(before, after) -> list[tuple[str | None, str | None, Fate]]:
    (unit,) = permanence(annual_plan(plan(*before)), annual_plan(plan(*after)))
    return [
        (goal.before.code if goal.before else None, goal.after.code if goal.after else None, goal.fate)
        for goal in unit.goals
    ]


def test_a_goal_stays_by_its_code_and_its_name():
    assert fates(named(a="Formar"), named(a="FORMAR ")) == [("a", "a", Fate.KEPT)]


def test_a_goal_with_another_code_is_the_same_goal():
    assert fates(named(a="Formar", b="Medir"), named(a="Medir", c="Formar")) == [
        ("b", "a", Fate.RECODED),
        ("a", "c", Fate.RECODED),
    ]


def test_a_code_with_another_name_is_told_as_seen():
    assert fates(named(a="Formar"), named(a="Auditar")) == [("a", "a", Fate.RENAMED)]


def test_new_ones_stand_in_the_order_of_the_later_plan_and_those_gone_at_the_end():
    assert fates(named(a="Formar", b="Medir", d="Cerrar"), named(c="Abrir", b="Medir")) == [
        (None, "c", Fate.NEW),
        ("b", "b", Fate.KEPT),
        ("a", None, Fate.GONE),
        ("d", None, Fate.GONE),
    ]


def test_equal_names_are_matched_as_many_times_as_there_are():
    twice, thrice = named(a="Informe", b="Informe"), named(c="Informe", d="Informe", e="Informe")
    assert fates(twice, thrice) == [
        ("a", "c", Fate.RECODED),
        ("b", "d", Fate.RECODED),
        (None, "e", Fate.NEW),
    ]
    assert fates(thrice, twice)[-1] == ("e", None, Fate.GONE)


def test_units_of_either_year_and_what_is_sure_of_them():
    before = annual_plan(
        plan(*named(a="Formar")),
        plan(*named(a="Medir"), unit="b"),
        plan(*named(a="Una"), unit="c", is_partial=True),
        plan(share("mar", "90"), unit="d"),
    )
    after = annual_plan(
        plan(*named(a="Formar")),
        plan(*named(a="Auditar"), unit="e"),
        plan(*named(b="Otra"), unit="c"),
        plan(*named(a="Contar"), unit="d"),
    )
    found = permanence(before, after)
    seen = {unit.unit: (unit.had_plan, unit.has_plan, unit.is_sure) for unit in found}
    assert seen == {
        "unidad-a": (True, True, True),
        "e": (False, True, True),
        "c": (True, True, False),
        "d": (True, True, False),
        "b": (True, False, True),
    }
    assert counts(found) == {
        "unidad-a": {Fate.KEPT: 1},
        "e": {Fate.NEW: 1},
        "c": {Fate.NEW: 1, Fate.GONE: 1},
        "d": {Fate.NEW: 1},
        "b": {Fate.GONE: 1},
    }


def counts(found: tuple[UnitFate, ...]) -> dict[str, dict[Fate, int]]:
    return {unit.unit: dict(unit.counts) for unit in found}
