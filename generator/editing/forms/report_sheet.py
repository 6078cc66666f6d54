"""The sheet «Informe»: what the unit fills, one row per activity, with what was promised beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.editing.forms import formulas
from generator.editing.forms.entries import TITLE_LENGTH, figure_entry, link_entry, period_entry, text_entry
from generator.editing.forms.layout import DATA_SHEET, FIRST_ROW, LONG, PERIOD_CELL, SHORT, Field, Label, row_key
from generator.editing.forms.report_end import write_end
from generator.editing.forms.sheets import (
    page,
    show_decimals,
    shows_percent,
    text_height,
    write_computed,
    write_quantity,
)
from generator.editing.forms.styles import SHARE_FORMAT, number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from generator.editing.forms.formulas import Computed
    from generator.editing.forms.layout import Form, FormRow
    from generator.editing.forms.sheets import FormSheet
    from generator.editing.forms.styles import Styles

_BANDS, _HEAD = FIRST_ROW - 2, FIRST_ROW - 1
_WIDTHS = {
    Field.CODE: 5.5,
    Field.NAME: 33,
    Field.MEASURE_UNIT: 12,
    Field.MEANS: 15,
    Field.PROGRAMMED: 11,
    Field.VALUE: 10,
    Field.REQUESTED: 10,
    Field.PERCENT: 8,
    Field.ANNUAL: 9,
    Field.ACCUMULATED: 10.5,
    Field.MISSING: 9,
    Field.CHECK: 11,
    Field.JUSTIFICATION: 25,
    Field.MEASURES: 19,
    Field.NOTES: 12,
    Field.EVIDENCE_TITLE: 13,
    Field.EVIDENCE_URL: 14,
    Field.KEY: 14,
}
_HOW = (
    "Llene las celdas amarillas. Vacía quiere decir «no se informa»; si no hizo nada, escriba 0. Vea «Instrucciones»."
)


def write_report(sheet: FormSheet, form: Form, styles: Styles) -> None:
    """Write the sheet of the report."""
    for field, width in _WIDTHS.items():
        if field in form.columns:
            column = form.column(field)
            sheet.set_column(column, column, width, None, {"hidden": True} if field is Field.KEY else {})
    sheet.growing = range(FIRST_ROW + 1, FIRST_ROW + 1 + len(form.rows))
    _write_head(sheet, form, styles)
    for row in form.rows:
        _write_activity(sheet, form, row, styles)
    _add_entries(sheet, form)
    _name_table(sheet, form, styles)
    last = write_end(sheet, form, styles)
    _add_conditions(sheet, form, styles)
    sheet.freeze_panes(FIRST_ROW, form.column(Field.MEASURE_UNIT))
    page(sheet, form, last_column=form.column(Field.KEY) - 1, last_row=last, repeated=_HEAD)
    start = (FIRST_ROW, form.column(Field.VALUE)) if form.rows else PERIOD_CELL
    sheet.set_selection(*start, *start)


def _write_head(sheet: Worksheet, form: Form, styles: Styles) -> None:
    frame = form.annual.frame
    sheet.write_string(0, 0, form.annual.institution.name, styles("label"))
    sheet.write_string(1, 0, f"Informe de avance · {frame.name}", styles("title"))
    sheet.write_string(2, 0, form.unit_name, styles("subtitle"))
    sheet.set_row(1, 24)
    sheet.set_row(2, 19)
    row, column = PERIOD_CELL
    sheet.write_string(row, column - 1, Label.PERIOD.value, styles("label", "before"))
    sheet.merge_range(row, column, row, column + 1, "", styles("input", "key", "strong", "middle"))
    sheet.write_string(row, column, form.period.label, styles("input", "key", "strong", "middle"))
    sheet.data_validation(row, column, row, column, period_entry(f"='{DATA_SHEET}'!$A$3:$A${len(form.periods) + 2}"))
    sheet.write_string(row, column + 2, _HOW, styles("note"))
    sheet.set_row(row, 20)
    for index in range(form.column(Field.KEY)):
        sheet.write_blank(_BANDS, index, None, styles("band"))
    chosen = xl_rowcol_to_cell(*PERIOD_CELL, row_abs=True, col_abs=True)
    sheet.write_string(_BANDS, 0, "Lo que el plan promete", styles("band"))
    period = f'=IF({formulas.CHOSEN}=0,"¿Qué período?",{chosen})'
    sheet.write_formula(_BANDS, form.column(Field.PROGRAMMED), period, styles("band"), form.period.label)
    sheet.write_string(_BANDS, form.column(Field.ANNUAL), "En el año", styles("band"))
    sheet.write_string(_BANDS, form.column(Field.JUSTIFICATION), "Explíquelo y compruébelo", styles("band"))
    for column, field in enumerate(form.columns):
        sheet.write_string(_HEAD, column, field.value, styles("heading"))
    sheet.set_row(_HEAD, 28)


def _write_activity(sheet: Worksheet, form: Form, row: FormRow, styles: Styles) -> None:
    activity = row.activity
    removed = f" (eliminada desde {activity.removal.since.label})" if activity.removal else ""
    texts = {
        Field.CODE: activity.code,
        Field.NAME: f"{activity.name}{removed}",
        Field.MEASURE_UNIT: activity.measure_unit,
        Field.MEANS: activity.means_of_verification,
        Field.KEY: row_key(activity),
    }
    sheet.set_row(row.row, text_height((text, _WIDTHS[field]) for field, text in texts.items()))
    for field, text in texts.items():
        names = ("cell", "text", "strong") if field is Field.CODE else ("cell", "text")
        sheet.write_string(row.row, form.column(field), text, styles(*names))
    place = row.row, form.column(Field.ANNUAL)
    write_quantity(sheet, place, activity.annual_target or "", styles, "cell", "figure")
    _write_computed(sheet, form, row, styles)
    _write_inputs(sheet, form, row, styles)


def _write_computed(sheet: Worksheet, form: Form, row: FormRow, styles: Styles) -> None:
    told = number_format(is_percent=shows_percent(row))
    share = SHARE_FORMAT if row.is_demand else told
    promised = number_format(is_percent=row.activity.is_percent)
    cells: dict[Field, tuple[Computed | None, str]] = {
        Field.PROGRAMMED: (formulas.programmed(form, row), promised),
        Field.PERCENT: (formulas.percent(form, row), SHARE_FORMAT),
        Field.ACCUMULATED: (formulas.accumulated(form, row), share),
        Field.MISSING: (formulas.missing(form, row), told),
    }
    for field, (computed, number) in cells.items():
        place, style = (row.row, form.column(field)), styles("cell", "figure", "computed", number=number)
        if computed is None:
            sheet.write_blank(*place, None, style)
        else:
            write_computed(sheet, place, computed, style)
    place = row.row, form.column(Field.CHECK)
    write_computed(sheet, place, formulas.check(form, row), styles("cell", "text", "computed"))


def _write_inputs(sheet: Worksheet, form: Form, row: FormRow, styles: Styles) -> None:
    is_percent = shows_percent(row)
    done = "Cuántas solicitudes se atendieron en el período." if row.is_demand else _HINTS[Field.VALUE]
    title = f"Realizado · {row.activity.code}"[:TITLE_LENGTH]
    value = row.row, form.column(Field.VALUE)
    number = number_format(is_percent=is_percent)
    sheet.write_blank(*value, None, styles("input", "figure", "key", number=number))
    sheet.data_validation(*value, *value, figure_entry(title, done, is_percent=is_percent))
    if row.is_demand:
        requested = row.row, form.column(Field.REQUESTED)
        number = number_format(is_percent=False)
        sheet.write_blank(*requested, None, styles("input", "figure", number=number))
        sheet.data_validation(*requested, *requested, figure_entry("Solicitado", _HINTS[Field.REQUESTED]))
    elif Field.REQUESTED in form.columns:
        sheet.write_blank(row.row, form.column(Field.REQUESTED), None, styles("cell", "computed"))
    for field in (*_TEXTS, Field.EVIDENCE_URL):
        sheet.write_blank(row.row, form.column(field), None, styles("input", "text"))


def _add_entries(sheet: Worksheet, form: Form) -> None:
    """Say what the columns of texts accept."""
    if not form.rows:
        return
    link = link_entry(xl_rowcol_to_cell(FIRST_ROW, form.column(Field.EVIDENCE_URL)))
    entries = {field: text_entry(field.value, _HINTS[field], longest) for field, longest in _TEXTS.items()}
    for field, entry in (entries | {Field.EVIDENCE_URL: link}).items():
        column = form.column(field)
        sheet.data_validation(FIRST_ROW, column, form.rows[-1].row, column, entry)


def _name_table(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """Declare the rows a table with headings, so that screen readers say them with each cell."""
    if not form.rows:
        return
    headings = [{"header": field.value, "header_format": styles("heading")} for field in form.columns]
    options = {"name": "Actividades", "columns": headings, "autofilter": False, "style": None}
    sheet.add_table(_HEAD, 0, form.rows[-1].row, form.column(Field.KEY), options)


def _add_conditions(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """Show what is lacking, which cells need not be filled, and the decimals of figures that have some."""
    if not form.rows:
        return
    for field in (each for each in _FIGURES if each in form.columns):
        _show_decimals(sheet, form, field, styles)
    check = xl_rowcol_to_cell(FIRST_ROW, form.column(Field.CHECK), col_abs=True)
    looks = (
        (Field.CHECK, f'AND({check}<>"",{check}<>"{formulas.TO_REPORT}")', "alert"),
        (Field.JUSTIFICATION, f'{check}="{formulas.TO_JUSTIFY}"', "alert"),
        (Field.VALUE, _is_not_asked(form, FIRST_ROW), "optional"),
    )
    for field, criteria, look in looks:
        area = FIRST_ROW, form.column(field), form.rows[-1].row, form.column(field)
        rule = {"type": "formula", "criteria": f"={criteria}", "format": styles.condition(look)}
        sheet.conditional_format(*area, rule)


def _is_not_asked(form: Form, row: int) -> str:
    """Return the condition that nothing was promised for the chosen period, for an area that begins at a row."""
    return f'{xl_rowcol_to_cell(row, form.column(Field.PROGRAMMED), col_abs=True)}=""'


def _show_decimals(sheet: Worksheet, form: Form, field: Field, styles: Styles) -> None:
    """Show the decimals of a column, where percentages and numbers may take turns."""
    column = form.column(field)
    for is_percent in (False, True):
        shown = (row for row in form.rows if not (row.is_demand and field is Field.ACCUMULATED))  # has its own format
        rows = [row.row for row in shown if is_percent is _is_share(row, field)]
        areas = [(row, column, row, column) for row in rows]
        if areas and field is Field.VALUE:
            when = _is_not_asked(form, rows[0])
            show_decimals(sheet, areas, styles, is_percent=is_percent, when=when, look="optional")
        show_decimals(sheet, areas, styles, is_percent=is_percent)


def _is_share(row: FormRow, field: Field) -> bool:
    return shows_percent(row) or (row.is_demand and field is Field.PROGRAMMED)


_FIGURES = (Field.PROGRAMMED, Field.VALUE, Field.REQUESTED, Field.ACCUMULATED, Field.MISSING)
_HINTS = {
    Field.VALUE: "Lo hecho en el período, sin acumular. Si no hizo nada, escriba 0.",
    Field.REQUESTED: "Cuántas solicitudes se recibieron en el período; 0 si no hubo.",
    Field.JUSTIFICATION: "Por qué no se alcanzó lo programado, o se pasó de ello. Sin nombres ni datos de personas.",
    Field.MEASURES: "Qué hará la unidad para cumplir lo que falta.",
    Field.NOTES: "Una aclaración para quien lea el informe, si hace falta.",
    Field.EVIDENCE_TITLE: "Qué documento lo comprueba. Si son varios, uno por línea (Alt+Entrar).",
}
_TEXTS = {
    Field.JUSTIFICATION: LONG,
    Field.MEASURES: LONG,
    Field.NOTES: LONG,
    Field.EVIDENCE_TITLE: SHORT,
}
