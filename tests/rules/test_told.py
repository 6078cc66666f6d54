"""Rules on plans without activities, percentages told without detail, removals and published figures."""

from __future__ import annotations

from datetime import date

import pytest

from generator.core.frozen import replace
from generator.editing.simulate import simulate
from generator.rules.r332_unknown_subject import check
from tests.small_plans import AS_OF, messages, problems, read

SHARE = "avances_informados: [{periodo: 2024-07, porcentaje: 90}]\n"


@pytest.mark.parametrize(
    "more",
    [
        "nota: No tiene productos programados\n",
        SHARE,
        "avances: [{periodo: 2024-07, fecha: 2024-08-05, resumen: Se hizo algo}]\n",
    ],
)
def test_a_plan_without_activities_that_says_something_has_no_problem(more):
    assert problems(f"actividades: []\n{more}") == ()


def test_a_plan_that_says_nothing():
    (problem,) = problems("actividades: []\n")
    assert (problem.code, problem.remedy) == (
        "R331",
        "agregue sus actividades o avances_informados; si el documento no publica nada, dígalo en nota",
    )


def test_a_note_that_the_goals_belie():
    goals = 'actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {dic: 5}, meta_anual: 5}]\n'
    forgotten = "nota: La unidad todavía no ha escrito sus metas de 2024.\n"
    assert problems(f"actividades: []\n{forgotten}") == ()
    (problem,) = problems(goals + forgotten)
    assert (problem.code, problem.remedy) == ("R331", "borre la nota")
    assert problems(f"{goals}nota: El documento no dice más.\n") == ()


REMOVED = "{desde: 2024-07, motivo: Se suprimió}"
UNDER = """
# ejercicio.yaml
metodologia: {version: "1", umbral: 90}
# unidad.yaml
avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 1}}}]
"""


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        (f"eliminado: {REMOVED}\n", 0),
        ("eliminado: {desde: 2024-08, motivo: Se suprimió}\n", 1),
        (
            'actividades: [{codigo: "1", medio_verificacion: x, metas: {jul: 5}, meta_anual: 5, eliminado: '
            + REMOVED
            + "}]\n",
            0,
        ),
    ],
)
def test_what_was_removed_needs_no_justification(more, count):
    assert len(messages("R318", UNDER + more)) == count


def test_the_promise_of_what_was_removed_is_judged_as_it_was():
    (message,) = messages(
        "R301", f'actividades: [{{codigo: "1", metas: {{jul: 5}}, meta_anual: 6, eliminado: {REMOVED}}}]\n'
    )
    assert message.startswith("las metas de la actividad 1 suman 5")


@pytest.mark.parametrize(
    ("share", "fault"),
    [
        ("{periodo: 2024-12, porcentaje: 1}", "es de un período que aún no empieza (hoy es 5 de agosto de 2024)"),
        ("{periodo: 2025, porcentaje: 1}", "no es del ejercicio 2024"),
        ("{periodo: 2024-07, porcentaje: -0.5}", "no puede ser negativo: -0.5"),
        ("{periodo: 2024-07, porcentaje: 1, al: 2024-08-01}", "que no cae en ese período"),
        ("{periodo: 2024, porcentaje: 1, al: 2024-09-30}", "tiene una fecha de corte futura"),
        ("{periodo: 2024-01..2024-07, porcentaje: 0}", None),
        ("{periodo: 2024, porcentaje: 150, al: 2024-07-31}", None),
    ],
)
def test_a_share_that_cannot_be(share, fault):
    found = messages("R333", f"avances_informados: [{share}]\n", date(2024, 8, 5))
    assert [fault in message for message in found] == ([True] if fault else [])


def test_a_share_and_its_quarter_may_both_be_told():
    shares = "[{periodo: 2024-07, porcentaje: 1}, {periodo: 2024-T3, porcentaje: 1}]"
    assert messages("R333", f"avances_informados: {shares}\n") == []
    twice = "[{periodo: 2024-07, porcentaje: 1}, {periodo: 2024-07, porcentaje: 1}]"
    assert messages("R333", f"avances_informados: {twice}\n") == ["julio de 2024 ya tiene un porcentaje informado"]


