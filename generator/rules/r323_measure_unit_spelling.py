"""Una unidad de medida se escribe siempre igual.

Qué revisa: en todos los planes del año, las unidades de medida que solo se distinguen por mayúsculas, tildes o plural
("Personas" y "personas", "Informe" e "Informes"). Se da un aviso por grupo.

Por qué: las tablas y los datos abiertos agrupan por unidad de medida, y cada forma de escribirla crea un grupo aparte.

Qué hacer: escriba siempre la forma que más se usa, que el mensaje indica.

PASA

    actividades:
      - {codigo: "1", nombre: Informar, unidad_medida: Informe, metas: {jul: 1}, meta_anual: 1}
      - {codigo: "2", nombre: Revisar, unidad_medida: Informe, metas: {jul: 1}, meta_anual: 1}

FALLA

    actividades:
      - {codigo: "1", nombre: Informar, unidad_medida: Informe, metas: {jul: 1}, meta_anual: 1}
      - {codigo: "2", nombre: Revisar, unidad_medida: Informes, metas: {jul: 1}, meta_anual: 1}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.core.model import Activity, AnnualPlan
from generator.core.problem import Problem, Severity
from generator.core.vocabulary import fold
from generator.core.wording import counted, listed, quoted
from generator.rules._common import UNIT_KEY

if TYPE_CHECKING:
    from datetime import date

CODE = "R323"
SEVERITY = Severity.WARNING
TITLE = "Unidad de medida escrita de varias formas"
_Spellings = Mapping[str, Sequence[Activity]]


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per group of spellings of the same unit of measure."""
    groups: dict[str, dict[str, list[Activity]]] = {}
    for _, activity in annual.activities():
        if activity.measure_unit:
            spellings = groups.setdefault(_stem(activity.measure_unit), {})
            spellings.setdefault(activity.measure_unit, []).append(activity)
    for spellings in groups.values():
        if len(spellings) > 1:
            yield _problem(spellings)


def _stem(text: str) -> str:
    """Return the text without case, accents or plural; naive, but the same for all spellings of a word."""
    words = fold(text).rstrip(".").split()
    return " ".join(word.removesuffix("s").removesuffix("e") if len(word) > 3 else word for word in words)  # noqa: PLR2004


def _problem(spellings: _Spellings) -> Problem:
    by_use = sorted(spellings, key=lambda spelling: -len(spellings[spelling]))
    shown = listed(f"{quoted(each)} ({counted(len(spellings[each]), 'actividad', 'actividades')})" for each in by_use)
    message = f"la misma unidad de medida está escrita de {len(spellings)} formas: {shown}"
    origin = spellings[by_use[-1]][0].origin.at(UNIT_KEY)
    return Problem(CODE, SEVERITY, origin, message, f"escriba siempre {quoted(by_use[0])}")
