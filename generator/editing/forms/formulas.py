"""What the form computes while it is filled, as formulas, with the results that they have while it is still blank.

The results are stored beside the formulas, for programs that show a file without computing it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs, xl_rowcol_to_cell

from generator.core.frozen import Frozen
from generator.core.model import Direction, TargetType
from generator.core.quantity import HUNDRED, plain
from generator.editing.forms.layout import FIRST_PERIOD_COLUMN, FIRST_ROW, REPORT_SHEET, YEAR_SHEET, Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.quantity import Quantity
    from generator.editing.forms.layout import Form, FormRow

CHOSEN = "periodo_n"
"""The name of the cell that says which period is chosen, from 1; 0 is none."""
TO_REPORT = "Por informar"
TO_JUSTIFY = "Falta justificar"
_TEXTS = {Field.REQUESTED, Field.JUSTIFICATION, Field.MEASURES, Field.NOTES, Field.EVIDENCE_TITLE, Field.EVIDENCE_URL}
_YEAR = f"'{YEAR_SHEET}'!"


class Computed(Frozen):
    """A formula and the result that it has in a blank form; "" is nothing."""

    formula: str
    value: Decimal | str = ""


def target_in(form: Form, row: FormRow) -> Decimal | str:
    """Return what the activity promises for the form's period: a number, a text that is no number, or ""."""
    found: Quantity | str = next(
        (target.quantity for target in row.activity.targets if target.period == form.period),
        row.activity.unreadable.get(form.period, ""),
    )
    return found if isinstance(found, str) else found.number


def programmed(form: Form, row: FormRow) -> Computed:
    """Return what is promised for the chosen period."""
    last = form.total_column - 1
    cell = f"INDEX({_YEAR}{xl_range_abs(row.year_row, FIRST_PERIOD_COLUMN, row.year_row, last)},1,{CHOSEN})"
    return Computed(f'=IF({CHOSEN}=0,"",IF({cell}="","",{cell}))', target_in(form, row))


def percent(form: Form, row: FormRow) -> Computed | None:
    """Return how much of the promise was kept; `None` where the period alone cannot tell."""
    if row.activity.direction is not Direction.ASCENDING or row.activity.target_type is TargetType.MILESTONE:
        return None
    aim, done, asked = (_cell(form, row, field) for field in (Field.PROGRAMMED, Field.VALUE, Field.REQUESTED))
    if row.is_demand:
        known, result = f"ISNUMBER({aim}),ISNUMBER({done}),ISNUMBER({asked})", f"{done}/{asked}/{aim}"
        return Computed(f'=IF(AND({known}),IF(AND({aim}>0,{asked}>0),{result},""),"")')
    return Computed(f'=IF(AND(ISNUMBER({aim}),ISNUMBER({done})),IF({aim}>0,{done}/{aim},""),"")')


def accumulated(form: Form, row: FormRow) -> Computed:
    """Return what adds up in the year: a total, the last figure of a level, or the part of the demand attended."""
    done = _YEAR + xl_rowcol_to_cell(row.year_row + 1, form.total_column, row_abs=True, col_abs=True)
    if not row.is_demand:
        return Computed(f"={done}", year_total(row))
    asked = _YEAR + xl_rowcol_to_cell(row.year_row + 2, form.total_column, row_abs=True, col_abs=True)
    whole = sum((result.requested or Decimal(0) for result in row.results.values()), Decimal(0))
    total = year_total(row)
    return Computed(
        f'=IF(AND(ISNUMBER({done}),ISNUMBER({asked})),IF({asked}>0,{done}/{asked},""),"")',
        total / whole if whole and isinstance(total, Decimal) else "",
    )


def year_total(row: FormRow) -> Decimal | str:
    """Return what the reports so far make together; "" if there is none."""
    numbers = [row.results[period].quantity.number for period in sorted(row.results, key=lambda each: each.last)]
    if not numbers:
        return ""
    return numbers[-1] if row.activity.target_type is TargetType.LEVEL else sum(numbers, Decimal(0))


def missing(form: Form, row: FormRow) -> Computed | None:
    """Return what is left of the annual target; `None` where nothing is added towards it."""
    annual = row.activity.annual_target
    is_total = row.activity.target_type in {TargetType.SUM, TargetType.MILESTONE}
    if annual is None or not is_total or row.activity.direction is not Direction.ASCENDING:
        return None
    whole, done = _cell(form, row, Field.ANNUAL), _cell(form, row, Field.ACCUMULATED)
    so_far = year_total(row)
    left = annual.number - (so_far if isinstance(so_far, Decimal) else 0)
    return Computed(f"=MAX({whole}-IF(ISNUMBER({done}),{done},0),0)", max(left, Decimal(0)))


