"""The guide of rules is what the catalogue says, and names every code that a problem can bear."""

from __future__ import annotations

import pytest

from generator.rules import PAST_RULES, RULES
from generator.rules.catalogue import CATALOGUE
from generator.rules.guide import guide_text
from tests.small_plans import ROOT

GUIDE = ROOT / "docs/guia/reglas.md"


def test_the_file_is_what_the_catalogue_says():
    hint = "write it anew: python -m generator.rules.guide > docs/guia/reglas.md"
    assert GUIDE.read_text("utf-8") == guide_text(), hint


@pytest.mark.parametrize("info", CATALOGUE, ids=lambda info: info.code)
def test_a_code_is_in_the_table_and_has_a_heading_with_its_anchor(info):
    text = guide_text()
    assert f"| [{info.code}](#{info.code.lower()}) | {info.title} |" in text
    assert text.count(f'<a id="{info.code.lower()}"></a>\n\n## {info.code} · {info.title}\n') == 1


@pytest.mark.parametrize("rule", [*RULES, *PAST_RULES], ids=lambda rule: rule.CODE)
def test_every_rule_says_what_it_checks_why_and_what_to_do(rule):
    for label in ("Qué revisa: ", "Por qué: ", "Qué hacer: "):
        assert rule.__doc__.count(f"\n\n{label}") == 1


def test_nothing_in_the_guide_is_left_over_from_a_docstring():
    lines = guide_text().splitlines()
    assert not [line for line in lines if line in {"PASA", "FALLA"}]
    assert lines.count("**Pasa:**") == lines.count("**Falla:**") == len(RULES) + len(PAST_RULES)
