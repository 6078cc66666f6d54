"""Rules on what a unit reports."""

from __future__ import annotations

from datetime import date

import pytest

from tests.small_plans import messages


def entries(*texts: str) -> str:
    return "avances:\n" + "".join(f"  - {{{text}}}\n" for text in texts)


def entry(period: str, day: str, values: str = '"1": {valor: 5}', more: str = "") -> str:
    return f"periodo: {period}, fecha: {day}, actividades: {{{values}}}{more}"


FIX = ", rectifica: true, motivo: Error"
CHANGED = """
version: 2
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
  - {version: 2, fecha: 2024-08-20, responsable: Planificación, motivo: Se eliminó la actividad 9}
"""


def test_r312_unknown_activities():
    assert messages("R312", entries(entry("2024-07", "2024-08-05", '"9": {valor: 1}, "1": {valor: 1}'))) == [
        "el avance de julio de 2024 informa de la actividad «9», que no está en el plan"
    ]


@pytest.mark.parametrize(("day", "count"), [("2024-08-05", 0), ("2024-08-20", 0), ("2024-08-21", 1)])
def test_r312_what_an_earlier_version_had_may_stay(day, count):
    assert len(messages("R312", CHANGED + entries(entry("2024-07", day, '"9": {valor: 1}')))) == count


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        (entry("2024-07", "2024-08-05"), date(2024, 8, 5), None),
        (entry("2024-07", "2024-07-20"), date(2024, 7, 20), None),
        (entry("2024-07", "2024-07-01"), date(2024, 7, 1), None),
        (entry("2024-07", "2024-08-05"), date(2024, 8, 4), "tiene una fecha futura (hoy es 4 de agosto de 2024)"),
        (entry("2024-07", "2024-06-30"), date(2024, 8, 4), "tiene fecha del 30 de junio de 2024, antes de que"),
        (entry("2023-07", "2024-08-05"), date(2024, 8, 5), None),  # R314's matter
    ],
)
def test_r313_dates(text, as_of, expected):
    found = messages("R313", entries(text), as_of)
    assert len(found) == bool(expected)
    assert "".join(found).startswith(f"el avance de julio de 2024 {expected}" if expected else "")


def test_r313_says_one_thing_of_a_period_to_come():
    assert messages("R313", entries(entry("2024-T4", "2024-10-05")), date(2024, 9, 30)) == [
        "el avance es del cuarto trimestre de 2024, que aún no empieza (hoy es 30 de septiembre de 2024)"
    ]


def test_r314_other_years():
    assert messages("R314", entries(entry("2023-12", "2024-01-05"), entry("2024-12", "2025-01-10"))) == [
        "el avance es de diciembre de 2023, pero el plan es del ejercicio 2024"
    ]


TWO = 'actividades: [{codigo: "1", nombre: A}, {codigo: "2", nombre: B}]\n'
JULY = entry("2024-07", "2024-08-05")
REPEATED = [
    ([JULY, entry("2024-08", "2024-09-05")], None),
    ([JULY, entry("2024-07", "2024-09-05", '"2": {valor: 1}')], None),
    ([JULY, entry("2024-07", "2024-09-05", more=FIX)], None),
    ([JULY, entry("2024-07", "2024-09-05", more=FIX), entry("2024-07", "2024-10-05", more=FIX)], None),
    (["periodo: 2024-07, fecha: 2024-08-05, resumen: x", "periodo: 2024-07, fecha: 2024-09-05, resumen: y"], None),
    ([JULY, f"periodo: 2024-07, fecha: 2024-09-05, resumen: y{FIX}"], None),
    ([JULY, entry("2024-07", "2024-09-05")], "julio de 2024 ya estaba informado para la actividad 1"),
    (
        [
            entry("2024-T3", "2024-10-05", '"1": {valor: 1}, "2": {valor: 1}'),
            entry("2024-T3", "2024-10-05", '"1": {valor: 1}, "2": {valor: 1}'),
        ],
        "el tercer trimestre de 2024 ya estaba informado para 2 actividades (1 y 2)",
    ),
    (
        [entry("2024-07", "2024-09-05", more=FIX)],
        "la rectificación de julio de 2024 no corrige nada informado antes para la actividad 1",
    ),
    (
        [JULY, entry("2024-07", "2024-09-05", '"1": {valor: 1}, "2": {valor: 1}', FIX)],
        "la rectificación de julio de 2024 no corrige nada informado antes para la actividad 2",
    ),
    (
        [f"periodo: 2024-07, fecha: 2024-09-05, resumen: y{FIX}"],
        "la rectificación de julio de 2024 no corrige nada informado antes",
    ),
    (
        [entry("2024-07", "2024-09-05", more=FIX), JULY],
        "la rectificación de julio de 2024 no corrige nada informado antes para la actividad 1",
    ),
    (
        [JULY, entry("2024-T3", "2024-10-05")],
        "el tercer trimestre de 2024 se traslapa con julio de 2024, ya informado para la actividad 1",
    ),
    ([JULY, entry("2024-T3", "2024-10-05", '"2": {valor: 1}')], None),
    ([JULY, entry("2024-T4", "2024-12-05")], None),
]


