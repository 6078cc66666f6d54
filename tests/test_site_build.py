"""The site as parts: the same bytes whoever makes them, nothing published of plans with errors."""

from __future__ import annotations

import csv
import io
import os
import pickle
import re
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.cache.publish import publish, register_of
from generator.cache.registry import folder_for
from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.data_set import TABLES
from generator.moment import Moment
from generator.parallel import ONE, Serial, Workers, processes
from generator.project import Project
from generator.publishing.page import MARK, gathered, mark
from generator.reading.discover import FoundFile, SourceFile
from generator.site_build import SiteBuild, UnsoundPlansError, processes_for
from generator.site_part import Part, Task, make_part
from tests.cli.small_project import tree
from tests.small_plans import SOUND, files
from tests.test_parallel import Counting

MOMENT = Moment(date(2024, 12, 31), "")


def project(root: Path, *institutions: str, docs: tuple[str, ...] = ()) -> Project:
    """A project of small institutions that differ in their name alone."""
    for name in institutions:
        folder = root / "plans" / name
        (folder / "2024").mkdir(parents=True)
        (folder / "institucion.yaml").write_text(SOUND["institucion"].replace("id: demo", f"id: {name}"))
        (folder / "estrategia-2024.yaml").write_text(SOUND["estrategia-2024"])
        frame = SOUND["ejercicio"].replace("institucion: demo", f"institucion: {name}")
        (folder / "2024/ejercicio.yaml").write_text(frame)
        (folder / "2024/unidad.yaml").write_text(SOUND["unidad"])
    for name in ("index.md", *docs):
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text("# Aquí\n")
    return Project(root)


def built(made: SiteBuild) -> dict[str, bytes]:
    return gathered(made.files())


def test_several_processes_give_the_bytes_of_one(tmp_path):
    where = project(tmp_path, "primera", "segunda", "tercera")
    alone = built(SiteBuild(where, MOMENT, ONE))
    with processes(2) as workers:
        assert built(SiteBuild(where, MOMENT, workers)) == alone
    assert {path.partition("/")[0] for path in alone} >= {"primera", "segunda", "tercera", "metodologia"}


@pytest.mark.parametrize("shares_disk", [True, False])
def test_workers_of_this_machine_write_what_they_make_and_others_bring_it(tmp_path, shares_disk):
    where, site = project(tmp_path, "primera", "segunda"), tmp_path / "site"
    workers, brought = Workers(Serial(), 1, shares_disk=shares_disk), []

    def make(task: Task) -> Part:
        part = make_part(task)
        brought.append(any(part.files))
        return part

    def publish_again() -> None:
        folder = folder_for(tmp_path, site)
        with register_of(folder, site) as register:
            publish(SiteBuild(where, MOMENT, workers, make=make, register=register), site, folder, None)

    publish_again()
    assert brought == [not shares_disk] * 2
    told = built(SiteBuild(where, MOMENT, ONE))
    assert {path: data for path, data in tree(site).items() if path in told} == told
    plan = tmp_path / "plans/primera/2024/unidad.yaml"
    plan.write_text(plan.read_text() + "# otra línea\n")
    publish_again()
    assert brought[2:] == [True]  # of an institution that stands most files are left as they are


def test_the_site_carries_its_mark(tmp_path):
    files = built(SiteBuild(project(tmp_path, "primera"), MOMENT, ONE))
    assert files[MARK] == mark(files).data


