"""From a unit's plan to the bytes of its form; the same plan gives the same bytes on any day."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.editing.forms.formulas import CHOSEN
from generator.editing.forms.help_sheet import write_help
from generator.editing.forms.layout import DATA_SHEET, HELP_SHEET, PERIOD_CELL, REPORT_SHEET, YEAR_SHEET, Form
from generator.editing.forms.report_sheet import write_report
from generator.editing.forms.sheets import FormSheet
from generator.editing.forms.styles import Styles
from generator.editing.forms.year_sheet import write_year

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period

_FIRST_LISTED = 2


def form_bytes(annual: AnnualPlan, plan: UnitPlan, period: Period) -> bytes:
    """Return the form of a unit (.xlsx), with a period chosen, which the unit may change."""
    form = Form(annual, plan, period)
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        styles = Styles(book)
        book.set_properties(
            {
                "title": f"Informe de avance, {form.unit_name}, {plan.year}",
                "company": annual.institution.name,
                "created": datetime(plan.year, 1, 1, tzinfo=UTC),
            }
        )
        names = (REPORT_SHEET, YEAR_SHEET, HELP_SHEET, DATA_SHEET)
        report, year, helping, data = (book.add_worksheet(name, FormSheet) for name in names)
        book.define_name(CHOSEN, f"='{DATA_SHEET}'!$D$1")
        _write_data(data, form)
        write_report(report, form, styles)
        write_year(year, form, styles)
        write_help(helping, form, styles)
        report.activate()
    return stream.getvalue()


def _write_data(sheet: Worksheet, form: Form) -> None:
    """Write what the form needs and nobody reads: its key, the periods and the units of measure to choose from."""
    sheet.write_string(0, 0, form.key.text)
    sheet.write_string(1, 0, "No borre esta hoja: dice de quién es el formulario.")
    chosen = xl_rowcol_to_cell(*PERIOD_CELL, row_abs=True, col_abs=True)
    listed = f"$A${_FIRST_LISTED + 1}:$A${_FIRST_LISTED + len(form.periods)}"
    number = form.periods.index(form.period) + 1
    sheet.write_formula(0, 3, f"=IFERROR(MATCH({REPORT_SHEET}!{chosen},{listed},0),0)", None, number)
    for row, period in enumerate(form.periods, _FIRST_LISTED):
        sheet.write_string(row, 0, period.label)
        sheet.write_string(row, 1, period.code)
    for row, unit in enumerate(form.measure_units, _FIRST_LISTED):
        sheet.write_string(row, 2, unit)
    sheet.very_hidden()
    sheet.protect()
