"""Calendars of what is due, as RFC 5545 asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.indicators.examples.plans import annual_plan, goal, plan
from tests.publishing.small_sites import UNIT, files_of, pages_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

OF_UNIT, OF_INSTITUTION = f"{UNIT}calendario.ics", "institucion/calendario.ics"


def year(*, days: int | None = None, name: str = "Actividad", removed: str | None = None) -> AnnualPlan:
    goals = (goal({"feb": "1", "mar": "2"}, code="1", name=name), goal({"t2": "5"}, code="2"))
    annual = annual_plan(plan(*goals, removed=removed))
    return replace(annual, frame=replace(annual.frame, reporting_days=days))


def events(annual: AnnualPlan, file: str = OF_UNIT, **choices: Any) -> list[dict[str, str]]:
    """The events of a calendar, unfolded, each by the names of its properties."""
    text = files_of(annual, **choices)[file].decode().replace("\r\n ", "")
    parts = text.split("BEGIN:VEVENT\r\n")[1:]
    return [dict(line.split(":", 1) for line in part.split("\r\n") if ":" in line) for part in parts]


def test_each_period_with_goals_is_a_day_with_them():
    found = events(year())
    assert [(each["DTSTART;VALUE=DATE"], each["SUMMARY"]) for each in found] == [
        ("20300228", "unidad-a: 1 meta de febrero de 2030"),
        ("20300331", "unidad-a: 1 meta de marzo de 2030"),
        ("20300630", "unidad-a: 1 meta del segundo trimestre de 2030"),
    ]
    assert found[1]["DESCRIPTION"] == "1 Actividad: 2"


@pytest.mark.parametrize("file", [OF_UNIT, OF_INSTITUTION])
def test_the_deadline_of_each_month_is_there_if_the_institution_set_one(file):
    found = [each for each in events(year(days=10), file) if each["SUMMARY"].startswith("Vence")]
    assert [each["DTSTART;VALUE=DATE"] for each in found] == ["20300310", "20300410", "20300710"]
    assert not [each for each in events(year(), file) if each["SUMMARY"].startswith("Vence")]


def test_what_was_removed_is_not_due():
    assert [each["DTSTART;VALUE=DATE"] for each in events(year(removed="mar"))] == ["20300228"]


def test_an_event_keeps_its_identity_on_another_day():
    first, later = ([each["UID"] for each in events(year(), as_of=day)] for day in (date(2030, 1, 1), date(2030, 9, 1)))
    assert first == later
    assert len(set(first)) == 3


def test_lines_end_and_fold_as_the_standard_asks_and_no_character_is_cut():
    data = files_of(year(name="Capacitación; ñandú, «añil» \\ " * 12))[OF_UNIT]
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert "1 Capacitación\\; ñandú\\, «añil» \\\\ " in data.decode().replace("\r\n ", "")


def test_pages_lead_to_the_calendar_and_those_of_plans_without_goals_do_not():
    page = pages_of(year())[UNIT]
    assert any(reference.endswith("calendario.ics") for reference in page.references)
    alone = annual_plan(plan())
    assert OF_INSTITUTION not in files_of(alone)
    assert not [ref for each in pages_of(alone).values() for ref in each.references if ref.endswith(".ics")]
