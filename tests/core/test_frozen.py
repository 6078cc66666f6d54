from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator.core.frozen import Frozen, field_names, replace

PACKAGE = Path(__file__).parents[2] / "generator"


class Empty(Frozen):
    pass


class Doubled(Frozen, dict=True):
    number: int
    word: str = ""

    @cached_property
    def twice(self) -> int:
        return 2 * self.number


@dataclass(frozen=True)
class Plain:
    number: int


@pytest.mark.parametrize(("kind", "names"), [(Empty, ()), (Doubled, ("number", "word")), (Plain, ("number",))])
def test_either_kind_tells_its_fields(kind, names):
    assert field_names(kind) == names


def test_a_value_is_equal_where_its_content_is_and_does_not_change():
    value = Doubled(2, "dos")
    assert value == Doubled(2, "dos") != Doubled(2)
    assert {value: "found"}[Doubled(2, "dos")] == "found"
    with pytest.raises(AttributeError):
        value.number = 3  # type: ignore[misc]


def test_what_a_value_worked_out_is_no_part_of_one_with_another_field():
    value = Doubled(2)
    assert value.twice == 4
    assert replace(value, number=3).twice == 6
    assert replace(Plain(1), number=2) == Plain(2)


def test_a_class_has_room_for_what_it_works_out_and_no_other_has():
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and "Frozen" in map(ast.unparse, node.bases):
                has_room = "dict" in {keyword.arg for keyword in node.keywords}
                decorators = [ast.unparse(each) for item in node.body for each in getattr(item, "decorator_list", ())]
                found[f"{path.name}: {node.name}"] = (has_room, "cached_property" in decorators)
    assert len(found) > 300
    assert [name for name, (has_room, needs_it) in found.items() if has_room != needs_it] == []
