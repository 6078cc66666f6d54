"""El vínculo estratégico debe existir en el plan estratégico.

Qué revisa: que `estrategia` de cada actividad sea el código de un elemento del plan estratégico, que `ejercicio.yaml`
diga cuál es ese plan y que su archivo exista.

Por qué: las páginas de ejes y objetivos suman lo que hace cada unidad; un código equivocado esconde su trabajo.

Qué hacer: corrija el código o el nombre del plan estratégico, o agregue el archivo que falta.

PASA

    actividades:
      - codigo: "1.4"
        estrategia: AE-1.1

FALLA

    actividades:
      - codigo: "1.4"
        estrategia: AE-1.11
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import did_you_mean
from generator.rules._common import activities_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import Activity, AnnualPlan, Strategy

CODE = "R310"
SEVERITY = Severity.ERROR
TITLE = "Vínculo estratégico desconocido"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield the links to elements that the strategy does not have, or the one reason why none can be found."""
    linked = [activity for _, activity in annual.activities() if activity.strategy is not None]
    if annual.strategy is not None:
        yield from _unknown(linked, annual.strategy)
    elif annual.frame.strategy is not None:
        yield from _absent(annual, annual.frame.strategy)
    elif linked:
        named = activities_named(linked)
        message = f"el ejercicio {annual.year} no dice cuál es su plan estratégico, y hay vínculos a él en {named}"
        remedy = "agregue la línea estrategia: … con el nombre del archivo, sin .yaml"
        yield Problem(CODE, SEVERITY, annual.frame.origin, message, remedy)


def _unknown(linked: Sequence[Activity], strategy: Strategy) -> Iterator[Problem]:
    codes = strategy.by_code
    for activity in linked:
        code = str(activity.strategy)
        if code not in codes:
            message = f"la actividad {activity.code} se vincula a «{code}», que no está en el plan estratégico"
            remedy = did_you_mean(code, codes, f"vea los códigos en {strategy.origin.file}")
            yield Problem(CODE, SEVERITY, activity.origin.at("estrategia"), message, remedy, activity.code)


def _absent(annual: AnnualPlan, name: str) -> Iterator[Problem]:
    if name not in annual.unread:
        message = f"el plan estratégico «{name}» del ejercicio {annual.year} no existe"
        remedy = f"agregue el archivo {name}.yaml en la carpeta de la institución, o corrija el nombre"
        yield Problem(CODE, SEVERITY, annual.frame.origin.at("estrategia"), message, remedy)
