"""Every number of the data set is either read back into the very plans, or compared here with what it is made of."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from generator.core.frozen import replace
from generator.data_set import BY_NAME, TABLES
from generator.harvesting.package import BrokenPackageError
from generator.history.record import Record, UnitRecord, Version, goals_of
from generator.indicators.examples.plans import annual_plan, goal, plan
from generator.publishing.open_data.rows.values import number as number_text
from tests.harvesting.packages import Files, package_of, rewritten
from tests.harvesting.test_round_trip import read_back
from tests.history.full_plans import side, tree
from tests.publishing.open_data.real import annual_plans, indicators, rows
from tests.publishing.small_sites import context_of

FIGURES = tuple((table.name, column.name) for table in TABLES for column in table.columns if column.kind.is_figure)
PLACES = {(table, name) for table, name in FIGURES if name == "orden"}
OWNERS = {
    "unidades": ("institucion",),
    "estrategia": ("institucion", "estrategia"),
    "bandas": ("institucion", "ejercicio"),
    "actividades": ("institucion", "ejercicio", "unidad"),
    "resultados": ("institucion", "ejercicio", "unidad", "informe"),
}
"""Within what places count, of tables whose key does without them."""
QUANTITIES = {(table, "cantidad") for table in ("estrategia", "metas", "resultados", "no_programadas")}
COMPARED = {
    *PLACES,  # below
    *QUANTITIES,  # below; the plans are read from `escrita`
    ("verificacion", "exacto"),  # below
    *((table, name) for table, name in FIGURES if table in {"indicadores", "promedios"}),  # test_numbers
    *((table, name) for table, name in FIGURES if table in {"versiones", "cambios"}),  # below
    ("metas", "version"),  # below
}


@cache
def full() -> Files:
    """The package of plans in which every key of the schemas is written."""
    return package_of(*side(tree()).side.annual_plans)


def changed(table: str, column: str) -> Files:
    """The package, well sealed, with the first number of a column changed."""
    lines = list(csv.reader(io.StringIO(full()[f"{table}.csv"].decode(), newline="")))
    place = lines[0].index(column)
    row = next(line for line in lines[1:] if line[place])
    new = [f"{cell}1" if index == place else cell for index, cell in enumerate(row)]
    return rewritten(full(), table, csv_line(row), csv_line(new))


def csv_line(cells: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


@pytest.mark.parametrize(("table", "column"), [each for each in FIGURES if each not in COMPARED])
def test_a_number_that_is_not_that_of_the_plans_gives_other_plans_or_none(table, column):
    assert plans_in(full())
    assert plans_in(changed(table, column)) != plans_in(full())


def plans_in(package: Files) -> object:
    """The plans of a package; none, if it is refused, or they have errors."""
    try:
        return read_back(package)
    except (BrokenPackageError, AssertionError):
        return None


def quantities(table: str) -> list[Decimal]:
    """The quantities of a table, in the order of its rows, from the plans."""
    if table == "estrategia":
        strategies = {
            (annual.institution.id, annual.strategy.id): annual.strategy for annual in annual_plans() if annual.strategy
        }
        found = [element.quantity for strategy in strategies.values() for element in strategy.elements]
        return [each.number for each in found if each]
    plans = [plan for annual in annual_plans() for plan in annual.plans]
    if table == "metas":
        return [
            quantity.number
            for plan in plans
            for activity in plan.activities
            for quantity in (*(target.quantity for target in activity.targets), activity.annual_target)
            if quantity is not None
        ]
    entries = [entry for plan in plans for entry in plan.progress]
    if table == "resultados":
        return [result.quantity.number for entry in entries for result in entry.results]
    return [work.quantity.number for entry in entries for work in entry.unplanned if work.quantity]


@pytest.mark.parametrize("table", sorted(table for table, _ in QUANTITIES))
def test_quantities_are_those_of_the_plans_row_by_row(table):
    found = [Decimal(row["cantidad"]) for row in rows(f"datos/{table}.csv") if row["cantidad"]]
    assert found == quantities(table)


@pytest.mark.parametrize("name", sorted(table for table, _ in PLACES))
def test_places_count_from_one(name):
    """Two rows share a place only where a caveat names two cells."""
    key = BY_NAME[name].key
    before = OWNERS.get(name) or key[: key.index("orden")]
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in [*rows(f"datos/{name}.csv"), *csv.DictReader(io.StringIO(full()[f"{name}.csv"].decode(), newline=""))]:
        group = found[tuple(row[column] for column in before)]
        if not group or group[-1] != int(row["orden"]) or name != "salvedades":
            group.append(int(row["orden"]))
    for group in found.values():
        assert group == list(range(1, len(group) + 1))


def test_recomputed_figures_are_those_of_the_verification():
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows("datos/verificacion.csv"):
        found[row["institucion"], row["ejercicio"]].append((row["exacto"], row["recalculado"], row["publicado"]))
    for annual in annual_plans():
        verdicts = context_of(annual, indicators()[annual.institution.id, str(annual.year)].as_of).verdicts
        told = [
            (number_text(each.exact) or "", each.recomputed.text if each.recomputed else "", each.figure.text)
            for each in verdicts
        ]
        assert found.get((annual.institution.id, str(annual.year)), []) == told


def test_versions_targets_and_changes_have_the_numbers_of_the_history():
    before, now = plan(goal({"feb": "3.5"}, annual="3.5")), replace(plan(goal({"feb": "1"}, annual="1")), version=2)
    versions = (Version(1, "a" * 40, date(2030, 1, 5), goals_of(before)), Version(2, "b" * 40, date(2030, 5, 6)))
    record = Record({(2030, "unidad-a"): UnitRecord(versions)}, is_known=True)
    package = package_of(annual_plan(now), record=record)
    versions_told, targets, changes = (lines(package, name) for name in ("versiones", "metas", "cambios"))
    assert [(row["version"], row["es_original"], row["es_vigente"]) for row in versions_told] == [
        ("1", "true", "false"),
        ("2", "false", "true"),
    ]
    assert [(row["version"], row["periodo"], row["cantidad"]) for row in targets] == [
        *(("1", "2030-02", "3.5"), ("1", "2030", "3.5")),
        *(("2", "2030-02", "1"), ("2", "2030", "1")),
    ]
    assert {(row["version"], row["version_anterior"], row["ejercicio"]) for row in changes} == {("2", "1", "2030")}
    assert [(row["orden"], row["antes"], row["ahora"]) for row in changes] == [("1", "3.5", "1")]


def lines(package: Files, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package[f"{table}.csv"].decode(), newline="")))


def test_each_goal_has_the_version_of_its_plan():
    versions = {
        (annual.institution.id, str(annual.year), plan.org_unit): str(plan.version)
        for annual in annual_plans()
        for plan in annual.plans
    }
    for table in ("metas", "versiones"):
        for row in rows(f"datos/{table}.csv"):
            assert row["version"] == versions[row["institucion"], row["ejercicio"], row["unidad"]]
