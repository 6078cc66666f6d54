"""Every code used is explained, and every code explained is used."""

from __future__ import annotations

import ast
import re
from inspect import signature
from pathlib import Path

import pytest

from generator.core.problem import Severity
from generator.rules import PAST_RULES, RULES, PastRule, Rule
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


EVERY_RULE = pytest.mark.parametrize(
    ("rule", "shape"),
    [*((rule, Rule) for rule in RULES), *((rule, PastRule) for rule in PAST_RULES)],
    ids=lambda value: getattr(value, "CODE", ""),
)


def test_every_module_that_has_a_code_is_a_rule():
    sources = {path.stem: path.read_text("utf-8") for path in (GENERATOR / "rules").glob("*.py")}
    modules = [rule.__name__.rpartition(".")[2] for rule in (*PAST_RULES, *RULES)]
    assert modules == sorted(name for name, text in sources.items() if re.search(r"^CODE = ", text, re.MULTILINE))
    assert len(modules) > 50


@EVERY_RULE
def test_a_rule_has_the_code_of_its_name_and_the_signature_of_its_kind(rule, shape):
    assert rule.__name__.rpartition(".")[2].startswith(f"{rule.CODE.lower()}_")
    assert isinstance(rule.SEVERITY, Severity)
    wanted, found = signature(shape.check), signature(rule.check)
    needed = [each.annotation for each in found.parameters.values() if each.default is each.empty]
    assert needed == [each.annotation for each in wanted.parameters.values()][1:]  # without `self`
    assert found.return_annotation == wanted.return_annotation


def test_every_code_is_explained_in_words():
    for info in CATALOGUE:
        assert isinstance(info.severity, Severity)
        assert info.title[0].isupper()
        assert not info.title.endswith(".")
        assert info.explanation.endswith((".", "…"))
