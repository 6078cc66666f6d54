"""What the form and its reader agree on: keys, columns, periods."""

from __future__ import annotations

from datetime import date

import pytest

from generator.core.period import Period
from generator.editing.forms.layout import Field, FormKey, columns_of, next_period, periods_of, row_key
from tests.editing.forms.helpers import PLAN, plan

GOAL = '{{codigo: "1", nombre: Formar, unidad_medida: Personas, metas: {{jul: 5}}, meta_anual: 5{}}}'


def goals(*items: str, reports: str = "") -> str:
    return "actividades:\n" + "".join(f"  - {item}\n" for item in items) + reports


def test_the_key_of_a_form_is_found_inside_a_text():
    key = FormKey("di", 2024, "programa-adn", 12)
    assert key.text == "PA1/di/2024/programa-adn/12"
    assert FormKey.find(f"Clave del formulario, no la cambie: {key.text}") == key


@pytest.mark.parametrize(
    "text", ["", "PA1/di/2024", "PA/di/2024/x/1", "XPA1/di/2024/x/1", "PA1/DI/2024/x/1", "PA1/di/24/x/1"]
)
def test_what_is_no_key_is_not_found(text):
    assert FormKey.find(text) is None


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("Formar", "Informar"),
        ("Personas", "Grupos"),
        ("jul: 5", "ago: 5"),
        ("jul: 5", "jul: 4"),
        ("anual: 5", "anual: 6"),
        ("anual: 5", "anual: 5, tipo_meta: nivel"),
        ("anual: 5", "anual: 5, sentido: descendente"),
        ("anual: 5", "anual: 5, sentido: rango, rango: {minimo: 1, maximo: 9}"),
    ],
)
def test_the_key_of_a_row_changes_with_what_it_promises(was, becomes):
    before, after = (
        row_key(plan(goals(text)).activities[0]) for text in (GOAL.format(""), GOAL.format("").replace(was, becomes))
    )
    assert before.startswith("1#")
    assert before != after


def test_the_key_of_a_row_does_not_change_with_a_note():
    before, after = (row_key(plan(goals(GOAL.format(more))).activities[0]) for more in ("", ", nota: Aclaración"))
    assert before == after


def test_what_was_requested_is_asked_only_of_demand():
    assert Field.REQUESTED in columns_of(plan())
    assert Field.REQUESTED not in columns_of(plan(goals(GOAL.format(""))))


def test_the_periods_are_the_months_and_the_longer_ones_in_use():
    goal = '{codigo: "1", nombre: X, metas: {t1: 5, s1: 5}, meta_anual: 5}'
    told = 'avances: [{periodo: "2024", fecha: 2025-01-05, actividades: {"1": {valor: 5}}}]\n'
    used = goals(goal, reports=told)
    keys = [period.key for period in periods_of(plan(used))]
    assert keys == [
        "ene",
        "feb",
        "mar",
        "t1",
        "abr",
        "may",
        "jun",
        "s1",
        "jul",
        "ago",
        "sep",
        "oct",
        "nov",
        "dic",
        "anual",
    ]
    assert [period.key for period in periods_of(plan())][:3] == ["ene", "feb", "mar"]


JULY = "  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {RESULTS}}\n"
ALL_OF_JULY = '"1.1": {valor: 1500}, "1.10": {valor: 33%}, "2": {valor: 0, solicitado: 0}, "3": {valor: 80%}'


REMOVED = goals(
    '{codigo: "1", nombre: X, metas: {mar: 0, abr: 1, may: 1}, eliminado: {desde: 2024-05, motivo: Se suprimió}}',
    reports='avances: [{periodo: 2024-04, fecha: 2024-05-02, actividades: {"1": {valor: 1}}}]\n',
)


def reported(results: str) -> str:
    """The plan with these results told of July."""
    return PLAN.replace("# ejercicio", f"{JULY.replace('RESULTS', results)}# ejercicio")


@pytest.mark.parametrize(
    ("snippet", "as_of", "code"),
    [
        (PLAN, date(2024, 1, 1), "2024-07"),
        (PLAN, date(2026, 1, 1), "2024-07"),
        (reported('"1.1": {valor: 1500}'), date(2024, 9, 1), "2024-07"),
        (reported(ALL_OF_JULY), date(2024, 9, 1), "2024-08"),
        (goals('{codigo: "1", nombre: X, metas: {}}'), date(2024, 3, 1), "2024-02"),
        (goals('{codigo: "1", nombre: X, metas: {}}'), date(2024, 1, 1), "2024-01"),
        (REMOVED, date(2024, 8, 1), "2024-07"),
    ],
    ids=["nothing told", "long over", "a part told", "all told", "no goals", "no goals, at the start", "removed"],
)  # fmt: skip
def test_the_period_to_report_is_the_first_that_lacks(snippet, as_of, code):
    assert next_period(plan(snippet), as_of) == Period.parse(code)
