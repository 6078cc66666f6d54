"""The versions of each unit's goals, and when each of its reports was first published, as git tells.

Version N of a unit's goals is its file at the commit where `version` became N. One pass over the history finds them
for all units. What is found of a unit follows from the states of its file alone, so that it can be kept under their
hashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.core.wording import listed
from generator.history.beginnings import beginnings_of, order_of
from generator.history.changes import Place
from generator.history.compare.unit import plan_changes
from generator.history.frames import frame_records
from generator.history.git import read_objects
from generator.history.log import file_states
from generator.history.position import oldest
from generator.history.printed import report_records
from generator.history.record import ControlRecord, EditedShare, Record, Told, UnitRecord, Version, goals_of, row_keys
from generator.history.repository import PART_OF_HISTORY, repository_of, resolve
from generator.history.states import FileStates, Publication
from generator.reading.decode import MAX_BYTES
from generator.reading.discover import place_of
from generator.rules.past import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from generator.core.model import Institution, ProgressEntry, UnitPlan
    from generator.history.ledger import Read
    from generator.history.log import State
    from generator.history.pasts import Pasts
    from generator.history.position import Position
    from generator.history.repository import Commit, Repository
    from generator.reading.discover import Place as FilePlace
    from generator.reading.discover import SourceFile

UnitKey = tuple[str, int, str]
"""An institution, a year and a unit, by its id of today."""


class PlanVersion(Frozen):
    """A version of a unit's goals: the commit that published it, and the file and the plan as they stood in it."""

    number: int
    commit: Commit
    source: SourceFile
    plan: UnitPlan


class UnitHistory(Frozen):
    """The versions of a unit's goals, in order, and the commits that published each of its reports.

    `notes` say which states of the file cannot be read.
    """

    versions: tuple[PlanVersion, ...]
    reported: tuple[Publication, ...]
    notes: tuple[str, ...] = ()


class History(Frozen):
    """What git tells of every unit; `notice` says why it is not all, "" if it is.

    In a part of a history, `since` is its first commit: what is dated by it was published then or before.
    """

    units: Mapping[UnitKey, UnitHistory]
    notice: str = ""
    since: Commit | None = None


def versions_of(plans: Path, institutions: Iterable[Institution], read: Read) -> History:
    """Return the history of every unit up to the commit that the plans stand at; without one, a notice that says so.

    `institutions` tell which units had other ids; `read` reads a file.
    """
    try:
        repository = repository_of(plans)
        states = file_states(repository, resolve(repository, "HEAD"))
        found = _units(repository, _by_unit(states, institutions), read)
        units = {key: _history(each) for key, each in found}
    except GeneratorError as error:
        return History({}, str(error))
    if not repository.is_shallow:
        return History(units)
    return History(units, PART_OF_HISTORY, oldest(states))


class Present(Frozen):
    """The plans of today: the institutions, the content of each file, and the day of a moment where they are.

    `digest_of` gives the digest that a report has in its unit's chain, by which a text that was withdrawn is told from
    one that was edited. Of a `year` alone, if there is one, the past is asked.
    """

    institutions: Sequence[Institution]
    contents: Mapping[str, bytes]
    day_of: Callable[[datetime], date]
    digest_of: Callable[[ProgressEntry], str]
    year: int | None = None

    def is_of(self, path: str) -> bool:
        """Return whether a file may tell of what is asked."""
        place = place_of(path)
        return self.year is None or place is None or place.year in {None, self.year}


