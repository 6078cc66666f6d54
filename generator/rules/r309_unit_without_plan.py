"""Cada unidad sin otras a su cargo debe tener plan en el ejercicio.

Qué revisa: las unidades del organigrama que no tienen unidades dentro y tampoco un archivo de plan en el año. Se da un
solo aviso por ejercicio, con la lista de unidades. Una autoridad puede tener plan o no.

Por qué: el artículo 10 n.º 8 de la Ley de Acceso a la Información Pública pide las metas de todas las unidades; una que
falta sin que nadie lo diga parece no existir.

Qué hacer: agregue el archivo que falta, o quite del organigrama la unidad que ya no existe.

PASA

    # institucion.yaml
    organigrama:
      - {id: unidad, nombre: Unidad}

FALLA

    # institucion.yaml
    organigrama:
      - {id: unidad, nombre: Unidad}
      - {id: archivo, nombre: Unidad de Gestión Documental y Archivo}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.core.model import AnnualPlan

CODE = "R309"
SEVERITY = Severity.WARNING
TITLE = "Unidad sin plan en el ejercicio"


def check(annual: AnnualPlan, _as_of: date) -> Iterator[Problem]:
    """Yield one problem per year with the leaves of the tree that have no plan."""
    parents = {unit.parent for unit in annual.institution.units}
    present = {*annual.by_unit, *annual.unread, *parents}
    absent = {unit.id: unit.name for unit in annual.institution.units if unit.id not in present}
    if not absent:
        return
    names = listed(absent.values())
    verb = "no tiene" if len(absent) == 1 else "no tienen"
    message = f"{counted(len(absent), 'unidad', 'unidades')} del organigrama {verb} plan en {annual.year}: {names}"
    file = f"{annual.year}/{next(iter(absent))}.yaml"
    remedy = f"agregue el archivo que falta ({file}), o quite del organigrama la unidad que ya no existe"
    yield Problem(CODE, SEVERITY, annual.frame.origin.at("ejercicio"), message, remedy)
