"""What is shown of an activity: its promise, what is told, what is missing; each kind of goal in its own way."""

from __future__ import annotations

import pytest

from generator.editing.interview.card import card
from tests.editing.interview.helpers import JUNE, PLAN, setting

REPORTED = 'avances: [{{periodo: 2024-06, fecha: 2024-07-03, actividades: {{"1": {{{}}}}}}}]\n'


def lines(snippet: str, period: str = "2024-07", code: str = "1") -> list[str]:
    """The lines of a card below its title, with ordinary spaces."""
    about = setting(snippet, period)
    title, *rest = card(about.accounts[code], about.period).replace("\N{NO-BREAK SPACE}", " ").split("\n")
    assert title.startswith(f"{code}  ")
    return [line.strip() for line in rest]


def goal(keys: str, reported: str = "") -> str:
    """A plan of one activity; of June something may be reported."""
    plan = f'actividades: [{{codigo: "1", {keys}}}]\n'
    return plan + REPORTED.format(reported) if reported else plan


def test_a_total_shows_what_is_promised_told_and_missing():
    assert lines(PLAN + JUNE, code="1.1") == [
        "Se cuenta en Personas; se comprueba con Listas de asistencia",
        "Programado en julio: 150",
        "Acumulado de enero a julio: programado 250, informado 80",
        "Meta del año: 400; falta 320",
    ]


def test_before_the_first_report_nothing_is_told_which_is_no_zero():
    assert lines(PLAN, code="1.1")[2] == "Acumulado de enero a julio: programado 250, informado nada todavía"
    assert lines(goal("metas: {jul: 5}", "valor: 0"))[1] == "Acumulado de enero a julio: programado 5, informado 0"


def test_january_accumulates_itself():
    assert lines(goal("metas: {ene: 5}"), "2024-01")[1] == "Acumulado de enero: programado 5, informado nada todavía"


@pytest.mark.parametrize(
    ("keys", "reported", "expected"),
    [
        ("metas: {jul: 5, ago: 5}, meta_anual: 10", "valor: 12", "Meta del año: 10; ya se alcanzó"),
        ("metas: {jul: 50%}, meta_anual: 100%", "valor: 50%", "Meta del año: 100 %; falta 50 %"),
        ("tipo_meta: nivel, metas: {jul: 85%}, meta_anual: 90%", "valor: 80%", "Último dato informado: 80 % (junio)"),
        ("tipo_meta: nivel, metas: {jul: 85%}, meta_anual: 90%", "", "Último dato informado: ninguno"),
        ("tipo_meta: nivel, metas: {jul: 85%}, meta_anual: 90%", "", "Meta del año: 90 %"),
        (
            "tipo_meta: demanda, metas: {jul: 90%}, meta_anual: 90%",
            "valor: 18, solicitado: 20",
            "Último dato informado: 18 de 20 (junio)",
        ),
        ("tipo_meta: demanda, metas: {jul: 90%}", "", "Programado en julio: 90 % de lo que se solicite"),
        ("sentido: descendente, metas: {jul: 5}, meta_anual: 10", "valor: 3", "Meta del año: 10"),
        ("metas: {t3: 70}", "", "Programado en el tercer trimestre: 70"),
        ("metas: {ago: 70}", "", "Sin meta en julio"),
        (
            "metas: {}, salvedades: [{regla: R303, nota: Se lee mal, ilegibles: {jul: 12x}}]",
            "",
            "Programado en julio: no se puede leer en el documento («12x»)",
        ),
    ],
)
def test_each_kind_of_goal_is_told_in_its_own_way(keys, reported, expected):
    assert expected in lines(goal(keys, reported))


def test_a_quarter_is_named_as_such():
    assert lines(goal("metas: {t3: 70}, meta_anual: 280"), "2024-T3") == [
        "Programado en el tercer trimestre: 70",
        "Acumulado de enero a septiembre: programado 70, informado nada todavía",
        "Meta del año: 280; falta 280",
    ]


def test_what_was_reported_later_is_not_accumulated_before():
    later = JUNE.replace("2024-06", "2024-08")
    assert lines(PLAN + JUNE + later.partition("\n")[2], code="1.1")[2:] == [
        "Acumulado de enero a julio: programado 250, informado 80",
        "Meta del año: 400; falta 240",
    ]


def test_three_months_are_named_by_their_months():
    assert lines(goal("metas: {mar: 5}"), "2024-03")[1].startswith("Acumulado de enero a marzo: ")
