"""The tables of a site, joined from the files of its institutions, are those of all rows written at once."""

from __future__ import annotations

import pytest

from generator.data_set import BY_NAME, TABLES
from generator.publishing.open_data.content import Rows, shared_rows
from generator.publishing.open_data.files import Portion, contents_of, folder_files, portions_of, together, written
from generator.publishing.open_data.of_site import SiteData
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.whole import SMALL, Growing, Whole, csv_path, json_path
from generator.publishing.page import Link, OutputFile, gathered
from generator.publishing.views.data import DataView, data_page
from generator.publishing.views.summary import InstitutionSummary

UNITS = BY_NAME["unidades"]


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


@pytest.mark.parametrize("counts", [{}, {"a": 0}, {"a": 2}, {"a": 2, "b": 0, "c": 1}])
def test_they_are_the_rows_of_all_in_order(counts):
    data, _ = site_of(counts)
    whole = Whole()
    expected = [*whole.start()]
    for name, count in counts.items():
        expected += whole.add(tables(name, count))
    expected += whole.finish(Stamp("todo", "Todo", ""))
    found: list[OutputFile] = []
    for table in TABLES:
        growing = Growing(table)
        found += data.files(growing, table)
        assert growing.digest.rows == data.rows(table)
    found.append(data.workbook())
    made, at_once = gathered(found), gathered(expected)
    assert set(made) >= {csv_path("unidades"), json_path("unidades")}
    assert made == {path: at_once[path] for path in made}


def test_a_table_is_told_by_whose_rows_it_has():
    told = site_of({"a": 2, "b": 1})[0].told(UNITS)
    assert site_of({"a": 2, "b": 1})[0].told(UNITS) == told
    assert site_of({"b": 1, "a": 2})[0].told(UNITS) != told
    assert site_of({"a": 2, "b": 2})[0].told(UNITS) != told


def test_what_everybody_has_alike_counts_once_for_the_workbook():
    shared = sum(len(list(found)) for found in shared_rows().values())
    assert _of_rows(SMALL - shared - 1, 1).has_workbook
    assert not _of_rows(SMALL - shared - 1, 2).has_workbook


def test_a_long_table_is_in_csv_alone_and_has_the_same_digest(monkeypatch):
    data, _ = site_of({"a": 2, "b": 1})
    short = Growing(UNITS, has_json=data.has_json(UNITS))
    assert (
        {output.path for output in data.files(short, UNITS)}
        == {*short.paths}
        == {csv_path(UNITS.name), json_path(UNITS.name)}
    )
    monkeypatch.setattr("generator.publishing.open_data.of_site.SMALL", 2)
    assert data.long_tables >= {UNITS.name}
    long = Growing(UNITS, has_json=data.has_json(UNITS))
    assert {output.path for output in data.files(long, UNITS)} == {*long.paths} == {csv_path(UNITS.name)}
    assert long.digest == short.digest


def test_the_page_of_data_links_the_json_of_tables_that_have_it():
    page = data_page((InstitutionSummary(Link("Una", "una/"), ()),), long_tables=frozenset({"indicadores"}))
    assert isinstance(page.view, DataView)
    links = {link.path for table in page.view.tables for link in table.downloads}
    assert "datos/metas.json" in links
    assert "datos/indicadores.csv" in links
    assert "datos/indicadores.json" not in links


def _of_rows(*counts: int) -> SiteData:
    return SiteData(
        {str(name): (Portion("unidades", count, ""),) for name, count in enumerate(counts)}, lambda _path: b""
    )
