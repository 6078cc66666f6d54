"""Templates become code that asks nothing of values: the same pages, and no fault that goes unseen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator

from generator.publishing.template_code import DirectCode, DirectSpanishCode

MACROS = """{% macro cell(text, tail='', kind='td') %}<{{ kind }}>{{ text }}{{ tail }}</{{ kind }}>{% endmacro %}
{% macro box(title) %}<p>{{ title }}: {{ caller() }}</p>{% endmacro %}
{% macro all(first) %}{{ first }}{{ varargs | join }}{% endmacro %}"""
BASE = """{% import 'macros' as layout %}{% macro mark() %}<hr>{% endmacro %}
{{ layout.cell(mark()) }}
<title>{% block title %}{{ view.unit.name }}{% endblock %}</title>{% block body %}{% endblock %}.
{% block foot %}{{ view.unit.name if view.rows[1].name }}{% endblock %}"""
PAGE = """{% extends 'base' %}{% import 'macros' as m %}{% block title %}«{{ super() }}»{% endblock %}{% block body %}
{{ 1 }}{{ view.count }}{{ 'A' if view.count }}{{ 'B' if not view.count }}
[{% block inner %}{{ view.count }}{% endblock %}]
{{ view.unit.name }} {{ view.rows[0].name }} {{ view.unit.name.upper() }} {{ _('A & B') }} {{ _(view.unit.name) }}
{{ m.cell(view.unit.name) }}{{ m.cell(view.unit.name, tail=_('Sí'), kind='th') }}{{ m.cell(m.cell('<')) }}
{% call m.box(_('Título')) %}{{ view.unit.name }}{% endcall %}
{{ m.all('<') }}{{ m.all('<', '&', 2) }}{{ m.cell('<', *['>']) }}
{{ m.cell('<', *['>'], **{'kind': 'th'}) }}{{ m.cell('<') ~ '>' }}
{% set one = m.cell('<') %}{{ one }}
{% autoescape false %}{{ view.unit.name }}{{ m.cell(view.unit.name) }}{{ view.count }}{% endautoescape %}
{% for each in view.rows if each.name %}{{ loop.index }} {{ each.name }}{{ ', ' if not loop.last }}{% endfor %}
{% endblock %}"""
ROWS = [SimpleNamespace(name="«1»"), SimpleNamespace(name="")]
VIEW = SimpleNamespace(unit=SimpleNamespace(name="<i>&amp;"), rows=ROWS, count=12)


def environment(generator: type[CodeGenerator], page: str = PAGE) -> Environment:
    env = Environment(
        loader=DictLoader({"base": BASE, "macros": MACROS, "page": page}), autoescape=True, undefined=StrictUndefined
    )
    env.code_generator_class = generator
    env.globals["_"] = lambda text: text
    return env


def drawn(generator: type[CodeGenerator], page: str = PAGE) -> str:
    return environment(generator, page).get_template("page").render(view=VIEW)


@pytest.mark.parametrize("generator", [DirectCode, DirectSpanishCode])
def test_pages_are_those_that_jinja_draws(generator):
    assert "<td>&lt;i&gt;&amp;amp;</td>" in drawn(CodeGenerator)
    assert drawn(generator) == drawn(CodeGenerator)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("{{ view.other }}", AttributeError),
        ("{{ view.unit.other.name }}", AttributeError),
        ("{{ other.name }}", UndefinedError),
        ("{{ other() }}", UndefinedError),
        ("{% import 'macros' as m %}{{ m.other() }}", AttributeError),
    ],
)
def test_what_is_not_there_is_a_fault(page, fault):
    with pytest.raises(fault, match="other"):
        drawn(DirectCode, page)


@pytest.mark.parametrize(
    "page",
    [
        "{% import 'macros' as m %}{% macro show(m) %}{{ m.cell() }}{% endmacro %}{{ show(view) }}",
        "{% macro cell() %}<hr>{% endmacro %}{% for cell in view.calls %}{{ cell() }}{% endfor %}",
        "{% macro show(url) %}{{ url() }}{% endmacro %}{{ show(view.cell) }}",
    ],
)
def test_what_has_the_name_of_a_macro_is_escaped(page):
    def cell() -> str:
        return "<script>"

    def html(generator: type[CodeGenerator]) -> str:
        view = SimpleNamespace(cell=cell, calls=[cell])
        return environment(generator, page).get_template("page").render(view=view)

    assert html(DirectCode) == html(CodeGenerator) == "&lt;script&gt;"


def test_a_spanish_text_is_part_of_what_stands_around_it():
    page = "<p title=\"{{ _('A & B') }}\">{{ _('C') }}</p>{{ _(view.unit.name) }}"
    env = environment(DirectSpanishCode, page)
    env.globals["_"] = lambda _: "not asked"
    assert env.get_template("page").render(view=VIEW) == '<p title="A &amp; B">C</p>not asked'
