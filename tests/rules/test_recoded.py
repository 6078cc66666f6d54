"""A goal whose code changed, declared: its past is still its own, and only a new version may do it."""

from __future__ import annotations

from datetime import date

from tests.rules.editions import messages

TOLD = 'avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]\n'
PUBLISHED = 'actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5}, meta_anual: 5}]\n'
VERSION = """
version: 2
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
  - {version: 2, fecha: 2024-08-20, responsable: Planificación, motivo: Se renumeró el plan}
"""


def recoded(more: str = "") -> str:
    goal = PUBLISHED.replace('codigo: "1"', 'codigo: "2", codigos_anteriores: ["1"]')
    return goal.replace("meta_anual: 5", f"meta_anual: 5{more}")


def test_a_declared_code_of_an_approved_version_is_no_fault():
    assert messages(PUBLISHED + TOLD, recoded() + VERSION + TOLD) == []


def test_it_needs_a_version_as_any_other_change_of_goals():
    (message,) = messages(PUBLISHED + TOLD, recoded() + TOLD)
    assert message == "H403: la actividad 2 cambió (código: «1» → «2») sin una versión nueva: sigue la 1"


def test_its_reports_are_looked_for_under_both_codes():
    late = messages(PUBLISHED + TOLD, recoded(", unidad_medida: Personas") + VERSION + TOLD, date(2024, 9, 30))
    assert late == ["H406: cambio retroactivo en la actividad 2: unidad de medida: nada → «Personas»"]
    before = '  - {periodo: 2024-07, fecha: 2024-08-20, actividades: {"2": {valor: 1}}}\n'
    published = f"avances:\n  - {TOLD.removeprefix('avances: [').removesuffix(']' + chr(10))}\n"
    (message,) = messages(
        PUBLISHED + TOLD, recoded() + VERSION + published.replace("avances:\n", f"avances:\n{before}")
    )
    assert message.startswith(
        "H401: el avance de julio de 2024 informado el 20 de agosto de 2024 está antes de otro ya"
    )


def test_an_undeclared_one_is_told_how_to_declare_it():
    (message,) = messages(PUBLISHED, recoded().replace(', codigos_anteriores: ["1"]', "") + VERSION)
    assert message == "H404: la actividad 1 ya estaba publicada, y ahora su código es 2"
