"""The tables of a site, joined from the files of its institutions, are those of all rows written at once."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from generator.data_set import BY_NAME, TABLES
from generator.publishing.open_data.content import Rows, shared_rows
from generator.publishing.open_data.files import Portion, contents_of, folder_files, portions_of, together, written
from generator.publishing.open_data.of_site import SiteData
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.whole import SMALL, Whole, csv_path, growing, json_path
from generator.publishing.page import Link, OutputFile, gathered
from generator.publishing.views.data import DataView, data_page
from generator.publishing.views.summary import InstitutionSummary

UNITS = BY_NAME["unidades"]
STAMP = Stamp("todo", "Todo", "")


def rows(institution: str, count: int) -> Rows:
    """Some rows of one table, with what breaks careless joining: commas, quotes, breaks of line, nothing."""
    names = {"institucion": institution, "nombre": 'Uno, "dos"\ny\r\ntres'}
    return {
        "unidades": [
            tuple(str(index) if name == "unidad" else names.get(name) for name in UNITS.names) for index in range(count)
        ]
    }


def tables(institution: str, count: int):
    return together((written(shared_rows()), written(rows(institution, count))))


def site_of(counts: dict[str, int]) -> tuple[SiteData, dict[str, bytes]]:
    made: dict[str, bytes] = {}
    for name, count in counts.items():
        made |= {
            file.path: file.data
            for file in folder_files(f"{name}/", contents_of(tables(name, count)), Stamp(name, name, ""))
        }
    portions = {name: portions_of(tables(name, count)) for name, count in counts.items()}
    return SiteData(portions, made.__getitem__), made


@pytest.mark.parametrize("small", [SMALL, 2, 1, 0])
@pytest.mark.parametrize("counts", [{}, {"a": 0}, {"a": 2}, {"a": 2, "b": 0, "c": 1}])
def test_they_are_the_rows_of_all_in_order_plain_and_compressed(counts, small, monkeypatch):
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", small)
    data, _ = site_of(counts)
    whole = Whole()
    expected: list[OutputFile] = []
    for name, count in counts.items():
        expected += whole.add(tables(name, count))
    expected += whole.finish(STAMP)
    found: list[OutputFile] = []
    for table in TABLES:
        made = growing(table, is_packed=table.name in data.packed)
        found += data.files(made, table)
        assert made.digest.rows == data.rows(table.name)
    found.append(data.workbook({}))
    joined, at_once = gathered(found), gathered(expected)
    is_packed = sum(counts.values()) > small
    assert set(joined) >= {csv_path("unidades", is_packed=is_packed), json_path("unidades", is_packed=is_packed)}
    assert joined == {path: at_once[path] for path in joined}


def test_a_table_is_told_by_whose_rows_it_has():
    told = site_of({"a": 2, "b": 1})[0].told(UNITS.name)
    assert site_of({"a": 2, "b": 1})[0].told(UNITS.name) == told
    assert site_of({"b": 1, "a": 2})[0].told(UNITS.name) != told
    assert site_of({"a": 2, "b": 2})[0].told(UNITS.name) != told


def test_what_everybody_has_alike_counts_once_for_the_workbook():
    shared = sum(len(list(found)) for found in shared_rows().values())
    assert UNITS in _of_rows(SMALL - shared - 1, 1).in_workbook
    assert UNITS not in _of_rows(SMALL - shared - 1, 2).in_workbook


def test_the_workbook_has_the_shortest_tables_and_tells_of_the_others(monkeypatch):
    shared = sum(len(list(found)) for found in shared_rows().values())
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", shared + 2)
    data, _ = site_of({"a": shared, "b": 1})
    assert data.left_out == (UNITS,)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data.workbook({}).data))
    assert book.sheet_names == ["sin_hoja", "estados"]
    assert book.get_sheet_by_name("sin_hoja").to_python()[1:] == [["unidades", shared + 1, "unidades.csv"]]
    whole = Whole()
    made = gathered([*whole.add(tables("a", shared)), *whole.add(tables("b", 1)), *whole.finish(STAMP)])
    assert made["datos/datos.xlsx"] == data.workbook({}).data


def test_the_page_of_data_names_the_tables_that_the_workbook_lacks():
    summary = (InstitutionSummary(Link("Una", "una/"), ()),)
    view = data_page(summary, left_out=(UNITS, BY_NAME["metas"])).view
    assert isinstance(view, DataView)
    assert view.left_out.startswith("En el Excel de todo el sitio no caben estas tablas: Unidades y Metas. Están")
    assert data_page(summary).view.left_out == ""  # type: ignore[attr-defined]
    assert all(table.downloads[1].label == "En JSON" for table in view.tables)


def _of_rows(*counts: int) -> SiteData:
    return SiteData(
        {str(name): (Portion("unidades", count, ""),) for name, count in enumerate(counts)}, lambda _path: b""
    )
