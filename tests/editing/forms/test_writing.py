"""The blank form: what a person sees and may fill, and what stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from xlsxwriter.utility import xl_cell_to_rowcol

from generator.core.frozen import replace
from generator.core.period import Period
from generator.editing.forms.writing import form_bytes
from generator.editing.spreadsheets import read_spreadsheet
from tests.editing.forms.helpers import JULY, PERIOD, REPORT, ROWS, annual, blank, part, plan
from tests.editing.forms.test_layout import goals

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR, HELP, DATA = (f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4))
HEADINGS = (
    "N° | Actividad | Unidad de medida | Medio de verificación | Programado | Realizado | Solicitado | % cumplido | "
    "Meta anual | Acumulado | Falta | Revise | Justificación | Medidas que se tomarán | Nota | Evidencia: título | "
    "Evidencia: enlace | Clave"
)


def shown(form: bytes, sheet: str) -> list[list[str]]:
    """What the cells of a sheet show without computing anything."""
    (found,) = (each for each in read_spreadsheet("f", form).sheets if each.name == sheet)
    return [list(row.cells) for row in found.rows]


def unlocked(form: bytes, sheet: str = REPORT) -> list[str]:
    """The cells that may be changed."""
    cells = part(form, "xl/styles.xml").partition("<cellXfs")[2].partition("</cellXfs>")[0]
    styles = [index for index, style in enumerate(re.split("<xf ", cells)[1:]) if 'locked="0"' in style]
    return [
        cell
        for cell, style in re.findall(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"', part(form, sheet))
        if int(style) in styles
    ]


def validations(form: bytes) -> Iterator[tuple[str, str]]:
    """The cells with a rule, and the rule."""
    for found in re.findall(r"<dataValidation .*?</dataValidation>", part(form, REPORT)):
        yield re.search(r'sqref="([^"]+)"', found)[1], found  # type: ignore[index]


def test_the_same_plan_gives_the_same_bytes():
    assert form_bytes(annual(), plan(), JULY) == blank()
    assert form_bytes(annual(), plan(), Period.month(2024, 8)) != blank()


def test_the_report_has_a_row_for_each_activity():
    rows = shown(blank(), "Informe")
    assert rows[0][0] == "Demostración"
    assert rows[1][0] == "Informe de avance · Plan 2024"
    assert rows[2][0] == "Unidad"
    assert rows[3][1:3] == ["Período que informa", "julio de 2024"]
    assert " | ".join(rows[5]) == HEADINGS
    assert [row[:3] for row in rows[6:11]] == [
        ["1.1", "Formar personas", "Personas"],
        ["1.10", "=Elaborar & entregar <informes>", "Documento"],
        ["2", "Atender solicitudes", "Solicitudes"],
        ["3", "Mantener la cobertura", ""],
        ["4", "Aprobar el reglamento", ""],
    ]


def test_what_it_computes_is_there_before_anything_computes():
    programmed_to_check = {row[0]: row[4:12] for row in shown(blank(), "Informe")[6:11]}
    assert programmed_to_check == {
        "1.1": ["1500", "", "", "", "1612.5", "90", "1522.5", "Por informar"],
        "1.10": ["33%", "", "", "", "100%", "", "100%", "Por informar"],
        "2": ["90%", "", "", "", "90%", "75%", "", "Por informar"],
        "3": ["80%", "", "", "", "85%", "", "", "Por informar"],
        "4": ["", "", "", "", "1", "", "1", ""],
    }


def test_the_year_shows_what_was_promised_and_reported_in_each_month():
    rows = shown(blank(), "Plan del año")
    assert rows[3][:6] == ["N°", "Actividad", "Unidad de medida", "Medio de verificación", "", "Ene"]
    assert rows[3][16:18] == ["Dic", "Meta anual / total"]
    assert rows[4][:5] == ["1.1", "Formar personas", "Personas", "Listas de asistencia", "Programado"]
    assert rows[4][9:18] == ["", "100", "1500", "12.5", "", "", "", "", "1612.5"]
    assert rows[5][4:18] == ["Realizado", "", "", "", "", "", "90", "", "", "", "", "", "", "90"]
    assert [row[4] for row in rows[8:11]] == ["Programado", "Atendido", "Solicitado"]
    assert [row[10] for row in rows[8:11]] == ["", "3", "4"]


def test_longer_periods_stand_among_the_months():
    quarterly = goals('{codigo: "1", nombre: X, metas: {t1: 5, t4: 3}, meta_anual: 8}')
    form = blank(quarterly, Period.part(2024, "T", 1))
    assert shown(form, "Plan del año")[3][7:10] == ["Mar", "T1", "Abr"]
    assert shown(form, "Informe")[6][4] == "5"
    assert "primer trimestre de 2024" in part(form, "xl/sharedStrings.xml")
    assert "elija ese período" in part(form, "xl/sharedStrings.xml")
    assert "elija ese período" not in part(blank(), "xl/sharedStrings.xml")


def test_only_what_the_unit_tells_may_be_changed():
    activities = [
        f"{column}{row}" for row in ROWS.values() for column in "FGMNOPQ" if column != "G" or row == ROWS["2"]
    ]
    other = [f"{column}{row}" for row in range(15, 21) for column in "BCD"]
    told = [f"{column}{row}" for row in (23, 24, 26) for column in "CDEFGHI"] + ["C25", "D25"]
    assert sorted(unlocked(blank())) == sorted([PERIOD, "D4", *activities, *other, *told])
    for sheet in (YEAR, HELP, DATA):
        assert unlocked(blank(), sheet) == []


@pytest.mark.parametrize("sheet", [REPORT, YEAR, HELP, DATA])
def test_every_sheet_is_protected_without_a_password(sheet):
    (protection,) = re.findall(r"<sheetProtection [^>]*>", part(blank(), sheet))
    assert 'sheet="1"' in protection
    assert "password" not in protection
    assert ('formatRows="0"' in protection) is (sheet != DATA)


@pytest.mark.parametrize("sheet", [REPORT, YEAR])
def test_excel_does_not_mark_codes_as_doubtful_numbers(sheet):
    assert re.search(r'<ignoredError sqref="A1:[A-Z]+[0-9]+" numberStoredAsText="1"', part(blank(), sheet))


def test_text_that_begins_like_a_formula_is_text():
    assert "=Elaborar &amp; entregar &lt;informes&gt;" in part(blank(), "xl/sharedStrings.xml")
    assert "Elaborar" not in part(blank(), REPORT)


def test_figures_must_be_numbers_and_what_is_wrong_is_said_in_spanish():
    rules = dict(validations(blank()))
    assert 'type="decimal" operator="greaterThanOrEqual"' in rules["F7"]
    assert "por ejemplo 1200" in rules["F7"]
    assert "por ejemplo 12%" in rules["F8"]
    assert "https://" in rules["Q7:Q11"]
    assert 'type="date"' in rules["C25"]
    assert "'plan-abierto'!$A$3:$A$14" in rules[PERIOD]
    assert "$C$3:$C$5" in rules["C15:C20"]
    for cell, rule in rules.items():
        assert ('showErrorMessage="1"' in rule) is (cell != "C15:C20"), cell
        assert 'promptTitle="' in rule, cell


def test_the_machines_sheet_is_hidden_from_people():
    book = part(blank(), "xl/workbook.xml")
    assert re.findall(r'<sheet name="([^"]+)"', book) == ["Informe", "Plan del año", "Instrucciones", "plan-abierto"]
    assert '<sheet name="plan-abierto" sheetId="4" state="veryHidden"' in book
    assert shown(blank(), "plan-abierto")[0][0] == "PA1/demo/2024/unidad/1"


@pytest.mark.parametrize(("sheet", "head"), [("Informe", "$6:$6"), ("Plan del año", "$4:$4")])
def test_it_prints_on_one_page_wide_with_its_head_on_each(sheet, head):
    xml = part(blank(), REPORT if sheet == "Informe" else YEAR)
    assert re.search('<pageSetup paperSize="9"[^>]* orientation="landscape"', xml)
    assert re.search('<pageSetup [^>]*fitToHeight="0"', xml)
    assert "<pageSetUpPr fitToPage=" in xml
    assert '<pane xSplit="2"' in xml
    names = part(blank(), "xl/workbook.xml")
    quoted = f"'{sheet}'" if " " in sheet else sheet
    assert f"{quoted}!{head}</definedName>" in names


def test_rows_grow_with_what_is_typed():
    rows = dict(re.findall(r'<row r="([0-9]+)"([^>]*)>', part(blank(), REPORT)))
    for row in ROWS.values():
        assert "ht=" in rows[str(row)]
        assert "customHeight" not in rows[str(row)]
    assert "customHeight" in rows["23"]


@pytest.mark.parametrize("sheet", [REPORT, YEAR])
def test_a_condition_looks_at_its_own_cell(sheet):
    """Programs count the addresses of a condition from the top left of its ranges, so its first cell must be there."""
    found = re.findall(r'<conditionalFormatting sqref="([^"]+)">(.*?)</conditionalFormatting>', part(blank(), sheet))
    assert found
    for ranges, rules in found:
        corners = [xl_cell_to_rowcol(each.split(":")[0]) for each in ranges.split()]
        assert corners[0] == (min(row for row, _ in corners), min(column for _, column in corners))
        for cell in re.findall(r"ISNUMBER\(([A-Z]+[0-9]+)\)", rules):
            assert xl_cell_to_rowcol(cell) == corners[0]


def test_the_headings_are_those_of_a_table():
    table = part(blank(), "xl/tables/table1.xml")
    assert 'ref="A6:R11"' in table
    assert re.findall(r'<tableColumn id="[0-9]+" name="([^"]+)"', table) == HEADINGS.split(" | ")


def test_a_plan_without_activities_has_a_form_for_other_work():
    form = blank("actividades: []")
    assert shown(form, "Informe")[8][1:4] == ["Qué se hizo", "Unidad de medida", "Cantidad"]
    assert "xl/tables/table1.xml" not in part(form, "[Content_Types].xml")


def test_an_activity_says_that_it_was_removed():
    form = blank(goals('{codigo: "1", nombre: X, metas: {jul: 1}, eliminado: {desde: 2024-09, motivo: Se suprimió}}'))
    assert shown(form, "Informe")[6][1] == "X (eliminada desde septiembre de 2024)"


def test_a_target_that_cannot_be_read_is_shown_as_published():
    unreadable = goals(
        '{codigo: "1", nombre: X, metas: {}, salvedades: [{regla: R303, nota: Ilegible, ilegibles: {jul: "21,00"}}]}'
    )
    assert shown(blank(unreadable), "Informe")[6][4] == "21,00"
    assert shown(blank(unreadable), "Informe")[6][11] == ""


def test_the_threshold_of_the_institution_is_in_the_form():
    assert "&lt;0.9,$M7=&quot;&quot;)" in part(blank(), REPORT) or '&lt;0.9,$M7="")' in part(blank(), REPORT)
    assert "bajo el 90" in part(blank(), "xl/sharedStrings.xml")
    free = replace(annual(), frame=replace(annual().frame, method=replace(annual().frame.method, threshold=None)))
    assert "Falta justificar" not in part(form_bytes(free, plan(), JULY), REPORT).partition("<conditional")[0]
