"""The texts of click in Spanish: what is compiled is what is written, and every text is one that click says."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.cli.small_project import ROOT

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FOLDER = ROOT / "generator/locale/es/LC_MESSAGES"


def written() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, "es")


def words(text: object) -> tuple[str, ...]:
    """The singular and the plural of a text, or the only form that it has."""
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def texts_of(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {words(message.id): words(message.string) for message in catalogue if message.id}


def test_the_compiled_catalogue_is_that_of_the_source():
    compiled = io.BytesIO()
    write_mo(compiled, written())
    compiled.seek(0)
    with (FOLDER / "messages.mo").open("rb") as file:
        assert texts_of(read_mo(file)) == texts_of(read_mo(compiled))


def test_every_text_is_translated_and_none_is_doubtful():
    assert not [message.id for message in written() if message.id and message.fuzzy]
    assert not [english for english, spanish in texts_of(written()).items() if not all(spanish)]


def test_every_text_is_one_that_click_says():
    said = {
        node.value
        for path in Path(str(click.__file__)).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {text for english in texts_of(written()) for text in english} - said == set()


def test_no_name_in_braces_is_invented():
    def names(texts: tuple[str, ...]) -> set[str]:
        return set(re.findall(r"{(\w+)", " ".join(texts)))

    assert not [english for english, spanish in texts_of(written()).items() if not names(spanish) <= names(english)]
