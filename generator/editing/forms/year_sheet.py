"""The sheet «Plan del año»: the official table, month by month, which shows what is being reported as it is typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.editing.forms.formulas import CHOSEN, Computed, key_column, typed_cell, year_cell, year_sum, year_total
from generator.editing.forms.layout import FIRST_PERIOD_COLUMN, FIRST_YEAR_ROW, Field, row_key
from generator.editing.forms.sheets import (
    LINE_HEIGHT,
    page,
    show_decimals,
    shows_percent,
    text_height,
    write_computed,
    write_quantity,
)
from generator.editing.forms.styles import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from generator.core.period import Period
    from generator.editing.forms.layout import Form, FormRow
    from generator.editing.forms.sheets import Area
    from generator.editing.forms.styles import Styles

_HEADINGS = ("N°", "Actividad", "Unidad de medida", "Medio de verificación", "")
_WIDTHS = (6, 38, 13, 20, 11)
_PERIOD_WIDTH, _TOTAL_WIDTH = 7.5, 10
_HEAD = 3


def write_year(sheet: Worksheet, form: Form, styles: Styles) -> None:
    """Write the sheet of the year."""
    _write_head(sheet, form, styles)
    for row in form.rows:
        _write_activity(sheet, form, row, styles)
    last = _last_row(form)
    _add_conditions(sheet, form, last, styles)
    sheet.freeze_panes(FIRST_YEAR_ROW, 2)
    sheet.set_column(form.total_column + 1, form.total_column + 2, None, None, {"hidden": True})
    page(sheet, form, last_column=form.total_column, last_row=last, repeated=_HEAD)


def _last_row(form: Form) -> int:
    return form.rows[-1].year_row + len(_lines(form.rows[-1])) if form.rows else _HEAD


def _computed_area(form: Form, row: FormRow) -> Area:
    return row.year_row + 1, FIRST_PERIOD_COLUMN, row.year_row + len(_lines(row)), form.total_column


def _write_head(sheet: Worksheet, form: Form, styles: Styles) -> None:
    sheet.write_string(0, 0, form.annual.institution.name, styles("label"))
    sheet.write_string(1, 0, f"{form.annual.frame.name}: programado y realizado", styles("title"))
    sheet.write_string(2, 0, form.unit_name, styles("subtitle"))
    note = "Se llena sola con lo que se escribe en «Informe». La columna resaltada es la del período que se informa."
    sheet.write_string(2, FIRST_PERIOD_COLUMN, note, styles("note"))
    headings = (*_HEADINGS, *(_heading(period) for period in form.periods), "Meta anual / total")
    for column, heading in enumerate(headings):
        sheet.write_string(_HEAD, column, heading, styles("heading"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST_PERIOD_COLUMN, form.total_column - 1, _PERIOD_WIDTH)
    sheet.set_column(form.total_column, form.total_column, _TOTAL_WIDTH)
    sheet.set_row(1, 24)
    sheet.set_row(_HEAD, 28)


def _heading(period: Period) -> str:
    """Return the heading of a period: `Ene`, `T1`, `Anual`."""
    return period.key.capitalize()


def _lines(row: FormRow) -> tuple[tuple[str, Field], ...]:
    """Return the lines of an activity below what was programmed, with the column of the report that fills each."""
    done = (("Atendido" if row.is_demand else "Realizado", Field.VALUE),)
    return (*done, ("Solicitado", Field.REQUESTED)) if row.is_demand else done


def _write_activity(sheet: Worksheet, form: Form, row: FormRow, styles: Styles) -> None:
    activity, first = row.activity, row.year_row
    lines = _lines(row)
    texts = (activity.code, activity.name, activity.measure_unit, activity.means_of_verification)
    for column, text in enumerate(texts):
        style = styles("cell", "text", "strong") if column == 0 else styles("cell", "text")
        sheet.merge_range(first, column, first + len(lines), column, "", style)
        sheet.write_string(first, column, text, style)
    height = text_height(zip(texts, _WIDTHS, strict=False)) / (len(lines) + 1)
    for line in range(first, first + len(lines) + 1):
        sheet.set_row(line, max(height, LINE_HEIGHT + 2))
    _write_promise(sheet, form, row, styles)
    sheet.write_string(first, key_column(form), row_key(activity))
    for offset, (label, field) in enumerate(lines, 1):
        _write_line(sheet, form, row, (first + offset, label, field), styles)


def _write_promise(sheet: Worksheet, form: Form, row: FormRow, styles: Styles) -> None:
    targets = {target.period: target.quantity for target in row.activity.targets}
    sheet.write_string(row.year_row, FIRST_PERIOD_COLUMN - 1, "Programado", styles("cell"))
    for column, period in enumerate(form.periods, FIRST_PERIOD_COLUMN):
        told = targets.get(period) or row.activity.unreadable.get(period, "")
        write_quantity(sheet, (row.year_row, column), told, styles, "cell", "figure")
    annual = row.activity.annual_target or ""
    write_quantity(sheet, (row.year_row, form.total_column), annual, styles, "cell", "figure", "strong")


def _write_line(sheet: Worksheet, form: Form, row: FormRow, line: tuple[int, str, Field], styles: Styles) -> None:
    """Write what was reported in each period: `line` is its row, its label, and the column of the report it repeats."""
    at, label, field = line
    style = styles("cell", "figure", "computed", number=number_format(is_percent=shows_percent(row)))
    typed = key_column(form) + 1
    sheet.write_string(at, FIRST_PERIOD_COLUMN - 1, label, styles("cell", "computed"))
    sheet.write_formula(at, typed, typed_cell(form, row, field), None, "")
    for number, period in enumerate(form.periods, 1):
        old = _told(row, period, field)
        write_computed(sheet, (at, FIRST_PERIOD_COLUMN + number - 1), year_cell(at, number, typed, old), style)
    total = Computed(year_sum(form, row, at), _total(row, field))
    write_computed(sheet, (at, form.total_column), total, style)


def _told(row: FormRow, period: Period, field: Field) -> Decimal | None:
    result = row.results.get(period)
    if result is None:
        return None
    return result.requested if field is Field.REQUESTED else result.quantity.number


def _total(row: FormRow, field: Field) -> Decimal | str:
    if field is not Field.REQUESTED:
        return year_total(row)
    asked = [result.requested for result in row.results.values() if result.requested is not None]
    return sum(asked, Decimal(0)) if asked else ""


def _add_conditions(sheet: Worksheet, form: Form, last: int, styles: Styles) -> None:
    """Show the chosen period's column by its colour and in bold, and the decimals of figures that have some."""
    chosen = f"COLUMN()-{FIRST_PERIOD_COLUMN}={CHOSEN}"
    for is_percent in (False, True):
        areas = [_computed_area(form, row) for row in form.rows if shows_percent(row) is is_percent]
        show_decimals(sheet, areas, styles, is_percent=is_percent, when=chosen, look="chosen")
        show_decimals(sheet, areas, styles, is_percent=is_percent)
    if form.rows:
        promised = {"type": "formula", "criteria": f"={chosen}", "format": styles.condition("chosen")}
        sheet.conditional_format(FIRST_YEAR_ROW, FIRST_PERIOD_COLUMN, last, form.total_column - 1, promised)