def check(form: Form, row: FormRow) -> Computed:
    """Return what the row still needs, in words."""
    aim, done = _cell(form, row, Field.PROGRAMMED), _cell(form, row, Field.VALUE)
    title, link = _cell(form, row, Field.EVIDENCE_TITLE), _cell(form, row, Field.EVIDENCE_URL)
    texts = "&".join(_cell(form, row, field) for field in form.columns if field in _TEXTS)
    cases = [
        (f'AND({done}="",{texts}<>"")', "Falta lo realizado"),
        (f'AND({done}="",ISNUMBER({aim}),{aim}<>0)', TO_REPORT),
        (f'{done}=""', ""),
        (f"NOT(ISNUMBER({done}))", "Realizado no es un número"),
        (f"{done}<0", "Realizado es negativo"),
        *_demand_cases(form, row),
        *_threshold_cases(form, row),
        (f'AND({title}<>"",{link}="")', "Falta el enlace"),
    ]
    number = target_in(form, row)
    return Computed(f"={_first_of(cases)}", TO_REPORT if isinstance(number, Decimal) and number else "")


def _demand_cases(form: Form, row: FormRow) -> Iterable[tuple[str, str]]:
    if row.is_demand:
        done, asked = _cell(form, row, Field.VALUE), _cell(form, row, Field.REQUESTED)
        yield f"NOT(ISNUMBER({asked}))", "Falta lo solicitado"
        yield f"{done}>{asked}", "Se atendió más de lo solicitado"


def _threshold_cases(form: Form, row: FormRow) -> Iterable[tuple[str, str]]:
    threshold = form.annual.frame.method.threshold
    is_judged = row.activity.target_type is TargetType.SUM and row.activity.direction is Direction.ASCENDING
    if threshold is not None and is_judged:
        share, reason = _cell(form, row, Field.PERCENT), _cell(form, row, Field.JUSTIFICATION)
        limit = plain(threshold / HUNDRED)
        yield f'IF(ISNUMBER({share}),AND({share}<{limit},{reason}=""),FALSE)', TO_JUSTIFY


def _first_of(cases: Iterable[tuple[str, str]]) -> str:
    """Return a formula that gives the text of the first condition that holds, or ""."""
    formula = '""'
    for condition, text in reversed(list(cases)):
        formula = f'IF({condition},"{text}",{formula})'
    return formula


def year_cell(line: int, number: int, typed: int, old: Decimal | None) -> Computed:
    """Return a period of the year's sheet: what is being typed if it is the chosen one, else what was reported.

    `line` is the row, `number` counts the periods from 1, `typed` is the column that repeats what is typed.
    """
    fresh = xl_rowcol_to_cell(line, typed, col_abs=True)
    kept = '""' if old is None else plain(old)
    return Computed(f"=IF(AND({CHOSEN}={number},ISNUMBER({fresh})),{fresh},{kept})", "" if old is None else old)


def year_sum(form: Form, row: FormRow, line: int) -> str:
    """Return the formula of what the periods of a line make together."""
    cells = xl_range(line, FIRST_PERIOD_COLUMN, line, form.total_column - 1)
    last = f"SUMPRODUCT(MAX(ISNUMBER({cells})*(COLUMN({cells})-{FIRST_PERIOD_COLUMN})))"
    whole = f"INDEX({cells},1,{last})" if row.activity.target_type is TargetType.LEVEL else f"SUM({cells})"
    return f'=IF(COUNT({cells})=0,"",{whole})'


def typed_cell(form: Form, row: FormRow, field: Field) -> str:
    """Return the formula of what stands in a column of the report for an activity, wherever its row was moved."""
    last = FIRST_ROW + len(form.rows) - 1
    keys, column = (
        f"{REPORT_SHEET}!{xl_range_abs(FIRST_ROW, at, last, at)}" for at in map(form.column, (Field.KEY, field))
    )
    key = xl_rowcol_to_cell(row.year_row, key_column(form), col_abs=True)
    cell = f"INDEX({column},MATCH({key},{keys},0),1)"
    return f'=IFERROR(IF({cell}="","",{cell}),"")'


def key_column(form: Form) -> int:
    """Return the hidden column of the year's sheet that holds the keys; the next one repeats what is typed."""
    return form.total_column + 1


def _cell(form: Form, row: FormRow, field: Field) -> str:
    """Return the address of a cell of the report, in its own row: a sorted row takes its formulas with it."""
    if field not in form.columns:
        return ""
    return f"${xl_col_to_name(form.column(field))}{row.row + 1}"
