"""Data files: a row per activity and period, the very figures of the indicators, and nothing a program trips over."""

from __future__ import annotations

import csv
import io
import json
from codecs import BOM_UTF8
from datetime import date
from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import StrategicElement, Strategy, TargetType
from generator.core.quantity import round_half_up
from generator.data_set import BY_NAME
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import NOWHERE, annual_plan, end_of_year, goal, plan, report, share
from generator.indicators.method import period_list
from generator.publishing.downloads import COLUMNS
from tests.publishing.small_sites import BASE, UNIT, files_of, of_institution, pages_of

PERIODS = period_list(2030)
PROGRAMME = annual_plan(
    plan(
        goal({"feb": "10", "mar": "30"}, annual="40"),
        goal({"feb": "50%"}, annual="50%", code="2", name="Otra"),
        report("feb", {"1": "7"}),
        report("mar", {"1": "0"}),
    )
)


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, as a program reads them."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def found(files: dict[str, bytes], path: str, **wanted: str) -> dict[str, str]:
    """The only row of a CSV file with some values."""
    rows = [row for row in rows_of(files[path]) if wanted.items() <= row.items()]
    assert len(rows) == 1
    return rows[0]


def test_there_is_a_row_per_activity_and_period_and_no_other():
    rows = rows_of(files_of(PROGRAMME)[f"{BASE}datos.csv"])
    assert [(one["codigo"], one["periodo"]) for one in rows] == [
        (code, period.code) for code in ("1", "2") for period in PERIODS
    ]


def test_the_columns_are_those_that_the_data_page_explains():
    data = files_of(PROGRAMME)[f"{BASE}datos.csv"]
    header = data.decode("utf-8-sig").split("\r\n")[0]
    assert data.startswith(BOM_UTF8)  # by which Excel knows UTF-8
    assert header == ",".join(column.name for column in COLUMNS)
    assert all(column.meaning.endswith((".", "…")) for column in COLUMNS)


def test_a_figure_is_exact_and_says_its_state_and_band():
    files = files_of(PROGRAMME)
    february = found(files, f"{BASE}datos.csv", codigo="1", periodo="2030-02")
    assert february["programado"] == "10"
    assert february["realizado"] == "7"
    assert february["porcentaje"] == "70"
    assert february["estado"] == "medido"
    assert february["banda"] == "avance-medio"
    assert found(files, f"{BASE}datos.csv", codigo="1", periodo="2030")["porcentaje"] == "17.5"


def test_a_goal_in_percent_is_a_fraction_of_one():
    assert found(files_of(PROGRAMME), f"{BASE}datos.csv", codigo="2", periodo="2030-02")["programado"] == "0.5"


def test_unknown_is_empty_or_null_and_a_reported_zero_is_zero():
    files = files_of(PROGRAMME)
    silent = found(files, f"{BASE}datos.csv", codigo="2", periodo="2030-02")
    assert (silent["realizado"], silent["porcentaje"], silent["estado"]) == ("", "", "no-reportado")
    zero = found(files, f"{BASE}datos.csv", codigo="1", periodo="2030-03")
    assert (zero["realizado"], zero["porcentaje"], zero["estado"]) == ("0", "0", "medido")
    rows = json.loads(files[f"{BASE}datos/indicadores.json"])["indicadores"]
    values = {(one["codigo"], one["periodo"]): one["realizado"] for one in rows}
    assert values["2", "2030-02"] is None
    assert values["1", "2030-03"] == "0"


TOLD = annual_plan(
    plan(
        replace(share("oct", "89.4"), notes="Sin detalle"),
        share("anual", "71", as_of=date(2030, 9, 30)),
        removed="oct",
    ),
    plan(goal({"feb": "10"}), unit="unidad-b"),
    parents={"unidad-a": "mando"},
)


def test_percentages_told_without_activities_have_a_table_of_their_own():
    files = files_of(TOLD)
    rows = rows_of(files[f"{BASE}datos/porcentajes.csv"])
    shown = ("unidad", "periodo", "porcentaje", "al", "cuenta", "nota")
    assert [tuple(row[name] for name in shown) for row in rows] == [
        ("unidad-a", "2030-10", "89.4", "", "false", "Sin detalle"),
        ("unidad-a", "2030", "71", "2030-09-30", "true", ""),
    ]
    assert len(json.loads(files[f"{UNIT}datos.json"])["porcentajes"]) == 2
    assert json.loads(files[f"{BASE}unidades/unidad-b/datos.json"])["porcentajes"] == []


def test_a_unit_of_which_only_a_percentage_is_known_counts_as_one_that_had_to_report():
    rows = rows_of(files_of(TOLD)[f"{BASE}datos/promedios.csv"])
    (told,) = [row for row in rows if (row["sujeto"], row["periodo"]) == ("unidad-a", "2030")]
    assert (told["informadas"], told["por_informar"], told["informado_sin_detalle"]) == ("1", "1", "true")
    meanings = {column.name: column.meaning for column in BY_NAME["promedios"].columns}
    assert all("cuenta como una" in meanings[name] for name in ("informadas", "por_informar"))


