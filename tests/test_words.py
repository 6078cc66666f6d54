"""One table of words: what plans spell, what the schemas know and what the model calls it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.core import model
from generator.core.frozen import field_names
from generator.core.vocabulary import VOCABULARY
from tests.pseudo import is_value

SCHEMAS = sorted((Path(__file__).parents[1] / "schema").glob("*.json"))


def properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


def test_the_schemas_use_exactly_the_words_of_the_table() -> None:
    used = {name for path in SCHEMAS for name in properties(json.loads(path.read_text("utf-8")))}
    assert used == set(VOCABULARY)


def test_every_word_of_the_code_is_a_field_of_the_model() -> None:
    shapes = [shape for shape in vars(model).values() if isinstance(shape, type) and is_value(shape)]
    fields = {name for shape in shapes for name in field_names(shape)}
    assert {word.field for word in VOCABULARY.values()} - fields == {"schema"}


def test_no_english_word_of_the_table_says_meta_or_actual() -> None:
    """In Spanish "meta" is the target and "actual" means current: in code neither word may stand for the other."""
    assert not {"meta", "actual"} & {word.field for word in VOCABULARY.values()}
