"""El control de cambios solo crece.

Qué revisa: que las filas publicadas de `control_de_cambios`, en cada plan y en `ejercicio.yaml`, sigan iguales, en su
orden y antes que las nuevas, y que `version` no baje. Las tildes, las mayúsculas y los espacios de su texto se corrigen
libremente.

Por qué: esa tabla dice qué versión de las metas regía en cada fecha; si se reescribe, se reescribe el pasado.

Qué hacer: devuelva la fila como estaba y agregue las nuevas al final. Si una fila publicada dice algo mal, no la
reescriba: agregue al final otra con la versión vigente, la fecha de hoy y un motivo como «En la fila de la versión 1,
donde dice … léase …»; las metas no cambian y `version` no sube. Para volver a metas anteriores, suba también la versión
y explique por qué.

PASA

    # publicado
    version: 1
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificacion, motivo: Creación con 12 cursos}
    # propuesta
    version: 1
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación con 12 cursos}
      - {version: 1, fecha: 2024-02-05, responsable: Planificación, motivo: "En la fila 1, léase 14 cursos"}

FALLA

    # publicado
    control_de_cambios:
      - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
    # propuesta
    control_de_cambios:
      - {version: 1, fecha: 2024-06-28, responsable: Planificación, motivo: Creación}
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity
from generator.core.vocabulary import fold
from generator.core.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from generator.core.model import Change
    from generator.core.problem import Origin
    from generator.rules.past import Past

CODE = "H405"
SEVERITY = Severity.ERROR
TITLE = "El control de cambios publicado cambió"
_FIELDS = (("version", "version"), ("date", "fecha"), ("owner", "responsable"), ("reason", "motivo"))


def check(past: Past) -> Iterator[Problem]:
    """Yield the tables whose published rows are no longer their first ones, and the versions that went back."""
    for frames in past.frames:
        yield from _rewritten(frames.base.changes, frames.new.changes, frames.new.origin)
    for plans in past.plans:
        yield from _rewritten(plans.base.changes, plans.new.changes, plans.new.origin)
        if plans.new.version < plans.base.version:
            message = f"el plan estaba publicado en la versión {plans.base.version} y ahora dice {plans.new.version}"
            remedy = f"para volver a las metas anteriores, escriba version: {plans.base.version + 1} con su fila"
            yield Problem(CODE, SEVERITY, plans.new.origin.at("version"), message, remedy)


def _rewritten(base: Sequence[Change], new: Sequence[Change], holder: Origin) -> Iterator[Problem]:
    """Yield the first published row that is not where it was; the rest may be the same row moved."""
    kept = [_content(row) for row in new]
    for row, now in zip_longest(base, new[: len(base)]):
        if now is None or _content(row) != _content(now):
            is_edited = now is not None and _content(row) not in kept
            yield _edited(row, now, new[-1]) if is_edited else _missing(row, now, kept, holder)
            return


def _content(row: Change) -> Hashable:
    """Return what a row says: a text that differs in its accents, its capitals or its spaces alone says the same."""
    return row.version, row.date, fold(row.owner), fold(row.reason)


def _edited(row: Change, now: Change, last: Change) -> Problem:
    pairs = ((key, str(getattr(row, field)), str(getattr(now, field))) for field, key in _FIELDS)
    was = {key: quoted(old) for key, old, new in pairs if fold(old) != fold(new)}
    message = (
        f"la fila de la versión {row.version} ya estaba publicada y cambió: {listed(map(' era '.join, was.items()))}"
    )
    remedy = (
        "devuélvala como se publicó; para corregirla sin borrar lo dicho, agregue al final otra fila de la versión "
        f"{last.version}, con la fecha de hoy, que diga «En la fila de la versión {row.version}, donde dice … léase …»"
    )
    return Problem(CODE, SEVERITY, now.origin.at(next(iter(was))), message, remedy)


def _missing(row: Change, now: Change | None, kept: Sequence[Hashable], holder: Origin) -> Problem:
    lack = "no está en su lugar" if _content(row) in kept else "no está"
    message = f"la fila de la versión {row.version}, por {quoted(row.reason)}, ya estaba publicada y {lack}"
    origin = holder.at("control_de_cambios") if now is None else now.origin
    return Problem(CODE, SEVERITY, origin, message, "devuélvala como se publicó y agregue las nuevas al final")
