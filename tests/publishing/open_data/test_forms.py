"""Every form of the data at every level: CSV, its copy for spreadsheets, JSON, XLSX and Parquet hold the same rows."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import duckdb
import jsonschema_rs
import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from generator.core.quantity import round_half_up
from generator.data_set import TABLES
from generator.data_set.cells import items, restored
from generator.data_set.shape import Kind
from generator.indicators.method import period_list
from generator.publishing.downloads import COLUMNS
from generator.publishing.open_data.json_schema import json_schema
from generator.publishing.open_data.workbook import MAX_ROWS
from tests.publishing.open_data.real import annual_plans, files, indicators

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.data_set.shape import Column, Table

Line = dict[str, str]

INSTITUTIONS = tuple(dict.fromkeys(annual.institution.id for annual in annual_plans()))
YEARS = tuple(f"{annual.institution.id}/{annual.year}" for annual in annual_plans())
UNITS = tuple(
    f"{annual.institution.id}/{annual.year}/unidades/{plan.org_unit}"
    for annual in annual_plans()
    for plan in annual.plans
)
FOLDERS = ("", *INSTITUTIONS, *YEARS)
"""What has a folder with every table: the whole, each institution, each year."""

every_place = pytest.mark.parametrize("place", [*FOLDERS, *UNITS], ids=lambda place: place or "todo")


def address(place: str) -> str:
    return f"{place}/" if place else ""


def tables_of(place: str) -> tuple[Table, ...]:
    return tuple(table for table in TABLES if table.of_unit) if place in UNITS else TABLES


def lines_in(data: bytes) -> list[Line]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@cache
def in_csv(place: str) -> Mapping[str, list[Line]]:
    """The rows of each table, as the tidy CSV has them: of a unit, inside its package."""
    if place in UNITS:
        with zipfile.ZipFile(io.BytesIO(files()[f"{place}/datos.zip"])) as package:
            return {table.name: lines_in(package.read(f"{table.name}.csv")) for table in tables_of(place)}
    return {table.name: lines_in(files()[f"{address(place)}datos/{table.name}.csv"]) for table in TABLES}


def in_json(place: str) -> Mapping[str, list[dict[str, object]]]:
    if place in UNITS:
        names = [f"{place}/datos.json"]
    else:
        names = [f"{address(place)}datos/{table.name}.json" for table in TABLES]
    found = [json.loads(files()[name], parse_float=pytest.fail, parse_constant=pytest.fail) for name in names]
    return {name: rows for each in found for name, rows in each.items()}


def value(column: Column, text: str) -> object:
    """What a cell of CSV says."""
    if not text:
        return None
    if column.kind is Kind.NUMBER:
        return Decimal(text)
    if column.kind is Kind.INTEGER:
        return int(text)
    if column.kind is Kind.BOOLEAN:
        return {"true": True, "false": False}[text]
    return list(items(restored(text))) if column.kind is Kind.LIST else restored(text)


def expected(place: str, table: Table) -> list[list[object]]:
    return [[value(column, line[column.name]) for column in table.columns] for line in in_csv(place)[table.name]]


@every_place
def test_json_has_the_rows_of_csv_and_follows_its_schema(place):
    found = in_json(place)
    assert set(found) == {table.name for table in tables_of(place)}
    for table in tables_of(place):
        rows = [
            [
                Decimal(str(row[column.name])) if column.kind is Kind.NUMBER and row[column.name] else row[column.name]
                for column in table.columns
            ]
            for row in found[table.name]
        ]
        assert rows == expected(place, table)
    schema = jsonschema_rs.validator_for(json_schema(), validate_formats=True)
    assert schema.is_valid(found)
    assert not schema.is_valid({**found, "planes": [{}]})


@every_place
def test_the_workbook_has_the_rows_of_csv(place):
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(files()[f"{address(place)}{'' if place in UNITS else 'datos/'}datos.xlsx"])
    )
    shown = [table for table in tables_of(place) if in_csv(place)[table.name]]
    assert book.sheet_names == [table.name for table in shown]
    for table in shown:
        heading, *rows = book.get_sheet_by_name(table.name).to_python()
        assert heading == list(table.names)
        assert len(rows) <= MAX_ROWS
        cells = [[cell_value(column, cell) for column, cell in zip(table.columns, row, strict=True)] for row in rows]
        assert cells == [[in_cell(column, each) for column, each in zip(table.columns, row, strict=True)]
                         for row in expected(place, table)]  # fmt: skip


def cell_value(column: Column, cell: object) -> object:
    """What a cell of a sheet says."""
    if cell == "":
        return None
    if column.kind.is_figure:
        return Decimal(repr(cell) if isinstance(cell, float) else str(cell))
    return str(cell) if column.kind is Kind.DATE else cell


def in_cell(column: Column, found: object) -> object:
    """What a cell of a sheet should say."""
    if column.kind is Kind.LIST and isinstance(found, list):
        return "|".join(str(each).replace("\\", "\\\\").replace("|", "\\|") for each in found)
    return found


@every_place
def test_parquet_has_the_rows_of_csv(place):
    for table in tables_of(place):
        found = parquet.read_table(io.BytesIO(files()[f"{address(place)}datos/{table.name}.parquet"]))
        assert found.column_names == list(table.names)
        dates = {column.name for column in table.columns if column.kind is Kind.DATE}
        rows = [
            [cell.isoformat() if name in dates and cell else cell for name, cell in row.items()]
            for row in found.to_pylist()
        ]
        assert rows == expected(place, table)


@every_place
def test_the_copy_for_spreadsheets_has_the_figures_of_the_indicators(place):
    """One row per activity and period of the year, and each of its numbers is the model's."""
    data = files()[f"{address(place)}datos.csv"]
    assert data.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    lines = lines_in(data.removeprefix(b"\xef\xbb\xbf"))
    figures = {column.name for column in COLUMNS if column.is_figure}
    assert figures == {"peso", "programado", "realizado", "solicitado", "porcentaje"}
    subjects = [
        (annual, plan, activity, period)
        for annual in annual_plans()
        if f"{place}/".startswith(f"{annual.institution.id}/{annual.year}/") or place in {"", annual.institution.id}
        for plan, activity in annual.activities()
        if place not in UNITS or place.endswith(f"/{plan.org_unit}")
        for period in period_list(annual.year)
    ]
    assert len(lines) == len(subjects)
    for line, (annual, plan, activity, period) in zip(lines, subjects, strict=True):
        told = indicators()[annual.institution.id, str(annual.year)].activity(plan.org_unit, activity.code, period)
        assert (line["unidad"], line["codigo"], line["periodo"]) == (plan.org_unit, activity.code, period.code)
        raw = None if told.raw is None else round_half_up(told.raw, 6)
        assert [Decimal(line[name]) if line[name] else None for name in ("programado", "realizado", "solicitado")] == [
            told.programmed, told.executed, told.requested]  # fmt: skip
        assert (Decimal(line["porcentaje"]) if line["porcentaje"] else None) == raw
        assert (Decimal(line["peso"]) if line["peso"] else None) == activity.weight


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_level_has_the_rows_of_those_below_it(table):
    """The whole is its institutions; these, their years where rows are of a year; a year, its units and its own."""
    whole = in_csv("")[table.name]
    if table.is_shared:
        assert all(in_csv(place)[table.name] == whole for place in FOLDERS)
        return
    assert whole == [line for name in INSTITUTIONS for line in in_csv(name)[table.name]]
    for name in INSTITUTIONS:
        own = in_csv(name)[table.name]
        assert all(line["institucion"] == name for line in own)
        years = [line for place in YEARS if place.startswith(f"{name}/") for line in in_csv(place)[table.name]]
        assert sorted(map(str, own)) == sorted(map(str, years if "ejercicio" in table.names else distinct(years)))
    for place in YEARS if table.of_unit else ():
        of_units = [unit for unit in UNITS if unit.startswith(f"{place}/")]
        lines = [line for unit in of_units for line in in_csv(unit)[table.name]]
        assert lines == [line for line in in_csv(place)[table.name] if is_of(line, of_units)]


