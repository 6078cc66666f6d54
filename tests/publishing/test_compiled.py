"""Compiled templates are kept beside the templates; whatever is wrong with what was kept, pages are the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.publishing.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _as_python_does_by_default(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "pagina.html").write_text("Son {{ 2 + 2 }}.", "utf-8")
    return tmp_path


def shown(templates: Path, made_by: str = "a", **options: Any) -> str:
    env = Environment(loader=FileSystemLoader(templates), bytecode_cache=Compiled(templates, made_by), **options)  # noqa: S701  no page
    return env.get_template("pagina.html").render()


def kept(templates: Path) -> list[Path]:
    return sorted(templates.glob("__pycache__/*"))


def test_a_compiled_template_is_kept_and_used(templates, monkeypatch):
    assert shown(templates) == "Son 4."
    assert len(kept(templates)) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert shown(templates) == "Son 4."


def test_another_text_or_another_maker_is_compiled_again_in_its_place(templates):
    shown(templates)
    (templates / "pagina.html").write_text("Son {{ 3 }}.", "utf-8")
    assert shown(templates) == "Son 3."
    assert shown(templates, "b", variable_start_string="[[", variable_end_string="]]") == "Son {{ 3 }}."
    assert len(kept(templates)) == 1


def test_what_was_kept_and_is_broken_is_compiled_again(templates):
    shown(templates)
    (path,) = kept(templates)
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert shown(templates) == "Son 4."
    assert path.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing_or_the_folder_refuses(templates, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(templates) == "Son 4."
    assert not (templates / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (templates / "__pycache__").write_text("no es una carpeta", "utf-8")
    assert shown(templates) == "Son 4."
