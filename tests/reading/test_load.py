from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.reading.load import LOADER, load

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted((*CASES.rglob("*.yaml"), *(Path(__file__).parent.parent.parent / "plans").rglob("*.yaml")))


def data_of(text: str) -> object:
    document, problems = load("x.yaml", text.encode())
    assert document, problems
    return document.data


def test_the_fast_loader_is_used_where_there_is_one():
    assert LOADER is getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-4:]))
def test_both_loaders_read_the_same(path):
    data = path.read_bytes()
    fast, fast_problems = load(path.name, data)
    slow, slow_problems = load(path.name, data, yaml.SafeLoader)
    assert fast == slow
    assert [problem.code for problem in fast_problems] == [problem.code for problem in slow_problems]


@pytest.mark.parametrize(
    ("token", "value"),
    [
        ("1", 1),
        ("-3", -3),
        ("12.5", Decimal("12.5")),
        ("0.10", Decimal("0.10")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("True", "True"),
        ("yes", "yes"),
        ("no", "no"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("2024-07-01", "2024-07-01"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("=", "="),
        ("12%", "12%"),
    ],
)
def test_scalars_mean_what_they_say(token, value):
    assert data_of(f"a: {token}\n") == {"a": value}
    assert type(data_of(f"a: {token}\n")["a"]) is type(value)  # type: ignore[index]


def test_decimals_keep_their_text():
    assert str(data_of("a: 1.10\n")["a"]) == "1.10"  # type: ignore[index]


def test_every_value_knows_its_place():
    document, _ = load("x.yaml", b"a:\n  - b: 1\n    c: [x, yy]\n")
    assert document
    assert document.line(("a", 0, "c")) == 3
    spot = document.spot(("a", 0, "c", 1))
    assert (spot.line, spot.column, spot.end, spot.text) == (3, 12, 14, "    c: [x, yy]")
    assert document.spot(("a", 0, "c"), key=True).column == 5


def test_the_place_of_what_is_missing_is_that_of_its_container():
    document, _ = load("x.yaml", b"a:\n  - b: 1\n")
    assert document
    assert document.spot(("a", 0, "z", "y")).line == 2
    assert document.spot(("z",)).line == 1


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        ("x", ["niveles"]),
        ("&a x", ["ancla"]),
        ("*a", ["ancla"]),
        ('"\\x07"', ["«\\»", "niveles"]),
        ("&a [x]", ["ancla"]),
    ],
)
def test_of_what_is_too_deep_what_it_is_itself_comes_first(leaf, expected):
    deep = "".join(f"{'  ' * level}a:\n" for level in range(21))
    document, problems = load("x.yaml", f"esquema: 1\n{deep}{'  ' * 21}{leaf}\n".encode())
    assert document is None
    assert len(problems) == len(expected)
    assert all(word in problem.message for word, problem in zip(expected, problems, strict=True))
