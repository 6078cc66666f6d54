"""The empty Word document holds what a report needs and nothing of the template that it began as."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from generator.publishing.archive import zipped
from generator.publishing.official.letterhead import letterhead


def test_only_the_parts_that_a_report_uses_are_left():
    names = {name.rpartition("/")[2] for name in letterhead().parts if not name.endswith(".rels")}
    assert names == {
        "[Content_Types].xml",
        "core.xml",
        "document.xml",
        "styles.xml",
        "settings.xml",
        "numbering.xml",
        "header1.xml",
        "footer1.xml",
        "footer2.xml",
    }


def test_word_opens_it_as_a_document_of_today():
    assert 'w:name="compatibilityMode"' in letterhead().parts["word/settings.xml"].decode()


def test_headings_are_words_own_so_that_it_names_them_in_the_users_language():
    styles = Document(BytesIO(zipped(letterhead().parts.items()))).styles
    assert {"Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "List Number"} <= {
        style.name for style in styles
    }
    assert not styles["Heading 1"].element.get(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}customStyle"
    )