def records_of(
    position: Position | None, present: Present, read: Read, pasts: Pasts
) -> tuple[Mapping[str, Record], str]:
    """Return the past of each institution of `present`, in the same one pass, and why there is none, if git fails.

    A plan that git has seen in one state alone, and is so today, is not parsed: there is nothing to tell of it but its
    commit. What `pasts` knows already is not looked at.
    """
    if position is None or not present.institutions:
        return {}, ""
    found: dict[str, dict[tuple[int, str], UnitRecord]] = {each.id: {} for each in present.institutions}
    try:
        since = position.since
        every = ((path, states) for name in found for path, states in position.by_institution.get(name, {}).items())
        own = {path: states for path, states in every if present.is_of(path)}
        for (institution, year, unit), record in _records(position, own, present, read, pasts):
            found[institution][year, unit] = record
        frames = frame_records(position.repository, own, present.contents, read, since)
        reports = report_records(position.repository, own, present.day_of, read)
    except GeneratorError as error:
        return {}, str(error)
    day = present.day_of(since.moment) if since else None
    order = order_of(own, (record for units in found.values() for record in units.values()))
    known = {
        name: Record(units, frames.get(name, {}), reports.get(name, {}), is_known=True, since=day, order=order)
        for name, units in found.items()
    }
    return known, PART_OF_HISTORY if position.repository.is_shallow else ""


def _records(
    position: Position, own: Mapping[str, Sequence[State]], present: Present, read: Read, pasts: Pasts
) -> Iterator[tuple[UnitKey, UnitRecord]]:
    """Yield the past of each unit: those that are known, and then the others."""
    repository, states = position.repository, _by_unit(own, present.institutions)
    keys: dict[UnitKey, str] = {}
    for unit, plans in states.items():
        content = present.contents.get(f"{repository.plans.name}/{plans[-1].path}", b"")
        told = (*((plan.path, plan.state) for plan in plans), (plans[-1].path, own[plans[-1].path][-1]))
        keys[unit] = pasts.key(unit[2], told, content, position.since)
        if record := pasts.known.get(keys[unit]):
            pasts.found[keys[unit]] = record
            yield unit, record
    others = {unit: plans for unit, plans in states.items() if keys[unit] not in pasts.found}
    for unit, each in _units(repository, others, read):
        begun = beginnings_of(unit[2], each, own[states[unit][-1].path], present.contents)
        record = replace(_record(each, unit[2], present, position.since), beginnings=begun)
        pasts.found[keys[unit]] = record
        yield unit, record


def _record(states: FileStates, unit: str, present: Present, since: Commit | None) -> UnitRecord:
    is_present = present.contents.get(states.files[-1].file) == states.files[-1].data
    if len(states.files) == 1 and is_present and (number := states.version(0)) is not None:
        only = _dated(number, states.commits[0], present, since)
        return UnitRecord((only,), control=ControlRecord(every=only.commit))
    history = _history(states)
    last = states.last.plan if states.last and is_present else None
    versions = []
    for version in history.versions:
        goals = goals_of(version.plan)
        is_same = last is not None and goals == goals_of(last)
        plan = None if is_same else replace(goals, org_unit=unit)
        versions.append(replace(_dated(version.number, version.commit, present, since), plan=plan))
    unknown = {states.commits[0].hash, *([since.hash] if since else ())}  # came with the plan: told before, perhaps
    told = (
        Told(
            each.entry.period,
            each.entry.date,
            each.entry.is_correction,
            None if each.commit.hash in unknown else present.day_of(each.commit.moment),
            present.day_of(each.edited.moment)
            if each.edited and not is_withdrawal(each.original, each.entry, present.digest_of)
            else None,
        )
        for each in history.reported
        if each.edited or each.commit.hash not in unknown
    )
    unannounced = None
    if last is not None and versions and versions[-1].plan is not None:
        unannounced = _last_change(states, unit, present, since)
    control = _control(states, history.versions, since)
    return UnitRecord(tuple(versions), tuple(told), unannounced, tuple(_edited_shares(states, present)), control)


def _control(states: FileStates, versions: Iterable[PlanVersion], since: Commit | None) -> ControlRecord:
    """Return which commits published the change control: the first row of a version came with it, others as git has."""
    came = {(str(version.number), 1): version.commit for version in versions}
    keys = row_keys(states.last.plan.changes if states.last else ())
    found = ((key, came.get(key) or states.row_commit(key)) for key in keys)
    return ControlRecord({key: commit.hash for key, commit in found if commit is not None and commit != since})


