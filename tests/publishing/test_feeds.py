"""Feeds of what is new, as RFC 4287 asks, and the same bytes for the same plans."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.core.model import Change
from generator.core.period import Period
from generator.history.record import Record, Told, UnitRecord, Version, goals_of
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from tests.publishing.small_sites import files_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, ProgressEntry

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("novedades.xml", "institucion/novedades.xml")
FEBRUARY, MARCH = report("feb", {"1": "1"}), report("mar", {"1": "2"})


def year(*reports: ProgressEntry) -> AnnualPlan:
    return annual_plan(plan(goal({"feb": "1", "mar": "2"}), *reports))


def feed(annual: AnnualPlan, name: str = FEEDS[1], **choices: Any) -> ET.Element:
    return ET.fromstring(files_of(annual, **choices)[name])  # noqa: S314  our own text


def texts(root: ET.Element, tag: str) -> list[str]:
    return [each.text or "" for each in root.iter(f"{ATOM}{tag}")]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_and_its_entries_have_what_the_standard_asks(name):
    root = feed(year(FEBRUARY, MARCH), name, site_url="https://planes.example/sitio/")
    assert root.tag == f"{ATOM}feed"
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for tag in ("id", "title", "updated", "author"):
            assert len(holder.findall(f"{ATOM}{tag}")) == 1, tag
    assert len(set(texts(root, "id"))) == 3
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00-06:00", moment) for moment in texts(root, "updated"))
    (own,) = (link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert own == f"https://planes.example/sitio/{name}"


def test_the_newest_comes_first_and_leads_to_the_unit():
    root = feed(year(FEBRUARY, MARCH))
    assert texts(root, "title")[1:] == ["unidad-a informó marzo de 2030", "unidad-a informó febrero de 2030"]
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "../institucion/2030/unidades/unidad-a/index.html#informes"


def test_an_id_depends_on_what_is_told_and_not_on_the_day_the_address_or_what_came_later():
    first = texts(feed(year(FEBRUARY), as_of=date(2030, 4, 1)), "id")
    later = texts(feed(year(FEBRUARY, MARCH), as_of=date(2030, 6, 1), site_url="https://otro.example/"), "id")
    assert [later[0], later[2]] == first
    assert not set(texts(feed(year(FEBRUARY), simulated=True), "id")) & set(first)


def test_two_reports_of_a_month_on_a_day_are_two_entries():
    assert len(set(texts(feed(year(FEBRUARY, FEBRUARY)), "id"))) == 3


def test_a_lowered_goal_is_news_on_the_day_of_its_version():
    now = replace(plan(goal({"feb": "1"})), version=2)
    before = goals_of(plan(goal({"feb": "3"})))
    versions = (Version(1, "a" * 40, date(2030, 1, 5), before), Version(2, "b" * 40, date(2030, 5, 6)))
    root = feed(annual_plan(now), record=Record({(2030, "unidad-a"): UnitRecord(versions)}, is_known=True))
    assert texts(root, "title")[1:] == ["unidad-a cambió sus metas de 2030 (versión 2)"]
    assert texts(root, "updated") == ["2030-05-06T00:00:00-06:00"] * 2
    assert texts(root, "summary") == ["Cambia 1 meta: bajó."]


def test_the_day_is_that_of_publication_where_git_knows_it():
    told = (Told(Period.month(2030, 2), FEBRUARY.date, is_correction=False, published=date(2030, 3, 20)),)
    root = feed(year(FEBRUARY), record=Record({(2030, "unidad-a"): UnitRecord((), told)}, is_known=True))
    assert texts(root, "updated")[1] == "2030-03-20T00:00:00-06:00"


def test_what_units_write_is_text():
    assert texts(feed(year(replace(FEBRUARY, summary="<script>&]]>"))), "summary") == ["<script>&]]>"]


def test_a_feed_without_news_is_one_too():
    assert texts(feed(year(), as_of=date(2030, 2, 3)), "updated") == ["2030-02-03T00:00:00-06:00"]


def test_the_plan_itself_is_the_first_news_of_its_year():
    annual = year(FEBRUARY)
    control = (Change("1", date(2030, 1, 8), "Planificación", "Creación", NOWHERE),)
    root = feed(replace(annual, frame=replace(annual.frame, changes=control)))
    assert texts(root, "title")[-1] == "Institución publicó su plan de 2030"
    assert texts(root, "updated")[-1] == "2030-01-08T00:00:00-06:00"
