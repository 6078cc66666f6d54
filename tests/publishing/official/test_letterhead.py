"""What stands around a Word report: its parts, their kinds and links, and the names that Word has for styles."""

from __future__ import annotations

import posixpath
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from generator.publishing.official.docx import docx_bytes
from tests.publishing.official.sample import REPORT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with ZipFile(BytesIO(docx_bytes(REPORT))) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_each_part_says_what_it_is(parts):
    kinds = parse_xml(parts["[Content_Types].xml"])
    told = {each.get("PartName"): each.get("ContentType") for each in kinds if each.get("PartName")}
    assert set(told) == {f"/{name}" for name in parts if not name.endswith(".rels")} - {"/[Content_Types].xml"}
    assert told["/word/styles.xml"].endswith(".wordprocessingml.styles+xml")


@pytest.mark.parametrize(("links", "folder"), [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word")])
def test_each_part_is_linked_once(parts, links, folder):
    targets = [posixpath.join(folder, each.get("Target")) for each in parse_xml(parts[links])]
    below = {name for name in parts if name.startswith("word/") and "/_rels/" not in name} - {"word/document.xml"}
    assert sorted(targets) == sorted(below if folder else {"word/document.xml", "docProps/core.xml"})


def test_head_and_foot_are_what_their_references_lead_to(parts):
    targets = {each.get("Id"): each.get("Target") for each in parse_xml(parts["word/_rels/document.xml.rels"])}
    text = parse_xml(parts["word/document.xml"])
    kinds = {"headerReference": "header", "footerReference": "footer"}
    named = [(kind, each.attrib.values()[-1]) for kind in kinds for each in text.iter(f"{W}{kind}")]
    assert len(named) == 3
    assert all(targets[link].startswith(kinds[kind]) for kind, link in named)


def test_word_opens_it_as_a_document_of_today(parts):
    assert b'w:name="compatibilityMode"' in parts["word/settings.xml"]


def test_headings_are_words_own_so_that_it_names_them_in_the_users_language():
    styles = Document(BytesIO(docx_bytes(REPORT))).styles
    names = {style.name for style in styles}
    assert {"Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "List Number"} <= names
    assert not styles["Heading 1"].element.get(f"{W}customStyle")
