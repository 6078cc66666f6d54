"""What changes do to the published figures, told apart by their cause."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import Band, MissingRule
from generator.core.period import Period
from generator.history.changes import FileKey, Side
from generator.history.effects import Cause, Effect, Effects, current_period, effects
from generator.history.figures import Of
from generator.history.telling.figures import effect_said, recategorised
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, method_with, plan, report
from generator.indicators.method import default_method

if TYPE_CHECKING:
    from generator.core.model import Method, UnitPlan

AFTER = date(YEAR + 1, 2, 1)
JULY = date(YEAR, 7, 15)
NBSP = "\N{NO-BREAK SPACE}"


def side(*plans: UnitPlan, method: Method | None = None, unread: frozenset[FileKey] = frozenset()) -> Side:
    """A side with one institution's year."""
    annual = annual_plan(*plans, method=method or default_method())
    return Side((annual.institution,), (annual,), unread)


def moved(before: Side, after: Side, day: date = AFTER) -> dict[tuple[str, str], Effect]:
    """The figures that move in the first period told, by unit and code; of the institution "" and ""."""
    found: dict[tuple[str, str], Effect] = {}
    for effect in effects(before, after, day).told:
        found.setdefault((effect.place.unit, effect.place.code), effect)
    return found


def percents(effect: Effect) -> list[object]:
    """The percentages of a figure before and after."""
    assert effect.before
    assert effect.after
    return [effect.before.percent, effect.after.percent]


OLD = plan(goal({"feb": "10"}), report("feb", {"1": "8"}))


def test_the_same_moves_nothing():
    assert effects(side(OLD), side(OLD), AFTER) == Effects(AFTER)


def test_a_lowered_goal_moves_figures_without_any_result():
    lowered = plan(goal({"feb": "8"}), report("feb", {"1": "8"}))
    found = moved(side(OLD), side(lowered))
    assert set(found) == {("", ""), ("unidad-a", ""), ("unidad-a", "1")}
    for effect in found.values():
        assert percents(effect) == [80, 100]
        assert effect.causes == (Cause.GOALS,)
    assert effect_said(found["unidad-a", ""], "la unidad").replace(NBSP, " ") == (
        f"En {YEAR}, la unidad pasa de 80 % (Avance alto) a 100 % (Cumplida), solo por las metas."
    )


def test_a_new_result_moves_them_without_any_goal():
    found = moved(side(OLD), side(plan(goal({"feb": "10"}), report("feb", {"1": "10"}))))
    assert found["unidad-a", "1"].causes == (Cause.RESULTS,)


def test_goals_and_results_are_told_apart():
    both = plan(goal({"feb": "20"}), report("feb", {"1": "20"}))
    effect = moved(side(OLD), side(both))["unidad-a", "1"]
    assert effect.causes == (Cause.GOALS, Cause.RESULTS)
    without = {cause: figure.percent for cause, figure in effect.without}
    assert without == {Cause.GOALS: Decimal(200), Cause.RESULTS: Decimal(40)}
    assert (
        effect_said(effect, "la actividad")
        .replace(NBSP, " ")
        .endswith(
            "a 100 % (Cumplida). Con las metas de antes sería 200 % (Cumplida); "
            "con los resultados de antes sería 40 % (Avance bajo)."
        )
    )


def test_a_lowered_goal_does_not_hide_behind_the_results_that_came_with_it():
    silent, lowered = plan(goal({"feb": "10"})), plan(goal({"feb": "8"}), report("feb", {"1": "8"}))
    effect = moved(side(silent), side(lowered))["unidad-a", "1"]
    assert effect.causes == (Cause.GOALS, Cause.RESULTS)
    assert (
        effect_said(effect, "la actividad")
        .replace(NBSP, " ")
        .endswith(
            "pasa de «No reportado» a 100 % (Cumplida). Con las metas de antes sería 80 % (Avance alto); "
            "con los resultados de antes sería «No reportado»."
        )
    )


