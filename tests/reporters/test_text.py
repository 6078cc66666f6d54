from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.problem import Severity, Spot
from generator.reporters import Options
from generator.reporters.text import MAX_WIDTH, report, window
from tests.reporters.samples import FOUR, problem

ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_the_report_looks_as_recorded():
    assert report(FOUR, 1) == (Path(__file__).parent / "cuatro.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("problems", "files", "line"),
    [
        ((), 28, "28 archivos revisados: sin problemas"),
        ((), 0, "0 archivos revisados: sin problemas"),
        (FOUR[:1], 1, "1 archivo revisado: 1 error"),
        (FOUR[1:2] * 2, 2, "2 archivos revisados: 2 avisos"),
    ],
)
def test_the_last_line(problems, files, line):
    assert report(problems, files).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("problems", "is_strict", "line"),
    [
        ((), True, "sin problemas"),
        (FOUR[:1], False, "1 error. Corríjalo: sin eso no se publica nada."),
        (FOUR[:1] * 2, True, "2 errores. Corríjalos: sin eso no se publica nada."),
        (
            FOUR,
            False,
            "3 errores, 1 aviso. Corrija los errores, que van primero: sin eso no se publica nada.",
        ),
        (
            FOUR[:2],
            False,
            "1 error, 1 aviso. Corrija el error, que va primero: sin eso no se publica nada.",
        ),
        (
            FOUR[1:2],
            False,
            "ningún error, 1 aviso. El aviso no impide publicar; mire si es de corregir.",
        ),
        (
            FOUR[1:2] * 2,
            False,
            "ningún error, 2 avisos. Los avisos no impiden publicar; mire si son de corregir.",
        ),
        (
            FOUR[1:2] * 2,
            True,
            "ningún error, 2 avisos. Con --estricto los avisos también hacen fallar: corríjalos.",
        ),
    ],
)
def test_a_verdict_says_what_to_do(problems, is_strict, line):
    options = Options(is_verdict=True, is_strict=is_strict)
    assert report(problems, 9, options).splitlines()[-1] == f"9 archivos revisados: {line}"


def test_colour_changes_no_word():
    coloured = report(FOUR, 1, Options(colour=True))
    assert coloured != report(FOUR, 1)
    assert ANSI.sub("", coloured) == report(FOUR, 1)


def test_a_problem_of_a_whole_file_has_no_excerpt():
    lines = report([problem(spot=Spot(1))], 1).splitlines()
    assert lines[1] == "  = ayuda: use punto decimal: 12.5"


def test_a_problem_without_a_place_in_the_text_says_its_line():
    assert report([problem(spot=None)], 1).startswith("plans/2026/obras-publicas.yaml:13:1: ")


def test_the_guide_may_be_elsewhere():
    assert "= guía: https://x.gob.sv/guia#r301\n" in report(FOUR, 1, Options(guide="https://x.gob.sv/guia"))


def test_control_characters_reach_no_terminal():
    hostile = problem(
        message="mal\x1b[31m\nvalor",
        remedy="a\rb\x00",
        file="plans/a\x1b]0;x\x07\udcff.yaml",
        spot=Spot(1, 1, 4, "a\x1b[2J\u202ex"),
        severity=Severity.WARNING,
    )
    text = report([hostile], 1)
    text.encode()
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char != "\n"]
    assert len(text.splitlines()) == 7


@pytest.mark.parametrize(
    ("spot", "excerpt", "marker"),
    [
        (Spot(1, 3, 6, "a\tbcd"), "a    bcd", "     ^^^"),
        (Spot(1, 2, 3, "a\tb"), "a    b", " ^^^^"),
        (Spot(1, 3, 4, "日本x"), "日本x", "    ^"),
        (Spot(1, 1, 3, "日本x"), "日本x", "^^^^"),
        (Spot(1, 5, 6, "cafe\u0301 x"), "cafe\u0301 x", "    ^"),
        (Spot(1, 4, 9, "abc"), "abc", "   ^"),
        (Spot(1, 99, 120, "abc"), "abc", "   ^"),
        (Spot(1, 1, 0, "abc"), "abc", "^"),
    ],
)
def test_the_carets_stand_under_the_span(spot, excerpt, marker):
    assert window(spot) == (excerpt, marker)


@pytest.mark.parametrize("column", [1, 50, 51, 150, 250, 300])
def test_a_long_line_is_cut_around_the_span(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    excerpt, marker = window(Spot(1, column, column + 3, line))
    assert len(excerpt) <= MAX_WIDTH
    assert excerpt[marker.index("^") : len(marker)] == line[column - 1 : column + 2]
    assert excerpt.startswith("…") == (column > 76)
    assert excerpt.endswith("…") == (column < 298)


def test_a_span_longer_than_the_window_is_cut():
    excerpt, marker = window(Spot(1, 21, 400, "x" * 500))
    assert len(excerpt) in {MAX_WIDTH - 1, MAX_WIDTH}
    assert len(marker) <= MAX_WIDTH


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 320))
def test_any_line_fits(line, column, end):
    excerpt, marker = window(Spot(1, column, end, line.replace("\n", " ")))
    assert marker.strip(" ").strip("^") == ""
    assert "^" in marker
    assert sum(not unicodedata.combining(char) for char in excerpt) <= MAX_WIDTH
