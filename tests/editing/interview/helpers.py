"""A setting from a small plan, and an interview led to its end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.editing.interview.conversation import Conversation, Question
from generator.editing.interview.script import first_report
from generator.editing.interview.setting import Setting
from tests.small_plans import AS_OF, read, schemas

if TYPE_CHECKING:
    from generator.core.model import ProgressEntry
    from generator.editing.interview.script import Script

PLAN = """
responsable: Jefatura de Formación
actividades:
  - codigo: "1.1"
    nombre: Impartir el curso
    unidad_medida: Personas
    medio_verificacion: Listas de asistencia
    metas: {jun: 100, jul: 150, ago: 150}
    meta_anual: 400
  - codigo: "1.2"
    nombre: Responder consultas
    tipo_meta: demanda
    metas: {jul: 90%}
    meta_anual: 90%
  - codigo: "1.3"
    nombre: Escribir el informe
    metas: {dic: 1}
    meta_anual: 1
"""
JUNE = """avances:
  - periodo: 2024-06
    fecha: 2024-07-03
    responsable: Dirección
    actividades: {"1.1": {valor: 80}}
"""


def setting(snippet: str = PLAN, period: str = "2024-07", *, owner: str = "Jefatura", reason: str = "") -> Setting:
    """A report of a period, made on 5 August 2024."""
    annual = read(snippet).annual_plans[0]
    return Setting(
        annual, annual.plans[0], Period.parse(period), date(2024, 8, 5), AS_OF, schemas(), owner=owner, reason=reason
    )


def lead(about: Setting, *answers: str, script: Script = first_report) -> Conversation[ProgressEntry]:
    """The conversation after these answers, all of them understood."""
    talk = Conversation(lambda: script(about))
    for answer in answers:
        talk = talk.answered(answer)
        assert not talk.fault, (answer, talk.fault)
    return talk


def question(about: Setting, *answers: str, script: Script = first_report) -> Question:
    """The question that is open after these answers."""
    now = lead(about, *answers, script=script).now
    assert isinstance(now, Question)
    return now


def entry(about: Setting, *answers: str, script: Script = first_report) -> ProgressEntry:
    """What these answers amount to."""
    now = lead(about, *answers, script=script).now
    assert not isinstance(now, Question), now
    return now


def fault(about: Setting, *answers: str, script: Script = first_report) -> str:
    """Why the last of these answers is not taken."""
    return lead(about, *answers[:-1], script=script).answered(answers[-1]).fault
