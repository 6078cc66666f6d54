"""The page of changes and what it is made of, with pasts made up of values: no git."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    Activity,
    AnnualPlan,
    Measure,
    ProgressEntry,
    PublishedFigure,
    ReportedShare,
    Subject,
    TargetType,
)
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.history.record import (
    NO_RECORD,
    EditedFigure,
    EditedReport,
    EditedShare,
    Record,
    Told,
    UnitRecord,
    Version,
)
from generator.indicators.examples.plans import NOWHERE, annual_plan, goal, plan, report, share
from generator.publishing.views.backloading import december_share
from tests.history.test_steps import FIRST, LOWERED, RECODED, record_of
from tests.indicators.years_apart import in_year
from tests.publishing.small_sites import BASE, UNIT, pages_of

if TYPE_CHECKING:
    from tests.html_pages import HtmlPage

CHANGES = f"{BASE}cambios/"
QUESTIONS = f"{BASE}preguntas/"
DAYS = 10


def page_of(
    *contents: Activity | ProgressEntry | ReportedShare,
    record: Record = NO_RECORD,
    as_of: date | None = None,
    days: int | None = DAYS,
    removed: str | None = None,
) -> HtmlPage:
    """The page of changes of one unit whose reports are due some days after each month."""
    annual = with_calendar(annual_plan(plan(*contents, removed=removed)), days)
    return pages_of(annual, as_of=as_of, record=record)[CHANGES]


def with_calendar(annual: AnnualPlan, days: int | None) -> AnnualPlan:
    return replace(annual, frame=replace(annual.frame, reporting_days=days))


def on(day: date, entry: ProgressEntry) -> ProgressEntry:
    return replace(entry, date=day)


def months_of(page: HtmlPage) -> list[str]:
    """The twelve cells of the unit in the matrix of its reports, then how many were in time."""
    titles = ("Puntualidad", "Informes de cada mes")
    table = next(each for each in page.all("table") if each.text.startswith(titles))
    cells = [cell for cell in page.all("td") if table in cell.above]
    return [cell.text.strip() if cell.has_class("total") else page.seen_and_said(cell) for cell in cells]


# --- What changed --------------------------------------------------------------------------------------------------


def test_nothing_has_changed():
    page = page_of(goal({"mar": "5"}), record=Record(is_known=True))
    assert (
        page.one("div", "entrada").text.strip()
        == "Ninguna unidad ha cambiado sus metas de 2030 desde que se publicaron aquí."
    )
    assert "Qué cambió en cada unidad" not in page.text


def test_a_later_version_without_history_is_all_that_is_known():
    page = pages_of(annual_plan(LOWERED))[CHANGES]
    assert "1 unidad declara haber cambiado sus metas de 2030." in page.text
    assert "No se dispone de la historia de estos planes en git" in page.text
    assert "Motivo 2" in page.text


def test_the_pressing_units_come_first():
    calm = replace(RECODED, org_unit="unidad-b", activities=RECODED.activities)
    same = replace(LOWERED, org_unit="unidad-b")
    versions = (Version(2, "a" * 40, date(2030, 4, 2), same), Version(3, "b" * 40, date(2030, 8, 2)))
    past = record_of(FIRST, LOWERED)
    record = Record({**past.units, (2030, "unidad-b"): UnitRecord(versions)}, is_known=True)
    page = pages_of(annual_plan(calm, LOWERED), record=record)[CHANGES]
    assert "2 unidades cambiaron 2 metas: 1 bajó y 1 promete otra cosa." in page.text
    titles = [heading.text for heading in page.all("h3")]
    assert titles.index("unidad-a") < titles.index("unidad-b")


@pytest.mark.parametrize(("name", "is_moved"), [("Formar", True), ("Otra cosa", False)])
def test_a_published_plan_that_is_no_longer_there_is_told_with_what_it_promised(name, is_moved):
    gone = replace(FIRST, org_unit="antigua", activities=(replace(FIRST.activities[0], name="Formar"),))
    here = replace(FIRST, activities=(replace(FIRST.activities[0], name=name),))
    units = {
        (2030, "antigua"): UnitRecord((Version(1, "a" * 40, date(2030, 1, 2), gone),)),
        (2029, "otra"): UnitRecord((Version(1, "b" * 40, date(2029, 1, 2), gone),)),
        (2030, "unidad-a"): UnitRecord((Version(1, "a" * 40, date(2030, 1, 2)),)),
    }
    page = pages_of(annual_plan(here), record=Record(units, is_known=True))[CHANGES]
    text = " ".join(page.text.split())
    assert "Ya no está el plan, que se había publicado, de «antigua»." in text
    assert "Su última versión fue la 1, publicada aquí el 2 de enero de 2030, con 1 actividad." in text
    assert "1 Formar: " in text
    assert ("Las mismas actividades están hoy en el plan de «unidad-a»." in text) is is_moved
    assert "otra»" not in text


def test_that_a_document_publishes_a_part_is_a_note_and_no_change_of_goals():
    partial = replace(FIRST, is_partial=True)
    past = UnitRecord((Version(1, "0" * 40, date(2030, 1, 2), FIRST),))
    text = pages_of(annual_plan(partial), record=Record({(2030, "unidad-a"): past}, is_known=True))[CHANGES].text
    assert "Ninguna unidad ha cambiado sus metas de 2030" in text
    assert "Se corrigió si el documento publica todas las actividades o solo una parte, en unidad-a." in text
    assert "Aclaraciones corregidas" in text
    for alarm in ("la versión no sube", "Se mide de otro modo"):
        assert alarm not in text
    assert "Hay metas que cambiaron" not in text


def test_the_same_results_are_measured_with_both_goals():
    told = replace(LOWERED, progress=(report("mar", {"1": "5"}), report("dic", {"1": "3"})))
    page = pages_of(annual_plan(told), record=record_of(FIRST, LOWERED))[CHANGES]
    table = next(each for each in page.all("table") if each.text.startswith("Cumplimiento"))
    assert "80 % ◕Avance alto80 % ÷ 1 = 80 %100 % ●Cumplida100 % ÷ 1 = 100 %" in " ".join(table.text.split())


def test_a_removal_shows_what_was_promised_since_when_and_why():
    page = page_of(goal({"mar": "5"}, annual="5", name="Visitar"), removed="jun")
    text = " ".join(page.text.split())
    assert "Un cambio aprobado eliminó «unidad-a»; lo que se había prometido sigue a la vista." in text
    assert "Eliminada por un cambio aprobado, desde junio de 2030. Se suprimió" in text
    assert "1 Visitar: 5; cuenta hasta mayo: 5 (programado: mar 5)" in text


# --- What is left for December ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "share"),
    [
        ({"mar": "5", "dic": "15"}, "0.75"),
        ({"dic": "1"}, "1"),
        ({"mar": "5"}, "0"),
        ({"mar": "5", "t4": "5"}, None),
        ({"mar": "0"}, None),
    ],
)
def test_the_part_of_the_year_for_december(months, share):
    assert december_share(goal(months)) == (None if share is None else Decimal(share))


def test_of_what_does_not_add_up_no_part_is_for_december():
    assert december_share(goal({"mar": "5", "dic": "15"}, kind=TargetType.LEVEL)) is None


def test_what_is_left_for_december_is_told_by_unit():
    page = page_of(goal({"mar": "5", "dic": "15"}), goal({"mar": "4"}, code="2"))
    assert (
        "De 2 metas que se suman por meses, 1 deja para diciembre la mitad o más de su año; en promedio, el 37.5"
        in page.text
    )
    table = next(each for each in page.all("table") if each.text.startswith("Lo programado para diciembre"))
    assert [cell.text for cell in page.all("td") if table in cell.above] == ["2", "1", "37.5 %"]


def moved() -> tuple[AnnualPlan, Record]:
    first = replace(FIRST, activities=(goal({"mar": "5", "jun": "5"}, annual="10", name="Visitar"),))
    second = replace(LOWERED, activities=(goal({"mar": "5", "dic": "5"}, annual="10", name="Visitar"),))
    return annual_plan(second), record_of(first, second)


def test_a_month_lowered_after_it_ended_says_until_when_it_promised_more():
    first = replace(FIRST, activities=(goal({"feb": "100", "nov": "100"}, annual="200", name="Visitar"),))
    second = replace(LOWERED, activities=(goal({"feb": "60", "nov": "140"}, annual="200", name="Visitar"),))
    told = replace(second, progress=(on(date(2030, 3, 5), report("feb", {"1": "55"})),))
    page = pages_of(annual_plan(told), record=record_of(first, second))[f"{UNIT}1/"]
    (row,) = [each.text for each in page.all("tr") if "prometía" in each.text]
    assert "60prometía 100 hasta el 2 de abril de 2030; 55 %" in " ".join(row.split())


def test_notes_that_read_otherwise_are_no_change_of_goals():
    corrected = replace(FIRST, activities=(replace(FIRST.activities[0], notes="La tabla imprime otro total."),))
    past = UnitRecord((Version(1, "0" * 40, date(2030, 1, 2), FIRST),))
    commit = Version(1, "1" * 40, date(2030, 4, 2))
    for unannounced, line in ((None, ""), (commit, "Publicado el 2 de abril de 2030 · publicación 1111111111")):
        record = Record({(2030, "unidad-a"): replace(past, unannounced=unannounced)}, is_known=True)
        page = pages_of(annual_plan(corrected), record=record)[CHANGES]
        assert line in " ".join(page.text.split())
    assert "Aclaraciones corregidas" in page.text
    for accusation in ("sin versión nueva", "Sin fecha", "No cambia lo prometido"):
        assert accusation not in page.text


def test_where_there_are_two_years_the_page_says_which_goals_stayed():
    before, after = annual_plan(FIRST), in_year(annual_plan(RECODED), 2031)
    pages = pages_of(before, after, as_of=date(2032, 1, 1))
    later = pages[CHANGES.replace("2030", "2031")]
    assert "Las metas, de 2030 a 2031" in later.text
    assert "Siguen, con otro código" in later.text
    assert "../../comparar/index.html#metas-2031" in later.references
    assert "Las metas, de" not in pages[CHANGES].text


@pytest.mark.parametrize(("value", "is_named"), [("4", True), ("5", False)])
def test_a_goal_put_off_is_named_only_if_it_was_behind(value, is_named):
    annual, record = moved()
    told = replace(annual.plans[0], progress=(on(date(2030, 4, 1), report("mar", {"1": value})),))
    page = pages_of(replace(annual, plans=(told,)), record=record)[CHANGES]
    assert ("El 2 de abril de 2030 llevaba 80" in page.text) is is_named


# --- Who reported in time -----------------------------------------------------------------------------------------


def test_in_time_late_and_not_at_all():
    goals = goal({"mar": "5", "abr": "5", "may": "5", "jun": "5"})
    page = page_of(
        goals,
        on(date(2030, 4, 10), report("mar", {"1": "5"})),
        on(date(2030, 5, 13), report("abr", {"1": "5"})),
        as_of=date(2030, 7, 5),
    )
    march, april, may, june, *_, total = months_of(page)[2:]
    assert (march, april, may, june) == ("● A tiempo", "◔ Tarde, 3 días", "○ Sin informe", "… En plazo")
    assert total == "1 de 3"
    assert "De los informes que vencían, uno por unidad y mes: 1 a tiempo, 1 tarde y 1 sin informe." in page.text


def test_the_day_of_git_counts_before_that_of_the_report():
    entry = on(date(2030, 4, 5), report("mar", {"1": "5"}))
    told = Told(entry.period, entry.date, is_correction=False, published=date(2030, 4, 12))
    record = Record({(2030, "unidad-a"): UnitRecord(told=(told,))}, is_known=True)
    assert months_of(page_of(goal({"mar": "5"}), entry))[2] == "● A tiempo"
    assert months_of(page_of(goal({"mar": "5"}), entry, record=record))[2] == "◔ Tarde, 2 días"


def test_a_report_edited_in_its_place_is_judged_by_its_first_day_and_named():
    entry = on(date(2030, 4, 5), report("mar", {"1": "5"}))
    edited = Told(entry.period, entry.date, False, date(2030, 4, 6), date(2030, 9, 1))  # noqa: FBT003  as it is written
    record = Record({(2030, "unidad-a"): UnitRecord(told=(edited,))}, is_known=True)
    page = page_of(goal({"mar": "5"}), entry, record=record)
    assert months_of(page)[2] == "● A tiempo"
    assert "El informe de marzo de 2030 se editó el 1 de septiembre de 2030, ya publicado." in page.text


def test_told_percentages_edited_in_their_place_are_named_and_counted_wherever_changes_are_told():
    march, june = Period.month(2030, 3), Period.month(2030, 6)
    edits = (
        EditedShare(march, Decimal(76), Decimal(96), date(2030, 9, 1)),
        EditedShare(june, Decimal(50), None, date(2030, 9, 2)),
    )
    record = Record({(2030, "unidad-a"): UnitRecord(edited_shares=edits)}, is_known=True)
    pages = pages_of(annual_plan(plan(goal({"mar": "5"}), share("mar", "96"))), record=record)
    for page in (pages[CHANGES], pages[UNIT]):
        assert (
            "El porcentaje informado de marzo de 2030 se editó el 1 de septiembre de 2030, ya publicado: "
            "era 76 % y ahora es 96 %."
        ) in page.text.replace("\N{NO-BREAK SPACE}", " ")
        assert "El porcentaje informado de junio de 2030 se borró el 2 de septiembre de 2030, ya publicado" in page.text
    for path in (CHANGES, BASE, QUESTIONS):
        assert "Se editaron 2 porcentajes informados después de publicarse." in pages[path].text


def test_a_row_that_corrects_another_of_its_version_came_with_another_commit():
    correction = replace(LOWERED.changes[-1], reason="En la fila 2, léase otra cosa")
    year = annual_plan(replace(LOWERED, changes=(*LOWERED.changes, correction)))
    past = record_of(FIRST, LOWERED)
    own = past.unit(2030, "unidad-a")
    control = replace(own.control, rows={**own.control.rows, ("2", 2): "c" * 40})
    known = replace(past, units={(2030, "unidad-a"): replace(own, control=control)})
    for record, ends in ((known, "c" * 10), (past, "cosa—")):
        rows = [row.text for row in pages_of(year, record=record)[CHANGES].all("tr")]
        assert next(row for row in rows if "Motivo 2" in row).endswith(f"{2:040}"[:10])
        assert next(row for row in rows if "léase otra cosa" in row).endswith(ends)


def printed(text: str, note: str = "") -> PublishedFigure:
    """The average of the institution in a quarter, as a report printed it."""
    subject, quarter = Subject.parse("institucion"), Period(2030, 1, 3)
    return PublishedFigure("Tabla 1", subject, Measure.MEAN, quarter, Quantity.parse(text), NOWHERE, note)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (printed("96%"), "se editó el 1 de septiembre de 2030; era 76 % y ahora es 96 %. Ninguna nota dice por qué."),
        (printed("96%", "Se copió mal."), "era 76 % y ahora es 96 %. Nota: Se copió mal."),
        (None, "la cifra se borró el 1 de septiembre de 2030; era 76 %."),
    ],
    ids=["in silence", "with a note", "gone"],
)
def test_a_printed_figure_that_was_edited_is_told_with_what_it_was(after, told):
    edits = EditedReport("2030-t1", "Primer informe", (EditedFigure(printed("76%"), after, date(2030, 9, 1)),))
    record = Record(reports={2030: (edits,)}, is_known=True)
    pages = pages_of(annual_plan(plan(goal({"mar": "5"}))), record=record)
    text = pages[CHANGES].text.replace("\N{NO-BREAK SPACE}", " ")
    assert "En «Primer informe», Institución, promedio del primer trimestre de 2030" in text
    assert told in text
    for path in (CHANGES, BASE, QUESTIONS):
        assert "Se editó 1 cifra impresa después de publicarse." in pages[path].text


def test_a_note_that_was_there_before_the_edit_does_not_explain_it():
    edit = EditedFigure(printed("76%", "Página 3."), printed("96%", "Página 3."), date(2030, 9, 1))
    record = Record(reports={2030: (EditedReport("2030-t1", "Primer informe", (edit,)),)}, is_known=True)
    page = pages_of(annual_plan(plan(goal({"mar": "5"}))), record=record)[CHANGES]
    assert "%. Ninguna nota dice por qué." in page.text
    assert "Página 3." not in page.text


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("actividad:unidad-a/1", "«1 Actividad»"),
        ("actividad:unidad-a/9", "«9»"),
        ("actividad:nadie/9", "«9»"),
        ("estrategia:AE-9", "«AE-9»"),
        ("unidad:nadie", "«nadie»"),
    ],
)
def test_a_printed_figure_is_called_by_the_name_of_what_it_is_of(subject, name):
    before = replace(printed("76%"), subject=Subject.parse(subject))
    edits = EditedReport("2030-t1", "Primer informe", (EditedFigure(before, None, date(2030, 9, 1)),))
    record = Record(reports={2030: (edits,)}, is_known=True)
    page = pages_of(annual_plan(plan(goal({"mar": "5"}))), record=record)[CHANGES]
    assert f"En «Primer informe», {name}, promedio del primer trimestre de 2030" in page.text


@pytest.mark.parametrize(
    ("printed", "told"),
    [(3, ", con 3 cifras impresas."), (1, ", con 1 cifra impresa."), (0, ".")],
    ids=["figures", "one figure", "no figures"],
)
def test_an_official_report_that_is_gone_is_told(printed, told):
    gone = EditedReport("2030-t1", "Primer informe", gone=date(2030, 9, 2), printed=printed)
    record = Record(reports={2030: (gone,)}, is_known=True)
    pages = pages_of(annual_plan(plan(goal({"mar": "5"}))), record=record)
    said = f"El informe «Primer informe» se borró el 2 de septiembre de 2030, ya publicado{told}"
    assert said in pages[CHANGES].text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Se borró 1 informe oficial ya publicado." in pages[BASE].text


def test_a_year_that_was_published_and_is_gone_is_told_where_its_institution_is():
    past, told = (
        UnitRecord((Version(1, "a" * 40, date(2029, 2, 1), plan(*goals)),)) for goals in ([goal({"mar": "5"})], [])
    )
    units = {(2029, "unidad-a"): past, (2029, "unidad-b"): told, (2030, "unidad-a"): UnitRecord()}
    record = Record(units, is_known=True)
    page = pages_of(annual_plan(plan(goal({"mar": "5"}))), record=record)["institucion/"]
    assert page.text.count("Ya no está el plan de") == 1
    assert "Ya no está el plan de 2029, que se había publicado aquí: tenía 1 actividad en 1 unidad." in page.text


def test_a_correction_does_not_make_a_report_late():
    entry, fix = report("mar", {"1": "5"}), report("mar", {"1": "4"}, reason="Error")
    page = page_of(goal({"mar": "5"}), on(date(2030, 4, 5), entry), on(date(2030, 9, 5), fix))
    assert months_of(page)[2] == "● A tiempo"


def test_without_a_calendar_nobody_is_late():
    page = page_of(goal({"mar": "5", "abr": "5"}), on(date(2030, 12, 1), report("mar", {"1": "5"})), days=None)
    *months, total = months_of(page)
    assert months[2:4] == ["◕ Informado", "○ Sin informe"]
    assert total == "1 de 2"
    assert "La institución no ha publicado un plazo para informar" in page.text
    assert "De los meses con metas que ya terminaron, uno por unidad y mes: 1 con informe y 1 sin informe." in page.text
    for word in ("A tiempo", "Quién informó a tiempo", "Venció", "días de atraso", "plazo no ha terminado"):
        assert word not in page.text


def test_a_percentage_has_no_date_to_judge():
    assert months_of(page_of(goal({"mar": "5"}), share("mar", "50")))[2] == "◕ Informado"


def test_after_its_removal_a_unit_owes_nothing():
    page = page_of(goal({"mar": "5", "jun": "5"}), report("mar", {"1": "5"}), removed="jun")
    assert months_of(page)[5] == "· Sin metas"


def test_nobody_has_reported():
    page = page_of(goal({"mar": "5"}))
    assert "Ninguna unidad ha publicado informes de este año." in page.text
    assert not [each for each in page.all("table") if each.text.startswith("Puntualidad")]


# --- On the pages of units and goals ----------------------------------------------------------------------------


def test_a_goal_that_has_not_changed_says_since_when():
    pages = pages_of(annual_plan(FIRST), record=record_of(FIRST))
    assert "No ha cambiado desde la versión 1, publicada aquí el 2 de enero de 2030." in pages[f"{UNIT}1/"].text
    assert "Ninguna meta ha cambiado desde la versión 1." in pages[UNIT].text


def test_a_goal_that_came_later_has_no_original():
    later = replace(LOWERED, activities=(*FIRST.activities, goal({"nov": "1"}, code="2", name="Nueva")))
    pages = pages_of(annual_plan(later), record=record_of(FIRST, later))
    text = pages[f"{UNIT}2/"].text
    assert "Versión 2" in text
    assert "Original" not in text
    assert "No ha cambiado desde la versión 1" in pages[f"{UNIT}1/"].text


def test_a_unit_says_how_it_was_identified_before():
    annual = annual_plan(FIRST)
    (unit, *others) = annual.institution.units
    renamed = replace(annual.institution, units=(replace(unit, former_ids=("unidad-vieja",)), *others))
    assert unit.id == "unidad-a"
    text = pages_of(replace(annual, institution=renamed), record=record_of(FIRST))[UNIT].text
    assert "Esta unidad se identificaba antes como «unidad-vieja»." in text
    assert "se identificaba antes" not in pages_of(annual, record=record_of(FIRST))[UNIT].text


def test_where_a_goal_vanished_the_unit_says_so_and_where_to_read_what_it_promised():
    two = replace(FIRST, activities=(*FIRST.activities, goal({"nov": "1"}, code="2", name="Nueva")))
    past = UnitRecord((Version(1, "0" * 40, date(2030, 1, 2), two),))
    pages = pages_of(annual_plan(FIRST), record=Record({(2030, "unidad-a"): past}, is_known=True))
    text = pages[UNIT].text
    assert f"{UNIT}2/" not in pages
    assert "se comprometió a 2 actividades para 2030; 1 ya no está en el plan." in text
    assert (
        "Las que ya no están en el plan (2) no tienen página: lo que prometían se lee en los cambios del año." in text
    )
    assert "2 Nueva" in pages[CHANGES].text


def test_the_year_tells_the_newest_changes():
    page = pages_of(annual_plan(RECODED), record=record_of(FIRST, LOWERED, RECODED))[BASE]
    items = [item.text for item in page.all("li") if "versión" in item.text]
    assert [item.split(".")[0] for item in items] == ["unidad-a: versión 3", "unidad-a: versión 2"]


def test_a_plan_that_git_has_not_seen_says_so():
    page = pages_of(annual_plan(FIRST), record=Record(is_known=True))[UNIT]
    assert "Este plan todavía no está en la historia publicada." in page.text


def test_what_is_known_from_a_day_on_says_so():
    record = Record(is_known=True, since=date(2030, 5, 1))
    page = pages_of(annual_plan(FIRST), record=record)[CHANGES]
    assert "se conoce solo lo publicado desde el 1 de mayo de 2030" in page.text


def test_units_without_changes_and_with_one_change_control_share_one_table():
    units = [plan(goal({"feb": "1"}), unit=f"unidad-{letter}") for letter in "abc"]
    page = pages_of(annual_plan(*units))[CHANGES]
    (box,) = [each for each in page.all("details") if "no se ven cambios: 3 unidades" in each.text]
    assert [each.attributes["id"] for each in page.all("li") if box in each.above] == [
        "unidad-a",
        "unidad-b",
        "unidad-c",
    ]
    assert len([table for table in page.all("table") if box in table.above]) <= 1
    assert box.text.count("Sin control de cambios.") == 1