def test_that_table_is_linked_from_the_year_and_the_page_of_data():
    pages = pages_of(TOLD)
    for path, link in ((BASE, "datos/porcentajes.json"), ("datos/", "porcentajes.csv")):
        assert link in pages[path].references
    assert "Porcentajes que las unidades informaron sin detalle" in pages["datos/"].text
    without = annual_plan(plan(goal({"feb": "10"})))
    assert not [link for link in pages_of(without)[BASE].references if "porcentajes" in link]


def test_of_demand_it_says_what_was_requested():
    year = annual_plan(plan(goal({"feb": "90%"}, kind=TargetType.DEMAND), report("feb", {"1": "27/40"})))
    february = found(files_of(year), f"{BASE}datos.csv", periodo="2030-02")
    assert [february[name] for name in ("programado", "realizado", "solicitado", "porcentaje")] == [
        *("0.9", "27", "40", "75")
    ]


def test_figures_are_those_of_the_indicators_to_the_last_digit():
    thirds = annual_plan(
        plan(goal({"ene": "3", "feb": "7", "jun": "0.000001"}, annual="10.000001"), report("ene", {"1": "2"})),
        plan(goal({"ene": "300000000000.25"}, annual="300000000000.25"), report("t1", {"1": "7.5"}), unit="unidad-b"),
    )
    indicators = YearIndicators(thirds, end_of_year())
    rows = rows_of(files_of(thirds)[f"{BASE}datos.csv"])
    assert len(rows) == 2 * len(PERIODS)
    for one in rows:
        period = next(period for period in PERIODS if period.code == one["periodo"])
        expected = indicators.activity(one["unidad"], one["codigo"], period)
        assert one["programado"] == ("" if expected.programmed is None else format(expected.programmed, "f"))
        assert one["realizado"] == ("" if expected.executed is None else format(expected.executed, "f"))
        if expected.raw is None:
            assert one["porcentaje"] == ""
        else:
            assert Decimal(one["porcentaje"]) == round_half_up(expected.raw, 6)


def test_json_holds_no_number_that_a_program_could_round():
    def refuse(text: str) -> None:
        pytest.fail(f"a bare number: {text}")

    data = files_of(PROGRAMME)[f"{UNIT}datos.json"]
    json.loads(data, parse_float=refuse, parse_constant=refuse)


def test_an_institution_a_year_and_a_unit_have_their_own_rows_and_no_others():
    elements = (
        StrategicElement("OE-1", "objetivo", "Objetivo", None, NOWHERE),
        StrategicElement("AE-1.1", "accion", "Acción", "OE-1", NOWHERE),
        StrategicElement("AE-1.2", "accion", "Sin actividades", "OE-1", NOWHERE),
    )
    year = annual_plan(
        plan(goal({"feb": "1"}, strategy="AE-1.1"), goal({"feb": "1"}, code="2")),
        plan(goal({"feb": "1"}), unit="unidad-b"),
        parents={"unidad-a": "mando"},
        strategy=Strategy("estrategia-2030", "Plan", 2030, 2034, elements, NOWHERE),
    )
    files = files_of(year)
    both = {("unidad-a", "1"), ("unidad-a", "2")}
    expected = {
        "": both | {("unidad-b", "1")},
        "institucion/": both | {("unidad-b", "1")},
        BASE: both | {("unidad-b", "1")},
        UNIT: both,
        f"{BASE}unidades/unidad-b/": {("unidad-b", "1")},
    }
    written = {name for name in files if name.endswith("datos.csv")}
    assert written == {f"{path}datos.csv" for path in expected}
    for path, subjects in expected.items():
        rows = rows_of(files[f"{path}datos.csv"])
        assert {(one["unidad"], one["codigo"]) for one in rows} == subjects, path
        assert len(rows) == len(subjects) * len(PERIODS)
    assert found(files, f"{UNIT}datos.csv", codigo="1", periodo="2030")["autoridad"] == "mando"
    assert found(files, f"{UNIT}datos.csv", codigo="1", periodo="2030")["estrategia"] == "AE-1.1"


def test_an_institution_has_all_its_years_in_one_file():
    later = replace(of_institution(PROGRAMME, "institucion", "Institución", 2031))
    rows = rows_of(files_of(PROGRAMME, later)["institucion/datos.csv"])
    assert {one["ejercicio"] for one in rows} == {"2030", "2031"}
    assert len(rows) == 4 * len(PERIODS)


def test_bytes_are_the_same_twice():
    assert files_of(PROGRAMME) == files_of(PROGRAMME)


def test_a_button_shows_the_form_and_says_what_it_holds():
    """Five buttons of two lines each took a phone's screen; whoever hears a page needs what each one is of."""
    page = pages_of(PROGRAMME)[UNIT]
    hidden = page.all("span", "oculto")
    spoken = {link: each.text for each in hidden for link in each.above if "download" in link.attributes}
    assert [(link.text.removesuffix(rest), rest) for link, rest in spoken.items()] == [
        ("Excel", ": Datos de la unidad en Excel"),
        ("Indicadores: CSV", ": Indicadores de la unidad en CSV (hoja de cálculo)"),
        ("JSON", ": Datos de la unidad en JSON (programas)"),
        ("ZIP", ": Paquete de datos de la unidad (ZIP con CSV)"),
        ("Calendario", ": Entregas y plazos de la unidad (calendario)"),
    ]
