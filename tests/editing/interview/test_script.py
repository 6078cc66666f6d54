"""The interview: which questions come, in which order, and what the answers amount to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.core.model import Evidence, ProgressEntry, Result, UnplannedWork
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.editing.interview.conversation import Conversation, Question
from generator.editing.interview.script import correction, first_report, says_nothing, with_leave
from generator.editing.progress import UNWRITTEN
from tests.editing.interview.helpers import JUNE, PLAN, entry, fault, lead, question, setting

NO_MORE = ("", "", "")  # no other activity, nothing unplanned, no summary
THRESHOLD = PLAN + '# ejercicio.yaml\nmetodologia: {version: "1", umbral: 90}\n'
JULY = (
    PLAN
    + """avances:
  - periodo: 2024-07
    fecha: 2024-08-05
    actividades:
      "1.1": {valor: 120, justificacion: Sede cerrada, medidas: En agosto, nota: Dos sedes}
      "1.2": {valor: 18, solicitado: 20}
"""
)


def quantity(text: str) -> Quantity:
    return Quantity.parse(text)


def result(code: str, text: str, **more: object) -> Result:
    return Result(code, quantity(text), UNWRITTEN, **more)  # type: ignore[arg-type]


def test_a_month_that_went_as_promised_takes_few_answers():
    assert entry(setting(), "150", "", "20", "18", "", *NO_MORE) == ProgressEntry(
        period=Period.month(2024, 7),
        date=date(2024, 8, 5),
        results=(result("1.1", "150"), result("1.2", "18", requested=Decimal(20))),
        origin=UNWRITTEN,
        owner="Jefatura",
    )


def test_only_what_is_programmed_in_the_month_is_asked_first():
    assert question(setting()).intro.startswith("[1 de 2]  1.1  Impartir el curso\n")
    assert question(setting(), "150", "").intro.startswith("[2 de 2]  1.2  Responder consultas\n")
    assert question(setting(), "150", "", "0", "").prompt.startswith("¿Hizo algo en otras actividades del plan?")


def test_an_empty_answer_leaves_the_activity_unreported_and_says_so():
    assert question(setting(), "").intro.startswith("1.1 queda sin informar, que no es lo mismo que 0.\n\n[2 de 2]")
    assert question(setting(), "", "").intro == "1.2 queda sin informar, que no es lo mismo que 0."
    told = entry(setting(), "", "", *NO_MORE)
    assert told.results == ()
    assert says_nothing(told)


def test_the_last_activity_of_all_that_is_left_out_is_said_too():
    only = setting('actividades: [{codigo: "1", metas: {jul: 5}}]')
    assert question(only, "").intro == "1 queda sin informar, que no es lo mismo que 0."
    assert question(only, "", "Charla", "").intro == ""


def test_a_zero_is_reported():
    told = entry(setting(), "0", "", "", "", *NO_MORE)
    assert told.results == (result("1.1", "0"),)
    assert not says_nothing(told)


def test_below_the_target_a_reason_may_be_given_and_then_what_will_be_done():
    assert question(setting(), "120").prompt == "Por qué no se llegó a lo programado (Enter = no decirlo)"
    told = entry(setting(), "120", "Sede cerrada", "En agosto", "", "", *NO_MORE)
    assert told.results == (result("1.1", "120", justification="Sede cerrada", measures="En agosto"),)
    assert entry(setting(), "120", "", "", "", *NO_MORE).results == (result("1.1", "120"),)


def test_below_the_threshold_the_reason_is_demanded():
    asked = question(setting(THRESHOLD), "0")
    assert asked.intro == "Eso es el 0\N{NO-BREAK SPACE}% de lo programado; bajo el 90\N{NO-BREAK SPACE}% se explica."
    assert fault(setting(THRESHOLD), "0", "") == "aquí hace falta un texto"
    assert entry(setting(THRESHOLD), "0", "Sede cerrada", "", "", "", *NO_MORE).results[0].justification
    assert question(setting(THRESHOLD), "140").prompt.startswith("Por qué no se llegó")


def test_a_reason_is_not_asked_where_less_is_better():
    plan = PLAN.replace("    metas: {jun: 100,", "    sentido: descendente\n    metas: {jun: 100,")
    assert question(setting(plan), "20").prompt.startswith("Evidencia")


def test_what_was_asked_for_comes_before_what_was_attended():
    about = setting()
    assert question(about, "").prompt == "Solicitado en julio (Enter = no informar)"
    assert question(about, "", "20").prompt == "De 20, cuánto se atendió"
    assert fault(about, "", "20", "21") == "no se puede atender más de lo solicitado, que fue 20"
    assert fault(about, "", "20", "") == "escriba cuánto se atendió; 0 si nada"
    nobody_asked = entry(about, "", "0", "", *NO_MORE)
    assert nobody_asked.results == (result("1.2", "0", requested=Decimal(0)),)


def test_documents_and_notes_are_taken_until_nothing_is_typed():
    address = "https://example.org/a.pdf"
    told = entry(
        setting(), "150", address, "", "Dos sedes", f"{address}?b", "Fotos", "Y una más", "", "", "", "", ""
    ).results[0]
    assert told.evidence == (Evidence("Listas de asistencia", address), Evidence("Fotos", f"{address}?b"))
    assert told.notes == "Dos sedes\n\nY una más"
    assert fault(setting(), "150", "www.example.org") == "le falta el comienzo: escriba https://www.example.org"
    assert fault(setting(), "150", "fotos/acta 1.jpg").startswith("el público no puede abrir un archivo")


def test_other_activities_of_the_plan():
    asked = question(setting(), "", "")
    assert "1.3  Escribir el informe" in asked.help
    assert "1.1" not in asked.help
    assert question(setting(), "", "", "1.3").intro.startswith("1.3  Escribir el informe\n")
    told = entry(setting(), "150", "", "", "1.3", "1", "", "", "")
    assert [(each.code, each.quantity.text) for each in told.results] == [("1.1", "150"), ("1.3", "1")]


def test_the_last_of_the_others_ends_the_question():
    assert question(setting(), "", "", "1.3", "1", "").prompt.startswith("¿Algo que no estaba en el plan?")


def test_another_activity_may_be_left_out_after_seeing_it():
    assert question(setting(), "", "", "1.3", "").prompt.startswith("¿Hizo algo en otras actividades")


def test_work_that_was_not_planned():
    told = entry(setting(), "", "", "", "Charla", "Personas", "1,200", "Feria", "", "Visita", "Visitas", "", "", "")
    assert told.unplanned == (
        UnplannedWork("Charla", "Personas", quantity("1200"), UNWRITTEN),
        UnplannedWork("Feria", "", None, UNWRITTEN),
        UnplannedWork("Visita", "Visitas", None, UNWRITTEN),
    )


def test_the_owner_is_asked_for_where_nobody_said_it():
    assert question(setting(owner=""), "", "", *NO_MORE).prompt == (
        "Cargo de quien informa (Enter = Jefatura de Formación)"
    )
    assert entry(setting(owner=""), "", "", *NO_MORE, "").owner == "Jefatura de Formación"
    assert entry(setting(owner=""), "", "", *NO_MORE, "Dirección").owner == "Dirección"
    assert question(setting(PLAN + JUNE, owner=""), "", "", *NO_MORE).prompt.endswith("(Enter = Dirección)")
    nobody = setting(PLAN.replace("responsable: Jefatura de Formación\n", ""), owner="")
    assert entry(nobody, "", "", *NO_MORE, "").owner == ""


def test_personal_data_is_told_before_anything_is_written():
    about = setting()
    warned = question(about, "120", "Llame al 7012-3456")
    assert warned.intro.startswith("Cuidado: ese texto parece contener un teléfono.")
    rest = ("", "", "", *NO_MORE)
    assert entry(about, "120", "Llame al 7012-3456", "Sede cerrada", *rest).results[0].justification == "Sede cerrada"
    again = question(about, "120", "Llame al 7012-3456", "O escriba a x@gmail.com")
    assert "un correo personal" in again.intro


def test_a_text_with_personal_data_is_given_back_to_be_mended():
    about, text = setting(), "Llame al 7012-3456"
    assert question(about, "120", text).draft == text
    assert question(about, "120", text, "Al 7012-3457").draft == "Al 7012-3457"
    assert question(about, "120", text, text).prompt == "¿Dejarlo, porque no es de una persona? (s/n)"
    assert question(about, "120", text, text, "n").draft == text
    kept = entry(about, "120", text, text, "s", "", "", "", *NO_MORE)
    assert kept.results[0].justification == text


def test_a_text_that_is_too_long_is_given_back_and_a_figure_is_not():
    about, long = setting(), "x" * 10_001
    refused = lead(about, "120").answered(long)
    assert isinstance(refused.now, Question)
    assert (refused.now.draft, "demasiado largo" in refused.now.fault) == (long, True)
    figure = lead(about).answered("12,5")
    assert isinstance(figure.now, Question)
    assert (figure.now.draft, figure.now.fault) == ("", "los decimales van con punto: 12.5")


def test_what_is_already_reported_is_not_asked_again():
    reported = PLAN + 'avances: [{periodo: 2024-07, fecha: 2024-08-01, actividades: {"1.1": {valor: 3}}}]\n'
    asked = question(setting(reported))
    assert asked.intro.startswith("[1 de 1]  1.2")
    assert "1.1" not in question(setting(reported), "").help


def test_what_a_longer_report_holds_is_not_asked():
    reported = PLAN + 'avances: [{periodo: 2024-T3, fecha: 2024-10-01, actividades: {"1.1": {valor: 3}}}]\n'
    assert question(setting(reported)).intro.startswith("[1 de 1]  1.2")


def test_the_last_month_of_a_quarter_answers_for_it():
    plan = 'actividades: [{codigo: "1", metas: {t3: 70}, meta_anual: 70}]'
    assert question(setting(plan, "2024-09")).intro.startswith("[1 de 1]  1  Actividad 1")
    assert question(setting(plan, "2024-T3")).intro.startswith("[1 de 1]  1  Actividad 1")
    assert question(setting(plan, "2024-08")).prompt.startswith("¿Hizo algo en otras actividades")


def test_what_was_removed_is_not_asked():
    removed = PLAN.replace(
        "    meta_anual: 400", "    meta_anual: 400\n    eliminado: {desde: 2024-07, motivo: Acuerdo}"
    )
    assert question(setting(removed)).intro.startswith("[1 de 1]  1.2")
    assert fault(setting(removed), "", "1.1").startswith("«1.1» no es una de ellas")


def test_leave_is_asked_with_the_report_in_view():
    about = setting()
    answers = ("150", "", "", *NO_MORE)
    asked = Conversation(lambda: with_leave(about, first_report), answers).now
    assert isinstance(asked, Question)
    assert asked.prompt == "¿Escribirlo? (s/n)"
    assert "1.1  Impartir el curso" in asked.intro
    for answer, expected in (("s", entry(about, *answers)), ("n", None)):
        talk = Conversation(lambda: with_leave(about, first_report), (*answers, answer))
        assert talk.now == expected


def test_leave_is_not_asked_for_nothing():
    now = Conversation(lambda: with_leave(setting(), first_report), ("", "", *NO_MORE)).now
    assert isinstance(now, ProgressEntry)
    assert says_nothing(now)


def correct(about_reason: str = "", *answers: str) -> ProgressEntry:
    return entry(setting(JULY, reason=about_reason), *answers, script=correction)


def test_a_correction_tells_only_what_changes():
    told = correct("Doble registro", "1.1", "118", "", "", "", "", "")
    assert told.is_correction
    assert told.reason == "Doble registro"
    assert told.results == (
        result("1.1", "118", justification="Sede cerrada", measures="En agosto", notes="Dos sedes"),
    )


def test_a_correction_needs_a_reason():
    about = setting(JULY)
    assert question(about, script=correction).prompt == "Motivo de la corrección"
    assert fault(about, "", script=correction) == "aquí hace falta un texto"
    assert correct("", "Doble registro", "").reason == "Doble registro"


def test_a_correction_of_nothing_asks_no_more_and_one_of_the_summary_alone_asks_for_it():
    assert says_nothing(correct("x", ""))
    told = correct("x", "Resumen", "Hubo dos sedes.", "Jefatura")
    assert (told.results, told.summary, told.owner) == ((), "Hubo dos sedes.", "Jefatura")
    assert says_nothing(correct("x", "resumen", ""))


def test_a_correction_shows_what_was_reported():
    asked = question(setting(JULY, reason="x"), script=correction)
    assert asked.intro == (
        "Lo informado de julio de 2024:\n   1.1  Impartir el curso: 120\n   1.2  Responder consultas: 18 de 20"
    )
    assert fault(setting(JULY, reason="x"), "1.3", script=correction).startswith("«1.3» no es una de ellas")
    asked = question(setting(JULY, reason="x"), "1.1", script=correction)
    assert asked.prompt == "Hecho en julio (Enter = dejar 120)"


def test_a_correction_that_reaches_the_target_explains_nothing():
    (told,) = correct("x", "1.1", "150", "", "", "").results
    assert (told.justification, told.measures, told.notes) == ("", "", "Dos sedes")


def test_what_is_left_as_it_was_is_not_written():
    about = setting(JULY, reason="x")
    assert question(about, "1.1", "", "", "", "", script=correction).intro == "1.1 queda como estaba."
    assert says_nothing(correct("x", "1.1", "", "", "", "", ""))


def test_the_demand_is_corrected_in_either_figure():
    about = setting(JULY, reason="x")
    assert question(about, "1.2", script=correction).prompt == "Solicitado en julio (Enter = dejar 20)"
    assert question(about, "1.2", "", script=correction).prompt == "De 20, cuánto se atendió (Enter = dejar 18)"
    assert correct("x", "1.2", "22", "", "", "", "").results == (result("1.2", "18", requested=Decimal(22)),)
    assert correct("x", "1.2", "", "17", "", "", "").results == (result("1.2", "17", requested=Decimal(20)),)
    assert fault(about, "1.2", "10", "", script=correction).startswith("no se puede atender más de lo solicitado")


def test_one_activity_may_be_corrected_twice():
    (told,) = correct("x", "1.1", "118", "", "", "", "1.1", "117", "", "", "", "", "").results
    assert told.quantity.text == "117"


def test_a_correction_that_is_taken_back_is_none():
    again = ("1.1", "120", "", "", "")
    told = correct("x", "1.1", "118", "", "", "", *again, "")
    assert says_nothing(told)


def test_going_back_asks_the_last_question_again():
    talk = lead(setting(), "150", "Una nota").back()
    assert talk.now == question(setting(), "150")
