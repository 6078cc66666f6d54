"""Plans, published as a package and read back, are the same plans."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from generator.data_set import BY_NAME, TABLES
from generator.harvesting.documents import plan_files
from generator.harvesting.gather import Harvest
from generator.harvesting.package import read_package
from generator.indicators.method import default_method
from generator.project import engine_schemas
from generator.publishing.page import gathered
from generator.reading.read import read_all
from tests.harvesting.packages import fetching, package_of
from tests.history.full_plans import leaves, side, tree, with_value
from tests.publishing.open_data.real import annual_plans, files
from tests.small_plans import read

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from tests.harvesting.packages import Files


def read_back(package: Files) -> tuple[AnnualPlan, ...]:
    found = plan_files(read_package(fetching(package)), "plans")
    reading = read_all(tuple(sorted(found, key=lambda file: file.file)), engine_schemas(), default_method())
    assert not [problem for problem in reading.problems if problem.severity.value == "error"]
    return reading.annual_plans


def test_the_plans_of_the_project_come_back():
    package = {name.removeprefix("datos/"): data for name, data in files().items() if name.startswith("datos/")}
    back = read_back(package)
    assert len(back) == len(annual_plans()) == 5
    for before, after in zip(annual_plans(), back, strict=True):
        assert after.institution == before.institution
        assert after == before


def test_every_key_of_the_schemas_comes_back():
    annuals = side(tree()).side.annual_plans
    assert read_back(package_of(*annuals)) == annuals


HOSTILE = ("=1+1", "'@x", "a: b # c", "línea\nsegunda", "«á» | ñ \\ |", '"comillas", y coma', "- punto", "12%", "null")
TEXTS = [path for path, value in leaves(tree()) if path[-1] in {"nombre", "nota", "motivo", "resumen", "justificacion"}]


def hostile(text: str) -> tuple[AnnualPlan, ...]:
    """Plans that say a text wherever a unit may write; names of institutions and units are of one line."""
    data = tree()
    for path in TEXTS:
        node: Any = data
        for step in path[:-1]:
            node = node[step]
        is_name = path[0] == "institucion" and path[-1] == "nombre"
        node[path[-1]] = " ".join(text.split()) if is_name else text
    return side(data).side.annual_plans


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_whatever_it_looks_like(text):
    annuals = hostile(text)
    assert read_back(package_of(*annuals)) == annuals


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_no_cell_of_the_data_set_is_a_formula(text, tmp_path):
    """Neither of what a site publishes nor of what is gathered from it."""
    small = read(f'responsable: "{text}"\nobjetivo: "{text}"\n').annual_plans
    (tmp_path / "una").mkdir()
    for name, data in package_of(*small).items():
        (tmp_path / "una" / name).write_bytes(data)
    harvest = Harvest((str(tmp_path / "una"),), engine_schemas(), date(2024, 12, 31))
    harvested = {name: data for name, data in gathered(harvest.files()).items() if name.startswith("datos/")}
    for files_, least in ((package_of(*hostile(text)), 5), (harvested, 1)):
        tables = {name: data for name, data in files_.items() if name.endswith(".csv")}
        assert len(tables) == len(TABLES)
        assert sum(text.encode() in data for data in tables.values()) >= least
        for name, data in tables.items():
            assert not [cell for cell in texts_of(name, data) if re.match(r"[=+\-@\t\r＝＋－＠]", cell)], name
        books = [data for name, data in files_.items() if name.endswith(".xlsx")]
        assert books
        for book in map(zipfile.ZipFile, map(io.BytesIO, books)):
            sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
            assert len(sheets) > 5
            assert not [sheet for sheet in sheets if b"<f" in sheet]


def texts_of(name: str, data: bytes) -> list[str]:
    """The cells of a table that are no figures."""
    table = BY_NAME[name.rsplit("/", maxsplit=1)[-1].removesuffix(".csv")]
    texts = [column.name for column in table.columns if not column.kind.is_figure]
    return [row[each] for row in csv.DictReader(io.StringIO(data.decode(), newline="")) for each in texts]


def test_changing_one_text_changes_what_comes_back():
    before, after = (side(data).side.annual_plans for data in (tree(), with_value(TEXTS[-1], "Otro")))
    assert read_back(package_of(*after)) != before
