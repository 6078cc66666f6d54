from __future__ import annotations

import pytest
from markdown import markdown

from generator.core.problem import Spot
from generator.reporters import Options
from generator.reporters.markdown import MAX_ROWS, cell, report
from tests.reporters.samples import FOUR, problem


def test_a_table_with_errors_first():
    lines = report(FOUR, 1).splitlines()
    assert lines[0] == "### ❌ Validación: 3 errores, 1 aviso"
    assert lines[2:5] == [
        "| Dónde | Código | Qué pasa | Qué hacer |",
        "|---|---|---|---|",
        (
            "| plans/2026/obras-publicas.yaml:13 | E203 | La meta de febrero de OP-01 no es un número: «12,5» "
            "| Use punto decimal: 12.5 |"
        ),
    ]
    assert [line.split(" | ")[1] for line in lines[4:8]] == ["E203", "E202", "R301", "L105 (aviso)"]
    assert lines[-1] == "1 archivo revisado: 3 errores, 1 aviso"


def test_only_warnings_and_nothing():
    assert report(FOUR[1:2], 1).startswith("### ⚠️ Validación: 1 aviso\n")
    assert report((), 28) == "### ✅ 28 archivos revisados: sin problemas\n"


def test_places_link_to_their_line():
    options = Options(link_base="https://github.com/o/r/blob/abc/")
    text = report([problem(file="plans/año x/a.yaml", spot=Spot(7, 1, 2, "x"))], 1, options)
    assert "| [plans/año x/a.yaml:7](https://github.com/o/r/blob/abc/plans/a%C3%B1o%20x/a.yaml#L7) |" in text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "**negrita** y _cursiva_ y `código`",
        "[enlace](javascript:alert(1))",
        "![](https://x.example/x.png)",
        "https://x.example y www.x.example",
        "~~tachado~~ $x^2$",
        "a\\|b",
        "&lt;b&gt;",
    ],
)
def test_a_cell_shows_what_was_written(text):
    html = markdown(cell(text))
    inner = html.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inner
    assert "|" not in cell(text)
    assert "://" not in cell(text)


def test_a_cell_mentions_nobody_and_stays_in_its_row():
    nothing = "&#8203;"
    assert cell("@planificacion #12\nfin") == f"&#64;{nothing}planificacion &#35;{nothing}12 fin"
    assert cell("gh-12 y sub-12") == f"gh&#45;{nothing}12 y sub-12"


def test_long_lists_end():
    lines = report([problem()] * (MAX_ROWS + 2), 1).splitlines()
    assert lines[-3] == "Y 2 problemas más: ejecute `pat validar` para verlos todos."
    assert len(lines) < MAX_ROWS + 10
