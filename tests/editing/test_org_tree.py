"""A unit is added to the tree as the tree is written, and every other byte stays."""

from __future__ import annotations

import difflib

import pytest

from generator.core.problem import GeneratorError
from generator.editing.org_tree import with_unit
from generator.reading.load import load
from generator.reading.parse_institution import parse_institution
from tests.editing.helpers import ROOT

HEAD = "esquema: 1\nid: demo\nnombre: Demo\n"
LINES = HEAD + (
    "# antes\n"
    "organigrama:\n"
    "  - id: mando   # la autoridad\n"
    "    nombre: 'Mando'\n"
    "    unidades:\n"
    "      - nombre: Compras\n"
    "        id: compras # nota\n"
    "      # entre dos\n"
    "      - id: legal\n"
    "        nombre: Legal\n"
    "  - id: sola\n"
    "    nombre: Sola # la última\n"
    "\n"
    "# al final\n"
)
NEW = {"id": "nueva", "nombre": "Nueva: una", "nombre_corto": "Nueva"}


def added(text: str, below: str | None = None, unit: dict[str, str] = NEW) -> list[str]:
    """What is new in the text, once it is sure that nothing else is different."""
    data = text.encode()
    changed = with_unit("plans/demo/institucion.yaml", data, unit, below).decode()
    start = next((i for i, (a, b) in enumerate(zip(text, changed, strict=False)) if a != b), len(text))
    length = len(changed) - len(text)
    assert changed[:start] + changed[start + length :] == text
    diff = difflib.ndiff(text.splitlines(keepends=True), changed.splitlines(keepends=True))
    return [line[2:] for line in diff if line.startswith("+ ")]


def units_of(data: bytes) -> list[tuple[str, str | None]]:
    document, _ = load("institucion.yaml", data)
    assert document
    return [(unit.id, unit.parent) for unit in parse_institution(document).units]


def test_it_becomes_the_last_of_the_tree() -> None:
    assert added(LINES) == ["  - id: nueva\n", '    nombre: "Nueva: una"\n', "    nombre_corto: Nueva\n"]
    changed = with_unit("i.yaml", LINES.encode(), NEW).decode()
    assert "    nombre: Sola # la última\n  - id: nueva\n" in changed
    assert changed.endswith("    nombre_corto: Nueva\n\n# al final\n")


def test_it_becomes_the_last_of_those_below_an_authority() -> None:
    assert added(LINES, "mando")[0] == "      - id: nueva\n"
    changed = with_unit("i.yaml", LINES.encode(), NEW, "mando")
    assert units_of(changed) == [
        ("mando", None),
        ("compras", "mando"),
        ("legal", "mando"),
        ("nueva", "mando"),
        ("sola", None),
    ]


def test_a_unit_without_others_becomes_an_authority() -> None:
    assert added(LINES, "compras", {"id": "a", "nombre": "A"}) == [
        "        unidades:\n",
        "          - id: a\n",
        "            nombre: A\n",
    ]
    assert ("a", "compras") in units_of(with_unit("i.yaml", LINES.encode(), {"id": "a", "nombre": "A"}, "compras"))


@pytest.mark.parametrize(
    ("tree", "below", "expected"),
    [
        ("[{id: a, nombre: A}]", None, '[{id: a, nombre: A}, {id: b, nombre: "B, y más"}]'),
        ("[{id: a, nombre: A}]", "a", '[{id: a, nombre: A, unidades: [{id: b, nombre: "B, y más"}]}]'),
        ("\n  - {id: a, nombre: A}", None, "\n  - {id: a, nombre: A}\n  - id: b\n    nombre: B, y más"),
        ("\n  - {id: a, nombre: A}", "a", '\n  - {id: a, nombre: A, unidades: [{id: b, nombre: "B, y más"}]}'),
        ("\n- id: a\n  nombre: A", None, "\n- id: a\n  nombre: A\n- id: b\n  nombre: B, y más"),
        ("\n- id: a\n  nombre: |-\n    A", None, "\n- id: a\n  nombre: |-\n    A\n- id: b\n  nombre: B, y más"),
        ("\n  [{id: a, nombre: A}, # x\n  ]", None, None),
    ],
)  # fmt: skip
def test_it_is_written_as_its_neighbours_are(tree: str, below: str | None, expected: str | None) -> None:
    data = f"{HEAD}organigrama: {tree}\n".encode()
    unit = {"id": "b", "nombre": "B, y más"}
    if expected is None:
        with pytest.raises(GeneratorError, match="escríbala a mano en organigrama"):
            with_unit("i.yaml", data, unit, below)
    else:
        assert with_unit("i.yaml", data, unit, below).decode() == f"{HEAD}organigrama: {expected}\n"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_the_ends_of_lines_are_those_of_the_file(ending: str) -> None:
    data = LINES.replace("\n", ending).encode()
    assert with_unit("i.yaml", data, NEW, "mando") == with_unit("i.yaml", LINES.encode(), NEW, "mando").replace(
        b"\n", ending.encode()
    )


def test_a_byte_order_mark_and_a_missing_last_line_break_stay_as_they_are() -> None:
    data = b"\xef\xbb\xbf" + LINES.partition(" # la")[0].encode() + b"\n    nombre: M"
    assert with_unit("i.yaml", data, {"id": "b", "nombre": "B"}) == data + b"\n  - id: b\n    nombre: B"


def test_an_unknown_authority_or_a_broken_file_is_told() -> None:
    with pytest.raises(GeneratorError, match=r"no hay ninguna unidad «nadie»: hay \w"):
        with_unit("i.yaml", LINES.encode(), NEW, "nadie")
    with pytest.raises(GeneratorError, match="no se puede leer"):
        with_unit("i.yaml", b"a: [", NEW)


@pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*/institucion.yaml")), ids=lambda path: path.parent.name)
def test_every_unit_of_the_real_trees_can_get_one_below_it(path) -> None:
    text = path.read_text("utf-8")
    before = units_of(path.read_bytes())
    for unit, _ in before:
        assert added(text, unit)
        after = units_of(with_unit("i.yaml", path.read_bytes(), NEW, unit))
        assert [pair for pair in after if pair[0] != "nueva"] == before
        assert ("nueva", unit) in after
