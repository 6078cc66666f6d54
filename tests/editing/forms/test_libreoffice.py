"""Forms that LibreOffice filled and saved, as .xlsx, .ods and .csv, come back right; and it computes them right."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.core.model import Evidence, ProgressEntry, Result, UnplannedWork
from generator.core.quantity import Quantity
from generator.editing.forms.reading import read_form
from generator.editing.progress import UNWRITTEN
from generator.editing.spreadsheets import read_spreadsheet
from tests.conftest import find_soffice
from tests.editing.forms.helpers import JULY, annual, blank
from tests.editing.forms.test_writing import shown

FORMS = Path(__file__).parents[2] / "data/formularios"
FIRST = Result("1.1", Quantity(Decimal("1200.5")), UNWRITTEN, justification="Llovió tres días; una sede cerró.")
PROOFS = (Evidence("Acta", "https://a.example/acta.pdf"), Evidence("Lista", "https://a.example/lista.pdf"))
ENTRY = ProgressEntry(
    period=JULY,
    date=date(2024, 8, 15),
    results=(
        FIRST,
        Result("1.10", Quantity(Decimal(33), is_percent=True), UNWRITTEN, evidence=PROOFS),
        Result("2", Quantity(Decimal(18)), UNWRITTEN, Decimal(20), notes="=no es fórmula"),
        Result("3", Quantity(Decimal("85.5"), is_percent=True), UNWRITTEN),
    ),
    origin=UNWRITTEN,
    owner="Jefatura de Formación",
    summary="Tres jornadas.\nDos sedes.",
    unplanned=(UnplannedWork("Charla en una alcaldía", "Personas", Quantity(Decimal(40)), UNWRITTEN),),
)


@pytest.mark.parametrize("name", ["lleno.xlsx", "lleno.ods", "lleno.csv", "ordenado.xlsx"])
def test_what_was_typed_in_libreoffice_comes_back(name):
    found, problems = read_form(name, (FORMS / name).read_bytes(), [annual()])
    assert problems == ()
    assert found
    assert found.entry == ENTRY


@pytest.mark.parametrize("name", ["lleno.xlsx", "lleno.ods"])
def test_it_computed_what_the_form_says_while_it_is_filled(name):
    (sheet,) = (each for each in read_spreadsheet(name, (FORMS / name).read_bytes()).sheets if each.name == "Informe")
    computed = {row.cell(0): [row.cell(index) for index in (7, 9, 10, 11)] for row in sheet.rows[6:11]}
    assert computed == {
        "1.1": ["80.033333%", "1290.5", "322", ""],
        "1.10": ["100%", "33%", "67%", ""],
        "2": ["100%", "87.5%", "", ""],
        "3": ["106.875%", "85.5%", "", ""],
        "4": ["", "", "1", ""],
    }


def test_a_date_that_a_csv_gives_in_an_unknown_order_is_asked_again():
    data = (FORMS / "lleno.csv").read_bytes().replace(b"08/15/2024", b"08/05/2024")
    _, (problem,) = read_form("lleno.csv", data, [annual()])
    assert problem.message.endswith(
        "dice «08/05/2024», que se lee de dos formas: 8 de mayo de 2024 o 5 de agosto de 2024"
    )
    assert problem.remedy == "escriba 2024-05-08, o 2024-08-05"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_text_with_another_separator_and_encoding_is_read(delimiter):
    rows = csv.reader((FORMS / "lleno.csv").read_text("utf-8").splitlines(keepends=True))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    found, problems = read_form("f.csv", out.getvalue().encode("cp1252"), [annual()])
    assert problems == ()
    assert found
    assert found.entry == ENTRY


def test_the_stored_results_of_a_blank_form_are_those_that_libreoffice_computes(tmp_path):
    (tmp_path / "f.xlsx").write_bytes(blank())
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [find_soffice(), home, "--headless", "--convert-to", "ods", "--outdir", tmp_path, tmp_path / "f.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    computed = (tmp_path / "f.ods").read_bytes()
    for sheet in ("Informe", "Plan del año"):
        assert shown(computed, sheet) == shown(blank(), sheet)
