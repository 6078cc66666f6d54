"""XML written as text is what a tree of the same elements would be, and no text breaks out of it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from generator.publishing.open_data.xml_text import XmlText

HOSTILE = ["a & b", "<c>", "]]>", '"', "'", "a\nb", "\t", " a ", "ñ", "&amp;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_and_attributes_come_back_as_they_are(text):
    xml = XmlText()
    with xml.inside("a", b=text):
        xml.leaf("c", text, d=text)
    root = ET.fromstring(xml.document())  # noqa: S314  our own
    (leaf,) = root
    assert (root.attrib, leaf.text, leaf.attrib) == ({"b": text}, text, {"d": text})


def test_it_is_written_as_an_indented_tree():
    xml = XmlText()
    with xml.inside("raiz", **{"xml:lang": "es"}):
        xml.leaf("vacia")
        xml.leaf("con", x="1")
        with xml.inside("nada", y="2"):
            pass
        with xml.inside("dentro"), xml.inside("mas"):
            xml.leaf("hoja", "texto")
        xml.leaf("fin", "1")
    root = ET.fromstring(xml.document())  # noqa: S314  our own
    for element in root.iter():
        if not (element.text or "").strip():
            element.text = None
    ET.indent(root)
    assert xml.document().decode() == (
        f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n"
    )