def test_tables_are_parquet_too_if_asked(tmp_path):
    module = pytest.importorskip("pyarrow.parquet")
    where = project(tmp_path, "primera", "segunda")
    plain = built(SiteBuild(where, MOMENT, ONE))
    made = built(SiteBuild(where, MOMENT, ONE, with_parquet=True))
    assert made == built(SiteBuild(where, MOMENT, ONE, with_parquet=True))
    folders = ("datos/", *(f"{name}/{path}datos/" for name in ("primera", "segunda") for path in ("", "2024/")))
    units = [f"{name}/2024/unidades/unidad/datos/" for name in ("primera", "segunda")]
    assert set(made) - set(plain) == {
        *(f"{folder}{table.name}.parquet" for folder in folders for table in TABLES),
        *(f"{folder}{table.name}.parquet" for folder in units for table in TABLES if table.of_unit),
    }
    goals = module.read_table(io.BytesIO(made["datos/metas.parquet"])).to_pylist()
    lines = csv.DictReader(io.StringIO(made["datos/metas.csv"].decode(), newline=""))
    assert [(row["institucion"], row["cantidad"]) for row in goals] == [
        (line["institucion"], Decimal(line["cantidad"]) if line["cantidad"] else None) for line in lines
    ]


def test_pages_and_catalogues_lead_to_parquet_where_there_is_some(tmp_path):
    where = project(tmp_path, "primera")
    (tmp_path / "mkdocs.yml").write_text("site_name: Sitio\nsite_url: https://planes.example/\n", "utf-8")
    plain = built(SiteBuild(where, MOMENT, ONE))
    made = built(SiteBuild(where, MOMENT, ONE, with_parquet=True))
    year = "primera/2024/"
    for path, file in {
        "datos/index.html": "metas.parquet",
        "datos/catalogo.jsonld": f"https://planes.example/{year}datos/indicadores.parquet",
        "primera/index.html": "https://planes.example/primera/datos/indicadores.parquet",
        f"{year}index.html": f"https://planes.example/{year}datos/indicadores.parquet",
        f"{year}unidades/unidad/index.html": "datos/indicadores.parquet",
        f"{year}datos/datapackage.json": '"path": "indicadores.parquet"',
    }.items():
        assert file in made[path].decode()
        assert b"parquet" not in plain[path].lower()


def test_without_its_component_nothing_is_parquet(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(GeneratorError, match=r"plan-abierto\[parquet\]"):
        built(SiteBuild(project(tmp_path, "primera"), MOMENT, ONE, with_parquet=True))


def test_a_task_and_its_part_travel_as_bytes():
    site = SiteBuild(Project(Path()), MOMENT, ONE)._site(())
    task = Task(files(), site, MOMENT.day)
    part = make_part(pickle.loads(pickle.dumps(task)))  # noqa: S301  our own bytes
    assert pickle.loads(pickle.dumps(part)) == part == make_part(task)  # noqa: S301


def test_errors_of_every_institution_are_told_and_nothing_is_published(tmp_path):
    where = project(tmp_path, "primera", "segunda", "tercera")
    for name in ("primera", "tercera"):
        plan = tmp_path / f"plans/{name}/2024/unidad.yaml"
        plan.write_text(plan.read_text().replace("meta_anual: 5", "meta_anual: 6"))
    (tmp_path / "plans/suelto.txt").write_text("nada")
    made = SiteBuild(where, MOMENT, ONE)
    with pytest.raises(UnsoundPlansError):
        built(made)
    assert [(problem.origin.file, problem.code) for problem in made.problems] == [
        ("plans/primera/2024/unidad.yaml", "R301"),
        ("plans/suelto.txt", "L111"),
        ("plans/tercera/2024/unidad.yaml", "R301"),
    ]
    assert made.file_count == 12


def test_errors_of_plans_are_told_before_those_of_articles(tmp_path):
    where = project(tmp_path, "primera", docs=("otra.md",))
    plan, article = tmp_path / "plans/primera/2024/unidad.yaml", tmp_path / "docs/otra.md"
    plan.write_text(plan.read_text().replace("meta_anual: 5", "meta_anual: 6"))
    article.write_text("# Otra\n\n[nada](no-existe.md)\n")
    made = SiteBuild(where, MOMENT, ONE)
    with pytest.raises(UnsoundPlansError):
        built(made)
    assert [problem.code for problem in made.problems] == ["R301"]
    plan.write_text(SOUND["unidad"])
    with pytest.raises(GeneratorError, match=r"enlaza a no-existe\.md"):
        built(SiteBuild(where, MOMENT, ONE))


def test_few_institutions_are_in_work_at_a_time(tmp_path):
    names = [f"i{number}" for number in range(9)]
    counting = Counting()
    made = SiteBuild(project(tmp_path, *names), MOMENT, counting.workers(1))
    built(made)
    assert counting.given == 9
    assert counting.most_waiting <= 2


def test_the_plans_of_an_institution_are_read_when_it_is_its_turn(tmp_path, monkeypatch):
    seen: list[tuple[str, str]] = []
    read = FoundFile.read

    def noting(found: FoundFile) -> SourceFile:
        seen.append(("lee", found.institution))
        return read(found)

    def make(task: Task) -> Part:
        seen.append(("hace", task.files[0].institution))
        return make_part(task)

    monkeypatch.setattr(FoundFile, "read", noting)
    built(SiteBuild(project(tmp_path, "primera", "segunda"), MOMENT, ONE, make=make))
    assert list(dict.fromkeys(seen)) == [(what, name) for name in ("primera", "segunda") for what in ("lee", "hace")]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("datos.md", "misma dirección, datos/index.html"),
        ("buscador/otra.md", "misma dirección, buscador/otra/index.html"),
        ("primera/index.md", "primera/index.html quedaría entre las páginas de la institución «primera»"),
        ("primera/2024/unidades/unidad.md", "unidad/index.html quedaría entre las páginas de la institución «primera»"),
        ("primera/aparte.md", "primera/aparte/index.html quedaría entre las páginas de la institución «primera»"),
        ("editar/primera/2024.md", "2024/index.html quedaría entre las páginas de la institución «primera»"),
    ],
)
def test_an_article_in_the_place_of_a_page_is_an_error_that_says_where(tmp_path, name, message):
    with pytest.raises(GeneratorError, match=re.escape(message)):
        built(SiteBuild(project(tmp_path, "primera", docs=(name,)), MOMENT, ONE))


