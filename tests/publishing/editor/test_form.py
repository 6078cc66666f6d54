"""What the web form is told of a plan: what may be typed as the value of each goal."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.core.model import Activity, TargetType
from generator.indicators.examples.plans import annual_plan, goal, plan
from generator.publishing.editor.backend import Backend
from generator.publishing.editor.fields import FormShape
from generator.publishing.editor.form import form_data
from tests.small_plans import schemas

PERCENT, NUMBER = goal({"mar": "60%"}, annual="85%"), goal({"mar": "60"}, annual="85")
PERCENT_FROM_ZERO = goal({"mar": "0", "jun": "60%"}, annual="60%")
DEMAND = goal({"mar": "100%"}, annual="100%", kind=TargetType.DEMAND)
MIXED = goal({"mar": "60%"}, annual="1")


def asked(activity: Activity) -> Any:
    shape = FormShape(schemas().by_name)
    (told,) = form_data(annual_plan(plan(activity)), Backend("proxy", ()), shape)["planes"]
    return told["actividades"][0]["valor"]


@pytest.mark.parametrize(
    ("activity", "typed", "fits"),
    [
        (PERCENT, "55%", True),
        (PERCENT, "55", False),
        (PERCENT, "0", True),
        (PERCENT, "0.55", False),
        (PERCENT_FROM_ZERO, "55", False),
        (PERCENT_FROM_ZERO, "55%", True),
        (NUMBER, "55", True),
        (NUMBER, "55%", False),
        (NUMBER, "1,200", False),
        (DEMAND, "18", True),
        (DEMAND, "90%", False),
    ],
)
def test_a_value_is_of_the_kind_of_its_goal(activity, typed, fits):
    """55 saved as the coverage of a goal of 60 % was 9,166.7 % of it."""
    pattern, how = asked(activity)
    assert bool(re.search(pattern, typed)) is fits
    assert "signo" in how


def test_a_goal_of_both_kinds_takes_either():
    assert asked(MIXED) is None
