"""Una cifra publicada es de algo que existe.

Qué revisa: que el `sujeto` de cada cifra de un informe sea una unidad del organigrama, una autoridad (una unidad con
otras dentro), un elemento del plan estratégico o una actividad de un plan del ejercicio.

Por qué: la cifra se compara con la que se vuelve a calcular de ese sujeto; si no existe, no se compara con nada.

Qué hacer: corrija el sujeto, o agregue lo que falta.

PASA

    # informes/2024-t3.yaml
    publicado:
      - {tabla: Cumplimiento por unidad, sujeto: "unidad:unidad", periodo: 2024-T3, valor: 95%}

FALLA

    # informes/2024-t3.yaml
    publicado:
      - {tabla: Cumplimiento por unidad, sujeto: "unidad:unidades", periodo: 2024-T3, valor: 95%}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import AnnualPlan, Subject, SubjectKind
from generator.core.problem import Problem, Severity
from generator.core.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

CODE = "R332"
SEVERITY = Severity.ERROR
TITLE = "Cifra publicada de algo que no existe"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the published figures whose subject is nowhere."""
    for report in annual.reports:
        for figure in report.figures:
            for word, options, fault in _faults(annual, figure.subject):
                message = f"la cifra es de {quoted(figure.subject.text)}, y {fault}"
                remedy = did_you_mean(word, options, "corrija el sujeto, o agregue lo que falta")
                yield Problem(CODE, SEVERITY, figure.origin.at("sujeto"), message, remedy)


def _faults(annual: AnnualPlan, subject: Subject) -> Iterator[tuple[str, Iterable[str], str]]:
    """Yield the part of a subject that does not exist, what does, and the fault; what is unread is not absent."""
    units = annual.institution.by_id
    if subject.kind is SubjectKind.ELEMENT:
        yield from _element_faults(annual, subject.code)
    elif subject.kind is SubjectKind.AUTHORITY:
        authorities = [unit.id for unit in annual.institution.authorities]
        if subject.unit not in authorities:
            yield subject.unit, authorities, "no hay tal autoridad en el organigrama"
    elif subject.kind is not SubjectKind.INSTITUTION and subject.unit not in units:
        yield subject.unit, units, "no hay tal unidad en el organigrama"
    elif subject.kind is not SubjectKind.INSTITUTION and subject.unit not in annual.by_unit:
        if subject.unit not in annual.unread:
            yield subject.unit, annual.by_unit, f"esa unidad no tiene plan en {annual.year}"
    elif subject.kind is SubjectKind.ACTIVITY:
        codes = annual.by_unit[subject.unit].by_code
        if subject.code not in codes:
            yield subject.code, codes, f"el plan de esa unidad no tiene la actividad {quoted(subject.code)}"


def _element_faults(annual: AnnualPlan, code: str) -> Iterator[tuple[str, Iterable[str], str]]:
    if annual.strategy is None:
        if annual.frame.strategy not in annual.unread:
            yield code, (), "el ejercicio no tiene plan estratégico"
    elif code not in annual.strategy.by_code:
        yield code, annual.strategy.by_code, "no hay tal elemento en el plan estratégico"
