"""The categories of a report: as they are used and, where they were printed otherwise, as they were printed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.model import AnnualPlan, Band, Content
from generator.core.quantity import NBSP
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, method_with, plan, report
from tests.publishing.official.small_reports import only, report_of, rows, tables

if TYPE_CHECKING:
    from generator.publishing.official.document import Table

HIGH = Band("alto", "Alto", Decimal(80), None, NOWHERE, "80 % ≤ X ≤ 100 %")
LOW = Band("bajo", "Bajo", Decimal(0), Decimal(80), NOWHERE)


def table_of(**method: object) -> Table:
    year: AnnualPlan = annual_plan(plan(goal({"feb": "1"}), report("feb", {"1": "1"})), method=method_with(**method))
    (found,) = tables(report_of(only(year, Content.BANDS), "feb"))
    return found


def test_a_printed_range_stands_beside_the_one_that_is_used():
    found = table_of(bands=(LOW, HIGH))
    assert [column.label for column in found.columns] == ["Categoría", "Rango impreso", "Rango que se aplica aquí"]
    assert [[text.replace(NBSP, " ") for text in row] for row in rows(found)] == [
        ["Alto", "80 % ≤ X ≤ 100 %", "80 % o más"],
        ["Bajo", "igual", "De 0 % a menos de 80 %"],
    ]
    assert "sin huecos" in found.notes[0]


def test_ranges_that_were_not_printed_otherwise_need_one_column():
    found = table_of()
    assert [column.label for column in found.columns] == ["Categoría", "Rango de cumplimiento"]
    assert not found.notes
