"""Every code used is explained, and every code explained is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.core.problem import Severity
from generator.rules import PAST_RULES, RULES
from generator.rules.catalogue import CATALOGUE

GENERATOR = Path(__file__).parent.parent.parent / "generator"
CODE = re.compile(r"[LERIHA][0-9]{3}")


def used_codes() -> set[str]:
    """Every text in the code that has the form of a code, the catalogue's own left out."""
    return {
        node.value
        for path in GENERATOR.rglob("*.py")
        if path.name not in {"catalogue.py", "guide.py"}
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_the_catalogue_is_complete_and_has_nothing_else():
    assert {info.code for info in CATALOGUE} == used_codes()


def test_codes_are_unique_and_in_order_within_their_letter():
    for letter in "LERIHA":
        codes = [info.code for info in CATALOGUE if info.code.startswith(letter)]
        assert codes == sorted(set(codes))


@pytest.mark.parametrize(("rules", "names"), [(RULES, "r3*.py"), (PAST_RULES, "h4*.py")], ids=["R3xx", "H4xx"])
def test_rules_stand_in_the_order_of_their_codes_in_modules_named_by_them(rules, names):
    assert [rule.CODE for rule in rules] == sorted({rule.CODE for rule in rules})
    modules = sorted(path.stem for path in (GENERATOR / "rules").glob(names))
    assert [rule.__name__.rsplit(".", 1)[-1] for rule in rules] == modules
    assert [module[:4].upper() for module in modules] == [rule.CODE for rule in rules]


def test_every_code_is_explained_in_words():
    for info in CATALOGUE:
        assert isinstance(info.severity, Severity)
        assert info.title[0].isupper()
        assert not info.title.endswith(".")
        assert info.explanation.endswith((".", "…"))
