"""Many packages become one data set and one project; what is broken is left out, and told."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sqlite3
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.data_set import BY_NAME
from generator.data_set.shape import Kind
from generator.harvesting.gather import Harvest, NothingGatheredError
from generator.harvesting.package import BrokenPackageError, read_package
from generator.harvesting.parquet import write_parquet
from generator.harvesting.sources import source_of
from generator.project import engine_schemas
from generator.publishing.page import gathered
from generator.publishing.write import write_files, write_site
from tests.harvesting.packages import package_of, rewritten
from tests.publishing.small_sites import of_institution
from tests.small_plans import read

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

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


def refused(folder: Path, files: dict[str, bytes]) -> Harvest:
    """What is told of a package that is the only one, and is left out."""
    made = Harvest([on_disk(folder / "mala", files)], engine_schemas(), DAY)
    with pytest.raises(NothingGatheredError):
        gathered(made.files())
    return made


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


def again(target: Path, *sources: str) -> Harvest:
    """A harvest in the place of an earlier one."""
    made = Harvest(sources, engine_schemas(), DAY, earlier=target)
    write_site(made.files(), target, lambda _: None)
    return made


def test_what_a_source_had_brought_stays_when_it_fails(two, tmp_path):
    target = tmp_path / "nacional"
    again(target, *two)
    plans = {path: path.read_bytes() for path in target.rglob("*.yaml")}
    metas = rows((target / "datos/metas.csv").read_bytes())
    Path(two[0], "metas.csv").write_bytes(b"x")
    for _ in range(2):  # also what was kept is kept
        made = again(target, *two)
        assert [(told.is_in, told.is_kept) for told in made.told] == [(False, True), (True, False)]
        assert made.gone == []
        assert {path: path.read_bytes() for path in target.rglob("*.yaml")} == plans
        assert sorted(map(str, rows((target / "datos/metas.csv").read_bytes()))) == sorted(map(str, metas))
        first = json.loads((target / "procedencia.json").read_bytes())[0]
        assert (first["incluida"], first["conservada"], first["datos_al"]) == (False, True, "2024-12-31")
        assert "metas.csv" in first["motivo"]


def test_institutions_that_are_no_longer_there_are_named(two, tmp_path):
    target = tmp_path / "nacional"
    again(target, *two)
    made = again(target, two[1])
    assert [(name, was.source, was.as_of) for name, was in made.gone] == [("demo", two[0], "2024-12-31")]


def test_what_was_kept_and_cannot_be_read_is_told_as_gone(two, tmp_path):
    target = tmp_path / "nacional"
    again(target, *two)
    (target / "datos/metas.csv").write_bytes(b"x")
    Path(two[0], "metas.csv").write_bytes(b"x")
    assert [name for name, _ in again(target, *two).gone] == ["demo"]


def test_without_anything_gathered_nothing_is_written(two, tmp_path):
    target = tmp_path / "nacional"
    again(target, *two)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    with pytest.raises(NothingGatheredError):
        again(target, str(tmp_path / "nada"))
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before


def test_plans_with_errors_are_left_out(tmp_path):
    wrong = rewritten(package_of(FIRST, as_of=DAY), "metas", "anual,2024,5,5,", "anual,2024,6,6,")
    made = Harvest((on_disk(tmp_path / "mala", wrong),), engine_schemas(), DAY)
    with pytest.raises(NothingGatheredError):
        gathered(made.files())
    assert made.told[0].reason.startswith("sus planes tienen")
    assert {problem.code for problem in made.told[0].problems} == {"R301"}


def test_an_institution_comes_once(two, tmp_path):
    repeated = on_disk(tmp_path / "repetida", package_of(FIRST, as_of=DAY))
    made, files = harvest(*two, repeated)
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
    made, _ = harvest(address, f"{address}no-hay/")
    assert "respondió 404" in made.told[1].reason


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


def answered(query: str, files: dict[str, bytes]) -> list[tuple[str | float | None, ...]]:
    """What a question of the guide is answered, over the tables of a harvest."""
    with sqlite3.connect(":memory:") as base:
        for name in set(re.findall(r"'datos/(\w+)\.parquet'", query)):
            fill(base, name, rows(files[f"datos/{name}.csv"]))
        return base.execute(re.sub(r"'datos/(\w+)\.parquet'", r"\1", query)).fetchall()


@pytest.mark.parametrize("query", QUERIES[:2])
def test_the_questions_of_the_guide_have_answers(query, two):
    assert {row[0] for row in answered(query, harvest(*two)[1])} == NAMES


MONTHS_AND_QUARTERS = """actividades:
  - {codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {ene: 5, jul: 5, dic: 2}, meta_anual: 12}
  - {codigo: "2", nombre: Visitar, medio_verificacion: Actas, metas: {t1: 1, t3: 2}, meta_anual: 3}
avances:
  - {periodo: 2024-01, fecha: 2024-02-05, responsable: Jefatura, resumen: Informe, actividades: {"1": {valor: 5}}}
  - {periodo: 2024-T1, fecha: 2024-04-05, responsable: Jefatura, resumen: Informe, actividades: {"2": {valor: 1}}}
