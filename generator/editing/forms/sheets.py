"""What the sheets of the form share: how figures are written, and how a page is printed and protected."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from generator.core.quantity import Quantity, plain
from generator.editing.forms.styles import number_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format

    from generator.editing.forms.formulas import Computed
    from generator.editing.forms.layout import Form, FormRow
    from generator.editing.forms.styles import Styles

Area = tuple[int, int, int, int]
"""A rectangle of cells: first row and column, last row and column."""

LINE_HEIGHT, MIN_LINES = 13, 2
LETTERS = 1.1
"""How many letters of a usual text fit where one digit does: the unit of widths."""
_A4 = 9
_MARGIN = 0.3
PROTECTION = {"format_rows": True, "format_columns": True}
"""What a protected sheet still allows: to make room for a long text."""


class FormSheet(Worksheet):  # type: ignore[misc] # xlsxwriter ships no types
    """A sheet with rows that grow while a long text is typed in them, as those of a new sheet do.

    xlsxwriter calls every height that it writes fixed; here the rows `growing` have a height that is only the first.
    It also searches every formula for functions newer than 2010, which took half the time of a form and finds none.
    """

    growing = range(0)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and dict(attributes).get("r", 0) in self.growing:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _prepare_formula(self, formula: str, *_: object) -> str:
        return formula.removeprefix("=")


def text_height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height that shows every text whole in a cell of its width, in points."""
    lines = max(ceil(len(text) / (LETTERS * width)) for text, width in texts)
    return max(lines, MIN_LINES) * LINE_HEIGHT + 2


def write_quantity(sheet: Worksheet, place: tuple[int, int], told: Quantity | str, styles: Styles, *names: str) -> None:
    """Write a figure as a number, a figure that cannot be read as the text that was published, or nothing."""
    if isinstance(told, Quantity):
        number = number_format(is_percent=told.is_percent, is_whole=told.value == told.value.to_integral_value())
        sheet.write_number(*place, told.number, styles(*names, number=number))
    elif told:
        sheet.write_string(*place, told, styles(*names))
    else:
        sheet.write_blank(*place, None, styles(*names))


def write_computed(sheet: Worksheet, place: tuple[int, int], computed: Computed, style: Format) -> None:
    """Write a formula with its result."""
    value = computed.value
    if isinstance(value, Decimal):
        value = Decimal(plain(value))  # without exponent
    sheet.write_formula(*place, computed.formula, style, value)


def shows_percent(row: FormRow) -> bool:
    """Whether what is done of an activity is told in percent; of demand goals, how many were attended is told."""
    return row.activity.is_percent and not row.is_demand


def show_decimals(  # noqa: PLR0913 what a condition is made of, by name
    sheet: Worksheet, areas: Sequence[Area], styles: Styles, *, is_percent: bool, when: str = "TRUE", look: str = ""
) -> None:
    """Show the decimals of the figures that have some, in areas of cells that look whole otherwise.

    Of two conditions the first that holds counts, so a `look` that depends on something else is given with it. The
    first area must be the one at the top left, because programs count relative addresses from there.
    """
    if not areas:
        return
    first = xl_rowcol_to_cell(areas[0][0], areas[0][1])
    number = f"{first}*100" if is_percent else first
    criteria = f"=IF(ISNUMBER({first}),AND({when},ROUND({number},6)<>ROUND({number},0)),FALSE)"
    shown = styles.condition(look, number=number_format(is_percent=is_percent, is_whole=False))
    ranges = " ".join(xl_range(*area) for area in areas)
    rule = {"type": "formula", "criteria": criteria, "format": shown, "multi_range": ranges}
    sheet.conditional_format(*areas[0], rule)


def page(sheet: Worksheet, form: Form, *, last_column: int, last_row: int, repeated: int) -> None:
    """Prepare a sheet to be printed, one page wide, and protect it without a password.

    Codes such as 1.10 are texts on purpose, and Excel is told not to doubt them.
    """
    everything = xl_range(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": everything, "formula_differs": everything})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeated)
    sheet.print_area(0, 0, last_row, last_column)
    unit = form.unit_name.replace("&", "&&")
    sheet.set_footer(f"&L&8{unit[:120]}&C&8{form.key.text}&R&8Página &P de &N")
    sheet.protect("", PROTECTION)
