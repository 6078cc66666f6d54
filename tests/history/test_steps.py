"""What each version changed of the one before it, from values alone."""

from __future__ import annotations

from datetime import date

from generator.core.frozen import replace
from generator.core.model import Activity, UnitPlan
from generator.core.model import Change as ControlRow
from generator.core.period import Period
from generator.core.quantity import NBSP
from generator.history.kinds import Risk
from generator.history.record import ControlRecord, Record, UnitRecord, Version
from generator.history.steps import UnitStory, year_story
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report

DAY = date(2030, 12, 1)


def version_of(number: int, *goals: Activity) -> UnitPlan:
    """A version of the unit's goals, with a row of the change control for each version so far."""
    rows = tuple(
        ControlRow(str(each), date(2030, each, 1), "Planificación", f"Motivo {each}", NOWHERE)
        for each in range(1, number + 1)
    )
    return replace(plan(*goals), version=number, changes=rows)


def record_of(*plans: UnitPlan, months: tuple[int, ...] = (1, 4, 8)) -> Record:
    """The past of a unit that published these versions, each on the second day of a month; the last is today's."""
    versions = tuple(
        Version(each.version, f"{each.version:040}", date(2030, month, 2), None if each is plans[-1] else each)
        for each, month in zip(plans, months, strict=False)
    )
    control = ControlRecord({(str(each.number), 1): each.commit for each in versions})
    return Record({(2030, "unidad-a"): UnitRecord(versions, control=control)}, is_known=True)


def story_of(*plans: UnitPlan, today: UnitPlan | None = None) -> UnitStory:
    current = today or plans[-1]
    return year_story(annual_plan(current), record_of(*plans), DAY).units["unidad-a"]


FIRST = version_of(1, goal({"mar": "5", "dic": "5"}, annual="10"))
LOWERED = version_of(2, goal({"mar": "5", "dic": "3"}, annual="8"))
RECODED = version_of(
    3, replace(goal({"mar": "5", "dic": "3"}, annual="8", code="9", name="Otra actividad"), previous_codes=("1",))
)


def sentences(story: UnitStory, step: int = 0) -> list[str]:
    return [item.sentence.replace(NBSP, " ") for item in story.steps[step].promises]


def test_without_versions_there_is_nothing_to_tell():
    story = year_story(annual_plan(LOWERED), Record(is_known=True), DAY).units["unidad-a"]
    assert (story.steps, story.whole) == ((), None)
    assert story.original == LOWERED


def test_a_version_is_told_against_the_one_before_it_with_its_reason():
    story = story_of(FIRST, LOWERED)
    (step,) = story.steps
    assert sentences(story) == ["Baja la meta anual de 10 a 8 (−20 %)."]
    assert (step.earlier.number, step.version and step.version.number) == (1, 2)
    assert step.row is not None
    assert step.row.reason == "Motivo 2"
    assert story.whole is None


def test_with_three_versions_the_first_is_compared_with_the_last_too():
    story = story_of(FIRST, LOWERED, RECODED)
    assert len(story.steps) == 2
    assert story.whole is not None
    assert {item.kind for item in story.whole.promises} >= {"meta-rebajada", "actividad-recodificada"}


def test_a_goal_is_followed_under_all_its_codes_and_counted_once():
    story = story_of(FIRST, LOWERED, RECODED)
    (now,) = RECODED.activities
    assert [len(step.of_goal(now)) for step in story.steps] == [1, 2]
    assert story.risks_of(story.steps) == {"9": Risk.LOWERED}
    original = story.original_of(now)
    assert original is not None
    assert original.code == "1"


def test_a_change_without_a_version_is_told_as_that():
    hidden = replace(LOWERED, version=1, changes=FIRST.changes)
    story = year_story(
        annual_plan(hidden),
        Record({(2030, "unidad-a"): UnitRecord((Version(1, "a" * 40, date(2030, 1, 2), FIRST),))}, is_known=True),
        DAY,
    ).units["unidad-a"]
    (step,) = story.steps
    assert step.version is None
    assert step.part.warnings == (
        "Cambia lo prometido, pero la versión no sube y el control de cambios no dice por qué.",
    )


def test_what_nobody_gave_a_version_is_of_the_day_of_its_commit():
    hidden = version_of(1, goal({"mar": "2", "dic": "5"}, annual="7"))
    commit = Version(1, "b" * 40, date(2030, 4, 10))
    unit = UnitRecord((Version(1, "a" * 40, date(2030, 1, 2), FIRST),), unannounced=commit)
    (step,) = (
        year_story(annual_plan(hidden), Record({(2030, "unidad-a"): unit}, is_known=True), DAY).units["unidad-a"].steps
    )
    assert (step.version, step.published, step.day) == (None, commit, commit.day)
    assert [item.past_codes for item in step.promises] == [("2030-03",)]


def test_another_order_is_no_step():
    two = version_of(1, goal({"mar": "5"}, code="1"), goal({"dic": "5"}, code="2"))
    turned = replace(two, activities=two.activities[::-1])
    past = Record({(2030, "unidad-a"): UnitRecord((Version(1, "a" * 40, date(2030, 1, 2), two),))}, is_known=True)
    assert year_story(annual_plan(turned), past, DAY).units["unidad-a"].steps == ()


def test_a_version_that_git_has_not_seen_yet_has_no_commit():
    past = Record({(2030, "unidad-a"): UnitRecord((Version(1, "a" * 40, date(2030, 1, 2), FIRST),))}, is_known=True)
    (step,) = year_story(annual_plan(LOWERED), past, DAY).units["unidad-a"].steps
    assert step.version == Version(2, "", None)


def test_reports_are_no_change_of_goals():
    told = replace(LOWERED, progress=(report("mar", {"1": "5"}),))
    assert sentences(story_of(FIRST, LOWERED, today=told)) == ["Baja la meta anual de 10 a 8 (−20 %)."]
    assert story_of(LOWERED, today=told).steps == ()


def test_a_month_that_was_over_when_the_version_was_published_is_retroactive():
    later = version_of(2, goal({"mar": "2", "dic": "5"}, annual="7"))
    (item,) = story_of(FIRST, later).steps[0].promises
    assert item.past_codes == ("2030-03",)
    assert item.risk == "pasado"


def test_the_original_year_measures_the_results_of_today_with_the_first_goals():
    told = replace(RECODED, progress=(report("mar", {"9": "5"}), report("dic", {"9": "3"})))
    found = year_story(annual_plan(told), record_of(FIRST, LOWERED, RECODED), DAY)
    year, end = Period.whole_year(2030), date(2031, 1, 1)
    assert YearIndicators(found.original, end).activity("unidad-a", "1", year).raw == 80
    assert YearIndicators(found.annual, end).activity("unidad-a", "9", year).raw == 100
