"""Plans, published as a package and read back, are the same plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.harvesting.documents import plan_files
from generator.harvesting.package import read_package
from generator.indicators.method import default_method
from generator.project import engine_schemas
from generator.reading.read import read_all
from tests.harvesting.packages import fetching, package_of
from tests.history.full_plans import leaves, side, tree, with_value
from tests.publishing.open_data.real import annual_plans, files

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan
    from tests.harvesting.packages import Files


def read_back(package: Files) -> tuple[AnnualPlan, ...]:
    found = plan_files(read_package(fetching(package)), "plans")
    reading = read_all(tuple(sorted(found, key=lambda file: file.file)), engine_schemas(), default_method())
    assert not [problem for problem in reading.problems if problem.severity.value == "error"]
    return reading.annual_plans


def test_the_plans_of_the_project_come_back():
    package = {name.removeprefix("datos/"): data for name, data in files().items() if name.startswith("datos/")}
    back = read_back(package)
    assert len(back) == len(annual_plans()) == 5
    for before, after in zip(annual_plans(), back, strict=True):
        assert after.institution == before.institution
        assert after == before


def test_every_key_of_the_schemas_comes_back():
    annuals = side(tree()).side.annual_plans
    assert read_back(package_of(*annuals)) == annuals


HOSTILE = ("=1+1", "'@x", "a: b # c", "línea\nsegunda", "«á» | ñ \\ |", '"comillas", y coma', "- punto", "12%", "null")
TEXTS = [path for path, value in leaves(tree()) if path[-1] in {"nombre", "nota", "motivo", "resumen", "justificacion"}]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_whatever_it_looks_like(text):
    data = tree()
    for path in TEXTS:
        node: Any = data
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = text
    annuals = side(data).side.annual_plans
    assert read_back(package_of(*annuals)) == annuals


def test_changing_one_text_changes_what_comes_back():
    before, after = (side(data).side.annual_plans for data in (tree(), with_value(TEXTS[-1], "Otro")))
    assert read_back(package_of(*after)) != before
