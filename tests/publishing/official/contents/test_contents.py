"""Every content that an outline may ask for is known to the schema, the guide and the code."""

from __future__ import annotations

import json
import re

from generator.core.model import Content
from generator.publishing.official.contents import CONTENTS
from generator.publishing.official.outline import default_parts
from tests.publishing.small_sites import ROOT

WORDS = [content.value for content in Content]


def test_each_content_is_made_by_one_function():
    assert list(CONTENTS) == list(Content)
    assert len(set(CONTENTS.values())) == len(Content)


def test_the_schema_offers_them():
    schema = json.loads((ROOT / "schema/ejercicio.schema.json").read_text("utf-8"))
    assert schema["$defs"]["parte"]["properties"]["cuadro"]["enum"] == WORDS


def test_the_guide_explains_them():
    table = (ROOT / "docs/guia/informes.md").read_text("utf-8").partition("{#cuadros}")[2]
    assert re.findall(r"^\| `([a-z-]+)` \| .{10,}", table, re.MULTILINE)[1:] == WORDS


def test_no_two_default_parts_have_the_same_name():
    parts = default_parts("SV")
    ids = [each.id for part in parts for each in (part, *part.parts)]
    assert len(ids) == len(set(ids))