def test_results_under_a_new_code_count_for_the_goals_as_they_were():
    recoded = replace(goal({"feb": "8"}, code="9"), previous_codes=("1",))
    effect = moved(side(OLD), side(plan(recoded, *OLD.progress, report("feb", {"9": "8"}, reason="x"))))[
        "unidad-a", "9"
    ]
    assert effect.causes == (Cause.GOALS,)


def test_a_method_may_move_a_category_and_no_percentage():
    bands = (
        replace(default_method().bands[0], lower=80 * default_method().bands[0].lower / 100),
        *default_method().bands[2:],
    )
    found = moved(side(OLD), side(OLD, method=method_with(bands=bands)))
    assert found["unidad-a", "1"].causes == (Cause.METHOD,)
    assert percents(found["unidad-a", "1"]) == [80, 80]
    text = effect_said(found["unidad-a", ""], "la unidad").replace(NBSP, " ")
    assert text == f"En {YEAR}, la unidad pasa de 80 % (Avance alto) a 80 % (Cumplida), solo por la metodología."


def test_a_rename_of_a_band_is_a_movement_of_what_people_read():
    renamed = tuple(replace(band, name=f"{band.name}s") for band in default_method().bands)
    assert moved(side(OLD), side(OLD, method=method_with(bands=renamed)))


def test_what_the_decimals_hide_does_not_move():
    fine = plan(goal({"feb": "10000"}), report("feb", {"1": "8000"}))
    finer = plan(goal({"feb": "10000"}), report("feb", {"1": "8001"}))
    assert moved(side(fine), side(finer)) == {}


def test_the_year_to_date_and_the_year():
    assert current_period(YEAR, JULY) == Period.to_date(YEAR, 6)
    assert current_period(YEAR, date(YEAR, 1, 20)) == Period.whole_year(YEAR)
    assert current_period(YEAR, AFTER) == Period.whole_year(YEAR)
    lowered = plan(goal({"feb": "8"}), report("feb", {"1": "8"}))
    found = [effect.period.code for effect in effects(side(OLD), side(lowered), JULY).told if effect.place.code == ""]
    assert found == [f"{YEAR}-S1", str(YEAR), f"{YEAR}-S1", str(YEAR)]


def test_of_an_unread_plan_nothing_is_said_and_no_average_without_it():
    key = FileKey("institucion", YEAR, "plan", "unidad-b")
    lowered = plan(goal({"feb": "8"}), report("feb", {"1": "8"}))
    found = moved(side(OLD), side(lowered, unread=frozenset({key})))
    assert set(found) == {("unidad-a", ""), ("unidad-a", "1")}


def test_a_plan_that_came_or_went():
    other = plan(goal({"feb": "10"}), report("feb", {"1": "5"}), unit="unidad-b")
    came, went = moved(side(OLD), side(OLD, other)), moved(side(OLD, other), side(OLD))
    assert came["unidad-b", ""].before is None
    assert effect_said(came["unidad-b", ""], "la unidad").replace(NBSP, " ") == (
        f"En {YEAR}, la unidad, que no estaba, queda en 50 % (Avance bajo)."
    )
    assert effect_said(went["unidad-b", ""], "la unidad").replace(NBSP, " ") == (
        f"En {YEAR}, la unidad tenía 50 % (Avance bajo) y ya no está."
    )
    assert came["", ""].causes == (Cause.GOALS, Cause.RESULTS)


def test_a_goal_without_a_figure_that_came_or_went_says_nothing():
    more = plan(goal({"feb": "10"}), goal({"mar": "1"}, code="2"), report("feb", {"1": "8"}))
    assert ("unidad-a", "2") not in moved(side(OLD), side(more))


def test_a_recoded_goal_has_the_same_figure():
    recoded = replace(OLD, activities=(replace(OLD.activities[0], code="9", previous_codes=("1",)),))
    assert moved(side(OLD), side(recoded)) == {}


