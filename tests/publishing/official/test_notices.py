"""What a reader is told before the figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from generator.core.frozen import replace
from generator.core.model import Content, Measure, PublishedFigure, Section, Signatory, Subject
from generator.core.quantity import Quantity
from generator.indicators.examples.plans import NOWHERE, YEAR, annual_plan, goal, plan, report, share
from generator.publishing.official.notices import UNWRITTEN
from tests.publishing.official.small_reports import only, own, period, prose, rows, tables, with_outline
from tests.publishing.official.small_reports import report_of as whole_report

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from generator.publishing.official.document import OfficialReport

GOAL = goal({"feb": "10"})
DONE = annual_plan(plan(GOAL, report("feb", {"1": "5"})))


def report_of(annual: AnnualPlan, key: str, **choices: Any) -> OfficialReport:
    """A report without the notice that nobody wrote it, which nearly all of these have."""
    found = whole_report(annual, key, **choices)
    return replace(found, notices=tuple(each for each in found.notices if each != UNWRITTEN))


def figure(subject: str, value: str) -> PublishedFigure:
    return PublishedFigure(
        "V", Subject.parse(subject), Measure.COMPLIANCE, period("feb"), Quantity.parse(value), NOWHERE
    )


PRINTED = own(
    DONE, "feb", date=date(YEAR, 3, 5), figures=(figure("unidad:unidad-a", "50%"), figure("institucion", "49%"))
)


def test_a_report_that_nobody_wrote_says_so_and_has_no_place_to_sign():
    signed = with_outline(DONE, signatures=(Signatory("Jefatura"),), place="San Salvador")
    unwritten = whole_report(signed, "feb")
    assert (unwritten.notices, unwritten.signatures, unwritten.place) == ((UNWRITTEN,), (), "")
    written = whole_report(own(signed, "feb"), "feb")
    assert (written.notices, len(written.signatures), written.place) == ((), 1, "San Salvador")


def test_a_period_that_is_over_and_whole_needs_none():
    assert report_of(DONE, "feb").notices == ()


def test_simulated_data_are_said_first():
    assert report_of(DONE, "feb", simulated=True).notices[0].startswith("DATOS SIMULADOS")


def test_a_period_that_runs_or_has_not_begun():
    (notice,) = report_of(DONE, "t1", as_of=date(YEAR, 3, 5)).notices
    assert notice.startswith(
        "El primer trimestre de 2030 no había terminado al 5 de marzo de 2030: las cifras son avances"
    )
    (notice,) = report_of(DONE, "t2", as_of=date(YEAR, 3, 5)).notices
    assert notice.startswith("El segundo trimestre de 2030 no había comenzado al 5 de marzo de 2030")


def test_a_report_says_who_has_not_reported():
    silent = annual_plan(plan(GOAL), plan(unit="unidad-b"))
    (notice,) = report_of(silent, "feb").notices
    assert notice == "Ninguna unidad ha informado avances de febrero de 2030: no es lo mismo que cero."
    some = annual_plan(*DONE.plans, plan(GOAL, unit="unidad-b"), plan(share("feb", "5"), unit="unidad-c"))
    assert report_of(some, "feb").notices == ("De 3 unidades que debían informar, 1 no ha informado nada.",)


def test_a_published_report_is_composed_anew():
    (notice,) = report_of(PRINTED, "feb").notices
    assert notice.startswith("La institución fechó este informe el 5 de marzo de 2030. Su texto se conserva;")
    assert notice.endswith("1 cifra impresa difiere de las de este documento.")
    assert report_of(own(DONE, "feb"), "feb").notices == ()


def test_the_printed_figures_that_differ_are_listed_with_their_reason():
    (table,) = tables(report_of(only(PRINTED, Content.DIFFERENCES), "feb"))
    assert rows(table) == [
        ["V"],
        [
            "Institución",
            "Cumplimiento, febrero",
            "49 %",
            "50 %",
            "Ninguna de las reglas que se probaron da la cifra impresa.",
        ],
    ]
    assert table.rows[1].cells[0].href == "institucion/2030/verificacion/"
    assert tables(report_of(only(PRINTED, Content.DIFFERENCES), "t1")) == []


def test_of_which_months_nobody_told():
    year = annual_plan(plan(goal({"ene": "1", "feb": "1", "may": "1", "jun": "1"}), report("ene", {"1": "1"})))
    found = report_of(year, "s1")
    assert found.notices[0] == "Ninguna unidad ha informado avances de febrero, mayo y junio de 2030."
    narrative = annual_plan(plan(replace(report("s1", {}), summary="Se hizo.")))
    found = report_of(narrative, "anual")
    assert found.period == "Año 2030 (con informes del primer semestre)"
    assert found.notices == ("Ninguna unidad ha informado avances del segundo semestre de 2030.",)
    assert report_of(narrative, "s1").period == "Primer semestre de 2030"


def test_who_told_a_part_is_not_among_the_silent():
    two = (GOAL, goal({"feb": "1"}, code="2"))
    year = annual_plan(plan(*two, report("feb", {"1": "5"})), plan(*two, unit="unidad-b"))
    (notice,) = report_of(year, "feb").notices
    assert notice == "De 2 unidades que debían informar, 1 no ha informado nada y 1 informó solo una parte."


def test_who_told_in_words_is_named_and_so_is_who_had_nothing_to_tell():
    told = replace(report("feb", {}), summary="Se dieron dos charlas.")
    removed = plan(GOAL, unit="unidad-c", removed="feb")
    year = annual_plan(*DONE.plans, plan(GOAL, told, unit="unidad-b"), removed)
    (notice,) = report_of(year, "feb").notices
    assert notice == (
        "De 2 unidades que debían informar, 1 contó lo hecho sin dar cifras (unidad-b). "
        "De las 3 que figuran en los cuadros, unidad-c (eliminada) no tenía nada que informar."
    )
    (table,) = tables(report_of(only(year, Content.SILENT), "feb"))
    assert rows(table) == [["unidad-b", "Contó lo hecho sin dar la cifra que piden sus metas."]]


def test_a_text_that_repeats_a_printed_figure_that_differs_has_a_note_below():
    section = Section("v", "V. Cumplimiento", ("El promedio institucional es 49%.", "El de unidad-a es 50%."))
    other = Section("vi", "VI. Otra", ("También dice 49%.",))
    year = own(DONE, "feb", section, other, date=date(YEAR, 3, 5), figures=(figure("institucion", "49%"),))
    text = prose(report_of(year, "feb"))
    assert text.count("Nota: el texto dice") == 1
    assert (
        "El de unidad-a es 50%.\nNota: el texto dice 49 % (Institución: cumplimiento, febrero); con los datos "
        "publicados es 50 %." in text
    )
