from __future__ import annotations

from generator.core.period import Period
from tests.small_plans import read

TREE = """
# institucion.yaml
organigrama:
  - id: direccion
    nombre: Dirección
    unidades:
      - {id: unidad, nombre: Unidad}
      - id: gerencia
        nombre: Gerencia
        unidades: [{id: compras, nombre: Compras}]
  - {id: oir, nombre: Oficina de Información}
"""
STRATEGY = """
# estrategia-2024.yaml
elementos:
  - codigo: E-1
    tipo: eje
    nombre: Eje
    elementos:
      - {codigo: R-1, tipo: resultado, nombre: Resultado, elementos: [{codigo: A-1, tipo: accion, nombre: Acción}]}
      - {codigo: R-2, tipo: resultado, nombre: Otro}
"""
ENTRIES = """
avances:
  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
  - {periodo: 2024-08, fecha: 2024-09-05, actividades: {"1": {valor: 2}}}
  - {periodo: 2024-07, fecha: 2024-10-01, rectifica: true, motivo: Error, actividades: {"1": {valor: 4}}}
"""


def test_the_tree_of_units():
    (institution,) = read(TREE).institutions
    assert [unit.id for unit in institution.units] == ["direccion", "unidad", "gerencia", "compras", "oir"]
    assert [unit.id for unit in institution.children(None)] == ["direccion", "oir"]
    assert [unit.id for unit in institution.children("direccion")] == ["unidad", "gerencia"]
    assert [unit.id for unit in institution.ancestors("compras")] == ["direccion", "gerencia"]
    assert [unit.id for unit in institution.authorities] == ["direccion", "gerencia"]


def test_plans_below_an_authority():
    (annual,) = read(TREE).annual_plans
    assert [plan.org_unit for plan in annual.plans_below("direccion")] == ["unidad"]
    assert [plan.org_unit for plan in annual.plans_below("unidad")] == ["unidad"]
    assert annual.plans_below("oir") == ()


def test_a_strategy_tells_what_is_above_and_below_an_element():
    strategy = read(STRATEGY).annual_plans[0].strategy
    assert strategy
    assert [element.code for element in strategy.elements] == ["E-1", "R-1", "A-1", "R-2"]
    assert [element.code for element in strategy.descendants("E-1")] == ["R-1", "A-1", "R-2"]
    assert [element.code for element in strategy.ancestors("A-1")] == ["E-1", "R-1"]
    assert [element.code for element in strategy.children(None)] == ["E-1"]


def test_a_correction_replaces_and_nothing_is_lost():
    plan = read(ENTRIES).annual_plans[0].plans[0]
    current = plan.current_results("1")
    assert {period.code: result.quantity.text for period, result in current.items()} == {"2024-07": "4", "2024-08": "2"}
    assert len(plan.progress) == 3


RECODED = """
actividades:
  - {codigo: "3", codigos_anteriores: ["1", "2"], metas: {jul: 5}, meta_anual: 5}
  - {codigo: "4", codigos_anteriores: ["3"], metas: {jul: 5}, meta_anual: 5}
avances:
  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}
  - {periodo: 2024-08, fecha: 2024-09-05, actividades: {"2": {valor: 3}}}
  - {periodo: 2024-08, fecha: 2024-09-06, rectifica: true, motivo: Error, actividades: {"3": {valor: 2}}}
"""


def test_what_was_told_under_an_old_code_is_of_the_activity_that_had_it():
    plan = read(RECODED).annual_plans[0].plans[0]
    current = plan.current_results("3")
    assert {period.code: result.quantity.text for period, result in current.items()} == {"2024-07": "5", "2024-08": "2"}
    assert [plan.code_now(code) for code in ("1", "2", "3", "9")] == ["3", "3", "3", "9"]
    assert plan.current_results("4") == {}, "a code in use is nobody's old one"


def test_moving_lines_changes_nothing():
    below = read("version: 1\n" + ENTRIES).annual_plans[0].plans[0]
    assert below == read("\n\n# nota\n" + ENTRIES).annual_plans[0].plans[0]


def test_unreadable_cells_are_known_by_period():
    text = """
actividades:
  - codigo: "1"
    metas: {jul: 5}
    meta_anual: 9
    salvedades: [{regla: R303, nota: Ilegible, ilegibles: {ago: "21,00"}}]
"""
    activity = read(text).annual_plans[0].plans[0].activities[0]
    assert activity.unreadable == {Period.month(2024, 8): "21,00"}
    assert not activity.is_percent
