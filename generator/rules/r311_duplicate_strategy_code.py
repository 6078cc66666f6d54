"""El código de un elemento estratégico es único en su plan.

Qué revisa: que ningún `codigo` del plan estratégico se repita, ni se distinga de otro solo por mayúsculas, espacios o
signos.

Por qué: las unidades se vinculan por código; si se repite, no se sabe a cuál contribuyen.

Qué hacer: dé otro código al elemento más nuevo, y revise las actividades que se vinculan a él.

PASA

    # estrategia-2024.yaml
    elementos:
      - {codigo: AE-1.1, tipo: accion, nombre: Ampliar la cobertura}
      - {codigo: AE-1.2, tipo: accion, nombre: Formar a formadores}

FALLA

    # estrategia-2024.yaml
    elementos:
      - {codigo: AE-1.1, tipo: accion, nombre: Ampliar la cobertura}
      - {codigo: ae 1.1, tipo: accion, nombre: Formar a formadores}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan, StrategicElement

CODE = "R311"
SEVERITY = Severity.ERROR
TITLE = "Código estratégico repetido"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield every element whose code, or address, is already taken."""
    first: dict[str, StrategicElement] = {}
    for element in annual.strategy.elements if annual.strategy else ():
        earlier = first.setdefault(slug(element.code), element)
        if earlier is not element:
            same = "ya está" if element.code == earlier.code else f"da la misma dirección que «{earlier.code}»,"
            message = f"el código estratégico «{element.code}» {same} en la línea {earlier.origin.line}"
            yield Problem(CODE, SEVERITY, element.origin.at("codigo"), message, "dé a uno de los dos otro código")
