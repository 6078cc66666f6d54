"""A whole story in git, told chapter by chapter: the exact report of each, to be read as a planner would.

`pytest tests/history --actualizar` writes the expected reports anew; read the difference before you keep it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.small_project import Pat
from tests.history.story import STORY, tell

EXPECTED = Path(__file__).parent / "relatos"
CHAPTERS = [pytest.param(first.tag, second.tag, id=second.tag) for first, second in pairwise(STORY)]
ENDINGS = {"text": "txt", "markdown": "md", "json": "json", "html": "html"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """The repository of the story; the comparisons only read it."""
    root = tmp_path_factory.mktemp("relato")
    tell(root)
    return root


@pytest.fixture
def pat(repository, capsys, monkeypatch):
    """The command, over the story, on a terminal of a known width."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Pat(repository, capsys)


def check(name: str, text: str, *, refresh: bool) -> None:
    """Compare a report with the expected one."""
    expected = EXPECTED / name
    if refresh:
        expected.write_text(text, "utf-8", newline="\n")
    assert text == expected.read_text("utf-8")


@pytest.mark.parametrize(("base", "head"), CHAPTERS)
def test_each_chapter_is_told_as_recorded(pat, refresh, base, head):
    answer = pat.here("comparar", base, head)
    assert (answer.code, answer.err) == (0, "")
    check(f"{head}.txt", answer.out, refresh=refresh)


@pytest.mark.parametrize("output", ["markdown", "json", "html"])
def test_what_was_hidden_in_every_format(pat, refresh, output):
    answer = pat.here("comparar", "cambio-honesto..cambio-oculto", "--formato", output)
    text = re.sub(r"<style>.*?</style>", "<style>…</style>", answer.out, flags=re.DOTALL)
    check(f"cambio-oculto.{ENDINGS[output]}", text, refresh=refresh)


def test_two_versions_of_a_units_goals(pat, refresh):
    answer = pat.here("comparar", "v1..v2", "--unidad", "formacion")
    check("v1-v2.txt", answer.out, refresh=refresh)


def test_the_whole_year(pat, refresh):
    answer = pat.here("comparar", "aprobado", "reorden")
    check("todo-el-relato.txt", answer.out, refresh=refresh)
