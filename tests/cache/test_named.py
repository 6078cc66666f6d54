"""Which commit each official report names."""

from __future__ import annotations

from datetime import date

import pytest

from generator.cache.named import with_reports
from generator.core.frozen import replace
from generator.core.period import Period
from generator.history.record import NO_RECORD, Beginning, Record, UnitRecord
from generator.indicators.method import default_method
from generator.reading.read import read_all
from tests.cache.test_extent import AUGUST, GOALS, JULY
from tests.publishing.small_sites import material
from tests.small_plans import SOUND, files, schemas, source

INSTITUTION = SOUND["institucion"].replace("Unidad}]", "Unidad}, {id: otra, nombre: Otra}]")
A, B, YEAR = (f"plans/demo/2024/{name}.yaml" for name in ("unidad", "otra", "ejercicio"))
TEXTS = {A: GOALS + JULY + AUGUST, B: GOALS.replace("unidad: unidad", "unidad: otra") + JULY}
READING = read_all(
    (
        *(each for each in files("", {"institucion": INSTITUTION}) if each.file != A),
        *(source(name, TEXTS[f"plans/demo/2024/{name}.yaml"].encode()) for name in ("unidad", "otra")),
    ),
    schemas(),
    default_method(),
)
(ANNUAL,) = READING.annual_plans
SITE = replace(
    material(as_of=date(2024, 12, 31), revision="cabeza").site,
    is_own=True,
    revisions={A: "agosto-a", B: "julio-b", YEAR: "ejercicio"},
)
OF_JULY, OF_AUGUST = (TEXTS[A].index(text) for text in (JULY, AUGUST))
BEGUN = tuple(
    Beginning(TEXTS[A][:end].count("\n"), commit)
    for end, commit in ((0, "metas-a"), (OF_JULY, "julio-a"), (OF_AUGUST, "agosto-a"))
)
ORDER = ("ejercicio", "metas-a", "julio-b", "julio-a", "agosto-a")
RECORD = Record(
    {(2024, "unidad"): UnitRecord(beginnings=BEGUN), (2024, "otra"): UnitRecord(beginnings=(Beginning(0, "julio-b"),))},
    order={commit: place for place, commit in enumerate(ORDER)},
)


def named(site=SITE, record=RECORD, documents=READING.documents) -> list[str]:
    """The commits of the reports of June, July and August."""
    periods = [Period.month(2024, month) for month in (6, 7, 8)]
    found = with_reports(site, [(ANNUAL, period) for period in periods], documents, record)
    return [found.of_report(period).revision for period in periods]


def test_it_is_the_last_of_all_that_a_report_is_made_of():
    assert [plan.org_unit for plan in ANNUAL.plans] == ["unidad", "otra"]
    assert named() == ["julio-b", "julio-a", "agosto-a"]


def test_what_all_plans_share_may_be_the_last():
    order = {**RECORD.order, "ejercicio": 9}
    assert named(record=replace(RECORD, order=order)) == ["ejercicio"] * 3


def test_what_is_in_no_commit_leaves_without_one_what_is_made_of_it():
    begun = (*BEGUN[:2], replace(BEGUN[2], commit=""))
    units = {**RECORD.units, (2024, "unidad"): UnitRecord(beginnings=begun)}
    site = replace(SITE, revisions={**SITE.revisions, A: ""})
    assert named(site, replace(RECORD, units=units)) == ["julio-b", "julio-a", ""]
    assert named(replace(SITE, revisions={**SITE.revisions, YEAR: ""})) == [""] * 3


@pytest.mark.parametrize("unit", ["unidad", "otra"])
def test_a_plan_that_git_does_not_have_is_of_no_commit(unit):
    file = {"unidad": A, "otra": B}[unit]
    units = {key: record for key, record in RECORD.units.items() if key != (2024, unit)}
    assert named(replace(SITE, revisions={**SITE.revisions, file: ""}), replace(RECORD, units=units)) == [""] * 3


def test_where_nothing_is_known_of_beginnings_it_is_the_commit_of_the_whole():
    assert named(record=replace(RECORD, units={})) == ["agosto-a"] * 3
    assert named(documents={}) == ["agosto-a"] * 3


def test_commits_that_nobody_can_order_are_not_named():
    assert named(record=NO_RECORD) == [""] * 3


def test_where_the_history_does_not_tell_all_it_is_the_commit_that_the_plans_stand_at():
    site = replace(SITE, is_own=False, revisions={})
    assert named(site) == ["cabeza"] * 3