def distinct(lines: list[Line]) -> list[Line]:
    return [line for index, line in enumerate(lines) if line not in lines[:index]]


def is_of(line: Line, units: list[str]) -> bool:
    """Whether a row is told of a unit, and not of an authority or of the whole year."""
    names = {unit.rsplit("/", 1)[1] for unit in units}
    if "tipo" in line:
        return line["tipo"] == "unidad" and line["sujeto"] in names
    return line.get("unidad") in names


@pytest.mark.parametrize("place", [*FOLDERS, *UNITS], ids=lambda place: place or "todo")
def test_the_descriptor_names_every_file_with_its_size_and_digest(place):
    listed = {}
    if place in UNITS:
        with zipfile.ZipFile(io.BytesIO(files()[f"{place}/datos.zip"])) as package:
            own = {name: package.read(name) for name in package.namelist()}
        assert not any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in package.infolist())
    else:
        start = f"{address(place)}datos/"
        own = {name.removeprefix(start): data for name, data in files().items() if name.startswith(start)}
    told = json.loads(own["datapackage.json"])
    resources = told["resources"]
    for resource in [*resources, *(each["parquet"] for each in resources if "parquet" in each)]:
        data = own[resource["path"]]
        listed[resource["path"]] = resource
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        for key in resource.get("schema", {}).get("foreignKeys", ()):
            target = key["reference"]["resource"]
            assert not target or f"{target.replace('-', '_')}.csv" in own
    assert set(listed) == {name for name in own if name.endswith((".csv", ".parquet"))}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The Parquet of the site, on disk."""
    root: Path = tmp_path_factory.mktemp("site")
    for name, data in files().items():
        if name.endswith(".parquet"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    return root


@pytest.mark.parametrize("place", [UNITS[0], YEARS[0], INSTITUTIONS[0], ""])
def test_duckdb_answers_over_the_files_of_any_level(site, place):
    rows = duckdb.read_parquet(str(site / place / "datos/indicadores.parquet"))
    found = dict(rows.aggregate("estado, count(*)").fetchall())
    states = [line["estado"] for line in in_csv(place)["indicadores"]]
    assert found == {state: states.count(state) for state in states}
    assert sum(found.values()) > 0


def test_duckdb_gathers_the_units_of_a_year(site):
    place = YEARS[0]
    rows = duckdb.read_parquet(str(site / place / "unidades/*/datos/metas.parquet")).filter("clase = 'periodo'")
    lines = [line for line in in_csv(place)["metas"] if line["clase"] == "periodo"]
    assert rows.aggregate("sum(cantidad)").fetchall() == [(sum(Decimal(line["cantidad"]) for line in lines),)]