@pytest.mark.parametrize("name", ["sumas.txt", "constancia.txt", "plan-abierto.txt", "buscador/foto.png"])
def test_a_file_of_docs_does_not_take_the_place_of_what_is_made_last(tmp_path, name):
    with pytest.raises(GeneratorError, match=f"misma dirección, {re.escape(name)}"):
        built(SiteBuild(project(tmp_path, "primera", docs=(name,)), MOMENT, ONE))


def test_a_file_whose_name_is_no_text_is_refused_by_name(tmp_path):
    where = project(tmp_path, "primera", docs=("uno.md",))
    (where.docs / os.fsdecode(b"foto\xf3.png")).write_bytes(b"")
    with pytest.raises(GeneratorError, match=r"foto\?.png» no tiene su nombre en UTF-8"):
        built(SiteBuild(where, MOMENT, ONE))


def test_an_institution_in_the_place_of_a_page_is_an_error_that_says_where(tmp_path):
    made = SiteBuild(project(tmp_path, "metodologia"), MOMENT, ONE)
    with pytest.raises(UnsoundPlansError):
        built(made)
    assert [(problem.origin.file, problem.code) for problem in made.problems] == [
        ("plans/metodologia/institucion.yaml", "L115")
    ]


def test_more_than_one_process_only_for_many_institutions(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.site_build.usable_cores", lambda: 4)
    where = project(tmp_path, *(f"i{number}" for number in range(7)))
    assert processes_for(where) == 1
    assert processes_for(project(tmp_path / "mas", *(f"i{number}" for number in range(8)))) == 4


def test_simulated_progress_says_so(tmp_path):
    where = project(tmp_path, "primera")
    simulated = built(SiteBuild(where, replace(MOMENT, day=date(2024, 12, 31)), ONE, simulated=True))
    assert b"DATOS SIMULADOS" in simulated["primera/2024/index.html"]
    assert b"DATOS SIMULADOS" not in built(SiteBuild(where, MOMENT, ONE))["primera/2024/index.html"]