def test_the_note_of_a_share_holds_no_personal_data():
    text = "avances_informados: [{periodo: 2024-07, porcentaje: 1, nota: Llame al 7012-3456}]\n"
    assert messages("R329", text) == ["el avance de julio de 2024 parece contener un teléfono"]


GOAL = (
    '{codigo: "1", nombre: Formar, unidad_medida: Personas, medio_verificacion: Lista, metas: {jul: 5}, meta_anual: 5'
)
FIRST = "version: 1, fecha: 2024-01-15"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("nota: Llame al 7012-3456\n", "la nota del plan"),
        ("objetivo: Llame al 7012-3456\n", "el objetivo del plan"),
        (f"actividades: [{GOAL.replace('Formar', 'Llamar al 7012-3456')}}}]\n", "la actividad 1"),
        (f"actividades: [{GOAL.replace('Lista', 'Tel. 7012-3456')}}}]\n", "la actividad 1"),
        ("responsable: Jefatura, 7012-3456\n", "el responsable del plan"),
        (f"actividades: [{GOAL}, nota: Llame al 7012-3456}}]\n", "la nota de 1"),
        (f"actividades: [{GOAL}, responsable: Tel. 7012-3456}}]\n", "el responsable de 1"),
        (f"actividades: [{GOAL}, salvedades: [{{regla: R301, nota: Tel. 7012-3456}}]}}]\n", "la salvedad de 1"),
        (f"control_de_cambios: [{{{FIRST}, responsable: 7012-3456, motivo: x}}]\n", "el control de cambios"),
        (f"control_de_cambios: [{{{FIRST}, responsable: x, motivo: 7012-3456}}]\n", "el control de cambios"),
    ],
)
def test_no_text_of_a_plan_holds_personal_data(text, where):
    assert messages("R329", text) == [f"{where} parece contener un teléfono"]


def figure(subject: str) -> str:
    return f'# informes/x.yaml\npublicado: [{{tabla: T, sujeto: "{subject}", periodo: 2024, valor: 1%}}]\n'


@pytest.mark.parametrize(
    ("subject", "remedy"),
    [
        ("unidad:unidat", "¿quiso decir «unidad»?"),
        ("actividad:unidad/9", "corrija el sujeto, o agregue lo que falta"),
        ("actividad:unidat/1", "¿quiso decir «unidad»?"),
        ("estrategia:AE-1.2", "¿quiso decir «AE-1.1»?"),
        ("autoridad:unidad", "corrija el sujeto, o agregue lo que falta"),
    ],
)
def test_a_subject_that_is_nowhere(subject, remedy):
    (problem,) = problems(figure(subject))
    assert (problem.code, problem.remedy) == ("R332", remedy)


@pytest.mark.parametrize("subject", ["institucion", "unidad:unidad", "actividad:unidad/1", "estrategia:AE-1.1"])
def test_a_subject_that_is_there(subject):
    assert problems(figure(subject)) == ()


def test_what_could_not_be_read_is_not_absent():
    bad_plan = problems(figure("actividad:unidad/9"), other={"unidad": "esquema: 1\n"})
    bad_strategy = problems(figure("estrategia:AE-9"), other={"estrategia-2024": "esquema: 1\n"})
    assert "R332" not in {problem.code for problem in (*bad_plan, *bad_strategy)}


def test_a_year_without_strategy_has_no_elements():
    (annual,) = read(figure("estrategia:AE-1.1")).annual_plans
    without = replace(annual, strategy=None, frame=replace(annual.frame, strategy=None))

    assert ["no tiene plan estratégico" in problem.message for problem in check(without, AS_OF)] == [True]


def test_a_year_with_results_is_not_simulated():
    (annual,) = read(SHARE).annual_plans
    assert simulate(annual, AS_OF) == annual
