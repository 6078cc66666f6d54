"""Whatever plan and whatever is filled: what comes back is what was filled."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.frozen import replace
from generator.core.hidden import HIDDEN
from generator.core.model import (
    Activity,
    AnnualPlan,
    Evidence,
    ProgressEntry,
    Result,
    Target,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.period import Period
from generator.core.quantity import Quantity, plain
from generator.editing.forms.layout import FIRST_ROW, UNPLANNED_ROWS, Field, Form, periods_of
from generator.editing.forms.reading import read_form
from generator.editing.forms.writing import form_bytes
from generator.editing.progress import UNWRITTEN
from tests.editing.forms.helpers import annual, filled

YEAR = 2024
letters = st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="\u0085\u2028\u2029").filter(
    lambda char: not HIDDEN.match(char)
)
texts = st.text(st.one_of(st.sampled_from(string.printable[:94] + " ñé="), letters), min_size=1, max_size=60).map(
    lambda text: normalize("NFC", " ".join(text.split()))
)
lines = texts.filter(lambda text: bool(text) and not text.startswith(("#", "Err:")) and text.isprintable())
prose = st.lists(lines, min_size=1, max_size=3).map("\n".join)
numbers = st.decimals(0, 10**9, places=3).map(lambda number: Decimal(plain(number)))
codes = st.from_regex(r"[1-9]\.?[0-9]{0,2}[A-Z]?", fullmatch=True).filter(lambda code: not code.endswith("."))


@st.composite
def activities(draw: st.DrawFn, code: str) -> Activity:
    """A goal of some kind."""
    kind = draw(st.sampled_from(TargetType))
    is_percent = kind is TargetType.DEMAND or draw(st.booleans())
    months = draw(st.lists(st.integers(1, 12), unique=True, max_size=12))
    quantity = Quantity(Decimal(draw(st.integers(1, 100))), is_percent)
    targets = tuple(Target(Period.month(YEAR, month), quantity, UNWRITTEN) for month in sorted(months))
    return Activity(code, draw(lines), targets, quantity, UNWRITTEN, target_type=kind, measure_unit=draw(lines))


@st.composite
def plans(draw: st.DrawFn) -> UnitPlan:
    """A unit's plan."""
    found = draw(st.lists(codes, unique_by=str.casefold, min_size=1, max_size=6))
    return UnitPlan("unidad", YEAR, 1, tuple(draw(activities(code)) for code in found), UNWRITTEN)


@st.composite
def results(draw: st.DrawFn, activity: Activity) -> Result:
    """What was done of an activity."""
    is_demand = activity.target_type is TargetType.DEMAND
    justification, measures, notes = (draw(st.one_of(st.just(""), prose)) for _ in range(3))
    return Result(
        activity.code,
        Quantity(draw(numbers), activity.is_percent and not is_demand),
        UNWRITTEN,
        draw(numbers) if is_demand else None,
        justification,
        measures,
        notes,
        evidence=tuple(draw(st.lists(st.builds(Evidence, lines, st.just("https://a.example/x")), max_size=2))),
    )


@st.composite
def entries(draw: st.DrawFn, plan: UnitPlan) -> ProgressEntry:
    """A report of some of a plan's activities."""
    told = draw(st.lists(st.sampled_from(plan.activities), unique_by=lambda activity: activity.code, min_size=1))
    codes_told = {activity.code for activity in told}
    works = st.builds(
        UnplannedWork,
        lines,
        st.one_of(st.just(""), lines),
        st.one_of(st.none(), st.builds(Quantity, numbers)),
        st.just(UNWRITTEN),
    )
    reason = draw(st.one_of(st.just(""), prose))
    return ProgressEntry(
        period=draw(st.sampled_from(periods_of(plan))),
        date=draw(st.dates(date(2024, 1, 1), date(2030, 1, 1))),
        results=tuple(draw(results(activity)) for activity in plan.activities if activity.code in codes_told),
        origin=UNWRITTEN,
        owner=draw(st.one_of(st.just(""), lines)),
        summary=draw(st.one_of(st.just(""), prose)),
        is_correction=bool(reason),
        reason=reason,
        unplanned=tuple(draw(st.lists(works, max_size=UNPLANNED_ROWS))),
    )


def cells_of(form: Form, entry: ProgressEntry) -> dict[str, float | str]:
    """The cells that a person fills to tell a report."""
    rows = {row.activity.code: row for row in form.rows}
    letters = {field: string.ascii_uppercase[form.column(field)] for field in form.columns}
    cells: dict[str, float | str] = {"C4": entry.period.label}
    for result in entry.results:
        typed = {
            Field.VALUE: float(result.quantity.number),
            Field.REQUESTED: "" if result.requested is None else float(result.requested),
            Field.JUSTIFICATION: result.justification,
            Field.MEASURES: result.measures,
            Field.NOTES: result.notes,
            Field.EVIDENCE_TITLE: "\n".join(proof.title for proof in result.evidence),
            Field.EVIDENCE_URL: "\n".join(proof.url for proof in result.evidence),
        }
        row = rows[result.code].row + 1
        cells |= {f"{letters[field]}{row}": value for field, value in typed.items() if value != ""}
    first = FIRST_ROW + len(form.rows) + 4
    for line, work in enumerate(entry.unplanned, first):
        cells |= {f"B{line}": work.name, f"C{line}": work.measure_unit}
        cells |= {f"D{line}": float(work.quantity.value)} if work.quantity else {}
    last = first + UNPLANNED_ROWS + 2
    told = (entry.summary, entry.owner, f"{entry.date:%d/%m/%Y}", entry.reason)
    return cells | {f"C{line}": text for line, text in enumerate(told, last)}


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_what_is_filled_is_what_is_read(data: st.DataObject) -> None:
    plan = data.draw(plans())
    entry = data.draw(entries(plan))
    year = _year_of(plan)
    form = Form(year, plan, periods_of(plan)[0])
    sheet = filled(cells_of(form, entry), form_bytes(year, plan, form.period))
    found, problems = read_form("f.xlsx", sheet, [year])
    assert problems == ()
    assert found
    assert found.entry == entry


def _year_of(plan: UnitPlan) -> AnnualPlan:
    return replace(annual(), plans=(plan,))
