"""What compiled templates call is what Jinja2 and MarkupSafe would do, whatever they are given."""

from __future__ import annotations

import importlib
import sys
from decimal import Decimal

import markupsafe
import pytest
from jinja2 import Environment, runtime
from jinja2.utils import missing
from markupsafe import Markup

from generator import publishing
from generator.core.model import TargetType
from generator.publishing import drawing


class Marked(str):
    """A text that says itself what it is in HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        return f"<b>{markupsafe.escape(str(self))}</b>"


VALUES = ["", "12.5", "<a href='x'>&\"", Markup("<b>&amp;</b>"), 12, True, None, Decimal("1.50"), 2.5, Marked("<x>")]


@pytest.mark.parametrize("value", [*VALUES, TargetType.SUM, ["<"], Environment(autoescape=True).undefined()], ids=repr)
def test_every_value_is_escaped_as_markupsafe_does(value):
    assert str(drawing.escape(value)) == str(markupsafe.escape(value))


def test_without_its_part_in_c_texts_are_escaped_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "markupsafe._speedups", None)
    monkeypatch.delitem(sys.modules, drawing.__name__)
    monkeypatch.setattr(publishing, "drawing", drawing)  # put back as it was, after the import has changed it
    without = importlib.import_module(drawing.__name__)
    assert without is not drawing
    assert type(without.escape("<&>")) is Markup
    assert without.escape("<&>") == drawing.escape("<&>")
    assert type(drawing.escape("<&>")) is str


def made(kind: tuple[bool, bool, bool, bool] = (False, False, False, True)) -> tuple[drawing.Macro, runtime.Macro]:
    def cell(text: object, kind: object, *more: object) -> str:
        return f"<{'td' if kind is missing else kind}>{text}{more or ''}"

    environment, arguments = Environment(autoescape=True), ["text", "kind"]
    ours = drawing.Macro(environment, cell, "cell", arguments, *kind)
    return ours, runtime.Macro(environment, cell, "cell", arguments, *kind)


@pytest.mark.parametrize(
    ("given", "named"), [(("1",), {}), (("1", "th"), {}), (("1",), {"kind": "th"}), ((), {"text": "1", "kind": "th"})]
)
def test_a_macro_is_called_as_jinja_calls_it(given, named):
    ours, own = made()
    assert ours(*given, **named) == own(*given, **named)
    assert type(ours(*given, **named)) is Markup


@pytest.mark.parametrize("given", [(), ("1",), ("1", "th")])
def test_a_macro_in_a_text_is_what_a_call_of_it_is(given):
    ours, own = made()
    assert ours.text(*given) == own(*given)
    assert type(ours.text(*given)) is str


@pytest.mark.parametrize(
    ("given", "named"), [(("1", "2", "3"), {}), (("1",), {"other": "2"}), (("1",), {"caller": str})]
)
def test_a_macro_refuses_what_it_does_not_take(given, named):
    ours, own = made()
    with pytest.raises(TypeError) as theirs:
        own(*given, **named)
    with pytest.raises(TypeError, match=str(theirs.value).partition("(")[0]):
        ours(*given, **named)


@pytest.mark.parametrize("kind", [(True, False, False, True), (False, True, False, True), (False, False, True, True)])
def test_a_macro_that_takes_more_is_left_to_jinja(kind):
    ours, own = made(kind)
    assert ours.text("1") == ours("1") == own("1")


def test_what_is_not_escaped_is_no_markup_and_is_escaped_where_it_is_put_in():
    ours, _ = made((False, False, False, False))
    assert type(ours("1")) is str
    assert ours.text("1") == "&lt;td&gt;1"
