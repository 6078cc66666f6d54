"""The catalogue of the interface: it has every text that pages say, and nothing else, each said whole."""

from __future__ import annotations

import io
import re

import pytest
from babel.messages.mofile import read_mo

from generator.core.language import LANGUAGES, SPANISH
from generator.publishing.views.portal import SAID_BY_SCRIPT
from tests.texts import LOCALE, ROOT, compiled, extracted, source, texts_of, words, written

OTHERS = [language for language in LANGUAGES if language != SPANISH]
every_language = pytest.mark.parametrize("language", OTHERS)


def test_every_language_that_is_offered_has_a_catalogue_and_no_other_has():
    assert sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/sitio.po")) == OTHERS


@every_language
def test_every_text_that_pages_say_is_in_it_and_no_other(language):
    """`make textos` adds what is new and drops what nobody says; the translation is for people."""
    assert set(texts_of(written(language))) == {words(message.id) for message in extracted() if message.id}


@every_language
def test_every_text_is_translated_and_none_is_doubtful(language):
    assert [text for text, said in texts_of(written(language)).items() if not all(said)] == []
    assert [message.id for message in written(language) if message.id and message.fuzzy] == []


@every_language
def test_every_translation_has_the_values_of_its_text(language):
    def names(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)", text))

    pairs = [pair for text, said in texts_of(written(language)).items() for pair in zip(text, said, strict=True)]
    assert [text for text, said in pairs if names(text) != names(said)] == []


@every_language
def test_what_joins_other_words_keeps_its_spaces(language):
    def ends(text: str) -> tuple[bool, bool]:
        return text[0] == " ", text[-1] == " "

    pairs = [pair for text, said in texts_of(written(language)).items() for pair in zip(text, said, strict=True)]
    assert [text for text, said in pairs if ends(text) != ends(said)] == []


@every_language
def test_the_compiled_catalogue_is_that_of_the_source(language):
    with source(language).with_suffix(".mo").open("rb") as file:
        found = texts_of(read_mo(file))
    assert found == texts_of(read_mo(io.BytesIO(compiled(written(language)))))


def test_the_texts_of_the_search_script_are_those_that_it_says():
    script = (ROOT / "site_templates/tema/estilo/buscar.js").read_text("utf-8")
    assert tuple(re.findall(r'say\("([^"]*)"', script)) == SAID_BY_SCRIPT
