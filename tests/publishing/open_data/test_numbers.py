"""Every number of every export against the models that it comes from, of all the plans of the project."""

from __future__ import annotations

import io
import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from generator.core.period import Period
from generator.core.quantity import round_half_up
from generator.data_set import BY_NAME, TABLES
from generator.data_set.cells import items, restored
from generator.data_set.shape import Kind
from tests.publishing.open_data.real import DAY, annual_plans, files, indicators, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan

ATOM = "{http://www.w3.org/2005/Atom}"
SPAN = ("StartDate", "EndDate", "NumberOfUnits")
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


Told = Counter[tuple[str, str, str, str, Decimal]]
"""Numbers by unit, activity, first and last day."""


def promised_and_done(annual: AnnualPlan) -> tuple[Told, Told]:
    targets, results = Told(), Told()
    for plan, activity in annual.activities():
        promised = {target.period: target.quantity.number for target in activity.targets}
        if activity.annual_target is not None:
            promised[Period.whole_year(annual.year)] = activity.annual_target.number
        done = {period: each.quantity.number for period, each in plan.current_results(activity.code).items()}
        for found, told in ((promised, targets), (done, results)):
            for period, quantity in found.items():
                days = (period.start.isoformat(), period.end.isoformat())
                told[plan.org_unit, activity.code, *days, quantity] += 1
    return targets, results


def test_stratml_and_iati():
    for annual in annual_plans():
        base = f"{annual.institution.id}/{annual.year}/datos/"
        targets, results = promised_and_done(annual)
        report = ET.fromstring(files()[f"{base}stratml-informe.xml"])  # noqa: S314  our own file
        plan_document = ET.fromstring(files()[f"{base}stratml-plan.xml"])  # noqa: S314
        assert stratml_numbers(annual, report, "TargetResult") == targets
        assert stratml_numbers(annual, plan_document, "TargetResult") == targets
        assert stratml_numbers(annual, report, "ActualResult") == results
        assert not stratml_numbers(annual, plan_document, "ActualResult")
        iati = ET.fromstring(files()[f"{base}iati-resultados.xml"])  # noqa: S314
        assert iati_numbers(annual, iati, "target") == targets
        assert iati_numbers(annual, iati, "actual") == results


def stratml_numbers(annual: AnnualPlan, root: ET.Element, tag: str) -> Told:
    found = Told()
    for plan, told in zip(annual.plans, root.iter(f"{STRATML}Goal"), strict=True):
        for objective in told.iter(f"{STRATML}Objective"):
            code = objective.findtext(f"{STRATML}SequenceIndicator") or ""
            for each in objective.iter(f"{STRATML}{tag}"):
                start, end, amount = (each.findtext(f"{STRATML}{name}") or "" for name in SPAN)
                found[plan.org_unit, code, start, end, Decimal(amount)] += 1
    return found


def iati_numbers(annual: AnnualPlan, root: ET.Element, tag: str) -> Told:
    found = Told()
    for plan, told in zip(annual.plans, root.iter("iati-activity"), strict=True):
        for indicator in told.iter("indicator"):
            scale = 100 if indicator.attrib["measure"] == "2" else 1
            code = attribute(indicator, "reference", "code")
            for period in indicator.iter("period"):
                start, end = (attribute(period, name, "iso-date") for name in ("period-start", "period-end"))
                for each in period.iter(tag):
                    found[plan.org_unit, code, start, end, Decimal(each.attrib["value"]) / scale] += 1
    return found


def attribute(parent: ET.Element, tag: str, name: str) -> str:
    (found,) = parent.findall(tag)
    return found.attrib[name]


def unfolded(path: str) -> list[dict[str, str]]:
    """The events of a calendar."""
    events = files()[path].decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    return [dict(line.split(":", 1) for line in event.splitlines() if ":" in line) for event in events]


def test_calendars_tell_every_promise_of_each_unit_on_its_last_day():
    count = 0
    for annual in annual_plans():
        for plan in annual.plans:
            path = f"{annual.institution.id}/{annual.year}/unidades/{plan.org_unit}/calendario.ics"
            told = Counter[tuple[str, str]]()
            for event in unfolded(path) if path in files() else ():
                text = event["DESCRIPTION"].replace("\\,", ",").replace("\\;", ";")
                if "/entregas@" in event["UID"]:
                    told.update((event["DTSTART;VALUE=DATE"], line) for line in text.split("\\n"))
            assert told == Counter(promises(plan))
            count += told.total()
    assert count > 500


def promises(plan: UnitPlan) -> Iterator[tuple[str, str]]:
    for activity in plan.activities:
        unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
        for target in activity.targets:
            removal = activity.removal or plan.removal
            if target.quantity.value and not (removal and removal.since <= target.period):
                label = f"{activity.code} {activity.name}: {target.quantity.label}{unit}"
                yield f"{target.period.end:%Y%m%d}", label


def test_feeds_count_what_units_told():
    told = 0
    for institution in {annual.institution.id for annual in annual_plans()}:
        own = [annual for annual in annual_plans() if annual.institution.id == institution]
        root = ET.fromstring(files()[f"{institution}/novedades.xml"])  # noqa: S314  our own file
        summaries = Counter(each.text or "" for each in root.iter(f"{ATOM}summary"))
        entries = [entry for annual in own for plan in annual.plans for entry in plan.progress]
        counted = Counter(" ".join(filter(None, (each.reason, each.summary or in_words(each)))) for each in entries)
        plans = Counter(f"{annual.frame.name}: {units(annual)}." for annual in own)
        assert not counted - summaries
        assert not summaries - counted - plans
        told += len(entries)
    assert told > 10


def in_words(entry: ProgressEntry) -> str:
    count = len(entry.results)
    return "1 actividad con resultado." if count == 1 else f"{count} actividades con resultado."


def units(annual: AnnualPlan) -> str:
    return "1 unidad" if len(annual.plans) == 1 else f"{len(annual.plans)} unidades"


def test_published_figures():
    count = sum(len(report.figures) for annual in annual_plans() for report in annual.reports)
    assert len(rows("datos/verificacion.csv")) == count > 100


def test_the_day_of_the_data_is_said():
    assert json.loads(files()["datos/datapackage.json"])["version"] == DAY.isoformat()
    assert BY_NAME["indicadores"].key[-1] == "periodo"
