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

from generator.core.problem import Origin, Problem, Severity
from generator.core.wording import listed, of_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, ProgressEntry, UnitPlan

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
        for where, text, origin in _texts_of(plan):
            if text and (kinds := personal_data_in(text)):
                message = f"{where} parece contener {listed(kinds)}"
                remedy = "quite el dato antes de enviar el cambio: lo que se publica queda en el historial"
                yield Problem(CODE, SEVERITY, origin, message, remedy)


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


def _texts_of(plan: UnitPlan) -> Iterator[tuple[str, str, Origin]]:
    """Yield where a text stands, the text and its origin."""
    yield "el responsable del plan", plan.owner, plan.origin.at("responsable")
    yield "el objetivo del plan", plan.objective, plan.origin.at("objetivo")
    yield "la nota del plan", plan.notes, plan.origin.at("nota")
    for activity in plan.activities:
        for key, text in (
            ("nombre", activity.name),
            ("proceso", activity.process),
            ("producto", activity.product),
            ("unidad_medida", activity.measure_unit),
            ("medio_verificacion", activity.means_of_verification),
        ):
            yield f"la actividad {activity.code}", text, activity.origin.at(key)
        yield f"el responsable de {activity.code}", activity.owner, activity.origin.at("responsable")
        yield f"la nota de {activity.code}", activity.notes, activity.origin.at("nota")
        for caveat in activity.caveats:
            yield f"la salvedad de {activity.code}", caveat.note, caveat.origin.at("nota")
    for change in plan.changes:
        yield "el control de cambios", change.owner, change.origin.at("responsable")
        yield "el control de cambios", change.reason, change.origin.at("motivo")
    for share in plan.reported_shares:
        yield f"el avance {of_period(share.period)}", share.notes, share.origin.at("nota")
    for entry in plan.progress:
        for text, origin in _texts(entry):
            yield f"el avance {of_period(entry.period)}", text, origin


def _texts(entry: ProgressEntry) -> Iterator[tuple[str, Origin]]:
    yield entry.owner, entry.origin.at("responsable")
    yield entry.summary, entry.origin.at("resumen")
    yield entry.reason, entry.origin.at("motivo")
    for result in entry.results:
        yield result.justification, result.origin.at("justificacion")
        yield result.measures, result.origin.at("medidas")
        yield result.notes, result.origin.at("nota")
        for index, proof in enumerate(result.evidence):
            yield proof.title, result.origin.at("evidencia", index, "titulo")
    if entry.redaction:
        yield entry.redaction.reason, entry.redaction.origin.at("motivo")
    for work in entry.unplanned:
        yield work.name, work.origin.at("nombre")
        yield work.measure_unit, work.origin.at("unidad_medida")
