"""Templates print: they compute nothing, none is left over, and what they ask of a view is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import nodes

from generator.publishing.templates import environment
from tests.publishing.small_sites import ROOT, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted([*(TEMPLATES / "paginas").glob("*.html"), *(TEMPLATES / "tema").glob("*.html")])
LAYOUT = {"base.html", "main.html"}  # what pages extend, and what MkDocs asks for
ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
COMPUTING_FILTERS = {"sum", "round", "int", "float", "abs", "format", "filesizeformat", "min", "max", "safe"}

every_template = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def tree_of(path: Path) -> nodes.Template:
    return environment(TEMPLATES).parse(path.read_text("utf-8"))


@every_template
def test_a_template_computes_nothing(path):
    sums = [f"line {node.lineno}: {type(node).__name__}" for node in tree_of(path).find_all(ARITHMETIC)]
    assert sums == []
    filters = {node.name for node in tree_of(path).find_all(nodes.Filter)}
    assert not filters & COMPUTING_FILTERS


@every_template
def test_a_template_sets_nothing_and_reads_no_key(path):
    assert not list(tree_of(path).find_all((nodes.Assign, nodes.AssignBlock)))
    assert not list(tree_of(path).find_all(nodes.Getitem))


def test_every_template_is_used():
    asking = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
    named = {
        node.value
        for path in FILES
        for statement in tree_of(path).find_all(asking)
        for node in statement.find_all(nodes.Const)
        if str(node.value).endswith(".html")
    }
    code = "".join(path.read_text("utf-8") for path in (ROOT / "generator/publishing").rglob("*.py"))
    unused = [path.name for path in FILES if path.name not in named and f'"{path.name}"' not in code]
    assert set(unused) - LAYOUT == set()
    assert named <= {path.name for path in FILES}


def test_every_macro_is_used():
    macros = {(path.name, node.name) for path in FILES for node in tree_of(path).find_all(nodes.Macro)}
    text = "".join(path.read_text("utf-8") for path in FILES)
    assert {name for _, name in macros if text.count(f"{name}(") < 2} == set()


@every_template
def test_what_people_read_goes_through_gettext(path):
    """Words between tags are in `_()`: the same site can speak English one day."""
    words = [
        data.data
        for output in tree_of(path).find_all(nodes.Output)
        for data in output.nodes
        if isinstance(data, nodes.TemplateData)
    ]
    bare = re.sub(r"<[^<>]*>?|^[^<>]*>|&[a-z]+;", " ", " ".join(words), flags=re.MULTILINE)
    assert set(re.findall(r"[^\W\d_]{3,}", bare)) - {"doctype", "Plan", "Abierto"} == set()


def test_what_a_template_prints_is_escaped_once(tmp_path):
    for folder in ("tema", "paginas"):
        (tmp_path / folder).mkdir()
    (tmp_path / "paginas" / "macros.html").write_text(
        "{% macro bold(text, tail='') %}<b>{{ text }}</b>{{ tail }}{% endmacro %}"
    )
    printed = ("_('A & B')", "view.real", "name", "m.bold(name)", "m.bold(name, tail=name)")
    body = " ".join(f"{{{{ {each} }}}}" for each in printed)
    (tmp_path / "paginas" / "page.html").write_text(f"{{% import 'macros.html' as m %}}{body}")
    page = environment(tmp_path).get_template("page.html").render(view=7, name="<i>&amp;")
    name = "&lt;i&gt;&amp;amp;"
    assert page == f"A &amp; B 7 {name} <b>{name}</b> <b>{name}</b>{name}"
