"""The files of a new year: its frame, and another year's goals as the start of each unit's plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import Activity, Direction, Target, UnitPlan
from generator.core.period import Period
from generator.core.wording import listed
from generator.editing.plan_text import plan_text
from generator.editing.scaffold import INSTRUMENTS, FrameDraft, frame_text, plan_text_to_fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.core.model import AnnualPlan, Change, Institution, Strategy

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_COPIED = "# Metas copiadas de {year} para empezar: revíselas una por una antes de aprobar el plan.\n"


class Earlier(Frozen):
    """The year whose goals are taken over, with its method as the file has it."""

    annual: AnnualPlan
    method: Mapping[str, object] | None


class NewYear(Frozen):
    """What is asked for: a year of an institution, which may begin with another's goals.

    Without `instrument` and `name` they are those of the earlier year, or of a PAT. `has_plans`: every unit without
    others below it gets a plan, to be filled where the earlier year has none.
    """

    institution: Institution
    year: int
    change: Change
    strategies: Sequence[Strategy] = ()
    earlier: Earlier | None = None
    instrument: str | None = None
    name: str | None = None
    has_plans: bool = False


class YearFiles(Frozen):
    """The text of each file by its place below `plans/`, and what somebody must look at before the plan is approved."""

    texts: Mapping[str, str]
    notes: tuple[str, ...]


def year_files(asked: NewYear) -> YearFiles:
    """Return the files of a new year; with an earlier one also a plan for each unit that had one.

    Goals keep their codes. What is said of the old document is left out: printed codes, notes, caveats and the figures
    that they excuse, and whatever was removed.
    """
    frame = _frame(asked)
    folder = f"{asked.institution.id}/{asked.year}"
    texts = {f"{folder}/ejercicio.yaml": frame_text(frame)}
    if asked.has_plans:
        leaves = (unit for unit in asked.institution.units if not asked.institution.children(unit.id))
        texts |= {f"{folder}/{unit.id}.yaml": _to_fill(asked, unit.id) for unit in leaves}
    if asked.earlier is None:
        return YearFiles(texts, ())
    old = asked.earlier.annual
    links = frozenset(old.strategy.by_code) if old.strategy and frame.strategy == old.strategy.id else frozenset()
    for plan in _standing(old):
        moved = _moved(plan, asked, links)
        texts[f"{folder}/{plan.org_unit}.yaml"] = (
            _COPIED.format(year=old.year) + plan_text(moved) if moved.activities else _to_fill(asked, plan.org_unit)
        )
    notes = [*_notes(old, asked.year, links)]
    if frame.method:
        notes.append(f"La metodología de ejercicio.yaml, que es la de {old.year}, y su versión.")
    return YearFiles(texts, tuple(notes))


def _to_fill(asked: NewYear, unit: str) -> str:
    return plan_text_to_fill(unit, asked.institution.by_id[unit].name, asked.year, asked.change)


def _frame(asked: NewYear) -> FrameDraft:
    old = asked.earlier.annual.frame if asked.earlier else None
    inherited = old.instrument if old and old.instrument in INSTRUMENTS else "PAT"
    instrument = asked.instrument or inherited
    current = [item.id for item in asked.strategies if item.first_year <= asked.year <= item.last_year]
    same = old.strategy if old and old.strategy in current else None
    name = f"{INSTRUMENTS[instrument]} {asked.year}"
    if old and instrument == old.instrument and str(old.year) in old.name:
        name = old.name.replace(str(old.year), str(asked.year))
    return FrameDraft(
        institution=asked.institution.id,
        year=asked.year,
        instrument=instrument,
        name=asked.name or name,
        change=asked.change,
        strategy=same or (current[-1] if current else None),
        reporting_days=old.reporting_days if old else None,
        method=asked.earlier.method if asked.earlier else None,
    )


def _standing(annual: AnnualPlan) -> list[UnitPlan]:
    """Return the plans of the units that are still there."""
    return [plan for plan in annual.plans if plan.removal is None and plan.org_unit in annual.institution.by_id]


def _moved(plan: UnitPlan, asked: NewYear, links: AbstractSet[str]) -> UnitPlan:
    return UnitPlan(
        org_unit=plan.org_unit,
        year=asked.year,
        version=1,
        activities=tuple(_copied(item, asked.year, links) for item in plan.activities if item.removal is None),
        origin=plan.origin,
        owner=plan.owner,
        objective=plan.objective,
        changes=(asked.change,),
    )


def _copied(activity: Activity, year: int, links: AbstractSet[str]) -> Activity:
    sound = not activity.caveats
    return replace(
        activity,
        targets=tuple(_in_year(target, year) for target in activity.targets) if sound else (),
        annual_target=activity.annual_target if sound else None,
        direction=activity.direction if sound or activity.range else Direction.ASCENDING,
        published_code=None,
        strategy=activity.strategy if activity.strategy in links else None,
        notes="",
        caveats=(),
    )


def _in_year(target: Target, year: int) -> Target:
    return replace(target, period=Period(year, target.period.first, target.period.last))


def _notes(annual: AnnualPlan, year: int, links: AbstractSet[str]) -> Iterator[str]:
    """Yield what to look at, one line each."""
    plans = _standing(annual)
    kept = [(plan, item) for plan in plans for item in plan.activities if item.removal is None]
    if kept:
        yield f"Todas las metas: son las de {annual.year}. Si una actividad ya no es la misma, dele un código nuevo."
    if dated := [(plan, item) for plan, item in kept if _names_a_year(item)]:
        yield f"Los textos que nombran un año: {_named(dated)}."
    if faulty := [(plan, item) for plan, item in kept if item.caveats]:
        yield f"Las cifras que no se copiaron, porque en {annual.year} llevaban una salvedad: {_named(faulty)}."
    if unlinked := [(plan, item) for plan, item in kept if item.strategy and item.strategy not in links]:
        yield f"Los vínculos estratégicos que no se copiaron, porque {year} no tiene ese plan: {_named(unlinked)}."
    if empty := [plan.org_unit for plan in plans if not any(owner is plan for owner, _ in kept)]:
        yield f"Los planes por llenar, porque en {annual.year} no tenían metas: {', '.join(empty)}."
    gone = [(plan, item) for plan in plans for item in plan.activities if item.removal is not None]
    units = [plan.org_unit for plan in annual.plans if plan not in plans]
    if gone or units:
        yield f"Lo eliminado en {annual.year} no se copió: {'; '.join(filter(None, (*units, _named(gone))))}."


def _names_a_year(activity: Activity) -> bool:
    texts = (activity.name, activity.product, activity.means_of_verification, activity.process)
    return any(_YEAR.search(text) for text in texts)


def _named(found: Sequence[tuple[UnitPlan, Activity]]) -> str:
    """Return activities by unit: `programa-adn 1.2 y 1.4; gerencia-juridica 3`."""
    by_unit: dict[str, list[str]] = {}
    for plan, activity in found:
        by_unit.setdefault(plan.org_unit, []).append(activity.code)
    return "; ".join(f"{unit} {listed(codes, len(codes))}" for unit, codes in by_unit.items())
