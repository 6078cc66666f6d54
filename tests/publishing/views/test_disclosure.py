"""What the law asks, part by part: what is there, what is missing, and nothing that is not known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.model import AbsenceAct, Change, DisclosedDocument, DisclosedPart, Disclosure, InformationOffice
from generator.history.record import Record, Told, UnitRecord, Version
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report
from generator.publishing.views.disclosed_files import size_in_words
from generator.publishing.views.update_calendar import updates
from tests.publishing.small_sites import BASE, context_of, files_of, pages_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from tests.html_pages import Element, HtmlPage

GOAL = goal({"feb": "1", "may": "1"})


def year(disclosure: Disclosure | None = None, *reported: str, country: str = "SV") -> AnnualPlan:
    annual = annual_plan(plan(GOAL, *(report(month, {"1": "1"}) for month in reported)))
    frame = replace(annual.frame, disclosure=disclosure or Disclosure())
    return replace(annual, frame=frame, institution=replace(annual.institution, country=country))


def page_of(annual: AnnualPlan, as_of: date | None = None) -> HtmlPage:
    return pages_of(annual, as_of=as_of)[f"{BASE}divulgacion/"]


def part(page: HtmlPage, anchor: str) -> str:
    (section,) = [each for each in page.all("section") if each.attributes["aria-labelledby"] == anchor]
    return section.text


def test_the_four_parts_stand_apart_with_the_words_of_the_law():
    page = page_of(year())
    assert [each.attributes["id"] for each in page.all("h2")] == [
        *("plan", "resultados", "metas", "reestructuracion", "calendario")
    ]
    assert "«los planes y proyectos" not in page.text
    assert "planes y proyectos de reestructuración o modernización" in part(page, "reestructuracion")
    assert "no certifica que la institución cumpla la ley" in page.text
    assert "no se han cotejado con el Diario Oficial" in page.text


def test_what_nobody_has_told_is_missing_and_not_invented():
    page = page_of(year())
    assert "Ninguna unidad ha publicado avances" in part(page, "resultados")
    assert "desde aquí no se sabe si lo hay" in part(page, "reestructuracion")
    assert "Cargo que responde por esta parte: no publicado." in part(page, "plan")
    assert "no ha indicado en qué meses actualiza" in page.text


def test_an_act_of_non_existence_is_no_lack():
    act = AbsenceAct("AI-1", date(2030, 3, 1), "https://x.example/ai.pdf")
    page = page_of(year(Disclosure(restructuring=DisclosedPart(act=act, notes="Se buscó en el archivo."))))
    told = part(page, "reestructuracion")
    assert "Inexistente, según acta" in told
    assert "Acta de inexistencia AI-1, del 1 de marzo de 2030" in told
    assert "Se buscó en el archivo." in told
    assert "Qué falta" not in told


def test_a_document_elsewhere_has_its_type_its_size_and_its_dates():
    document = DisclosedDocument("Proyecto", "https://x.example/p.pdf", date(2030, 1, 2), date(2030, 2, 3), size="2 MB")
    page = page_of(year(Disclosure(restructuring=DisclosedPart(documents=(document,)))))
    cells = [cell.text for cell in page.all("td") if "https://x.example/p.pdf" in row_of(page, cell)]
    assert cells == ["PDF, 2 MB", "2030", "No: el año terminó", "2 de enero de 2030", "3 de febrero de 2030"]


def dates_of(page: HtmlPage, section: str) -> dict[str, list[str]]:
    """The creation and update of each document of a part, by its name."""
    (box,) = [each for each in page.all("section") if each.attributes["aria-labelledby"] == section]
    rows = [row for row in page.all("tr") if box in row.above]
    found = [[cell.text for cell in (*page.all("th"), *page.all("td")) if row in cell.above] for row in rows[1:]]
    assert len({cells[0] for cells in found}) == len(found), "two documents with one name"
    return {cells[0]: cells[-2:] for cells in found}


def test_generated_files_have_the_day_of_the_data_and_pages_that_of_what_they_tell():
    annual = year(None, "feb")
    control = (Change("1", date(2030, 1, 8), "Planificación", "Creación", NOWHERE),)
    annual = replace(annual, frame=replace(annual.frame, changes=control))
    told = replace(annual.plans[0].progress[0], date=date(2030, 3, 4))
    annual = replace(annual, plans=(replace(annual.plans[0], progress=(told,), changes=()),))
    loaded = date(2032, 5, 5)  # into git, two years later
    past = UnitRecord(
        (Version(1, "a" * 40, loaded),), (Told(told.period, told.date, is_correction=False, published=loaded),)
    )
    record = Record({(2030, "unidad-a"): past}, is_known=True)
    page = pages_of(annual, as_of=date(2032, 6, 1), record=record)[f"{BASE}divulgacion/"]
    plan_, results = dates_of(page, "plan"), dates_of(page, "resultados")
    assert plan_[annual.frame.name] == ["8 de enero de 2030"] * 2
    assert plan_["Las actividades, en CSV"] == ["1 de junio de 2032"] * 2
    assert results["Cumplimiento de cada unidad"] == ["4 de marzo de 2030"] * 2
    assert any(name.endswith("en Word") and days == ["1 de junio de 2032"] * 2 for name, days in results.items())


def test_a_unit_is_no_post():
    annual = year()
    office = InformationOffice("unidad-a")
    annual = replace(annual, institution=replace(annual.institution, information_office=office))
    told = part(page_of(annual), "plan")
    assert "Cargo que responde por esta parte: no publicado; la oficina de información es" in told


def row_of(page: HtmlPage, cell: Element) -> list[str]:
    """Where the links of a cell's row lead."""
    row = next(each for each in reversed(cell.above) if each.tag == "tr")
    return [link.attributes["href"] for link in page.all("a") if row in link.above]


def test_a_late_month_says_since_when():
    annual = year(None, "feb")
    dated = replace(annual, frame=replace(annual.frame, reporting_days=10))
    assert "Mayo: unidades que han informado, 0 de 1." in part(page_of(annual), "resultados")
    assert "Mayo: unidades que han informado, 0 de 1; el plazo venció el 10 de junio de 2030." in part(
        page_of(dated), "resultados"
    )


def test_a_file_of_the_site_has_its_own_size():
    annual = year()
    size = size_in_words(len(files_of(annual)[f"{BASE}datos.csv"]))
    assert f"CSV, {size}" in part(page_of(annual), "plan")
    assert [size_in_words(number) for number in (840, 12_700, 1_300_000)] == ["840 B", "12.4 KB", "1.2 MB"]


def test_a_country_without_a_described_law_has_the_parts_and_no_quotation():
    page = page_of(year(country="GT"))
    assert "La ley dice" not in page.text
    assert len(page.all("section")) == 4


def test_the_calendar_says_which_updates_brought_what_they_should():
    annual = year(Disclosure(months=(1, 4, 7)), "feb")
    found = [
        (each.month, each.brings, each.badge.id, each.lacks) for each in updates(context_of(annual, date(2030, 8, 15)))
    ]
    assert found == [
        ("abril de 2030", "de enero a marzo", "al-dia", ""),
        ("julio de 2030", "de abril a junio", "desactualizado", "Falta 1 de 1 informe de unidades"),
        ("enero de 2031", "de julio a diciembre", "aun-no", ""),
    ]


def test_an_update_without_goals_has_nothing_to_bring():
    (first, *_) = updates(context_of(year(Disclosure(months=(2, 7))), date(2030, 8, 15)))
    assert (first.month, first.brings, first.badge.id) == ("febrero de 2030", "enero", "sin-metas")
