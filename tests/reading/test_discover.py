from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.core.problem import GeneratorError
from generator.core.vocabulary import SITE_FOLDERS
from generator.reading.decode import MAX_BYTES
from generator.reading.discover import discover

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

GOOD = {
    "di/institucion.yaml": ("institucion", None, "institucion"),
    "di/estrategia-2024-2029.yaml": ("estrategia", None, "estrategia-2024-2029"),
    "di/2024/ejercicio.yaml": ("ejercicio", 2024, "ejercicio"),
    "di/2024/programa-adn.yaml": ("plan", 2024, "programa-adn"),
    "di/2024/informes/2024-t4.yaml": ("informe", 2024, "2024-t4"),
}
BAD = [
    "di/2024/plan.yml",
    "di/2024/Plan.yaml",
    "di/2024/año.yaml",
    "di/otro.yaml",
    "di/24/plan.yaml",
    "di/2024/notas.docx",
    "di/2024/informes/Informe.yaml",
    "di/2024/informes/-.yaml",
    "di/informes/2024.yaml",
]


def fill(root: Path, names: Iterable[str]) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"esquema: 1\n")


def test_every_file_has_a_kind(tmp_path):
    fill(tmp_path, GOOD)
    files, problems = discover(tmp_path, "plans")
    assert problems == ()
    assert {file.file: (file.kind, file.year, file.stem) for file in files} == {
        f"plans/{name}": what for name, what in GOOD.items()
    }
    assert {file.institution for file in files} == {"di"}
    assert {file.data for file in files} == {b"esquema: 1\n"}


@pytest.mark.parametrize("name", BAD)
def test_a_file_without_a_place_is_a_problem(tmp_path, name):
    fill(tmp_path, [name])
    files, problems = discover(tmp_path, "plans")
    assert files == ()
    assert [(problem.code, problem.origin.file) for problem in problems] == [("L111", f"plans/{name}")]
    assert problems[0].remedy


def test_files_of_the_system_are_no_problem(tmp_path):
    fill(tmp_path, ["README.md", "di/.gitkeep", "di/2024/Thumbs.db", "di/institucion.yaml"])
    files, problems = discover(tmp_path, "plans")
    assert ([file.stem for file in files], problems) == (["institucion"], ())


def test_a_folder_without_plans_says_where_to_begin(tmp_path):
    fill(tmp_path, ["README.md"])
    files, (problem,) = discover(tmp_path, "plans")
    assert files == ()
    assert (problem.code, problem.remedy) == (
        "L114",
        "empiece por plans/<institución>/institucion.yaml, que escribe pat nuevo institucion",
    )


@pytest.mark.parametrize("target", ["file", "folder", "nothing"])
def test_links_are_refused_by_name(tmp_path, target):
    outside = tmp_path / "outside"
    fill(outside, ["plan.yaml"])
    root = tmp_path / "plans"
    fill(root, ["di/institucion.yaml"])
    link = root / "di" / "link.yaml"
    link.symlink_to({"file": outside / "plan.yaml", "folder": outside, "nothing": outside / "none"}[target])
    files, problems = discover(root, "plans")
    assert [file.file for file in files] == ["plans/di/institucion.yaml"]
    assert [(problem.code, problem.origin.file) for problem in problems] == [("L110", "plans/di/link.yaml")]


def test_no_folder_is_the_operators_fault(tmp_path):
    with pytest.raises(GeneratorError, match=r"no existe la carpeta de planes «.*»; diga con --raiz"):
        discover(tmp_path / "none", "planes")


@pytest.mark.parametrize("name", sorted(SITE_FOLDERS))
def test_an_institution_with_the_address_of_a_page_is_refused(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "institucion.yaml").write_text("esquema: 1\n", "utf-8")
    _, problems = discover(tmp_path, "plans")
    assert [problem.code for problem in problems] == ["L115"]


@pytest.mark.parametrize("name", ["con/institucion.yaml", "di/2024/aux.yaml", "di/2024/com1.yaml", "nul/2024/a.yaml"])
def test_a_name_that_windows_does_not_admit_is_refused(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("esquema: 1\n", "utf-8")
    files, (problem,) = discover(tmp_path, "plans")
    assert files == ()
    assert problem.code == "L111"
    assert problem.remedy.startswith("Windows no admite el nombre «")


def test_of_an_enormous_file_no_more_is_read_than_tells_that_it_is(tmp_path):
    (tmp_path / "di").mkdir()
    with (tmp_path / "di/institucion.yaml").open("wb") as file:
        file.truncate(20 * MAX_BYTES)
    (file,), _ = discover(tmp_path, "plans")
    assert len(file.data) == MAX_BYTES + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has such files")
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path):
    (tmp_path / "demo/2024").mkdir(parents=True)
    os.mkfifo(tmp_path / "demo/2024/unidad.yaml")
    files, problems = discover(tmp_path, "plans")
    assert files == ()
    assert [problem.code for problem in problems] == ["L111"]