def test_what_had_no_percentage():
    silent = plan(goal({"feb": "10"}))
    effect = moved(side(silent), side(OLD))["unidad-a", "1"]
    assert effect_said(effect, "la actividad").replace(NBSP, " ") == (
        f"En {YEAR}, la actividad pasa de «No reportado» a 80 % (Avance alto), solo por los resultados."
    )
    zero = side(silent, method=method_with(missing=MissingRule.ZERO))
    assert moved(side(silent), zero)["unidad-a", "1"].causes == (Cause.METHOD,)


def test_a_percentage_that_no_band_holds():
    low = (Band("bajo", "Bajo", default_method().bands[3].lower, default_method().bands[2].lower, NOWHERE),)
    effect = moved(side(OLD, method=method_with(bands=low)), side(OLD))["unidad-a", "1"]
    assert effect.before
    assert effect.before.label == "Sin banda"


def test_goals_in_another_category():
    lowered = plan(goal({"feb": "8"}), report("feb", {"1": "8"}))
    goals = [effect for effect in effects(side(OLD), side(lowered), AFTER).told if effect.place.code]
    assert recategorised(goals) == "1 actividad cambia de categoría: 1 (de «Avance alto» a «Cumplida»)."
    assert recategorised([]) == ""
    assert recategorised([goals[0], goals[0]]).startswith("2 actividades cambian de categoría: 1 (de")


@pytest.mark.parametrize("value", ["7", "7.9"])
def test_within_a_category_the_category_is_said_once(value):
    low = plan(goal({"feb": "10"}), report("feb", {"1": "6"}))
    effect = moved(side(low), side(plan(goal({"feb": "10"}), report("feb", {"1": value}))))["unidad-a", "1"]
    assert effect_said(effect, "la actividad").replace(NBSP, " ") == (
        f"En {YEAR}, la actividad pasa de 60 % a {value.replace('.', '')}{'0' if value == '7' else ''} % "
        "y sigue en «Avance medio», solo por los resultados."
    )


def test_every_published_period_is_looked_at():
    moved_on = plan(goal({"mar": "10"}, annual="10"), report("feb", {"1": "8"}))
    stays = plan(goal({"feb": "10"}, annual="10"), report("feb", {"1": "8"}))
    found = effects(side(stays), side(moved_on), AFTER)
    assert {(shift.of, shift.period.code) for shift in found.shifts} >= {
        (of, code)
        for of in (Of.INSTITUTION, Of.UNIT, Of.GOAL)
        for code in (f"{YEAR}-02", f"{YEAR}-03", f"{YEAR}-01..{YEAR}-02")
    }
    assert not {(shift.of, shift.place, shift.period) for shift in found.shifts} & {
        (Of.UNIT, effect.place, effect.period) for effect in found.told
    }
    assert [holder.of for holder in found.looked] == [Of.INSTITUTION, Of.UNIT, Of.GOAL]


TWO = plan(goal({"feb": "10"}), goal({"feb": "10"}, code="2"), report("feb", {"1": "10", "2": "0"}))


def test_a_goal_deleted_with_its_result_still_counts_with_the_goals_as_they_were():
    alone = plan(goal({"feb": "10"}), report("feb", {"1": "10"}))
    effect = moved(side(TWO), side(alone))["unidad-a", ""]
    assert percents(effect) == [50, 100]
    assert dict(effect.without)[Cause.GOALS].percent == 50


def test_a_goal_that_takes_the_code_of_another_takes_its_results():
    told = (report("feb", {"1": "0"}), report("feb", {"2": "10"}))
    good = plan(goal({"feb": "10"}), goal({"feb": "10"}, code="2"), *told)
    thief = replace(goal({"feb": "10"}), previous_codes=("2",))
    found = moved(side(good), side(plan(thief, *told)))
    assert percents(found["unidad-a", "1"]) == [0, 100]
    assert found["unidad-a", "2"].after is None
    assert dict(found["unidad-a", ""].without)[Cause.GOALS].percent == 50
