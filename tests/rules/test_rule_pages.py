"""The docstring of a rule is its page in the guide: its examples must be true."""

from __future__ import annotations

import pytest

from generator.rules.catalogue import CATALOGUE
from tests.rules.editions import new_problems, of_example
from tests.small_plans import problems

RULES = [info for info in CATALOGUE if info.code.startswith("R")]
PAST_RULES = [info for info in CATALOGUE if info.code.startswith("H")]
by_code = pytest.mark.parametrize("info", RULES, ids=lambda info: info.code)
by_past_code = pytest.mark.parametrize("info", PAST_RULES, ids=lambda info: info.code)


def test_a_sound_project_has_no_problems():
    assert problems() == ()


@by_code
def test_the_example_that_passes_passes(info):
    assert info.code not in {problem.code for problem in problems(info.passes)}


@by_code
def test_the_example_that_fails_fails(info):
    found = [problem for problem in problems(info.fails) if problem.code == info.code]
    assert [problem.severity for problem in found] == [info.severity]


@by_code
def test_the_examples_keep_the_format(info):
    codes = {problem.code for problem in (*problems(info.passes), *problems(info.fails))}
    assert not [code for code in codes if code < "R"]


@by_past_code
def test_the_change_that_passes_passes_and_is_sound(info):
    assert of_example(info.passes) == ()
    assert new_problems(info.passes) == ()


@by_past_code
def test_the_change_that_fails_fails_of_its_own_rule_alone(info):
    assert [(problem.code, problem.severity) for problem in of_example(info.fails)] == [(info.code, info.severity)]


@pytest.mark.parametrize("info", [*RULES, *PAST_RULES], ids=lambda info: info.code)
def test_the_page_says_what_and_why(info):
    assert "\n\nQué revisa: " in info.explanation
    assert "\n\nPor qué: " in info.explanation
