"""The rows of units, cut out of the files of their year, are those that were written into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.data_set import BY_NAME, TABLES
from generator.publishing.downloads import sheet
from generator.publishing.open_data.content import shared_rows
from generator.publishing.open_data.files import contents_of, folder_files, together, written
from generator.publishing.open_data.kept import UnitRows, cut, files_with, lengths_of
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.written import Written

if TYPE_CHECKING:
    from generator.data_set.shape import Table

UNITS, GOALS = BY_NAME["unidades"], BY_NAME["metas"]


def rows(table: Table, count: int, text: str) -> Any:
    return {table.name: [tuple(text if name == "nombre" else "1" for name in table.names) for _ in range(count)]}


def unit(lines: bytes, tables) -> UnitRows:
    return UnitRows(lines, {**{table.name: Written() for table in TABLES}, **written(tables)})


@pytest.mark.parametrize(
    "units",
    [
        [],
        [unit(b"", {})],
        [unit(b"a,b\r\n", rows(GOALS, 2, 'Una, "dos"\n')), unit(b"", {}), unit(b"c,d\r\n", rows(GOALS, 1, "ñ"))],
        [unit(b"x\r\n", rows(UNITS, 1, "A") | rows(GOALS, 3, "B")), unit(b"y\r\n", rows(UNITS, 2, "C"))],
    ],
)
def test_each_unit_gets_its_rows_back(units):
    keyed = {str(number): each for number, each in enumerate(units)}
    of_year = written(rows(UNITS, 2, "del año") | shared_rows())
    tables = together((of_year, *(each.tables for each in units)))
    files = [*folder_files("a/2025/", contents_of(tables), Stamp("a", "a", ""))]
    files.append(sheet("a/2025/", [each.lines for each in units]))
    found = lengths_of("a/2025/", keyed.items())
    standing = {file.path: file.data for file in files}
    assert {*files_with(found)} <= {*standing}
    assert cut(found, standing.__getitem__) == keyed
