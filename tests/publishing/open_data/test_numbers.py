"""Every number of every export against the models that it comes from, of all the plans of the project."""

from __future__ import annotations

import io
import json
from collections import Counter
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from generator.core.period import Period
from generator.core.quantity import round_half_up
from generator.data_set import BY_NAME, TABLES
from generator.data_set.cells import items, restored
from generator.data_set.shape import Kind
from tests.publishing.open_data.real import DAY, annual_plans, files, indicators, rows

STRATML = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def test_indicators():
    found = rows("datos/indicadores.csv")
    for row in found:
        year = indicators()[row["institucion"], row["ejercicio"]]
        told = year.activity(row["unidad"], row["codigo"], Period.parse(row["periodo"]))
        assert number(row["programado"]) == told.programmed
        assert number(row["realizado"]) == told.executed
        assert number(row["solicitado"]) == told.requested
        assert number(row["adicional"]) == told.additional
        assert number(row["porcentaje"]) == (None if told.raw is None else round_half_up(told.raw, 6))
        assert (row["estado"], row["banda"]) == (told.state.value, told.band.id if told.band else "")
    expected = sum(len(year.periods) * sum(1 for _ in year.annual.activities()) for year in indicators().values())
    assert len(found) == expected > 5_000


def test_averages():
    found = rows("datos/promedios.csv")
    for row in found:
        year, period = indicators()[row["institucion"], row["ejercicio"]], Period.parse(row["periodo"])
        of = {"unidad": year.unit, "autoridad": year.authority, "estrategia": year.element}.get(row["tipo"])
        told = of(row["sujeto"], period) if of else year.institution(period)
        assert number(row["porcentaje"]) == (None if told.mean is None else round_half_up(told.mean, 6))
        counts = (len(told.measured), len(told.members), told.reported, told.due)
        assert tuple(int(row[name]) for name in ("medidas", "de", "informadas", "por_informar")) == counts
    assert {row["tipo"] for row in found} == {"unidad", "autoridad", "estrategia", "institucion"}


def test_targets_and_results():
    targets, results = Counter[object](), Counter[object]()
    for annual in annual_plans():
        for plan, activity in annual.activities():
            key = (annual.institution.id, str(annual.year), plan.org_unit, activity.code)
            targets.update((*key, target.period.code, target.quantity.number) for target in activity.targets)
            if activity.annual_target is not None:
                targets[*key, str(annual.year), activity.annual_target.number] += 1
        for plan in annual.plans:
            for entry in plan.progress:
                unit = (annual.institution.id, str(annual.year), plan.org_unit)
                results.update((*unit, each.code, entry.period.code, each.quantity.number) for each in entry.results)
    keys = ("institucion", "ejercicio", "unidad", "codigo", "periodo")
    written = Counter((*(row[key] for key in keys), Decimal(row["cantidad"])) for row in rows("datos/metas.csv"))
    assert written == targets
    told = Counter((*(row[key] for key in keys), Decimal(row["cantidad"])) for row in rows("datos/resultados.csv"))
    assert told == results
    assert len(results) > 30


@pytest.mark.parametrize("folder", ["datos/", "di/datos/", "di/2024/datos/"])
def test_json_and_workbook_hold_the_rows_of_csv(folder):
    book = CalamineWorkbook.from_filelike(io.BytesIO(files()[f"{folder}datos.xlsx"]))
    for table in TABLES:
        lines = rows(f"{folder}{table.name}.csv")
        told = json.loads(files()[f"{folder}{table.name}.json"], parse_constant=pytest.fail)[table.name]
        assert len(told) == len(lines)
        sheet = book.get_sheet_by_name(table.name).to_python()[1:] if lines else []
        for line, row, cells in zip(lines, told, sheet, strict=True):
            for column, cell in zip(table.columns, cells, strict=False):
                same_value(column.kind, line[column.name], row[column.name], cell)


def same_value(kind: Kind, text: str, in_json: object, in_sheet: object) -> None:
    if not text:
        assert in_json is None
        assert in_sheet == ""
    elif kind.is_figure:
        assert Decimal(str(in_json)) == Decimal(text)
        assert Decimal(repr(in_sheet) if isinstance(in_sheet, float) else str(in_sheet)) == Decimal(text)
    elif kind is Kind.BOOLEAN:
        assert (in_json, in_sheet) == (text == "true", text == "true")
    elif kind is Kind.DATE:
        assert (in_json, str(in_sheet)) == (text, text)
    else:
        plain = restored(text)
        assert in_json == (list(items(plain)) if kind is Kind.LIST else plain)
        assert in_sheet == plain


def test_a_unit_has_the_rows_of_its_year():
    unit = json.loads(files()["di/2024/unidades/programa-adn/datos.json"])
    year = json.loads(files()["di/2024/datos/indicadores.json"])["indicadores"]
    assert unit["indicadores"] == [row for row in year if row["unidad"] == "programa-adn"]
    assert set(unit) == {table.name for table in TABLES if table.of_unit}


def test_the_flat_copy_holds_the_same_figures():
    flat = [line.split(",") for line in files()["di/datos.csv"].decode("utf-8-sig").splitlines()]
    assert len(flat) - 1 >= len(rows("di/datos/indicadores.csv"))


def test_stratml_and_iati():
    for annual in annual_plans():
        base = f"{annual.institution.id}/{annual.year}/datos/"
        targets, results = Counter[Decimal](), Counter[Decimal]()
        for plan, activity in annual.activities():
            whole = Period.whole_year(annual.year)
            promised = {target.period: target.quantity.number for target in activity.targets}
            if activity.annual_target is not None:
                promised[whole] = activity.annual_target.number
            targets.update(promised.values())
            results.update(each.quantity.number for each in plan.current_results(activity.code).values())
        report = ET.fromstring(files()[f"{base}stratml-informe.xml"])  # noqa: S314  our own file
        plan_document = ET.fromstring(files()[f"{base}stratml-plan.xml"])  # noqa: S314
        assert stratml_numbers(report, "TargetResult") == stratml_numbers(plan_document, "TargetResult") == targets
        assert stratml_numbers(report, "ActualResult") == results
        assert not stratml_numbers(plan_document, "ActualResult")
        iati = ET.fromstring(files()[f"{base}iati-resultados.xml"])  # noqa: S314
        assert iati_numbers(iati, "target") == targets
        assert iati_numbers(iati, "actual") == results


def stratml_numbers(root: ET.Element, tag: str) -> Counter[Decimal]:
    found = root.findall(f".//{STRATML}{tag}/{STRATML}NumberOfUnits")
    return Counter(Decimal(each.text or "") for each in found)


def iati_numbers(root: ET.Element, tag: str) -> Counter[Decimal]:
    found: Counter[Decimal] = Counter()
    for indicator in root.iter("indicator"):
        scale = 100 if indicator.attrib["measure"] == "2" else 1
        found.update(Decimal(each.attrib["value"]) / scale for each in indicator.findall(f"period/{tag}"))
    return found


def test_published_figures():
    count = sum(len(report.figures) for annual in annual_plans() for report in annual.reports)
    assert len(rows("datos/verificacion.csv")) == count > 100


def test_the_day_of_the_data_is_said():
    assert json.loads(files()["datos/datapackage.json"])["version"] == DAY.isoformat()
    assert BY_NAME["indicadores"].key[-1] == "periodo"
