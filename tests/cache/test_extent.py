"""How far the file of a plan belongs to an official report."""

from __future__ import annotations

import pytest

from generator.cache.extent import lines_told
from generator.core.period import Period
from generator.indicators.method import default_method
from generator.reading.read import read_all
from tests.small_plans import SOUND, files, schemas, source

REPORT = "esquema: 1\nperiodo: 2024-07\ntitulo: Informe\nfecha: 2024-08-15\npublicado: []\n"
JULY, AUGUST, QUARTER, CORRECTION = (
    f'  - periodo: {period}\n    fecha: 2024-12-05\n{more}    actividades: {{"1": {{valor: 1}}}}\n'
    for period, more in (
        ("2024-07", ""),
        ("2024-08", ""),
        ("2024-T3", ""),
        ("2024-07", "    rectifica: true\n    motivo: Se contó mal\n"),
    )
)
GOALS = f"{SOUND['unidad']}avances:\n"
INLINE = 'avances: [{periodo: 2024-07, fecha: 2024-12-05, actividades: {"1": {valor: 1}}},\n  '
INLINE += '{periodo: 2024-08, fecha: 2024-12-05, actividades: {"1": {valor: 1}}}]\n'


def told(text: str, period: str, other: dict[str, str] | None = None) -> str | None:
    """The lines of a plan that a report is made of; `None` if it is the whole."""
    of_plan = source("unidad", text.encode())
    found = read_all((*(each for each in files("", other) if each.file != of_plan.file), of_plan), schemas(),
                     default_method())  # fmt: skip
    (annual,) = found.annual_plans
    (plan,) = annual.plans
    document = found.documents[of_plan.file]
    count = lines_told(annual, plan, Period.parse(period), document)
    return None if count is None else "".join(f"{line}\n" for line in document.lines[:count])


@pytest.mark.parametrize(
    ("reports", "period", "expected"),
    [
        ((JULY, AUGUST), "2024-06", GOALS),
        ((JULY, AUGUST), "2024-07", GOALS + JULY),
        ((JULY, AUGUST), "2024-01..2024-07", GOALS + JULY),
        ((JULY, AUGUST), "2024-08", None),
        ((JULY, AUGUST), "2024", None),
        ((), "2024-07", None),
        ((JULY, "  # De agosto\n", AUGUST), "2024-07", f"{GOALS}{JULY}  # De agosto\n"),
        ((AUGUST, JULY), "2024-07", None),
        ((JULY, AUGUST, CORRECTION), "2024-07", None),
        ((JULY, CORRECTION, AUGUST), "2024-07", GOALS + JULY + CORRECTION),
        ((QUARTER,), "2024-06", GOALS),
        ((JULY, QUARTER, AUGUST), "2024-07", GOALS + JULY + QUARTER),
    ],
)
def test_it_is_what_began_by_the_end_of_the_period(reports, period, expected):
    text = GOALS + "".join(reports) if reports else SOUND["unidad"]
    assert told(text, period) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_otherwise(end):
    assert told(f"\ufeff{GOALS}{JULY}{AUGUST}".replace("\n", end), "2024-07") == GOALS + JULY


def test_what_is_not_one_report_below_another_at_the_end_is_taken_whole():
    assert told(SOUND["unidad"] + INLINE, "2024-07") is None
    moved = SOUND["unidad"].replace("version: 1\n", f"version: 1\navances:\n{JULY}{AUGUST}", 1)
    assert told(moved, "2024-07") is None


def test_the_own_report_of_an_institution_is_compared_with_the_figures_of_today():
    assert told(GOALS + JULY + AUGUST, "2024-07", {"informes/propio": REPORT}) is None
    assert told(GOALS + JULY + AUGUST, "2024-06", {"informes/propio": REPORT}) == GOALS
