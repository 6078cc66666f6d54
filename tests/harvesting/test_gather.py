"""Many packages become one data set and one project; what is broken is left out, and told."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.data_set import BY_NAME
from generator.data_set.shape import Kind
from generator.harvesting.gather import Harvest
from generator.harvesting.package import BrokenPackageError
from generator.harvesting.parquet import write_parquet
from generator.harvesting.sources import source_of
from generator.project import engine_schemas
from generator.publishing.page import gathered
from generator.publishing.write import write_files
from tests.harvesting.packages import package_of, rewritten
from tests.publishing.small_sites import of_institution
from tests.small_plans import read

DAY = date(2024, 12, 31)
GUIDE = Path(__file__).parents[2] / "docs" / "guia" / "cosechar.md"
REPORTED = (
    "avances: [{periodo: 2024-07, fecha: 2024-08-05, responsable: Jefatura, actividades: "
    '{"1": {valor: 4, justificacion: Poco, medidas: Más}}}]\n'
)
NAMES = {"Demostración", "Segunda"}
FIRST = read(REPORTED).annual_plans[0]
SECOND = of_institution(FIRST, "segunda", "Segunda", 2024)


def on_disk(folder: Path, files: dict[str, bytes]) -> str:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return str(folder)


@pytest.fixture
def two(tmp_path):
    """The folders of two packages."""
    packages = {"una": package_of(FIRST, as_of=DAY), "otra": package_of(SECOND, as_of=DAY)}
    return [on_disk(tmp_path / name, files) for name, files in packages.items()]


def harvest(*sources: str) -> tuple[Harvest, dict[str, bytes]]:
    made = Harvest(sources, engine_schemas(), DAY)
    return made, gathered(made.files())


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_two_packages_become_one(two):
    made, files = harvest(*two)
    assert [told.is_in for told in made.told] == [True, True]
    assert [told.different for told in made.told] == [0, 0]
    assert {name for name in files if name.startswith("plans/") and "institucion.yaml" in name} == {
        "plans/demo/institucion.yaml",
        "plans/segunda/institucion.yaml",
    }
    each = [rows(Path(folder, "indicadores.csv").read_bytes()) for folder in two]
    assert rows(files["datos/indicadores.csv"]) == each[0] + each[1]
    assert len(rows(files["datos/estados.csv"])) == len({row["estado"] for row in rows(files["datos/estados.csv"])})
    assert len(json.loads(files["datos/indicadores.json"])["indicadores"]) == len(each[0] + each[1])


def test_the_same_packages_give_the_same_bytes(two):
    assert harvest(*two)[1] == harvest(*two)[1]


def test_what_was_gathered_is_a_package_too(two, tmp_path):
    write_files(harvest(*two)[0].files(), tmp_path / "cosecha")
    made, _ = harvest(str(tmp_path / "cosecha"))
    assert made.told[0].institutions == ("demo", "segunda")


def test_a_broken_package_is_left_out_and_told(two, tmp_path):
    broken = on_disk(tmp_path / "mala", {**package_of(SECOND, as_of=DAY), "metas.csv": b"x"})
    made, files = harvest(two[0], broken, str(tmp_path / "nada"))
    assert [told.is_in for told in made.told] == [True, False, False]
    assert "metas.csv no es el archivo" in made.told[1].reason
    assert not [name for name in files if "segunda" in name]
    assert [each["incluida"] for each in json.loads(files["procedencia.json"])] == [True, False, False]


def test_plans_with_errors_are_left_out(tmp_path):
    wrong = rewritten(package_of(FIRST, as_of=DAY), "metas", "anual,2024,5,5,", "anual,2024,6,6,")
    made, _ = harvest(on_disk(tmp_path / "mala", wrong))
    assert made.told[0].reason.startswith("sus planes tienen")
    assert {problem.code for problem in made.told[0].problems} == {"R301"}


def test_an_institution_comes_once(two, tmp_path):
    again = on_disk(tmp_path / "repetida", package_of(FIRST, as_of=DAY))
    made, files = harvest(*two, again)
    assert "ya vino de otra fuente" in made.told[2].reason
    assert len(rows(files["datos/instituciones.csv"])) == 2


def test_figures_that_do_not_follow_from_the_plans_are_told(tmp_path):
    raised = rewritten(package_of(FIRST, as_of=DAY), "indicadores", ",5,4,,80,", ",5,5,,100,")
    made, _ = harvest(on_disk(tmp_path / "otra", raised))
    assert made.told[0].is_in
    assert made.told[0].different > 0


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(two):
    """The address of a package on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=two[0])) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_package_comes_over_the_network(address, two):
    for text in (address, f"{address}datapackage.json"):
        made, files = harvest(text)
        assert made.told[0].is_in, made.told[0].reason
    assert files["datos/metas.csv"] == Path(two[0], "metas.csv").read_bytes()
    made, _ = harvest(f"{address}no-hay/")
    assert "respondió 404" in made.told[0].reason


@pytest.mark.parametrize(
    "text",
    ["http://planes.example/", "ftp://planes.example/", "file:///etc/", "https:///x", "https://a:b@planes.example/"],
)
def test_only_https_is_fetched(text):
    with pytest.raises(BrokenPackageError, match="https"):
        source_of(text)


def test_more_than_what_was_said_is_not_read(tmp_path):
    (tmp_path / "datapackage.json").write_bytes(b"x" * 11)
    with pytest.raises(BrokenPackageError, match="más grande"):
        source_of(str(tmp_path))("datapackage.json", 10)


QUERIES = re.findall(r"```sql\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL) if GUIDE.is_file() else []


@pytest.mark.parametrize("query", QUERIES[:2])
def test_the_questions_of_the_guide_have_answers(query, two):
    _, files = harvest(*two)
    with sqlite3.connect(":memory:") as base:
        for name in set(re.findall(r"'datos/(\w+)\.parquet'", query)):
            fill(base, name, rows(files[f"datos/{name}.csv"]))
        found = base.execute(re.sub(r"'datos/(\w+)\.parquet'", r"\1", query)).fetchall()
    assert {row[0] for row in found} == NAMES


def fill(base: sqlite3.Connection, name: str, lines: list[dict[str, str]]) -> None:
    """Put a table into a database, with the types of its columns."""
    kinds = {Kind.NUMBER: "REAL", Kind.INTEGER: "INTEGER", Kind.BOOLEAN: "BOOLEAN"}
    columns = BY_NAME[name].columns
    told = ", ".join(f"{each.name} {kinds.get(each.kind, 'TEXT')}" for each in columns)
    base.execute(f"CREATE TABLE {name} ({told})")
    holes = ", ".join("?" for _ in columns)
    values = [[value(line[each.name], each.kind) for each in columns] for line in lines]
    base.executemany(f"INSERT INTO {name} VALUES ({holes})", values)  # noqa: S608  names are of our own tables


def value(text: str, kind: Kind) -> str | int | None:
    if kind is Kind.BOOLEAN and text:
        return int(text == "true")
    return text or None


def test_the_guide_asks_over_parquet(two, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    write_files(harvest(*two)[0].files(), tmp_path)
    write_parquet(tmp_path / "datos")
    for query in QUERIES:
        found = duckdb.sql(query.replace("'datos/", f"'{tmp_path}/datos/")).fetchall()
        assert {row[0] for row in found} <= NAMES
