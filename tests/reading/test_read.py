from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.indicators.method import default_method
from generator.reading.read import Reading, read_all
from generator.rules import run_rules
from tests.small_plans import AS_OF, SOUND, files, read, schemas, source


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.code, problem.origin.file) for problem in reading.problems]


def test_a_project_is_read_whole():
    reading = read()
    (annual,) = reading.annual_plans
    assert reading.problems == ()
    assert [institution.id for institution in reading.institutions] == ["demo"]
    assert (annual.year, [plan.org_unit for plan in annual.plans]) == (2024, ["unidad"])
    assert annual.strategy
    assert annual.unread == frozenset()
    assert set(reading.documents) == {
        "plans/demo/institucion.yaml",
        "plans/demo/estrategia-2024.yaml",
        "plans/demo/2024/ejercicio.yaml",
        "plans/demo/2024/unidad.yaml",
    }


def test_plans_stand_in_the_order_of_the_tree():
    tree = "# institucion.yaml\norganigrama: [{id: z, nombre: Z}, {id: unidad, nombre: U}, {id: a, nombre: A}]\n"
    others = {name: SOUND["unidad"].replace("unidad: unidad", f"unidad: {name}") for name in ("a", "x", "z")}
    (annual,) = read(tree, others).annual_plans
    assert [plan.org_unit for plan in annual.plans] == ["z", "unidad", "a", "x"]


def test_a_file_with_errors_is_left_out_and_its_name_kept():
    reading = read(other={"otra": "esquema: 1\n", "mala": "\t"})
    assert {code for code, _ in codes(reading)} == {"E201", "L106"}
    assert reading.annual_plans[0].unread == {"otra", "mala"}
    assert [plan.org_unit for plan in reading.annual_plans[0].plans] == ["unidad"]


def test_a_broken_institution_leaves_no_plans_and_no_other_complaints():
    reading = read(other={"institucion": "esquema: 1\n"})
    assert {file for _, file in codes(reading)} == {"plans/demo/institucion.yaml"}
    assert reading.annual_plans == ()


def test_a_file_that_says_it_is_of_another_place_is_left_out():
    for name, old, new in [
        ("unidad", "unidad: unidad", "unidad: otra"),
        ("unidad", "ejercicio: 2024", "ejercicio: 2023"),
        ("ejercicio", "institucion: demo", "institucion: di"),
        ("institucion", "id: demo", "id: di"),
        ("estrategia-2024", "id: estrategia-2024", "id: estrategia-2025"),
    ]:
        texts = {key: text.replace(old, new, 1) if key == name else text for key, text in SOUND.items()}
        sources = tuple(source(key, text.encode()) for key, text in texts.items())
        reading = read_all(sources, schemas(), default_method())
        assert [code for code, _ in codes(reading)] == ["L112"]


def test_missing_frames_and_institutions_are_said_once():
    sources = tuple(source(name, SOUND["unidad"].encode()) for name in ("unidad", "otra", "mas"))
    reading = read_all(sources, schemas(), default_method())
    missing = [problem.message for problem in reading.problems if problem.code == "L113"]
    assert missing == [
        "la institución no está descrita: falta plans/demo/institucion.yaml",
        "el ejercicio 2024 no está descrito: falta plans/demo/2024/ejercicio.yaml",
    ]


def test_a_folder_of_only_a_strategy_needs_its_institution():
    reading = read_all((source("estrategia-2024", SOUND["estrategia-2024"].encode()),), schemas(), default_method())
    assert codes(reading) == [("L113", "plans/demo/estrategia-2024.yaml")]


def test_two_readings_are_equal():
    assert read() == read()


RICH = (
    SOUND["unidad"].replace("version: 1\n", "version: 1\nresponsable: Coordinación\n", 1)
    + "avances:\n"
    + "  - {periodo: 2024-07, fecha: 2024-08-05, resumen: Tres jornadas, actividades: {'1': {valor: 4}}}\n"
    + "  - {periodo: 2024-T4, fecha: 2024-12-05, no_programadas: [{nombre: Charla, valor: 40}]}\n"
    + "  - {periodo: 2024-07, fecha: 2024-09-02, rectifica: true, motivo: Error, actividades: {'1': {valor: 5}}}\n"
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_plan_makes_a_rule_fail(data):
    """Values of a sound plan put in each other's place: problems, never an exception."""
    tokens = [
        "0",
        "-1",
        "5",
        "50%",
        "2024",
        "2024-07",
        "0000-01",
        "2024-T3",
        "1",
        "'1'",
        "demanda",
        "nivel",
        "[]",
        "{}",
        "~",
    ]
    pieces = RICH.replace("{", "{\0").replace("}", "\0}").replace(", ", "\0, \0").replace(": ", "\0: \0").split("\0")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(pieces) - 1))
        if pieces[at].strip() not in {"{", "}", ",", ":"}:
            pieces[at] = data.draw(st.sampled_from(tokens))
    sources = (*files()[:-1], source("unidad", "".join(pieces).encode()))
    reading = read_all(sources, schemas(), default_method())
    run_rules(reading.annual_plans, AS_OF)


def test_a_big_plan_is_read_in_reasonable_time():
    rows = "".join(
        f'  - {{codigo: "{number}", nombre: A{number}, medio_verificacion: x, metas: {{jul: 5}}, meta_anual: 5}}\n'
        for number in range(500)
    )
    plan = SOUND["unidad"].split("actividades:")[0] + "actividades:\n" + rows + SOUND["unidad"].split("\n", 5)[5]
    started = time.perf_counter()
    reading = read(other={"unidad": plan})
    assert [problem.code for problem in run_rules(reading.annual_plans, AS_OF)] == []
    assert len(reading.annual_plans[0].plans[0].activities) == 500
    assert time.perf_counter() - started < 30
