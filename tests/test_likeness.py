"""How alike two builds are is told by their words, address by address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.likeness import compare, kind_of, table, words

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, pages: dict[str, str]) -> Path:
    for address, body in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"<html><head><title>Otra</title></head><body>{body}</body></html>", "utf-8")
    return folder


def test_words_are_what_can_be_read_and_no_line_of_a_file() -> None:
    page = "<head><title>A</title></head><body class=x><td><b>81.3\N{NO-BREAK SPACE}%</b></td><td>p.yaml, línea 6</td>"
    assert words(page) == {"81.3": 1, "%": 1, "p.yaml": 1}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "portada"),
        ("guia/datos/", "sitio: guia"),
        ("inst-001/", "institución"),
        ("inst-001/2025/", "ejercicio"),
        ("inst-001/2025/cambios/", "ejercicio: cambios"),
        ("inst-001/2025/unidades/", "unidades"),
        ("inst-001/2025/unidades/u/", "unidad"),
        ("inst-001/2025/unidades/u/1.1/", "actividad"),
        ("inst-001/2025/estrategia/oe-1/", "elemento"),
    ],
)
def test_a_kind_is_told_by_the_address(address: str, kind: str) -> None:
    assert kind_of(f"{address}index.html") == kind


def test_a_page_that_lacks_a_word_or_has_another_figure_is_less_alike(tmp_path: Path) -> None:
    own = put(tmp_path / "own", {"inst-001/2025": "Uno dos tres 81.3", "inst-001/2025/a-z": "Letra"})
    other = put(tmp_path / "other", {"inst-001/2025": "Uno dos 81.2 cinco"})
    shared, alone = compare(own, other)
    assert (shared["ejercicio"].own_words, shared["ejercicio"].other_words, shared["ejercicio"].common) == (4, 4, 2)
    assert list(alone) == ["ejercicio: a-z"]
    text = "\n".join(table(own, other))
    assert "| ejercicio | 1 |" in text
    assert "| 50.0% | 50.0% |" in text
    assert "ejercicio: a-z (1, " in text
