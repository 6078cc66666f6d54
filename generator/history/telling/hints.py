"""What a change may really be, where it was not declared: guesses that are said aloud, with how to declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.vocabulary import fold
from generator.core.wording import counted
from generator.history.kinds import Kind
from generator.history.telling.runs import runs_of
from generator.reporters.changes.shape import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.core.model import UnitPlan
    from generator.history.changes import Change, Place
    from generator.history.telling.names import Names

_TWINS = {Kind.GOAL_DELETED: Kind.GOAL_ADDED, Kind.GOAL_ADDED: Kind.GOAL_DELETED}
_HALF = 0.5


def goal_hints(changes: Sequence[Change], of_unit: Sequence[Change], names: Names) -> Iterator[str]:
    """Yield what the changes of a goal may really be: another code, or another goal under its code."""
    for change in changes:
        if change.kind in _TWINS:
            yield from _twins(change, of_unit)
        if change.kind is Kind.GOAL_DELETED and (heir := names.heir(change.place)):
            code = change.place.code
            yield f"La actividad {heir} declara el código {code}: lo que se informó de esta pasa a ser suyo."
        if change.kind is Kind.REWORDED and change.key == "nombre" and _is_another(change):
            yield "Se llama de otro modo por completo: si es otra actividad, con este código hereda lo ya informado."


def _is_another(change: Change) -> bool:
    return all(run.mark is not Mark.SAME for run in runs_of(str(change.before), str(change.after)))


def _twins(change: Change, of_unit: Iterable[Change]) -> Iterator[str]:
    """Yield that a goal which is gone and a new one bear the same name, or that the old name's code is another's."""
    name = fold(str(change.before or change.after))
    for other in of_unit:
        if other.kind is _TWINS[change.kind] and fold(str(other.before or other.after)) == name:
            verb = "nueva" if other.kind is Kind.GOAL_ADDED else "borrada"
            yield (
                f"La actividad {verb} {other.place.code} se llama igual: si solo cambió de código, declárelo en "
                "codigos_anteriores."
            )
            return
        is_name = other.kind is Kind.REWORDED and other.key == "nombre"
        if change.kind is Kind.GOAL_ADDED and is_name and fold(str(other.before)) == name:
            code = other.place.code
            yield f"Se llama como se llamaba la {code}, cuyo código, con lo que se informó de ella, tiene ahora otra."


def rename_hints(changes: Iterable[Change], names: Names) -> Iterator[tuple[Place, Place, str]]:
    """Yield what seems to have another id now, by both its places, with what to do: institutions, then units."""
    found = tuple(changes)
    yield from _institutions(found)
    yield from _units(found, names)


def _institutions(changes: Sequence[Change]) -> Iterator[tuple[Place, Place, str]]:
    """Yield the institutions that are gone while another came with the same name."""
    added = {fold(str(change.after)): change.place for change in changes if change.kind is Kind.INSTITUTION_ADDED}
    for change in changes:
        if change.kind is Kind.INSTITUTION_REMOVED and (now := added.get(fold(str(change.before)))):
            old, new = change.place.institution, now.institution
            text = (
                f"Parece que la institución «{old}» es ahora «{new}»: tienen el mismo nombre. El id de una institución "
                f"publicada no cambia: vuelva a llamarla {old}, ella y su carpeta, y se compararán meta por meta."
            )
            yield change.place, now, text


def _units(found: Sequence[Change], names: Names) -> Iterator[tuple[Place, Place, str]]:
    added = [change.place for change in found if change.kind is Kind.PLAN_ADDED]
    for change in found:
        if change.kind is Kind.PLAN_REMOVED:
            old = names.plan_before(change.place)
            for place in added:
                new = names.plan_after(place)
                is_near = (place.institution, place.year) == (change.place.institution, change.place.year)
                if old and new and is_near and (count := _in_common(old, new)):
                    yield change.place, place, _renamed(change.place.unit, place.unit, count)


def _in_common(old: UnitPlan, new: UnitPlan) -> int:
    """Return how many goals two plans share by name, if that is most of them."""
    names = tuple({fold(goal.name) for goal in plan.activities} for plan in (old, new))
    common = len(names[0] & names[1])
    return common if common > _HALF * max(map(len, names)) else 0


def _renamed(old: str, new: str, count: int) -> str:
    goals = counted(count, "actividad", "actividades")
    return (
        f"Parece que la unidad «{old}» es ahora «{new}»: comparten {goals} con el mismo nombre. Si es la misma, "
        f"escriba ids_anteriores: [{old}] en la unidad {new} de institucion.yaml, y se compararán meta por meta."
    )
