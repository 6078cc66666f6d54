"""The page that compares the years of an institution: an honest answer first, then every unit and every goal."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, goal, method_with, plan, report, share
from generator.publishing.open_data.rows.values import percent
from tests.indicators.test_years import LATER, NEXT, unit
from tests.indicators.years_apart import in_year
from tests.publishing.small_sites import files_of, pages_of
from tests.publishing.views.test_activity import rows_of
from tests.publishing.views.test_year import figures_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from tests.html_pages import HtmlPage

PATH = "institucion/comparar/"
BEFORE = annual_plan(unit("a", "800"), unit("b", "700"))
AFTER = annual_plan(unit("a", "850"), unit("b", "740"))
HONEST = "Un porcentaje mayor no es siempre más trabajo: depende de lo que se prometió cada año."


def page(before: AnnualPlan, after: AnnualPlan, as_of: date = LATER) -> HtmlPage:
    units = {each.id: each for annual in (after, before) for each in annual.institution.units}
    tree = replace(before.institution, units=tuple(units.values()))
    years = (replace(annual, institution=tree) for annual in (before, in_year(after, NEXT)))
    return pages_of(*years, as_of=as_of)[PATH]


def test_one_year_has_no_page_and_no_link_to_it():
    pages = pages_of(BEFORE, as_of=LATER)
    assert PATH not in pages
    assert not [path for path, each in pages.items() if any("comparar" in link for link in each.references)]


def test_the_answer_is_on_the_page_and_on_the_institutions_with_links_to_it():
    pages = pages_of(BEFORE, in_year(AFTER, NEXT), as_of=LATER)
    answer = "En 2031 el cumplimiento promedio es 79.5 %: 4.5 puntos más que en 2030 (75 %)."
    assert answer in pages[PATH].text
    assert HONEST in pages[PATH].text
    assert answer in pages["institucion/"].text
    assert "comparar/index.html" in pages["institucion/"].references
    for year in (YEAR, NEXT):
        assert "../comparar/index.html" in pages[f"institucion/{year}/"].references


@pytest.mark.parametrize(
    ("executed", "told"),
    [("690", "6 puntos menos que en 2030 (75 %)"), ("750", "75 %: lo mismo que en 2030")],
)
def test_worse_or_the_same(executed, told):
    after = annual_plan(unit("a", executed), unit("b", executed))
    assert told in page(BEFORE, after).text


def test_years_and_units_stand_in_tables():
    rows = rows_of(page(BEFORE, AFTER))
    assert rows["PAT 2030"] == "75 % ◑Avance medio | 2 de 2 | 2 de 2"
    assert rows["PAT 2031"] == "79.5 % ◑Avance medio | 2 de 2 | 2 de 2"
    assert rows["a"] == "80 % ◕Avance alto | 85 % ◕Avance alto 5 puntos más"
    assert "De las 2 unidades que se pueden comparar, 2 suben, 0 bajan y 0 quedan igual." in page(BEFORE, AFTER).text


def test_units_that_come_and_go_are_named_and_left_out_of_the_answer():
    found = page(annual_plan(unit("a", "800"), unit("old", "100")), annual_plan(unit("a", "810"), unit("new", "990")))
    assert "La única unidad que se mide los dos años va al 81 % en 2031: 1 punto más que en 2030 (80 %)." in found.text
    assert "Solo se miden en 2031: new." in found.text
    assert rows_of(found)["new"] == "·Sin plan ese año | 99 % ◕Avance alto"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (
            BEFORE,
            annual_plan(unit("a", "850"), unit("b", None)),
            "Lo informado de 2031 está incompleto: con todos sus informes hay 1 de 2 actividades",
        ),
        (BEFORE, annual_plan(unit("a", None)), "De 2031 no hay promedio: no reportado."),
        (
            BEFORE,
            annual_plan(unit("a", "850"), unit("b", "740"), method=method_with(cap=None)),
            "No se midió igual: el tope dentro de los promedios pasó de 100 % a ninguno.",
        ),
        (BEFORE, annual_plan(unit("c", "850")), "Ninguna unidad se mide los dos años."),
        (
            annual_plan(plan(share("anual", "85", as_of=date(YEAR, 9, 30)), unit="a")),
            AFTER,
            "La cifra de 2030 es un avance al 30 de septiembre de 2030, no el resultado.",
        ),
    ],
)
def test_what_cannot_be_said_is_not_said_and_the_reason_is(before, after, reason):
    text = page(before, after).text
    assert "Con lo publicado no se puede decir si 2031 va mejor que 2030." in text
    assert reason in text
    assert "que en 2030 (" not in text


def test_other_bands_are_a_note_and_no_obstacle():
    method = method_with(bands=BEFORE.frame.method.bands[2:])
    text = page(BEFORE, replace(AFTER, frame=replace(AFTER.frame, method=method))).text
    assert "4.5 puntos más" in text
    assert "Cambiaron las bandas, y un mismo porcentaje puede llevar otro nombre." in text


def test_a_year_that_runs_is_set_beside_the_same_months():
    found = page(BEFORE, AFTER, as_of=date(NEXT, 4, 2))
    assert "Período que se compara: primer trimestre." in found.text
    assert rows_of(found)["PAT 2030"].startswith("75 %")


def goals(*pairs: tuple[str, str, str]) -> AnnualPlan:
    each = (goal({"mar": target}, annual=target, code=code, name=name) for code, name, target in pairs)
    return annual_plan(plan(*each, report("mar", {})))


def test_what_became_of_the_goals():
    found = page(
        goals(("1", "Formar", "10"), ("2", "Medir", "5"), ("3", "Cerrar", "1")),
        goals(("1", "Formar", "12"), ("2", "Auditar", "5"), ("4", "Abrir", "2")),
    )
    assert figures_of(found) == {
        "Siguen": "1",
        "Siguen, con otro código": "0",
        "Mismo código, otro nombre": "1",
        "Ya no están": "1",
        "Nuevas": "1",
    }
    items = [item.text for item in found.all("li") if item.has_class("ficha")]
    assert items == [
        "Código 1Formar Meta de 2030: 10 Meta de 2031: 12 =Sigue",
        "Código 2Auditar Antes: «Medir» Meta de 2030: 5 Meta de 2031: 5 ?Mismo código, otro nombre",
        "Código 4Abrir Meta de 2030: — Meta de 2031: 2 +Nueva",
        "Código 3Cerrar Meta de 2030: 1 Meta de 2031: — −Ya no está",
    ]
    assert "1 sigue, 1 conserva solo el código, 1 ya no está, 1 nueva" in found.one("summary").text


def test_goals_of_which_only_a_part_is_published_are_not_counted():
    before = goals(("1", "Formar", "10"))
    after = goals(("2", "Medir", "5"))
    part = replace(after, plans=(replace(after.plans[0], is_partial=True),))
    found = page(before, part)
    assert "Sin contar 1 unidad: en uno de los dos años se conoce solo una parte de sus activ" in found.text
    assert "que una no aparezca no quiere decir que se haya quitado" in found.text
    assert not [each for each in found.all("dl") if each.has_class("cifras")]


def test_three_years_compare_the_last_two_and_every_step_of_the_goals():
    third = in_year(AFTER, NEXT + 1)
    found = pages_of(BEFORE, in_year(AFTER, NEXT), third, as_of=date(NEXT + 2, 1, 1))[PATH]
    assert "En 2032 el cumplimiento promedio es 79.5 %: lo mismo que en 2031." in found.text
    assert [heading.text for heading in found.all("h2")][1:3] == [
        "Las metas, de 2031 a 2032",
        "Las metas, de 2030 a 2031",
    ]
    assert list(rows_of(found))[:4] == ["Año", "PAT 2030", "PAT 2031", "PAT 2032"]


def test_its_data_files():
    files = files_of(BEFORE, in_year(AFTER, NEXT), as_of=LATER)
    rows = list(csv.DictReader(io.StringIO(files[f"{PATH}datos.csv"].decode())))
    assert [(row["ejercicio"], row["tipo"], row["unidad"], row["porcentaje"]) for row in rows] == [
        ("2030", "institucion", "", "75"),
        ("2030", "unidad", "a", "80"),
        ("2030", "unidad", "b", "70"),
        ("2031", "institucion", "", "79.5"),
        ("2031", "unidad", "a", "85"),
        ("2031", "unidad", "b", "74"),
    ]
    assert {row["metodologia"] for row in rows} == {"1.0"}
    fates = json.loads(files[f"{PATH}metas.json"])["filas"]
    assert [(row["unidad"], row["que_paso"], row["es_seguro"], row["meta_antes"]) for row in fates] == [
        ("a", "sigue", "si", None),
        ("b", "sigue", "si", None),
    ]
    assert (
        "Qué pasó con cada meta de un año a otro" in pages_of(BEFORE, in_year(AFTER, NEXT), as_of=LATER)["datos/"].text
    )


def test_every_number_of_its_data_files_is_that_of_the_models_in_csv_and_json():
    years = (BEFORE, in_year(AFTER, NEXT))
    files = files_of(*years, as_of=LATER)
    found = {str(annual.year): YearIndicators(annual, LATER) for annual in years}
    rows = list(csv.DictReader(io.StringIO(files[f"{PATH}datos.csv"].decode())))
    for row in rows:
        year, period = found[row["ejercicio"]], Period.parse(row["periodo"])
        rollup = year.unit(row["unidad"], period) if row["unidad"] else year.institution(period)
        assert row["porcentaje"] == percent(rollup.mean)
        assert row["peso_medido"] == (percent(rollup.covered) or "")
        counts = (len(rollup.measured), len(rollup.members), rollup.reported, rollup.due)
        assert tuple(int(row[name]) for name in ("medidas", "de", "informadas", "por_informar")) == counts
    for name in ("datos", "metas"):
        lines = list(csv.DictReader(io.StringIO(files[f"{PATH}{name}.csv"].decode())))
        told = json.loads(files[f"{PATH}{name}.json"], parse_constant=pytest.fail)["filas"]
        assert [{key: cell or "" for key, cell in row.items()} for row in told] == lines


def test_a_negative_target_stays_a_number():
    before = goals(("1", "Saldo", "1"))
    activity = replace(before.plans[0].activities[0], annual_target=Quantity.parse("-5"))
    before = replace(before, plans=(replace(before.plans[0], activities=(activity,)),))
    files = files_of(before, in_year(before, NEXT), as_of=LATER)
    (row,) = csv.DictReader(io.StringIO(files[f"{PATH}metas.csv"].decode()))
    assert (row["meta_antes"], row["meta_despues"]) == ("-5", "-5")
