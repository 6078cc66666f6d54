"""A unit that begins: its line in the tree, its first plan, and what it must not change."""

from __future__ import annotations

from datetime import date

import pytest

from generator.core.model import Change
from generator.core.problem import GeneratorError, Origin
from generator.editing.new_unit import NewUnit
from tests.small_plans import read

CHANGE = Change("1", date(2024, 1, 15), "Planificación", "Creación", Origin(""))


def unit(unit_id: str, **told: str) -> NewUnit:
    return NewUnit(read("").institutions[0], unit_id, **told)


def test_a_new_unit_stands_last_in_the_tree_and_its_plan_bears_its_name():
    legal = unit("legal", name="Unidad Legal", short_name="Legal")
    legal.require_news(None)
    tree = b"id: demo\norganigrama:\n  - id: unidad\n    nombre: Unidad\n"
    added = tree + b"  - id: legal\n    nombre: Unidad Legal\n    nombre_corto: Legal\n"
    assert legal.tree("plans/demo/institucion.yaml", tree) == added
    assert legal.plan_text(2024, CHANGE).startswith("# El plan de 2024 de: Unidad Legal.")


def test_of_a_unit_that_is_there_only_a_plan_can_be_asked_for():
    unit("unidad").require_news(2024)
    assert unit("unidad").plan_text(2024, CHANGE).startswith("# El plan de 2024 de: Unidad.")
    with pytest.raises(GeneratorError, match="para escribir su plan, agregue --ejercicio"):
        unit("unidad").require_news(None)
    for told in ({"name": "Otra"}, {"short_name": "O"}, {"below": "x"}):
        with pytest.raises(GeneratorError, match=r"cámbiela en plans/demo/institucion\.yaml"):
            unit("unidad", **told).require_news(2024)
