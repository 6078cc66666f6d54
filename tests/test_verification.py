"""Every published figure of the real plans against the recomputed one; `pytest -s` prints the whole table."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.period import Period
from generator.indicators.annual import YearIndicators
from generator.indicators.states import State
from generator.indicators.verification import Answer, Verdict, verify
from generator.pipeline import check_project
from generator.project import Project
from tests.small_plans import ROOT

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

AS_OF = date(2025, 2, 1)
KNOWN = {
    # the differences found by hand in the documents: the rule that gives the printed figure, or that none does
    ("icj", "institucion", "2023", "64%"): "contar como cero lo que no tenía nada programado",
    ("icj", "autoridad:gerencia-tecnica", "2023", "50%"): "contar como cero lo que no tenía nada programado",
    ("insafocoop", "institucion", "2023", "91%"): "tomar la cifra de diciembre de 2023",
    ("insafocoop", "unidad:supervision", "2023-10", "0%"): "una unidad que un cambio aprobado eliminó",
    ("insafocoop", "unidad:supervision", "2023-11", "0%"): "una unidad que un cambio aprobado eliminó",
    ("insafocoop", "unidad:supervision", "2023-12", "0%"): "una unidad que un cambio aprobado eliminó",
    ("insafocoop", "unidad:supervision", "2023-T4", "0%"): "una unidad que un cambio aprobado eliminó",
    ("insafocoop", "actividad:vigilancia/2.3.2", "2023-T4", "60%"): "dividir lo programado entre lo realizado",
    ("insafocoop", "actividad:auditoria-interna/4.3.1", "2023-T4", "60%"): "el porcentaje de toda la unidad",
    ("insafocoop", "actividad:uaip-oir/4.2.1", "2023-T4", "2"): "El informe se contradice: imprime también 2 de",
    ("insafocoop", "actividad:ucp/4.1b.1", "2023-T4", "99.33%"): "El informe se contradice: en «Ejes estratégicos IV",
}


@pytest.fixture(scope="module")
def years() -> tuple[AnnualPlan, ...]:
    checked = check_project(Project(ROOT), AS_OF)
    assert not checked.has_errors, checked.problems
    return tuple(annual for annual in checked.annual_plans if annual.reports)


@pytest.fixture(scope="module")
def verdicts(years: tuple[AnnualPlan, ...]) -> list[tuple[str, Verdict]]:
    return [
        (annual.institution.id, found) for annual in years for found in verify(annual, YearIndicators(annual, AS_OF))
    ]


def test_the_whole_table(verdicts):
    counts = Counter((institution, found.answer.value) for institution, found in verdicts)
    for (institution, word), number in sorted(counts.items()):
        print(f"{institution:12} {word:16} {number:>4}")  # noqa: T201 - as below
    for institution, found in verdicts:
        figure = found.figure
        mine = found.recomputed.text if found.recomputed else "-"
        print(  # noqa: T201 - the table is what this test is for
            f"{institution:12} {figure.subject.text:45} {figure.measure.value:12} {figure.period.code:17} "
            f"{figure.text:>9} {mine:>9} {found.answer.value:16} {found.reason}"
        )
    assert verdicts


def test_only_the_known_figures_differ(verdicts):
    different = {
        (institution, found.figure.subject.text, found.figure.period.code, found.figure.quantity.text): found.reason
        for institution, found in verdicts
        if found.answer is Answer.DIFFERENT
    }
    assert {key: reason for key, reason in different.items() if key not in KNOWN} == {}
    assert {key: KNOWN[key] for key, reason in different.items() if KNOWN[key] not in reason} == {}
    assert [key for key in KNOWN if key not in different] == []


def test_what_each_institution_printed(verdicts):
    counts = Counter((institution, found.answer) for institution, found in verdicts)
    printed = {institution: tuple(counts[institution, answer] for answer in Answer) for institution, _ in verdicts}
    assert printed == {  # equal, copied, different, not to be recomputed
        # 17 percentages and 17 annual goals, sums of their quarters; 68 quarters and 17 results have no other source
        "caja-mutual": (34, 85, 0, 0),
        "conna": (0, 7, 0, 0),
        # the averages of units; 60 percentages of units and 9 of results have nothing behind them
        "icj": (7, 0, 3, 69),
        # 66 months and 23 years of units, 3 totals, a goal told without a figure and one of demand have nothing behind
        "insafocoop": (70, 49, 9, 94),
    }


def test_what_a_report_prints_beside_a_figure_explains_it(verdicts):
    reasons = {
        (found.figure.subject.text, found.figure.text, bool(found.figure.parts)): found.reason
        for institution, found in verdicts
        if institution == "insafocoop" and found.answer is Answer.EQUAL
    }
    assert "77 ÷ (60 ÷ 90" in reasons["actividad:servicios-generales/4.5.1", "15.5%", False]
    assert "99.33\N{NO-BREAK SPACE}% − 90" in reasons["actividad:ucp/4.1b.1", "9.33%", False]
    sums = {text: reason for (_, text, is_sum), reason in reasons.items() if is_sum}
    assert sums.keys() == {"36%", "15", "9", "559", "163", "423", "107", "1.5", "1.4"}
    assert sums["559"].startswith("219 + 168 + 69 + 103")


def test_insafocoops_year_is_that_of_the_22_units_it_averages(years):
    """Supervisión, eliminated in October, is out of the year's average too; FIDECOSAL answers for one activity only."""
    (annual,) = (each for each in years if each.institution.id == "insafocoop")
    year = Period.whole_year(2023)
    whole = YearIndicators(annual, AS_OF).institution(year)
    assert f"{whole.mean:.2f}" == "86.64"
    assert {member.unit: member.state for member in whole.left_out} == {
        "supervision": State.REMOVED,
        "fidecosal": State.NO_FIGURES,
    }
    assert len(whole.measured) == 22
    assert YearIndicators(annual, AS_OF).unit("supervision", year).mean == 71


def test_a_budget_overspent_is_no_success_and_has_no_invented_percentage(years):
    (annual,) = (each for each in years if each.institution.id == "insafocoop")
    found = YearIndicators(annual, AS_OF).activity("ufi", "4.1a.1", Period.part(2023, "T", 4))
    assert (found.state, found.raw, found.executed) == (State.NO_LIMITS, None, Decimal("1.0908"))


def test_every_figure_that_is_not_recomputed_says_why(verdicts):
    assert [found for _, found in verdicts if found.answer is not Answer.EQUAL and not found.reason] == []
