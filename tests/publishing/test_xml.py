"""Words in XML come back as they were, wherever they stand."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.xml import attribute, escaped

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="￾￿"))


@given(WORDS, st.sampled_from(["", "\t\n\r", "&<>\"'"]))
def test_words_come_back(text, signs):
    plain = text + signs.replace("\r", "")  # a line feed is all that XML keeps of it between tags
    element = ET.fromstring(f"<a b={attribute(text + signs)}>{escaped(plain)}</a>")  # noqa: S314  ours
    assert element.get("b") == text + signs
    assert (element.text or "") == plain
