"""Which units have a form, and what is said of the others."""

from __future__ import annotations

from generator.core.period import Period
from generator.editing.forms.without import plans_with_form, without_form
from tests.small_plans import read

TREE = """# institucion.yaml
organigrama:
  - {id: unidad, nombre: Unidad}
  - {id: direccion, nombre: Dirección, unidades: [{id: legal, nombre: Legal}, {id: archivo, nombre: Archivo}]}
"""
CONTROL = "control_de_cambios: [{version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}]"


def test_an_authority_that_reports_through_its_units_is_not_missed():
    (annual,) = read(TREE).annual_plans
    assert [plan.org_unit for plan in plans_with_form(annual, None)] == ["unidad"]
    assert list(without_form(annual, None)) == ["Sin formulario, porque no hay plan de 2024: legal y archivo."]


def test_a_plan_that_does_not_report_by_that_period_is_told():
    (annual,) = read("actividades: [{codigo: '1', metas: {t1: 5}, meta_anual: 5}]\n").annual_plans
    assert len(plans_with_form(annual, Period.parse("2024-T1"))) == 1
    assert plans_with_form(annual, Period.parse("2024-S1")) == ()
    assert list(without_form(annual, Period.parse("2024-T1"))) == []
    assert list(without_form(annual, Period.parse("2024-S1"))) == [
        "Sin formulario, porque su plan no tiene metas en 2024-S1: unidad."
    ]


def test_of_units_that_the_tree_has_not_that_alone_is_told_and_all_are_named():
    names = [f"otra-{letter}" for letter in "abcdefgh"]
    others = {
        name: f"{{esquema: 1, unidad: {name}, ejercicio: 2024, version: 1, actividades: [], {CONTROL}}}"
        for name in names
    }
    (annual,) = read(other=others).annual_plans
    assert [plan.org_unit for plan in plans_with_form(annual, None)] == ["unidad"]
    (told,) = without_form(annual, None)
    assert told.startswith("Sin formulario, porque no está en el organigrama: otra-a, ")
    assert all(name in told for name in names)
