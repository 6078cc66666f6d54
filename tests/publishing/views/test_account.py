"""The account of a percentage, on small pages: its inputs with their places, its sum, what it rests on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.core.frozen import replace
from generator.core.model import MissingRule
from generator.core.problem import Origin
from generator.core.quantity import NBSP
from generator.indicators.examples.plans import annual_plan, goal, method_with, plan, report, share
from tests.publishing.small_sites import BASE, UNIT, pages_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage

REPOSITORY: dict[str, Any] = {"repository": "https://example.org/planes", "revision": "a" * 40}


def account_of(page: HtmlPage) -> str:
    return page.one("details", "cuenta").text.replace(NBSP, " ")


def test_every_figure_that_enters_is_linked_to_its_line_in_the_version_of_the_data():
    written = goal({"feb": "10"})
    target = replace(written.targets[0], origin=Origin("plans/i/2030/a.yaml", line=13))
    entry = report("feb", {"1": "7"})
    told = replace(
        entry, results=tuple(replace(r, origin=Origin("plans/i/2030/a.yaml", line=40)) for r in entry.results)
    )
    page = pages_of(annual_plan(plan(replace(written, targets=(target,)), told)), **REPOSITORY)[f"{UNIT}1/"]
    box = page.one("details", "cuenta")
    links = [each.attributes["href"] for each in page.all("a") if box in each.above]
    place = f"https://example.org/planes/blob/{'a' * 40}/plans/i/2030/a.yaml"
    assert links[:2] == [f"{place}#L13", f"{place}#L40"]
    assert links[-1] == f"https://example.org/planes/commit/{'a' * 40}"


def test_the_account_of_a_goal_shows_its_sums_with_the_numbers_of_the_data():
    page = pages_of(
        annual_plan(plan(goal({"feb": "10", "mar": "30"}), report("feb", {"1": "7"}), report("mar", {"1": "30"})))
    )
    text = account_of(page[f"{UNIT}1/"])
    assert "Año37 ÷ 40 × 100 = 92.5 %1–4" in text
    assert "Febrero7 ÷ 10 × 100 = 70 %1, 3" in text
    assert "1. Meta de febrero10" in text
    assert "4. Informado de marzo30" in text


def test_what_was_left_out_is_told_with_its_reason():
    page = pages_of(annual_plan(plan(goal({"feb": "10", "mar": "30"}), report("feb", {"1": "7"}))))
    assert "No reportado (marzo): Había una meta, el período ya terminó" in account_of(page[f"{UNIT}1/"])


def test_a_goal_without_percentage_has_no_account():
    page = pages_of(annual_plan(plan(goal({"feb": "10"}))))
    assert not page[f"{UNIT}1/"].all("details", "cuenta")
    assert not page[UNIT].all("details", "cuenta")


def test_missing_targets_that_the_method_omits_do_not_enter():
    year = annual_plan(
        plan(goal({"feb": "10", "mar": "30"}), report("feb", {"1": "7"})), method=method_with(missing=MissingRule.OMIT)
    )
    text = account_of(pages_of(year)[f"{UNIT}1/"])
    assert "Año7 ÷ 10 × 100 = 70 %1–2" in text
    assert "deja fuera las metas que no se informaron" in text


def test_silence_that_counts_as_zero_has_a_goal_and_no_report():
    year = annual_plan(plan(goal({"feb": "10"})), method=method_with(missing=MissingRule.ZERO))
    assert "Febrerosin informe, la metodología cuenta 0 %1" in account_of(pages_of(year)[f"{UNIT}1/"])


def test_an_average_names_who_enters_and_who_does_not():
    goals = goal({"feb": "10"}, annual="10"), goal({"feb": "10"}, annual="10", code="2")
    pages = pages_of(annual_plan(plan(*goals, report("feb", {"1": "15"}))))
    text = account_of(pages[UNIT])
    assert text.startswith("¿De dónde sale el 100 %? Año: 100 % ÷ 1 = 100 %")
    assert "No reportado (2)" in text
    assert "Cada porcentaje entra en el promedio con 100 % como máximo." in text
    links = [each.attributes["href"] for each in pages[UNIT].all("a") if each.attributes["href"].endswith("#cuenta")]
    assert links == ["1/index.html#cuenta"] * 2  # the asked period, and the others


def test_a_percentage_told_without_detail_says_so():
    text = account_of(pages_of(annual_plan(plan(share("anual", "66"))))[UNIT])
    assert "Año: 66 %, informado por la unidad, sin detalle" in text
    assert "no se puede volver a calcular" in text


def test_units_that_are_rounded_first_are_shown_rounded():
    parts = [plan(share("anual", value), unit=f"unidad-{name}") for name, value in (("a", "66.6"), ("b", "70.2"))]
    year = annual_plan(*parts, method=method_with(round_units_first=True, decimals=0))
    page = pages_of(year)[BASE]
    box = page.one("details", "cuenta")
    values = [Decimal(each.attributes["value"]) for each in page.all("data") if box in each.above]
    assert values == [Decimal(67), Decimal(70)]
    assert "Cada unidad se redondea a un número entero antes de promediar" in account_of(page)


def test_the_account_begins_with_the_asked_period_alone_and_has_the_others_apart():
    goals = goal({"feb": "10", "jul": "10"}), goal({"feb": "10"}, code="2")
    entries = report("feb", {"1": "5", "2": "10"}), report("jul", {"1": "10"})
    page = pages_of(annual_plan(plan(*goals, *entries)))[UNIT]
    first, others = (each for each in page.all("table") if each.attributes.get("data-cuenta") == "promedio")
    headings = [
        [each.text for each in page.all("th") if table in each.above and each.attributes.get("scope") == "col"]
        for table in (first, others)
    ]
    assert headings[0] == ["Actividad", "%", "Archivo y línea"]
    assert headings[1] == ["Actividad", "Feb", "Jul", "T1", "T3", "S1", "S2"]
    box = next(each for each in page.all("details") if page.one("details", "cuenta") in each.above)
    assert box in others.above
    assert box not in first.above
    assert "Jul: 100 % ÷ 1 = 100 %. Fuera: sin programación, 1." in box.text.replace(NBSP, " ")


def test_the_sum_of_many_percentages_is_no_percentage():
    goals = [goal({"feb": "10"}, code=str(code)) for code in range(1, 22)]
    page = pages_of(annual_plan(plan(*goals, report("feb", {str(code): "9" for code in range(1, 22)}))))[UNIT]
    assert "Año: la suma de los 21 porcentajes, 1,890, entre 21 = 90 %" in account_of(page)
