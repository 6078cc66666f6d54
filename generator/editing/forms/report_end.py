"""The end of the report: work that was not programmed, who informs, when, and the form's own key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.editing.forms.entries import date_entry, figure_entry, suggestion_entry, text_entry
from generator.editing.forms.layout import (
    DATA_SHEET,
    FIRST_ROW,
    LONG,
    SHORT,
    UNPLANNED_NAME,
    UNPLANNED_QUANTITY,
    UNPLANNED_ROWS,
    Field,
    Label,
)
from generator.editing.forms.sheets import show_decimals
from generator.editing.forms.styles import DATE_FORMAT, number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from generator.editing.forms.layout import Form
    from generator.editing.forms.styles import Styles

_NAME, _UNIT, _QUANTITY = 1, 2, 3
_LABELS, _VALUES, _END = 1, 2, 8
_SUMMARY_HEIGHT = 62
_TITLES = {Label.SUMMARY: "Resumen", Label.OWNER: "Responsable", Label.REASON: "Motivo de la corrección"}
_HINTS = {
    Label.SUMMARY: "En pocas palabras, lo principal del período. Se publica.",
    Label.OWNER: "El cargo de quien informa, por ejemplo Jefatura de Formación.",
    Label.REASON: "Déjelo vacío si es la primera vez que informa este período. Si corrige, diga por qué.",
}


def write_end(sheet: Worksheet, form: Form, styles: Styles) -> int:
    """Write what follows the activities; return the last row."""
    row = _write_unplanned(sheet, form, styles)
    row = _write_details(sheet, form, row + 1, styles)
    sheet.write_string(row + 1, _LABELS, "Firma y sello", styles("label", "before"))
    sheet.set_row(row + 1, 34)
    sheet.merge_range(row + 1, _VALUES, row + 1, _END, "", styles("cell"))
    key = f"Clave del formulario, no la cambie: {form.key.text}"
    sheet.write_string(row + 2, _LABELS, key, styles("note"))
    return row + 2


def _write_unplanned(sheet: Worksheet, form: Form, styles: Styles) -> int:
    """Write the table of work that no goal announced; return the row after it."""
    row = FIRST_ROW + len(form.rows) + 1
    _band(
        sheet,
        form,
        row,
        "Trabajo no programado (lo que se hizo y no está en el plan; no cambia ningún porcentaje)",
        styles,
    )
    headings = {_NAME: UNPLANNED_NAME, _UNIT: Field.MEASURE_UNIT.value, _QUANTITY: UNPLANNED_QUANTITY}
    for column, heading in headings.items():
        sheet.write_string(row + 1, column, heading, styles("heading"))
    first, last = row + 2, row + 1 + UNPLANNED_ROWS
    number = styles("input", "figure", number=number_format(is_percent=False))
    for line in range(first, last + 1):
        sheet.write_blank(line, _NAME, None, styles("input", "text"))
        sheet.write_blank(line, _UNIT, None, styles("input", "text"))
        sheet.write_blank(line, _QUANTITY, None, number)
    name = text_entry(UNPLANNED_NAME, "Un trabajo por fila.", SHORT)
    sheet.data_validation(first, _NAME, last, _NAME, name)
    if form.measure_units:
        units = f"='{DATA_SHEET}'!$C$3:$C${len(form.measure_units) + 2}"
        hint = "En qué se cuenta: elija de la lista o escriba otra."
        sheet.data_validation(first, _UNIT, last, _UNIT, suggestion_entry(Field.MEASURE_UNIT.value, hint, units))
    quantity = figure_entry(UNPLANNED_QUANTITY, "Cuánto se hizo. Si no se sabe, déjela vacía.")
    sheet.data_validation(first, _QUANTITY, last, _QUANTITY, quantity)
    show_decimals(sheet, [(first, _QUANTITY, last, _QUANTITY)], styles, is_percent=False)
    return last + 1


def _write_details(sheet: Worksheet, form: Form, row: int, styles: Styles) -> int:
    """Write what is told once of the report; return its last row."""
    _band(sheet, form, row, "Datos del informe", styles)
    texts = {Label.SUMMARY: "", Label.OWNER: form.plan.owner, Label.DATE: "", Label.REASON: ""}
    for line, (label, text) in enumerate(texts.items(), row + 1):
        sheet.write_string(line, _LABELS, label.value, styles("label", "before", "prose"))
        is_date = label is Label.DATE
        names = ("input", "text") if label is Label.SUMMARY else ("input", "text", "middle")
        style = styles(*names, number=DATE_FORMAT if is_date else "")
        end = _VALUES + 1 if is_date else _END
        sheet.merge_range(line, _VALUES, line, end, "", style)
        if text:
            sheet.write_string(line, _VALUES, text, style)
        longest = SHORT if label is Label.OWNER else LONG
        entry = date_entry(form.plan.year) if is_date else text_entry(_TITLES[label], _HINTS[label], longest)
        sheet.data_validation(line, _VALUES, line, _VALUES, entry)
        sheet.set_row(line, _SUMMARY_HEIGHT if label is Label.SUMMARY else 20)
        if is_date:
            cell = xl_rowcol_to_cell(line, _VALUES)
            sheet.write_formula(
                line, end + 1, f'=IF({cell}="","◄ Falta la fecha","")', styles("label"), "◄ Falta la fecha"
            )
    return row + len(texts)


def _band(sheet: Worksheet, form: Form, row: int, text: str, styles: Styles) -> None:
    for column in range(form.column(Field.KEY)):
        sheet.write_blank(row, column, None, styles("band"))
    sheet.write_string(row, 0, text, styles("band"))
