"""The figures of a year as rows of text."""

from __future__ import annotations

from generator.core.period import Period
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, plan, report
from generator.indicators.table import summary_rows


def test_a_unit_without_goals_has_its_row_with_its_state():
    annual = annual_plan(plan(goal({"feb": "10"}), report("feb", {"1": "8"})), plan(unit="unidad-b"))
    rows = summary_rows(YearIndicators(annual, end_of_year()), Period.month(YEAR, 2))
    assert [(row["tipo"], row["id"], row["cumplimiento"], row["estado"]) for row in rows] == [
        ("unidad", "unidad-a", "80", "avance-alto"),
        ("unidad", "unidad-b", "", "sin-programacion"),
        ("institucion", "institucion", "80", "avance-alto"),
    ]