def _edited_shares(states: FileStates, present: Present) -> Iterator[EditedShare]:
    for each in states.edited_shares():
        yield EditedShare(each.period, each.before, each.after, present.day_of(each.commit.moment))


def _last_change(states: FileStates, unit: str, present: Present, since: Commit | None) -> Version | None:
    """Return the commit since which the goals have been those of the last state, under the number that it says."""
    if states.last is None:
        return None
    index, today = states.last.index, goals_of(states.last.plan)
    place = Place("", today.year, unit)
    while index and (plan := states.plan(index - 1)) and not any(plan_changes(goals_of(plan), today, place)):
        index -= 1
    return _dated(states.last.plan.version, states.commits[index], present, since)


def _dated(number: int, commit: Commit, present: Present, since: Commit | None) -> Version:
    if since is not None and commit.hash == since.hash:
        return Version(number, "", None)
    return Version(number, commit.hash, present.day_of(commit.moment))


def find_version(history: History, key: UnitKey, number: int) -> PlanVersion:
    """Return a version of a unit's goals.

    Raises:
        GeneratorError: the history does not have it.
    """
    known = history.units[key].versions if key in history.units else ()
    found = next((version for version in known if version.number == number), None)
    if found is not None:
        return found
    has = f"tiene {listed(f'v{version.number}' for version in known)}" if known else "no tiene ninguna"
    lack = f" ({history.notice})" if history.notice else ""
    raise GeneratorError(f"no hay versión v{number} de «{key[2]}» en {key[1]}: la historia {has}{lack}")


class _PlanState(Frozen):
    """A state of a unit's plan, under the name that it had."""

    path: str
    place: FilePlace
    state: State

    def file(self, plans: str, data: bytes) -> SourceFile:
        """Return its file, with its content."""
        return self.place.file(f"{plans}/{self.path}", data)


def _by_unit(
    states: Mapping[str, Sequence[State]], institutions: Iterable[Institution]
) -> Mapping[UnitKey, Sequence[_PlanState]]:
    """Return the states of each unit's plan, under all its names, in order; none where it was not there."""
    heirs = {
        (institution.id, former): unit.id
        for institution in institutions
        for unit in institution.units
        for former in unit.former_ids
    }
    found: dict[UnitKey, list[_PlanState]] = {}
    for path, changes in states.items():
        place = place_of(path)
        if place is not None and place.kind == "plan" and place.year is not None:
            unit = heirs.get((place.institution, place.stem), place.stem)
            key = (place.institution, place.year, unit)
            found.setdefault(key, []).extend(_PlanState(path, place, state) for state in changes if state.object)
    return {key: sorted(plans, key=lambda plan: plan.state.order) for key, plans in sorted(found.items()) if plans}


def _units(
    repository: Repository, states: Mapping[UnitKey, Sequence[_PlanState]], read: Read
) -> Iterator[tuple[UnitKey, FileStates]]:
    """Yield the states of each unit's plan; its files are held only while it is looked at."""
    ids = (plan.state.object for plans in states.values() for plan in plans)
    contents = read_objects(repository.plans, ids, MAX_BYTES)
    for key, plans in states.items():
        files = [plan.file(repository.plans.name, data) for plan, data in zip(plans, contents, strict=False)]
        yield key, FileStates([plan.state.commit for plan in plans], files, read)


def _history(states: FileStates) -> UnitHistory:
    """Return what the states of a unit's plan tell."""
    versions: dict[int, PlanVersion] = {}
    current = 0
    is_to_be_written = True
    for index, (commit, file) in enumerate(zip(states.commits, states.files, strict=True)):
        if (is_to_be_written or states.version(index) != current) and (plan := states.plan(index)):
            if is_to_be_written or plan.version > current:  # of one that was taken back and made anew, the last time
                versions[plan.version] = PlanVersion(plan.version, commit, file, plan)
            current, is_to_be_written = plan.version, is_to_be_written and plan.promises_nothing
    reported = tuple(states.reported())
    ordered = tuple(versions[number] for number in sorted(versions))
    return UnitHistory(ordered, reported, tuple(note for _, note in sorted(states.notes.items())))
