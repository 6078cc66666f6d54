"""Los textos de un plan no llevan datos personales.

Qué revisa: en el objetivo, las actividades, los avances, las notas, las salvedades y el control de cambios, números que
parecen un DUI (con su dígito verificador) o un NIT, teléfonos de El Salvador y correos de servicios gratuitos. El
mensaje no repite el dato.

Por qué: lo que entra al historial se publica y no se puede retirar del todo; la Ley para la Protección de Datos
Personales (D. L. 144 de 2024) obliga a la institución.

Qué hacer: quite el dato antes de enviar el cambio: lo que se publica queda en el historial.

PASA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, resumen: Se atendió a 35 personas.}

FALLA

    avances:
      - {periodo: 2024-07, fecha: 2024-08-05, resumen: Consultas con la encargada al 7012-3456.}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.core.problem import Origin, Problem, Severity
from generator.core.wording import listed, of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan
    from generator.core.problem import Step

    _Text = tuple[str, str | Period, str, Origin, *tuple[Step, ...]]
    """What holds a text, whose (a goal's code, a report's period), the text, and where: an origin and steps from it.

    Few texts have a problem: only of those is it put in words.
    """

CODE = "R329"
SEVERITY = Severity.WARNING
TITLE = "Posibles datos personales en un texto"
_SOMETHING = re.compile(r"[0-9]{4}|@")
"""What every text with personal data has, and few others."""
_DUI = re.compile(r"(?<![0-9-])[0-9]{8}-[0-9](?![0-9-])")
_KINDS = (
    ("un NIT", re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{6}-[0-9]{3}-[0-9](?![0-9-])")),
    (
        "un teléfono",
        re.compile(r"(?<![0-9-])(?:\+?503[ -]?)?(?!20[0-9]{2}[ -]20[0-9]{2})[267][0-9]{3}[ -][0-9]{4}(?![0-9-])"),
    ),
    (
        "un correo personal",
        re.compile(r"@(?:gmail|hotmail|outlook|yahoo|live|icloud|msn|proton|protonmail)\.[a-z]{2,3}\b", re.IGNORECASE),
    ),
)


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the texts of plans that seem to hold personal data."""
    for plan in annual.plans:
        for where, of, text, origin, *steps in _texts_of(plan):
            if text and (kinds := personal_data_in(text)):
                whose = of_period(of) if isinstance(of, Period) else of
                message = f"{f'{where} {whose}'.strip()} parece contener {listed(kinds)}"
                remedy = "quite el dato antes de enviar el cambio: lo que se publica queda en el historial"
                yield Problem(CODE, SEVERITY, origin.at(*steps), message, remedy)


def personal_data_in(text: str) -> list[str]:
    """Return the kinds of personal data that a text seems to hold, each with its article: `un DUI`, `un teléfono`."""
    if not _SOMETHING.search(text):
        return []
    kinds = [name for name, pattern in _KINDS if pattern.search(text)]
    if any(_is_dui(found.group()) for found in _DUI.finditer(text)):
        kinds.insert(0, "un DUI")
    return kinds


def _is_dui(text: str) -> bool:
    weighted = sum(int(digit) * weight for digit, weight in zip(text[:8], range(9, 1, -1), strict=True))
    return (10 - weighted % 10) % 10 == int(text[-1])


def _texts_of(plan: UnitPlan) -> Iterator[_Text]:
    yield "el responsable del plan", "", plan.owner, plan.origin, "responsable"
    yield "el objetivo del plan", "", plan.objective, plan.origin, "objetivo"
    yield "la nota del plan", "", plan.notes, plan.origin, "nota"
    for activity in plan.activities:
        code, origin = activity.code, activity.origin
        yield "la actividad", code, activity.name, origin, "nombre"
        yield "la actividad", code, activity.process, origin, "proceso"
        yield "la actividad", code, activity.product, origin, "producto"
        yield "la actividad", code, activity.measure_unit, origin, "unidad_medida"
        yield "la actividad", code, activity.means_of_verification, origin, "medio_verificacion"
        yield "el responsable de", code, activity.owner, origin, "responsable"
        yield "la nota de", code, activity.notes, origin, "nota"
        for caveat in activity.caveats:
            yield "la salvedad de", code, caveat.note, caveat.origin, "nota"
    for change in plan.changes:
        yield "el control de cambios", "", change.owner, change.origin, "responsable"
        yield "el control de cambios", "", change.reason, change.origin, "motivo"
    for share in plan.reported_shares:
        yield "el avance", share.period, share.notes, share.origin, "nota"
    for entry in plan.progress:
        for text, origin, *steps in _texts(entry):
            yield "el avance", entry.period, text, origin, *steps


def _texts(entry: ProgressEntry) -> Iterator[tuple[str, Origin, *tuple[Step, ...]]]:
    yield entry.owner, entry.origin, "responsable"
    yield entry.summary, entry.origin, "resumen"
    yield entry.reason, entry.origin, "motivo"
    for result in entry.results:
        yield result.justification, result.origin, "justificacion"
        yield result.measures, result.origin, "medidas"
        yield result.notes, result.origin, "nota"
        for index, proof in enumerate(result.evidence):
            yield proof.title, result.origin, "evidencia", index, "titulo"
    if entry.redaction:
        yield entry.redaction.reason, entry.redaction.origin, "motivo"
    for work in entry.unplanned:
        yield work.name, work.origin, "nombre"
        yield work.measure_unit, work.origin, "unidad_medida"
