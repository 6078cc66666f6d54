from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import Frozen, field_names, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class of the package, with the name of its module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield path.relative_to(PACKAGE).as_posix(), node


def test_a_module_has_dataclasses_only_where_a_field_needs_one_and_then_nothing_else():
    kinds: dict[str, set[str]] = {}
    for module, node in classes():
        if any(ast.unparse(each).startswith("dataclass(") for each in node.decorator_list):
            needs_one = re.search(r"field\([^\n]*(compare|repr|init)=False", ast.unparse(node))
            kinds.setdefault(module, set()).add("needed" if needs_one else "beside")
        elif "Frozen" in map(ast.unparse, node.bases):
            kinds.setdefault(module, set()).add("Frozen")
    assert kinds["core/problem.py"] == {"needed", "beside"}
    allowed = ({"Frozen"}, {"needed"}, {"needed", "beside"})
    assert [module for module, found in kinds.items() if found not in allowed] == []


def test_a_class_has_room_for_what_it_works_out_and_no_other_has():
    found = {}
    for module, node in classes():
        if "Frozen" in map(ast.unparse, node.bases):
            has_room = "dict" in {keyword.arg for keyword in node.keywords}
            decorators = [ast.unparse(each) for item in node.body for each in getattr(item, "decorator_list", ())]
            found[f"{module}: {node.name}"] = (has_room, "cached_property" in decorators)
    assert len(found) > 300
    assert [name for name, (has_room, needs_it) in found.items() if has_room != needs_it] == []
