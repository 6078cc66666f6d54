"""What a long build shows: nothing at first, a rewritten line on a terminal, few lines elsewhere, and its profile."""

from __future__ import annotations

import io
import sys

import pytest

from generator.cli.showing import Advance, profile_lines


class Screen(io.StringIO):
    """An error stream that says whether it is a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, seconds: float, total: int = 40) -> str:
    """What is shown of a build that lasts so many seconds before its first institution is made."""
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    advance = Advance()
    advance.start -= seconds
    for done in range(1, total + 1):
        advance(done, total)
    advance.close()
    return screen.getvalue()


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_short_build_is_quiet(monkeypatch, is_terminal):
    assert shown(monkeypatch, is_terminal=is_terminal, seconds=0) == ""


def test_a_terminal_has_one_line_that_goes_away(monkeypatch):
    text = shown(monkeypatch, is_terminal=True, seconds=5)
    assert "\n" not in text
    assert "\rinstituciones: 7 de 40\x1b[K" in text
    assert text.endswith("\r\x1b[K")


def test_elsewhere_there_is_a_line_for_each_tenth(monkeypatch):
    lines = shown(monkeypatch, is_terminal=False, seconds=5).splitlines()
    assert lines == [f"instituciones: {done} de 40" for done in range(4, 40, 4)]


def test_one_institution_needs_no_line(monkeypatch):
    assert shown(monkeypatch, is_terminal=False, seconds=5, total=1) == ""


def test_the_profile_says_each_stage_and_its_part():
    assert list(profile_lines({"páginas": 3.0, "leer": 1.0}, 2.25)) == [
        "Etapa           segundos   parte",
        "leer                1.00     25%",
        "páginas             3.00     75%",
        "En total            4.00",
        "Sumado de todos los procesos, sin contar su arranque; de reloj pasaron 2.2 s.",
    ]


def test_a_build_tells_its_profile(pat):
    answer = pat.here("construir", "--salida", pat.root.parent / "site", "--sin-buscador", "--perfil")
    assert [line.split()[0] for line in answer.out.splitlines()[1:5]] == ["Etapa", "leer", "revisar", "calcular"]
