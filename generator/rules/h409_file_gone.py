"""Un archivo publicado no se borra, ni cambia de lugar sin decirlo.

Qué revisa: que cada archivo publicado siga en su lugar. Solo el plan de una unidad puede cambiar de nombre, si el
organigrama lo dice con `ids_anteriores`. El `id` de una institución, que es su carpeta, no cambia.

Por qué: un plan que cambia de nombre sin declararlo parece uno nuevo, y lo que había publicado dejaría de revisarse.

Qué hacer: devuelva el archivo. Si la institución cambió de nombre o de siglas, escríbalos y deje su `id`. Si la unidad
cambió de identificador, escriba el anterior en `ids_anteriores` de esa unidad, en `institucion.yaml`. Si la unidad se
suprimió, deje su plan y escriba en él `eliminado`.

PASA

    # publicado
    version: 1
    # propuesta
    unidad: talleres
    # institucion.yaml
    organigrama: [{id: talleres, nombre: Talleres, ids_anteriores: [unidad]}]

FALLA

    # publicado
    version: 1
    # propuesta
    unidad: talleres
    # institucion.yaml
    organigrama: [{id: talleres, nombre: Talleres}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Institution
from generator.core.problem import Origin, Problem, Severity, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.rules.past import Gone, Past

CODE = "H409"
SEVERITY = Severity.ERROR
TITLE = "Un archivo publicado ya no está"


def check(past: Past) -> Iterator[Problem]:
    """Yield the published files that are gone; of a plan that seems to have another name, where it is now."""
    yield from map(_problem, past.gone)


def _problem(gone: Gone) -> Problem:
    old = gone.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if isinstance(gone.heir, Institution):
        old = gone.file.split("/")[-2]
        message = f"esta institución parece la de {gone.file}, que ya estaba publicada y no está"
        remedy = f"el id de una institución publicada no cambia: escriba id: {old} y devuelva la carpeta a {old}/"
        return Problem(CODE, SEVERITY, gone.heir.origin.at("id"), message, remedy)
    if gone.heir is not None:
        message = f"este plan parece el de {gone.file}, que ya estaba publicado y no está"
        remedy = f"si la unidad cambió de nombre, escriba ids_anteriores: [{old}] en ella, en institucion.yaml"
        return Problem(CODE, SEVERITY, gone.heir.origin.at("unidad"), message, remedy)
    message = "este archivo ya estaba publicado y no está"
    return Problem(CODE, SEVERITY, Origin(gone.file), message, "devuélvalo como se publicó", spot=Spot(1))
