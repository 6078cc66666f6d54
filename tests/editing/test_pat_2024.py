"""The whole importer against the PAT 2024: the figures that independent arithmetic found in it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from generator.core.period import MONTH_KEYS
from generator.core.problem import Severity
from generator.editing.importer import Counts
from generator.editing.plan_text import plan_text
from generator.editing.typed_figures import read_figure
from tests.editing.helpers import ROOT, import_pat, pat_2024, read_back
from tests.editing.ods import ods

if TYPE_CHECKING:
    from decimal import Decimal

ROWS_PER_UNIT = [7, 7, 11, 8, 7, 8, 8, 8, 4, 4, 10, 10, 12, 6, 15, 10, 13, 4, 5, 3, 6, 5, 3, 6, 3, 2, 2, 2]
CELLS_PER_MONTH = [0, 21, 50, 47, 47, 81, 105, 100, 109, 97, 102, 151]
UNRECONCILED = {
    ("I502", "programa-continuidad-academica", "3.9"),
    ("I503", "programa-proceso-formativo", "7.6"),
    ("I501", "unidad-de-programacion-territorial", "1.1"),
    ("I501", "unidad-de-programacion-territorial", "1.2"),
    ("I501", "unidad-de-programacion-territorial", "1.3"),
    ("I501", "unidad-de-programacion-territorial", "1.4"),
    ("I501", "gerencia-de-planificacion", "1.9"),
    ("I501", "gerencia-de-talento-humano", "2"),
    ("I501", "gerencia-de-talento-humano", "3"),
    ("I501", "gerencia-juridica", "3"),
}
REPAIRED = {
    ("I504", "gerencia-de-operaciones", "1.1"),
    ("I504", "gerencia-de-planificacion", "1.3"),
    ("I504", "unidad-de-tecnologias", "2"),
    ("I505", "oficina-de-cumplimiento", "1"),
    ("I505", "oficina-de-cumplimiento", "2"),
}
SHIFTED_INTO = {"sep": 1, "dic": 1}
FOUND = import_pat(pat_2024())
ROWS = [line.split("\t") for line in pat_2024().decode().split("\n")]


def files() -> dict[str, str]:
    folder = ROOT / "plans/di/2024"
    return {path.stem: path.read_text("utf-8") for path in folder.glob("*.yaml") if path.stem != "ejercicio"}


def test_the_rows_that_do_not_reconcile_are_these_and_no_others() -> None:
    lines = {
        activity.origin.line: (plan.org_unit, activity.code) for plan in FOUND.plans for activity in plan.activities
    }
    told = {
        severity: {(found.code, *lines[found.origin.line]) for found in FOUND.problems if found.severity is severity}
        for severity in Severity
    }
    assert told == {Severity.ERROR: UNRECONCILED, Severity.WARNING: REPAIRED}
    assert len(FOUND.problems) == 15
    assert FOUND.counts == Counts(units=28, rows=189, reconciled=174, repaired=5, unreconciled=10)


def test_every_unit_has_its_rows_in_the_order_of_the_document() -> None:
    assert [len(plan.activities) for plan in FOUND.plans] == ROWS_PER_UNIT


def test_every_programmed_cell_is_there() -> None:
    cells = Counter(target.period.key for plan in FOUND.plans for item in plan.activities for target in item.targets)
    cells.update(period.key for plan in FOUND.plans for item in plan.activities for period in item.unreadable)
    cells.subtract(SHIFTED_INTO)  # as published, two totals stand where the last months of their rows should be
    assert [cells[key] for key in MONTH_KEYS] == CELLS_PER_MONTH
    assert cells.total() == 910


def test_the_unreadable_cell_is_kept_and_the_sum_says_what_it_lacks() -> None:
    plan = next(plan for plan in FOUND.plans if plan.org_unit == "programa-proceso-formativo")
    assert list(plan.by_code["7.6"].unreadable.values()) == ["21,00"]
    problem = next(problem for problem in FOUND.problems if problem.code == "I503")
    assert "2,100" in problem.remedy
    assert problem.spot
    assert problem.spot.text[problem.spot.column - 1 : problem.spot.end - 1] == "21,00"


def test_rows_without_a_code_are_one_note_for_each_table() -> None:
    assert len(FOUND.notes) == 4
    assert [note.split(" (")[0].rsplit(": ")[-1] for note in FOUND.notes] == [
        "1 fila recibió un código estable",
        "1 fila recibió un código estable",
        "5 filas recibieron un código estable",
        "18 filas recibieron un código estable",
    ]
    codes = {
        (plan.org_unit, item.code): item.published_code
        for plan in FOUND.plans
        for item in plan.activities
        if item.published_code is not None
    }
    assert len(codes) == 25
    assert codes["programa-mundo-del-arte", "6.8"] == ""
    assert codes["gerencia-de-compras-publicas", "1.10"] == "_1.10"


def test_the_plans_of_the_repository_are_what_the_importer_writes() -> None:
    assert {plan.org_unit: plan_text(plan) for plan in FOUND.plans} == files()


def test_the_plans_of_the_repository_read_back_as_they_were_imported() -> None:
    assert {unit: read_back(text) for unit, text in files().items()} == {plan.org_unit: plan for plan in FOUND.plans}


def test_every_text_is_the_published_one() -> None:
    published = [cells for cells in ROWS if len(cells) > 5 and "Ene" not in cells]
    imported = [item for plan in FOUND.plans for item in plan.activities]
    assert len(published) == len(imported) == 189
    for cells, item in zip(published, imported, strict=True):
        texts = [item.process, item.name, item.product, item.measure_unit, item.means_of_verification]
        first = cells.index(item.name) - bool(item.process)
        assert cells[first : first + 4 + bool(item.process)] == texts[not item.process :]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_gives_the_same_plans(delimiter: str, encoding: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(ROWS)
    assert_same(stream.getvalue().encode(encoding), "plan.csv")


def test_a_spreadsheet_of_texts_gives_the_same_plans() -> None:
    assert_same(xlsx(ROWS, typed=False), "plan.xlsx")


def test_a_spreadsheet_of_numbers_and_percentages_gives_the_same_plans() -> None:
    assert_same(xlsx(ROWS, typed=True), "plan.xlsx")


def test_an_open_document_spreadsheet_gives_the_same_plans() -> None:
    assert_same(ods({"PAT": ROWS}), "plan.ods")


def assert_same(data: bytes, name: str) -> None:
    found = import_pat(data, name)
    assert found.plans == FOUND.plans
    assert found.counts == FOUND.counts
    assert [problem.code for problem in found.problems] == [problem.code for problem in FOUND.problems]
    assert found.notes == FOUND.notes


def xlsx(rows: list[list[str]], *, typed: bool) -> bytes:
    """The rows in a spreadsheet, as people keep them: figures are numbers, percentages have a format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("PAT 2024")
        percents = [book.add_format({"num_format": "0%"}), book.add_format({"num_format": '0.0" %";[Red]-0.0%'})]
        for line, cells in enumerate(rows):
            for column, text in enumerate(cells):
                quantity = figure(text) if typed and column > 4 else None
                if quantity is None:
                    sheet.write_string(line, column, text)
                elif text.endswith("%"):
                    sheet.write_number(line, column, quantity, percents[line % 2])
                else:
                    sheet.write_number(line, column, quantity)
    return stream.getvalue()


def figure(text: str) -> Decimal | None:
    try:
        quantity = read_figure(text)
    except ValueError:
        return None
    return quantity.number if quantity else None
