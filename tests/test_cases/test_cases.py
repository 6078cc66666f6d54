"""Whole trees of plans and the exact report that their authors read.

A case holds the files that differ from `tests/cases/base`. A case of `past` holds two such sets, `publicado` and
`propuesta`, the second laid over the first; `borrados.txt` names the files that the proposal deletes. `pytest
tests/test_cases --actualizar` writes the expected reports anew; read the difference before you keep it.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.core.model.reach import Span
from generator.core.problem import Severity
from generator.history.snapshots import snapshot_of_folder
from generator.pipeline import Checked, check, check_against
from generator.reading.discover import discover
from generator.reporters import REPORTERS
from generator.rules.catalogue import CATALOGUE
from tests.small_plans import schemas

CASES = Path(__file__).parent.parent / "cases"
AS_OF = date(2024, 12, 31)
EXPECTED = "salida.txt"
WITHOUT_CASE = {
    "L102": "a file of more than 2 MB: tests/reading/test_decode.py",
    "L110": "a symbolic link, which a checkout on Windows cannot hold: tests/reading/test_discover.py",
    "L114": "an empty folder, which git cannot hold: tests/reading/test_discover.py",
}


def cases(kind: str) -> list[Path]:
    """The folders of cases, by name."""
    return sorted(path for path in (CASES / kind).iterdir() if path.is_dir())


def tree_of(folder: Path, *layers: Path) -> Path:
    """The sound tree with the files of some folders laid over it."""
    plans = folder / "plans"
    shutil.copytree(CASES / "base", plans)
    for layer in layers:
        if layer.is_dir():
            shutil.copytree(layer, plans, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    return plans


def check_tree(plans: Path) -> Checked:
    """A tree as read and judged."""
    files, misplaced = discover(plans, "plans")
    return check(files, schemas(), AS_OF, misplaced)


def report_of(case: Path, tmp_path: Path) -> str:
    """The text report of the sound tree with a case's files laid over it."""
    checked = check_tree(tree_of(tmp_path, case))
    return REPORTERS["text"](checked.problems, checked.file_count)


def report_of_change(case: Path, tmp_path: Path) -> str:
    """The text report of what a case proposes, compared with what it has as published."""
    published = tree_of(tmp_path / "publicado", case / "publicado")
    proposed = tree_of(tmp_path / "propuesta", case / "publicado", case / "propuesta")
    deleted = case / "borrados.txt"
    for name in deleted.read_text("utf-8").split() if deleted.is_file() else ():
        (proposed / name).unlink()
    checked = check_against(snapshot_of_folder(published, "publicado"), check_tree(proposed), schemas(), Span(AS_OF))
    return REPORTERS["text"](checked.problems, checked.file_count)


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.name)
def test_sound_plans_have_no_problem(case, tmp_path):
    assert report_of(case, tmp_path) == "4 archivos revisados: sin problemas\n"


@pytest.mark.parametrize("case", cases("invalid"), ids=lambda case: case.name)
def test_each_fault_is_told_as_recorded(case, tmp_path, refresh):
    report = report_of(case, tmp_path)
    expected = case / EXPECTED
    if refresh:
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")


@pytest.mark.parametrize("case", cases("past"), ids=lambda case: case.name)
def test_each_change_of_what_was_published_is_told_as_recorded(case, tmp_path, refresh):
    report = report_of_change(case, tmp_path)
    expected = case / EXPECTED
    if refresh:
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")
    assert case.name.startswith("h4") or report.endswith(": sin problemas\n")


@pytest.mark.parametrize(
    "case", [case for case in [*cases("invalid"), *cases("past")] if re.match("[a-z][0-9]{3}-", case.name)]
)
def test_a_case_shows_the_code_that_names_it(case):
    text = (case / EXPECTED).read_text("utf-8")
    assert f"[{case.name[:4].upper()}]" in text


@pytest.mark.parametrize(
    "info",
    [info for info in CATALOGUE if info.code[0] in "LERH" and info.code not in WITHOUT_CASE],
    ids=lambda info: info.code,
)
def test_every_code_has_a_case(info):
    texts = [(case / EXPECTED).read_text("utf-8") for case in [*cases("invalid"), *cases("past")]]
    word = "error" if info.severity is Severity.ERROR else "aviso"
    assert any(f"{word}[{info.code}]" in text for text in texts)
