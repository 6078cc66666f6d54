"""What a caveat of the published document does to the problems of its activity."""

from __future__ import annotations

from generator.core.problem import Severity
from tests.small_plans import messages, problems


def activity(caveats: str, more: str = "") -> str:
    return f"""
actividades:
  - codigo: "1"
    medio_verificacion: Listas
    metas: {{jul: 5}}
    meta_anual: 6
    salvedades: {caveats}
  - {{codigo: "2", nombre: Otra, medio_verificacion: Listas, metas: {{jul: 5}}, meta_anual: 7}}
{more}"""


def test_a_known_error_is_a_warning_that_quotes_the_note():
    known, unknown = problems(activity("[{regla: R301, nota: El documento dice 6.}]"))
    assert (known.code, known.severity) == ("R301", Severity.WARNING)
    assert known.message == (
        "las metas de la actividad 1 suman 5, pero la meta anual es 6: falta 1; "
        "es un error conocido del documento publicado: «El documento dice 6.»"
    )
    assert known.remedy == "no hace falta corregirlo: se publica con su explicación"
    assert (unknown.code, unknown.severity, unknown.subject) == ("R301", Severity.ERROR, "2")


def test_a_long_note_is_cut():
    known, _ = problems(activity(f"[{{regla: R301, nota: {'muy largo ' * 100}}}]"))
    assert len(known.message) < 400


def test_a_caveat_of_another_rule_changes_nothing_and_is_idle():
    found = problems(activity("[{regla: R302, nota: x}]"))
    assert sorted((problem.code, problem.severity.name) for problem in found) == [
        ("R301", "ERROR"),
        ("R301", "ERROR"),
        ("R328", "WARNING"),
    ]


def test_a_caveat_of_an_unknown_rule_is_idle():
    assert messages("R328", activity("[{regla: R301, nota: x}, {regla: R999, nota: x}]")) == [
        "la actividad 1 declara una salvedad de la regla R999, que en ella no señala nada"
    ]


def test_unreadable_cells_belong_to_r303():
    caveat = '[{regla: R301, nota: x, ilegibles: {ago: "21,00"}}]'
    (idle,) = [problem for problem in problems(activity(caveat)) if problem.code == "R328"]
    assert idle.remedy == "escriba regla: R303"


def test_a_caveat_reaches_the_progress_of_its_activity():
    entry = 'avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5, solicitado: 6}}}]\n'
    found = problems(activity("[{regla: R301, nota: x}, {regla: R316, nota: Así se informó}]", entry))
    assert [problem.severity for problem in found if problem.code == "R316"] == [Severity.WARNING]
