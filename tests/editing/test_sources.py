from __future__ import annotations

import sys

import pytest

from generator.core.hidden import HIDDEN
from generator.core.problem import Severity
from generator.editing.sources import read_text
from generator.reading.decode import decode
from tests.editing.helpers import HEADER, row, table


def rows(data: bytes) -> dict[int, list[str]]:
    (sheet,) = read_text("plan.txt", data).sheets
    return {line.line: [cell for cell in line.cells if cell] for line in sheet.rows if line.filled}


def is_accepted(text: str) -> bool:
    return isinstance(decode("x", f"a{text}b".encode()), str)


def test_every_character_that_a_plan_may_not_have_is_taken_out() -> None:
    codes = [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]
    blocks = (codes[start : start + 256] for start in range(0, len(codes), 256))
    suspect = [block for block in blocks if not is_accepted("".join(map(chr, block)).replace("\x85", ""))]
    letters = (chr(code) for block in suspect for code in block)
    refused = {char for char in letters if char not in "\r\n" and not is_accepted(char)}
    assert refused
    assert refused == {char for char in refused if HIDDEN.fullmatch(char)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_encodings_and_line_ends_of_spreadsheet_programs_are_read(encoding: str, end: str) -> None:
    text = table(row("1", name="Año señalado"))
    found = rows(text.replace("\n", end).encode(encoding))
    assert found[4][1] == "Año señalado"
    notes = read_text("x", text.encode(encoding)).notes
    assert bool(notes) is (encoding == "cp1252")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_is_read_by_the_separator_that_gives_a_table(delimiter: str) -> None:
    lines = [HEADER.replace("\t", delimiter), f'1{delimiter}"dos\nlíneas"{delimiter}"1,100"', f"2{delimiter}otra"]
    found = rows("\n".join(lines).encode())
    assert found[2] == ["1", "dos\nlíneas", "1,100"]
    assert found[4] == ["2", "otra"]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('"uno\ndos"', "uno\ndos"),
        ('"a ""b"" c"', 'a "b" c'),
        ('"1,100"', "1,100"),
        ('"Curso ADN"', '"Curso ADN"'),
        ('"Curso" ADN', '"Curso" ADN'),
        ('el "Curso"', 'el "Curso"'),
    ],
)
def test_quotes_put_by_a_program_go_and_quotes_of_the_text_stay(cell: str, read: str) -> None:
    found = rows(f"{HEADER}\n1\t{cell}\tfin".encode())
    assert found[2] == ["1", read, "fin"]


def test_a_quote_that_is_never_closed_is_text() -> None:
    found = rows(f'{HEADER}\n1\t"abierta\tx\n2\totra\ty'.encode())
    assert found == {1: HEADER.split("\t"), 2: ["1", '"abierta', "x"], 3: ["2", "otra", "y"]}
    assert rows(f'{HEADER}\n1\t"abierta\n2\totra'.encode())[3] == ["2", "otra"]
    assert rows(f'{HEADER}\n1\t"abierta\nprosa'.encode())[3] == ["prosa"]


def test_the_last_lines_of_a_cell_may_open_another() -> None:
    found = rows(f'{HEADER}\n1\t"uno\ndos"\t"tres\ncuatro"\n2\tx'.encode())
    assert found[2] == ["1", "uno\ndos", "tres\ncuatro"]
    assert found[5] == ["2", "x"]


def test_prose_that_opens_a_quote_swallows_nothing() -> None:
    assert rows(f'"Prosa\nsin cerrar\n{HEADER}\n1\totra'.encode())[4] == ["1", "otra"]


def test_hidden_characters_are_taken_out_with_a_warning() -> None:
    source = read_text("x", table(row("1", name="Ha\u200bcer")).encode())
    assert source.sheets[0].rows[3].cell(1) == "Hacer"
    (problem,) = source.problems
    assert (problem.code, problem.severity) == ("I509", Severity.WARNING)
    assert "U+200B" in problem.message
    assert problem.spot
    assert problem.spot.line == 4
    assert problem.spot.text[problem.spot.column - 1] == "\N{REPLACEMENT CHARACTER}"


def test_the_page_breaks_of_a_converted_document_are_spaces() -> None:
    source = read_text("x", f"\x0c{table(row())}".encode())
    assert source.problems == ()
    assert source.sheets[0].rows[0].cell(0) == "Unidad de Compras"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7", "un PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel antiguo"),
        (b"PK\x03\x04", "comprimido"),
        (b"\x89PNG\r\n", "imagen"),
        (b"\xff\xd8\xff\xe0", "imagen"),
        (b"a\x00b", "no es un texto"),
        (b"\x01\x02\x03", "no es un texto"),
    ],
)
def test_what_is_no_table_is_refused_by_name(data: bytes, what: str) -> None:
    source = read_text("x", data)
    assert source.sheets == ()
    (problem,) = source.problems
    assert problem.code == "I507"
    assert what in problem.message
    assert "CSV" in problem.remedy


def test_a_csv_whose_quotes_never_close_is_refused() -> None:
    (problem,) = read_text("x", b'"' + b"x\n" * 100_000).problems
    assert "comillas" in problem.message


def test_a_text_without_a_table_has_no_rows() -> None:
    assert read_text("x", "Prosa, y más prosa; nada.".encode()).sheets[0].rows == ()
