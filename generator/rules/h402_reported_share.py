"""Un porcentaje informado no cambia en silencio.

Qué revisa: que cada porcentaje publicado de `avances_informados` siga igual; o, si se corrigió, que su `nota` diga por
qué. Una nota publicada puede mejorarse, pero no quitarse.

Por qué: son cifras transcritas de lo que la unidad informó. Una transcripción puede tener un error, y el público debe
saber que se corrigió.

Qué hacer: deje el porcentaje como estaba; si estaba mal transcrito, corríjalo y explíquelo en su `nota`.

PASA

    # publicado
    avances_informados: [{periodo: 2024-03, porcentaje: 82}]
    # propuesta
    avances_informados:
      - {periodo: 2024-03, porcentaje: 28, nota: "Se había transcrito 82; el informe dice 28."}

FALLA

    # publicado
    avances_informados: [{periodo: 2024-03, porcentaje: 82}]
    # propuesta
    avances_informados: [{periodo: 2024-03, porcentaje: 92}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.quantity import NBSP, plain
from generator.core.wording import of_period
from generator.rules.past import is_explained, lost

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from generator.core.model import ReportedShare, UnitPlan
    from generator.rules.past import Past

CODE = "H402"
SEVERITY = Severity.ERROR
TITLE = "Un porcentaje publicado cambió"


def check(past: Past) -> Iterator[Problem]:
    """Yield the told percentages that changed without a note, lost theirs, or vanished."""
    for pair in past.plans:
        for share, heir in lost(pair.base.reported_shares, pair.new.reported_shares, _content, _period):
            if heir is None:
                yield _vanished(share, pair.new)
            elif not is_explained(share, heir, _fact):
                yield _edited(share, heir)


def _content(share: ReportedShare) -> Hashable:
    return share


def _period(share: ReportedShare) -> Hashable:
    return share.period


def _fact(share: ReportedShare) -> Hashable:
    return share.percent, share.as_of


def _vanished(share: ReportedShare, plan: UnitPlan) -> Problem:
    message = f"el porcentaje informado {of_period(share.period)}, {_words(share)}, ya estaba publicado y no está"
    return Problem(CODE, SEVERITY, plan.origin.at("avances_informados"), message, "devuélvalo como se publicó")


def _edited(share: ReportedShare, heir: ReportedShare) -> Problem:
    name = f"el porcentaje informado {of_period(share.period)}"
    if _fact(share) == _fact(heir):
        message, remedy = f"{name} perdió la nota que tenía publicada", "devuelva la nota, o mejórela sin quitarla"
    else:
        message = f"{name} ya estaba publicado como {_words(share)} y ahora es {_words(heir)}"
        remedy = "déjelo como estaba; si se transcribió mal, explique la corrección en su nota"
    return Problem(CODE, SEVERITY, heir.origin.at("porcentaje"), message, remedy)


def _words(share: ReportedShare) -> str:
    return f"{plain(share.percent)}{NBSP}%{f' al {share.as_of.isoformat()}' if share.as_of else ''}"
