"""Rules on the two trees: units and strategic elements."""

from __future__ import annotations

import pytest

from generator.indicators.method import default_method
from generator.reading.read import read_all
from generator.rules import run_rules
from tests.small_plans import AS_OF, SOUND, files, messages, problems, schemas, source

LINKED = 'actividades: [{codigo: "1", estrategia: %s}]\n'


def test_r307_suggests_the_unit():
    (problem,) = [each for each in problems("unidad: unidas\n") if each.code == "R307"]
    assert problem.message == "la unidad «unidas» no está en el organigrama"
    assert problem.remedy == "¿quiso decir «unidad»?"


def test_r308_names_both_units():
    tree = (
        "# institucion.yaml\norganigrama:\n"
        "  - {id: unidad, nombre: Unidad}\n  - {id: b, nombre: B, unidades: [{id: unidad, nombre: Otra}]}\n"
    )
    assert messages("R308", tree) == ["el identificador «unidad» de Otra ya es de Unidad, en la línea 1"]


@pytest.mark.parametrize(
    ("former", "expected"),
    [
        ("[vieja]", []),
        ("[b]", ["el identificador «b» de Unidad ya es de B, en la línea 1"]),
        ("[vieja, usada]", ["el identificador «usada» de Unidad ya es de B, en la línea 1"]),
    ],
)
def test_r308_a_former_id_is_of_one_unit_alone(former, expected):
    tree = (
        "# institucion.yaml\norganigrama:\n"
        "  - {id: b, nombre: B, ids_anteriores: [usada]}\n"
        f"  - {{id: unidad, nombre: Unidad, ids_anteriores: {former}}}\n"
    )
    assert messages("R308", tree) == expected


def test_a_fault_of_the_tree_is_said_once_for_all_years():
    year = SOUND["ejercicio"].replace("ejercicio: 2024", "ejercicio: 2025").encode()
    plan = SOUND["unidad"].replace("ejercicio: 2024", "ejercicio: 2025").encode()
    tree = "# institucion.yaml\norganigrama: [{id: unidad, nombre: A}, {id: unidad, nombre: B}]\n"
    both = (*files(tree), source("ejercicio", year, 2025), source("unidad", plan, 2025))
    reading = read_all(both, schemas(), default_method())
    assert [problem.code for problem in reading.problems] == []
    assert [annual.year for annual in reading.annual_plans] == [2024, 2025]
    assert [problem.code for problem in run_rules(reading.annual_plans, AS_OF)] == ["R308"]


def test_r309_is_one_problem_and_lets_authorities_be():
    tree = (
        "# institucion.yaml\norganigrama:\n"
        "  - {id: direccion, nombre: Dirección, unidades: [{id: unidad, nombre: Unidad}, {id: b, nombre: Bodega}]}\n"
        "  - {id: c, nombre: Compras}\n"
    )
    assert messages("R309", tree) == ["2 unidades del organigrama no tienen plan en 2024: Bodega y Compras"]


def test_r309_does_not_miss_a_plan_that_has_errors():
    tree = "# institucion.yaml\norganigrama: [{id: unidad, nombre: Unidad}, {id: b, nombre: Bodega}]\n"
    found = problems(tree, other={"b": "esquema: 1\n"})
    assert {problem.code for problem in found} == {"E201"}


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("AE-1.2", "¿quiso decir «AE-1.1»?"),
        ("ae-1.1", "¿quiso decir «AE-1.1»?"),
        ("ZZZ", "vea los códigos en plans/demo/estrategia-2024.yaml"),
    ],
)
def test_r310_suggests_the_element(code, remedy):
    (problem,) = problems(f"actividades: [{{codigo: '1', medio_verificacion: x, meta_anual: 5, estrategia: {code}}}]\n")
    assert (problem.code, problem.remedy) == ("R310", remedy)


def test_r310_says_once_that_the_strategy_does_not_exist():
    two = 'actividades: [{codigo: "1", estrategia: A}, {codigo: "2", estrategia: B}]\n'
    named = f"{two}# ejercicio.yaml\nestrategia: estrategia-2030\n"
    assert messages("R310", named) == ["el plan estratégico «estrategia-2030» del ejercicio 2024 no existe"]


def test_r310_is_silent_while_the_strategy_has_errors():
    found = problems(LINKED % "AE-1.2" + "# estrategia-2024.yaml\nelementos: [{codigo: AE-1.1}]\n")
    assert {problem.code for problem in found} & {"R310"} == set()
    assert "E201" in {problem.code for problem in found}


def test_r311_compares_addresses():
    elements = (
        "{codigo: A 1, tipo: eje, nombre: X}, {codigo: a-1, tipo: eje, nombre: Y}, {codigo: A 1, tipo: eje, nombre: Z}"
    )
    assert messages("R311", f"# estrategia-2024.yaml\nelementos: [{elements}]\n") == [
        "el código estratégico «a-1» da la misma dirección que «A 1», en la línea 1",
        "el código estratégico «A 1» ya está en la línea 1",
    ]


def test_r325_mentions():
    snippet = (
        "# institucion.yaml\noficina_informacion: {unidad: oir}\n"
        "# estrategia-2024.yaml\nelementos: [{codigo: A, tipo: eje, nombre: X, unidad: unidda}]\n"
    )
    assert messages("R325", snippet) == [
        "la unidad «unidda», responsable de A, no está en el organigrama",
        "la unidad «oir», la de la oficina de información, no está en el organigrama",
    ]
