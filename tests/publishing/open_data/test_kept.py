"""The rows of units, cut out of the files of their year, are those that were written into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.data_set import BY_NAME, TABLES
from generator.publishing.downloads import sheet
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.exchange import FORMATS, path_of
from generator.publishing.open_data.files import contents_of, folder_files, together, written
from generator.publishing.open_data.kept import UnitRows, cut, files_with, lengths_of
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.written import Written
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.data_set.shape import Table
    from generator.publishing.open_data.exchange import Format

UNITS, GOALS = BY_NAME["unidades"], BY_NAME["metas"]


def rows(table: Table, count: int, text: str) -> Any:
    return {table.name: [tuple(text if name == "nombre" else "1" for name in table.names) for _ in range(count)]}


def unit(lines: bytes, tables, *exchange: bytes) -> UnitRows:
    parts = exchange or (b"<a />", b"<b />", b"<c />")
    return UnitRows(lines, {**{table.name: Written() for table in TABLES}, **written(tables)}, parts)


def document(each: Format, parts: Iterable[bytes]) -> bytes:
    """A document of which the last element but for its end holds the parts of units."""
    return b"\n".join((b"<raiz>", *parts)) + each.after + b"\n</raiz>\n"


@pytest.mark.parametrize(
    "units",
    [
        [unit(b"", {})],
        [unit(b"a,b\r\n", rows(GOALS, 2, 'Una, "dos"\n')), unit(b"", {}), unit(b"c,d\r\n", rows(GOALS, 1, "ñ"))],
        [
            unit(b"x\r\n", rows(UNITS, 1, "A") | rows(GOALS, 3, "B"), "<á />".encode(), b"<b>\n</b>", b"<c>d</c>"),
            unit(b"y\r\n", rows(UNITS, 2, "C"), b"<e />", "<f>ñ</f>".encode(), b"<g />"),
        ],
    ],
)
def test_each_unit_gets_its_rows_back(units):
    keyed = {str(number): each for number, each in enumerate(units)}
    of_year = written(rows(UNITS, 2, "del año") | shared_rows())
    tables = together((of_year, *(each.tables for each in units)))
    files = [*folder_files("a/2025/", contents_of(tables), Stamp("a", "a", ""))]
    files.append(sheet("a/2025/", [each.lines for each in units]))
    for place, each in enumerate(FORMATS):
        data = document(each, [own.exchange[place] for own in units])
        files.append(OutputFile(path_of("a/2025/", each), data))
    found = lengths_of("a/2025/", keyed.items())
    standing = {file.path: file.data for file in files}
    assert {*files_with(found)} <= {*standing}
    assert cut(found, standing.__getitem__) == keyed