"""


def test_the_share_without_report_is_that_of_due_goals(tmp_path):
    """The guide's second question, beside a count of the goals of the plans themselves."""
    day = date(2024, 10, 15)
    silent, partly = FIRST, of_institution(read(MONTHS_AND_QUARTERS).annual_plans[0], "segunda", "Segunda", 2024)
    empty = replace(of_institution(FIRST, "tercera", "Tercera", 2024), plans=())
    years = (silent, partly, empty)
    folders = [on_disk(tmp_path / each.institution.id, package_of(each, as_of=day)) for each in years]
    found = answered(QUERIES[1], harvest(*folders)[1])
    assert found == [counted_again(each, day) for each in years]
    assert found[1:] == [("Segunda", 2024, 2, 4, 50.0), ("Tercera", 2024, 0, 0, None)]


def counted_again(annual: AnnualPlan, day: date) -> tuple[str, int, int, int, float | None]:
    due = missing = 0
    for plan in annual.plans:
        for activity in plan.activities:
            for goal in activity.targets:
                if goal.quantity.value and goal.period.end < day:
                    due += 1
                    missing += goal.period not in plan.current_results(activity.code)
    share = round(100 * missing / due, 1) if due else None
    return annual.institution.name, annual.year, missing, due, share


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


def test_what_is_gathered_of_many_is_compressed_and_read_back(two, tmp_path, monkeypatch):
    plain = harvest(*two)[1]
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", 1)
    write_files(harvest(*two)[0].files(), tmp_path / "todo")
    found = {path.name for path in (tmp_path / "todo/datos").iterdir()}
    assert {"metas.csv.gz", "metas.json.gz"} <= found
    assert not {"metas.csv", "metas.json"} & found
    package = read_package(source_of(str(tmp_path / "todo")))
    assert package.tables == {name: plain[f"datos/{name}.csv"] for name in package.tables}
    again = Harvest([str(tmp_path / "no está")], engine_schemas(), DAY, earlier=tmp_path / "todo")
    with pytest.raises(NothingGatheredError):
        gathered(again.files())
    (tmp_path / "una/metas.csv").write_bytes(b"")
    kept = Harvest(two, engine_schemas(), DAY, earlier=tmp_path / "todo")
    files = gathered(kept.files())
    assert [told.is_kept for told in kept.told] == [True, False]
    assert sorted(rows(gzip.decompress(files["datos/metas.csv.gz"])), key=repr) == sorted(
        rows(plain["datos/metas.csv"]), key=repr
    )


@pytest.mark.parametrize("small", [60_000, 1], ids=["llanas", "comprimidas"])
def test_the_guide_asks_over_parquet(two, tmp_path, small, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("generator.publishing.open_data.whole.SMALL", small)
    write_files(harvest(*two)[0].files(), tmp_path)
    write_parquet(tmp_path / "datos")
    for query in QUERIES:
        found = duckdb.sql(query.replace("'datos/", f"'{tmp_path}/datos/")).fetchall()
        assert {row[0] for row in found} <= NAMES


def test_rows_of_a_year_that_is_not_there_are_not_lost_in_silence(tmp_path):
    broken = rewritten(package_of(FIRST, as_of=DAY), "planes", ",2024,", ",2031,")
    made = refused(tmp_path, broken)
    assert made.told[0].reason.startswith("planes.csv tiene filas de una institución o un año")


def test_a_text_with_a_hidden_character_is_refused_as_in_any_plan(tmp_path):
    broken = rewritten(package_of(FIRST, as_of=DAY), "planes", "unidad,1,", "unidad,1,Jefa\u202etura")
    made = refused(tmp_path, broken)
    assert {problem.code for problem in made.told[0].problems} == {"L103"}


@pytest.mark.parametrize("name", ["Demo\nfalsa", "Demo\tfalsa"])
def test_a_name_of_several_lines_is_refused_as_in_any_plan(tmp_path, name):
    made = refused(tmp_path, rewritten(package_of(FIRST, as_of=DAY), "instituciones", "Demostración", f'"{name}"'))
    assert [problem.code for problem in made.told[0].problems] == ["E203"]


@pytest.mark.parametrize("table", ["promedios", "instituciones"])
def test_a_row_that_comes_twice_is_refused_before_anything_is_made_of_it(tmp_path, table):
    package = package_of(FIRST, as_of=DAY)
    row = package[f"{table}.csv"].decode().splitlines()[1]
    made = refused(tmp_path, rewritten(package, table, row, f"{row}\r\n{row}"))
    assert made.told[0].reason == f"{table}.csv, fila 3: repite la clave de otra"


def test_a_row_of_another_institution_is_refused(tmp_path):
    package = package_of(FIRST, as_of=DAY)
    row = package["promedios.csv"].decode().splitlines()[1]
    made = refused(tmp_path, rewritten(package, "promedios", row, f"{row}\r\n{row.replace('demo', 'ajena')}"))
    assert "es de una institución que el paquete no tiene" in made.told[0].reason


def test_an_institution_in_the_place_of_pages_of_the_portal_is_refused(tmp_path):
    package = package_of(of_institution(FIRST, "datos", "Datos", 2024), as_of=DAY)
    made = refused(tmp_path, {name: data for name, data in package.items() if "/" not in name})
    assert made.told[0].reason.startswith("«datos» es la dirección de unas páginas del sitio")
