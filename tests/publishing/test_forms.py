"""Each unit finds the form to report with beside its page."""

from __future__ import annotations

from datetime import date

import pytest

from generator.core.period import Period
from generator.editing.forms.reading import read_form
from generator.editing.forms.writing import form_bytes
from generator.indicators.examples.plans import goal, plan, report, share
from tests.publishing.small_sites import UNIT, files_of, year_of

ADDRESS = f"{UNIT}formulario.xlsx"
LINK = 'href="formulario.xlsx"'
GOAL = goal({"feb": "10", "mar": "5"}, annual="15")


def test_a_unit_finds_its_form_beside_its_page():
    annual = year_of(plan(GOAL))
    found = files_of(annual, as_of=date(2030, 3, 10))
    assert found[ADDRESS] == form_bytes(annual, annual.plans[0], Period.month(2030, 2))
    assert LINK in found[f"{UNIT}index.html"].decode()


def test_it_asks_for_what_was_not_reported_yet():
    annual = year_of(plan(GOAL, report("feb", {"1": "8"})))
    form = files_of(annual, as_of=date(2030, 3, 10))[ADDRESS]
    assert form == form_bytes(annual, annual.plans[0], Period.month(2030, 3))
    filled, problems = read_form("f.xlsx", form, [annual], date(2030, 4, 1))
    assert filled is None
    assert [problem.code for problem in problems] == ["I514"]


@pytest.mark.parametrize(
    ("unit", "simulated"),
    [
        (plan(share("feb", "80")), False),
        (plan(GOAL, is_partial=True), False),
        (plan(GOAL, removed="mar"), False),
        (plan(GOAL), True),
    ],
    ids=["no goals told", "some goals told", "removed", "invented figures"],
)
def test_a_plan_that_cannot_be_reported_on_has_no_form(unit, simulated):
    found = files_of(year_of(unit), simulated=simulated)
    assert ADDRESS not in found
    assert LINK not in found[f"{UNIT}index.html"].decode()
