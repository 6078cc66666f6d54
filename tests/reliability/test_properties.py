"""Whole plans at random: what is valid is read, written and read again the same; damage never breaks the reader."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.problem import Severity
from generator.editing.plan_text import plan_text
from tests.publishing.small_sites import files_of as site_files_of
from tests.reliability.plans import files_of, plans
from tests.small_plans import read

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_plan(plan: dict[str, Any]) -> AnnualPlan:
    reading = read("", {**files_of(plan)})
    assert not [each for each in reading.problems if each.severity is Severity.ERROR]
    return reading.annual_plans[0]


@QUICK
@given(plans())
def test_a_valid_plan_is_read_written_and_read_again_the_same(plan):
    (first,) = read_plan(plan).plans
    (second,) = read("", {**files_of(plan), "unidad": plan_text(first)}).annual_plans[0].plans
    assert second == first


@FEW
@given(plans())
def test_a_valid_plan_makes_a_site(plan):
    files = site_files_of(read_plan(plan), as_of=date(2024, 12, 31))
    assert "demo/2024/unidades/unidad/index.html" in files


@QUICK
@given(plans(), st.data())
def test_a_byte_of_a_plan_changed_gives_a_plan_or_problems(plan, data):
    text = bytearray(json.dumps(plan, ensure_ascii=False).encode())
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] = data.draw(st.integers(0, 255))
    damaged = text.decode("utf-8", "replace")
    reading = read("", {**files_of(plan), "unidad": damaged})
    assert reading.annual_plans or reading.problems