@pytest.mark.parametrize(("texts", "expected"), REPEATED)
def test_r315_repetitions(texts, expected):
    assert messages("R315", TWO + entries(*texts)) == ([expected] if expected else [])


DEMAND = 'actividades: [{codigo: "1", tipo_meta: demanda, metas: {jul: 100%}}]\n'


@pytest.mark.parametrize(
    ("plan", "value", "expected"),
    [
        (DEMAND, "valor: 3, solicitado: 4", None),
        (DEMAND, "valor: 0, solicitado: 0", None),
        (DEMAND, "valor: 3", "no dice cuánto se solicitó, y su meta es de demanda"),
        (TWO, "valor: 3, solicitado: 4", "lleva «solicitado», y su meta no es de demanda"),
        (TWO, "valor: 3", None),
    ],
)
def test_r316_demand(plan, value, expected):
    found = messages("R316", plan + entries(entry("2024-07", "2024-08-05", f'"1": {{{value}}}')))
    assert found == ([f"el avance de julio de 2024 de la actividad 1 {expected}"] if expected else [])


THRESHOLD = '# ejercicio.yaml\nmetodologia: {version: "1", umbral: 90}\n'


@pytest.mark.parametrize(
    ("goal", "value", "count"),
    [
        ("metas: {jul: 10}, meta_anual: 10", "valor: 9", 0),  # 90 is acceptable
        ("metas: {jul: 10}, meta_anual: 10", "valor: 8.99", 1),
        ("metas: {jul: 10}, meta_anual: 10", "valor: 0", 1),
        ("metas: {jul: 10}, meta_anual: 10", "valor: 0, justificacion: Sin fondos", 0),
        ("metas: {jul: 50%}, meta_anual: 50%", "valor: 40%", 1),
        ("metas: {jul: 0}, meta_anual: 0", "valor: 0", 0),
        ("metas: {ago: 10}, meta_anual: 10", "valor: 0", 0),
        ("metas: {s2: 10}, meta_anual: 10", "valor: 0", 0),
        ("tipo_meta: nivel, metas: {jul: 10}, meta_anual: 10", "valor: 0", 0),
        ("sentido: descendente, metas: {jul: 10}, meta_anual: 10", "valor: 0", 0),
    ],
)
def test_r318_threshold(goal, value, count):
    plan = f'actividades: [{{codigo: "1", {goal}}}]\n' + entries(entry("2024-07", "2024-08-05", f'"1": {{{value}}}'))
    assert len(messages("R318", plan + THRESHOLD)) == count
    assert messages("R318", plan) == []


def test_r318_judges_the_result_that_stands():
    plan = entries(
        entry("2024-07", "2024-08-05", '"1": {valor: 1}'), entry("2024-07", "2024-09-05", '"1": {valor: 5}', FIX)
    )
    assert messages("R318", plan + THRESHOLD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DUI 00016297-5", "un DUI"),
        ("DUI 00016297-4", None),  # wrong check digit
        ("expediente 100016297-5", None),
        ("NIT 0614-010190-101-3", "un NIT"),
        ("llame al 7012-3456", "un teléfono"),
        ("llame al 2221 4400", "un teléfono"),
        ("llame al +503 6012 3456", "un teléfono"),
        ("período 2024-2029", None),
        ("período 2024 2025", None),
        ("partida 5012-3456", None),
        ("se atendió a 70123456 personas", None),
        ("escriba a ana@gmail.com", "un correo personal"),
        ("escriba a ANA@HOTMAIL.ES", "un correo personal"),
        ("escriba a oir@institucion.gob.sv", None),
        ("DUI 00016297-5, tel. 7012-3456", "un DUI y un teléfono"),
    ],
)
def test_r329_personal_data(text, expected):
    found = messages("R329", entries(f'periodo: 2024-07, fecha: 2024-08-05, resumen: "{text}"'))
    assert found == ([f"el avance de julio de 2024 parece contener {expected}"] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        'periodo: 2024-07, fecha: 2024-08-05, responsable: "7012-3456", resumen: x',
        entry("2024-07", "2024-08-05", '"1": {valor: 5, justificacion: "7012-3456"}'),
        entry("2024-07", "2024-08-05", '"1": {valor: 5, medidas: "7012-3456"}'),
        entry("2024-07", "2024-08-05", '"1": {valor: 5, nota: "7012-3456"}'),
        entry("2024-07", "2024-08-05", '"1": {valor: 5, evidencia: [{titulo: "7012-3456", url: "https://x.sv"}]}'),
        'periodo: 2024-07, fecha: 2024-08-05, no_programadas: [{nombre: "7012-3456", valor: 1}]',
        'periodo: 2024-07, fecha: 2024-08-05, no_programadas: [{nombre: x, unidad_medida: "7012-3456", valor: 1}]',
    ],
)
def test_r329_looks_at_every_text_and_repeats_none(text):
    (message,) = messages("R329", entries(text))
    assert "7012" not in message
