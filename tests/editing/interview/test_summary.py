"""The table that is shown before writing: what will be told, and the percentages that it gives."""

from __future__ import annotations

from generator.editing.interview.script import correction, first_report
from generator.editing.interview.summary import summary
from tests.editing.interview.helpers import JUNE, PLAN, entry, setting


def shown(about, *answers: str, script=first_report) -> str:
    """The table of what the answers amount to, with ordinary spaces."""
    return summary(about, entry(about, *answers, script=script)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_report_is_shown_with_its_percentages():
    about = setting(PLAN + JUNE)
    answers = ("120", "Sede cerrada", "En agosto", "https://example.org/a", "", "Dos sedes", "")
    others = ("20", "18", "", "1.3", "1", "", "Charla", "Personas", "40", "Visita", "", "", "Dos de tres sedes.")
    assert (
        shown(about, *answers, *others)
        == """\
Informe de julio de 2024, 5 de agosto de 2024, Jefatura

     Actividad            Programado     Hecho                Cumplimiento
1.1  Impartir el curso           150       120                        80 %
1.2  Responder consultas        90 %  18 de 20                       100 %
1.3  Escribir el informe           –         1  Ejecutado sin programación
Cumplimiento de la unidad en julio de 2024: 90 %
1.1 justificación: Sede cerrada
1.1 medidas: En agosto
1.1 nota: Dos sedes
1.1 evidencia: Listas de asistencia, https://example.org/a
Además: Charla: 40 Personas
Además: Visita
Resumen: Dos de tres sedes."""
    )


def test_what_is_left_out_is_seen():
    table = shown(setting(), "150", "", "", "", "", "")
    assert "1.2  Responder consultas        90 %  sin informar             –\n" in table
    assert "1.3" not in table


def test_what_was_told_before_is_not_told_again():
    reported = PLAN + 'avances: [{periodo: 2024-07, fecha: 2024-08-01, actividades: {"1.1": {valor: 3}}}]\n'
    assert "1.1" not in shown(setting(reported), "20", "18", "", "", "", "")


def test_a_correction_shows_both_figures():
    about = setting(PLAN + JUNE, "2024-06", reason="Doble registro")
    table = shown(about, "1.1", "78", "", "", "", "", script=correction)
    assert (
        table
        == """\
Rectificación de junio de 2024, 5 de agosto de 2024, Jefatura
Motivo: Doble registro

     Actividad          Programado          Hecho  Cumplimiento
1.1  Impartir el curso         100  78 (antes 80)          78 %
Cumplimiento de la unidad en junio de 2024: 78 %"""
    )


def test_a_report_without_figures_is_only_its_words():
    assert shown(setting("actividades: []"), "", "Se organizó la unidad.") == (
        "Informe de julio de 2024, 5 de agosto de 2024, Jefatura\n\nResumen: Se organizó la unidad."
    )


def test_long_names_are_cut_so_that_a_line_fits():
    long = PLAN.replace("Impartir el curso", "Impartir el curso básico en todas las sedes del país " * 2)
    lines = shown(setting(long), "150", "", "20", "18", "", "1.3", "1", "", "", "").splitlines()
    row = "1.1  Impartir el curso básico…         150       150                       100 %"
    assert row in lines
    assert max(map(len, lines)) == 80
