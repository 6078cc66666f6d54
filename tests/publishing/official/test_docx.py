"""The Word report, read back as another program would: python-docx for its text, the XML for what only Word shows."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.core.frozen import replace
from generator.publishing.official.document import Paragraph, Part, Signature
from generator.publishing.official.docx import docx_bytes
from tests.publishing.official.sample import (
    BY_UNIT,
    CONTROL,
    FORMULA,
    LONG,
    MARKUP,
    REPORT,
    WIDE,
)

if TYPE_CHECKING:
    from generator.publishing.official.document import OfficialReport


def read(report: OfficialReport) -> Any:
    """The document as python-docx reads it."""
    return Document(BytesIO(docx_bytes(report)))


def xml_of(report: OfficialReport, part: str = "word/document.xml") -> Any:
    """A part of the file, as XML."""
    with ZipFile(BytesIO(docx_bytes(report))) as file:
        return parse_xml(file.read(part))


def texts(document: Any, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


@pytest.fixture(scope="module")
def document():
    return read(REPORT)


def test_the_same_report_gives_the_same_bytes_and_no_clock():
    first = docx_bytes(REPORT)
    assert docx_bytes(REPORT) == first
    with ZipFile(BytesIO(first)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_properties_are_the_institutions_and_the_days_of_the_data(document):
    properties = document.core_properties
    assert properties.title == REPORT.title
    assert properties.author == properties.last_modified_by == REPORT.institution
    assert properties.language == "es-SV"
    assert properties.created == properties.modified == datetime(2023, 12, 31, tzinfo=UTC)
    assert properties.comments == ""


def test_a_title_longer_than_properties_may_be_is_cut_there_and_whole_on_the_page():
    title = "Informe " * 50
    document = read(replace(REPORT, title=title))
    assert len(document.core_properties.title) == 255
    assert texts(document, "Title") == [title]


def test_the_text_is_spanish_also_for_the_spelling_checker():
    languages = xml_of(REPORT, "word/styles.xml").iter(qn("w:lang"))
    assert [element.get(qn("w:val")) for element in languages] == ["es-SV"]


def test_parts_are_headings_by_their_depth(document):
    assert texts(document, "Heading 1") == [part.title for part in REPORT.parts]
    assert texts(document, "Heading 2") == ["Detalle por eje", "Síntesis"]
    assert texts(document, "Heading 3") == ["Eje 1. Fomento", "Eje 2. Registro"]


def test_what_comes_first_are_title_day_notices_and_request(document):
    first = [paragraph.text for paragraph in document.paragraphs[:7]]
    assert first == [
        REPORT.institution,
        REPORT.title,
        REPORT.subtitle,
        REPORT.period,
        "Datos al 31 de diciembre de 2023",
        *REPORT.notices,
        REPORT.request,
    ]


def test_each_numbered_list_begins_at_one(document):
    numbered = [
        paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.style.name == "List Number"
    ]
    assert numbered == [2, 2, 3]
    starts = xml_of(REPORT, "word/numbering.xml").iter(qn("w:startOverride"))
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


def test_hostile_text_is_text_and_characters_that_xml_forbids_are_shown(document):
    paragraph = next(text for text in texts(document, "Normal") if text.startswith(FORMULA))
    assert paragraph == f"{FORMULA} {MARKUP} {CONTROL}".replace("\x07", "\ufffd").replace("\x00", "\ufffd")


def test_the_head_names_the_report_on_every_page_but_the_first_and_the_foot_counts_pages(document):
    first, *others = document.sections
    assert first.header.paragraphs[0].text == f"{REPORT.institution} · {REPORT.title}"
    assert first.different_first_page_header_footer
    assert all(section.header.is_linked_to_previous for section in others)
    for part in ("word/footer1.xml", "word/footer2.xml"):
        foot = xml_of(REPORT, part)
        assert [field.get(qn("w:instr")).strip() for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
        assert foot.xpath("string(.)").replace("\n", "") == "Página 1 de 1"


def test_a_wide_table_lies_across_with_its_headings_and_the_rest_stands(document):
    orientations = [section.orientation for section in document.sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    body = document.element.body
    across = body.findall(".//" + qn("w:p") + "/" + qn("w:pPr") + "/" + qn("w:sectPr"))
    starts, ends = (list(body).index(section.getparent().getparent()) for section in across)
    inside = list(body)[starts + 1 : ends]
    assert [element.xpath("string(.)") for element in inside[:3]] == [
        "Detalle por eje",
        "Lo que sigue es ancho.",
        "Eje 1. Fomento",
    ]


def test_few_parts_need_no_table_of_contents_and_many_have_one_that_word_can_update():
    assert not xml_of(REPORT).findall(".//" + qn("w:sdt"))
    many = tuple(Part(f"p{number}", f"Parte {number}", (Paragraph("Texto."),)) for number in range(8))
    body = xml_of(replace(REPORT, parts=many))
    instruction = body.find(".//" + qn("w:instrText"))
    assert instruction is not None
    assert instruction.text.split()[:3] == ["TOC", "\\o", '"1-2"']
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == names
    assert len(set(names)) == 8


def test_captions_are_numbered_by_word(document):
    captions = [each._p.xpath("string(.)") for each in document.paragraphs if each.style.name == "Caption"]
    assert captions == [
        f"Tabla {number}. {caption}"
        for number, caption in enumerate((BY_UNIT.caption, BY_UNIT.caption, WIDE.caption, "Unidades bajo el umbral"), 1)
    ]
    fields = [field.get(qn("w:instr")) for field in xml_of(REPORT).iter(qn("w:fldSimple"))]
    assert [field.split()[:2] for field in fields] == [["SEQ", "Tabla"]] * 4


def test_tables_repeat_their_header_never_split_a_row_and_describe_themselves():
    tables = [table for table in xml_of(REPORT).iter(qn("w:tbl")) if table.find(".//" + qn("w:tblStyle")) is not None]
    headers = [[row.find(".//" + qn("w:tblHeader")) is not None for row in table.iter(qn("w:tr"))] for table in tables]
    assert [sum(rows) for rows in headers] == [2, 2, 2, 1]
    assert all(rows == sorted(rows, reverse=True) for rows in headers)
    assert all(row.find(".//" + qn("w:cantSplit")) is not None for table in tables for row in table.iter(qn("w:tr")))
    descriptions = [table.find(".//" + qn("w:tblDescription")).get(qn("w:val")) for table in tables]
    assert descriptions[0] == (
        "Tabla de 4 filas con las columnas Unidad organizativa, Cuarto trimestre: Octubre, Cuarto trimestre: "
        "Noviembre, Cuarto trimestre: Diciembre y Año."
    )


def test_headings_that_columns_share_stand_over_them_once(document):
    table = document.tables[0]
    over, below = (list(row.cells) for row in table.rows[:2])
    assert [cell.text for cell in over] == ["Unidad organizativa", *["Cuarto trimestre"] * 3, "Año"]
    assert [cell.text for cell in below] == ["Unidad organizativa", "Octubre", "Noviembre", "Diciembre", "Año"]
    assert over[1]._tc is over[3]._tc


def test_rows_say_what_they_are(document):
    group, plain, _, total = document.tables[0].rows[2:]
    assert {cell._tc for cell in group.cells} == {group.cells[0]._tc}
    assert group.cells[0].text == "Dirección Ejecutiva"
    assert [cell.text for cell in plain.cells] == ["Unidad Jurídica", "96\xa0%", "94\xa0%", "76.25\xa0%", "88.8\xa0%"]
    assert total.cells[0].paragraphs[0].runs[0].bold
    assert not plain.cells[0].paragraphs[0].runs[0].bold
    assert [cell.paragraphs[0].style.name for cell in plain.cells] == ["Tabla texto", *["Tabla número"] * 4]


def test_no_text_is_cut_and_a_new_line_stays_one(document):
    comments = [row.cells[-1].text for row in document.tables[2].rows[2:4]]
    assert comments == [LONG, "Primera línea\nsegunda línea"]


def test_a_table_without_rows_says_so(document):
    assert [cell.text for cell in document.tables[3].rows[1].cells] == ["Sin datos en este periodo."] * 2


def test_notes_follow_their_table(document):
    assert texts(document, "Nota de tabla")[:2] == list(BY_UNIT.notes)


def test_the_places_to_sign_name_posts_and_stay_with_their_date(document):
    *_, place = texts(document, "Lugar y fecha")
    assert place == "San Salvador, 31 de diciembre de 2023"
    signatures = document.tables[-1]
    assert [[paragraph.text for paragraph in cell.paragraphs] for cell in signatures.rows[0].cells] == [
        [signature.label, signature.post] for signature in REPORT.signatures
    ]
    styles = document.styles
    assert styles["Firma"].paragraph_format.keep_with_next
    assert styles["Lugar y fecha"].paragraph_format.keep_with_next


@pytest.mark.parametrize(("number", "rows"), [(1, [1]), (3, [3]), (4, [3, 1])])
def test_at_most_three_sign_side_by_side(number, rows):
    signatures = tuple(Signature("Visto bueno", f"Gerencia {each}") for each in range(number))
    table = read(replace(REPORT, signatures=signatures)).tables[-1]
    assert [len(row._tr.tc_lst) for row in table.rows] == rows


def test_a_report_that_nobody_signs_ends_with_where_it_comes_from():
    document = read(replace(REPORT, signatures=(), parts=()))
    assert not document.tables
    assert texts(document, "Lugar y fecha") == []
    assert texts(document, "Procedencia") == [
        REPORT.method,
        REPORT.source,
        "Versión de los datos: 0123abc.",
        f"En línea: {REPORT.url}",
    ]
