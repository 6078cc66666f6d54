"""The search index: made over the finished pages; when it cannot be, the reason is said in one line."""

from __future__ import annotations

import importlib.util
import subprocess

import pytest

from generator.core.problem import GeneratorError
from generator.indicators.examples.plans import annual_plan, goal, plan
from generator.publishing import search
from generator.publishing.page import SEARCH_FOLDER
from generator.publishing.search import index
from generator.publishing.write import write_files
from tests.cli.small_project import tree
from tests.publishing.small_sites import material, site_files


def test_the_index_is_made_over_the_pages_and_holds_no_file_that_no_page_uses(tmp_path):
    write_files(site_files(material(annual_plan(plan(goal({"feb": "1"}))))), tmp_path)
    pages = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.html"))
    index(tmp_path)
    made = {path.name for path in (tmp_path / SEARCH_FOLDER).iterdir()}
    assert {"pagefind.js", "fragment", "index"} <= made
    assert not [name for name in made if "ui" in name or "highlight" in name]
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.html")) == pages


def test_the_index_of_what_is_searched_of_pages_is_that_of_whole_pages(tmp_path, monkeypatch):
    write_files(
        site_files(material(annual_plan(plan(goal({"ene": "1", "feb": "2"}), goal({"mar": "1"}, code="2"))))), tmp_path
    )
    index(tmp_path, tmp_path / "a")
    monkeypatch.setattr(search, "searched", lambda page: page)
    index(tmp_path, tmp_path / "b")
    assert tree(tmp_path / "a") == tree(tmp_path / "b") != {}


def test_without_pagefind_the_remedy_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(GeneratorError, match=r"pip install 'pagefind\[bin\]', o use --sin-buscador"):
        index(tmp_path)


@pytest.mark.parametrize(("out", "err"), [("", "broken\n"), ("broken\n", "")])
def test_a_failure_of_pagefind_is_said_with_its_own_words(tmp_path, monkeypatch, out, err):
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, out, err)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(GeneratorError, match=r"Pagefind no pudo hacer el índice: broken$"):
        index(tmp_path)
