"""What official reports printed and was edited here, in real histories."""

from __future__ import annotations

from datetime import date

import pytest

from generator.history.pasts import Pasts
from generator.history.position import position_of
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import discover
from tests.cli.small_project import SOUND_FILES
from tests.history.repos import Repo

REPORT = "plans/demo/2024/informes/2024-t3.yaml"
HEAD = "esquema: 1\nperiodo: 2024-T3\ntitulo: Informe del tercer trimestre\nfecha: 2024-10-15\npublicado:\n"


def figure(value: str, *, table: str = "Cumplimiento", note: str = "", of: str = "institucion") -> str:
    told = f", nota: {note}" if note else ""
    return f"  - {{tabla: {table}, sujeto: {of}, medida: promedio, periodo: 2024-T3, valor: {value}{told}}}\n"


@pytest.fixture
def repo(tmp_path):
    return Repo.new(tmp_path / "repositorio", {**SOUND_FILES, REPORT: HEAD + figure("95%")}, "2024-10-16")


def edited(repo: Repo) -> list[tuple[str, list[tuple[str, str | None, str]]]]:
    """The reports with what is told of them: each edited figure before and after, and the day."""
    files, _ = discover(repo.plans, "plans")
    found, _ = records(position_of(repo.plans)[0], files, engine_schemas(), Pasts())
    return [
        (
            f"{each.id} {each.printed} {each.gone}" if each.gone else each.id,
            [(one.before.text, one.after.text if one.after else None, f"{one.edited:%m-%d}") for one in each.figures],
        )
        for each in found["demo"].reports.get(2024, ())
    ]


def test_a_figure_that_was_edited_has_the_day_and_what_it_was(repo):
    assert edited(repo) == []
    repo.commit({REPORT: HEAD + figure("95%") + figure("80%", of='"unidad:unidad"')}, "2024-10-17")
    assert edited(repo) == [], "a figure more is no edit"
    repo.commit({REPORT: HEAD + figure("96%") + figure("80%", of='"unidad:unidad"')}, "2024-10-18")
    repo.commit({REPORT: HEAD + figure("97%")}, "2024-10-19")
    assert edited(repo) == [("2024-t3", [("95%", "97%", "10-19"), ("80%", None, "10-19")])]
    repo.commit({REPORT: HEAD + figure("95%") + figure("80%", of='"unidad:unidad"')}, "2024-10-20")
    assert edited(repo) == [], "it says again what was published first"


def test_another_table_order_or_note_is_no_other_figure(repo):
    moved = figure("70%", of='"unidad:unidad"') + figure("95%", table="Cuadro 2", note="Página 4")
    repo.commit({REPORT: HEAD + moved}, "2024-10-18")
    assert edited(repo) == []


def test_a_report_that_is_gone_is_told_with_its_day(repo):
    repo.commit({REPORT: None}, "2024-11-02")
    assert edited(repo) == [(f"2024-t3 1 {date(2024, 11, 2)}", [])]


def test_a_state_that_cannot_be_read_is_left_out(repo):
    repo.commit({REPORT: "esquema: [\n"}, "2024-10-18")
    repo.commit({REPORT: HEAD + figure("96%")}, "2024-10-19")
    assert edited(repo) == [("2024-t3", [("95%", "96%", "10-19")])]


def test_a_report_that_was_moved_to_other_names_is_not_gone_and_goes_on(repo):
    second, third = (REPORT.replace("2024-t3", name) for name in ("tercer-trimestre", "julio-septiembre"))
    repo.commit({REPORT: None, second: HEAD + figure("95%")}, "2024-10-18")
    assert edited(repo) == []
    repo.commit({second: HEAD + figure("96%")}, "2024-10-19")
    repo.commit({second: None, third: HEAD + figure("96%")}, "2024-10-20")
    assert edited(repo) == [("julio-septiembre", [("95%", "96%", "10-19")])]
    repo.commit({third: None}, "2024-10-21")
    assert edited(repo) == [(f"julio-septiembre 1 {date(2024, 10, 21)}", [])]


def test_a_report_that_was_moved_away_and_back_is_nowhere_gone(repo):
    away = REPORT.replace("2024-t3", "tercer-trimestre")
    repo.commit({REPORT: None, away: HEAD + figure("95%")}, "2024-10-18")
    repo.commit({REPORT: HEAD + figure("95%"), away: None}, "2024-10-19")
    assert edited(repo) == []
    repo.commit({REPORT: HEAD + figure("96%")}, "2024-10-20")
    assert edited(repo) == [("2024-t3", [("95%", "96%", "10-20")])]
    repo.commit({REPORT: None, away: HEAD + figure("96%")}, "2024-10-21")
    repo.commit({away: None}, "2024-10-22")
    assert edited(repo) == [(f"tercer-trimestre 1 {date(2024, 10, 22)}", [])]


def test_another_report_under_the_name_of_one_that_was_moved_is_told_apart(repo):
    repo.commit({REPORT: None, REPORT.replace("2024-t3", "otro-nombre"): HEAD + figure("95%")}, "2024-10-18")
    repo.commit({REPORT: HEAD + figure("40%")}, "2024-10-19")
    assert edited(repo) == []


def test_a_report_that_takes_the_name_of_one_that_is_gone_does_not_hide_it(repo):
    other = REPORT.replace("2024-t3", "otro-nombre")
    repo.commit({other: HEAD + figure("40%")}, "2024-10-17")
    repo.commit({REPORT: None}, "2024-10-18")
    repo.commit({other: None, REPORT: HEAD + figure("40%")}, "2024-10-19")
    assert edited(repo) == [(f"2024-t3 1 {date(2024, 10, 18)}", [])]


def test_a_report_that_comes_back_is_the_one_that_went(repo):
    repo.commit({REPORT: None}, "2024-10-18")
    repo.commit({REPORT: HEAD + figure("96%")}, "2024-10-19")
    assert edited(repo) == [("2024-t3", [("95%", "96%", "10-19")])]


def test_a_report_that_was_moved_and_edited_at_once_is_gone(repo):
    repo.commit({REPORT: None, REPORT.replace("t3", "3"): HEAD + figure("96%")}, "2024-10-18")
    assert edited(repo) == [(f"2024-t3 1 {date(2024, 10, 18)}", [])]
