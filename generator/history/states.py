"""The states of one plan file over time, of which only those are parsed that the last one does not explain.

A file that only grows at its end, as plans do, holds all its earlier states: each is the beginning of the last one, up
to the end of some report. What such a state says is known without parsing it again.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.model import UnitPlan
from generator.core.problem import Severity
from generator.history.record import row_keys
from generator.rules.past import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from generator.core.model import ProgressEntry
    from generator.core.period import Period
    from generator.history.ledger import Read
    from generator.history.repository import Commit
    from generator.reading.discover import SourceFile
    from generator.reading.document import Document

_SHARES = b"avances_informados"
_VERSION = re.compile(rb"^version:[ \t]+([0-9]{1,9})[ \t]*(?:#.*)?\r?$", re.MULTILINE)


class Publication(Frozen):
    """A report and the commit that published it, as it then was (`original`).

    `edited` is the commit that brought its words of today, if later.
    """

    entry: ProgressEntry
    original: ProgressEntry
    commit: Commit
    edited: Commit | None = None


class ShareEdit(Frozen):
    """A told percentage that is not the one published first, and the commit since which it has been as it is."""

    period: Period
    before: Decimal
    after: Decimal | None
    commit: Commit


class FileStates:
    """A file as each commit left it, the oldest first; a class because its answers share what has been parsed."""

    def __init__(self, commits: Sequence[Commit], files: Sequence[SourceFile], read: Read) -> None:
        """Take the states as they are; nothing is parsed yet."""
        self.commits = commits
        self.files = files
        self._read = read
        self._plans: dict[int, UnitPlan | None] = {}
        self.notes: dict[int, str] = {}

    @cached_property
    def last(self) -> LastState | None:
        """The last state that can be read."""
        for index in reversed(range(len(self.files))):
            document, plan = self._parse(index)
            if document is not None and plan is not None:
                return LastState(index, document, plan)
        return None

    def plan(self, index: int) -> UnitPlan | None:
        """Return what a state says; `None`, and a note, if it cannot be read."""
        if index not in self._plans:
            told = self.last.beginning(self.files[index].data) if self.last else None
            self._plans[index] = self._parse(index)[1] if told is None else told
        return self._plans[index]

    def version(self, index: int) -> int | None:
        """Return the version that a state says; `None` if it cannot be read."""
        data = self.files[index].data
        found = _VERSION.findall(data)
        if len(found) == 1 and not data.lstrip().startswith(b"{"):  # block style: the line can be nothing else
            return int(found[0])
        plan = self.plan(index)
        return None if plan is None else plan.version

    def reported(self) -> Iterator[Publication]:
        """Yield each report of the last state, with the commits that published it and that wrote it as it is."""
        if self.last is not None:
            for index, entry in enumerate(self.last.plan.progress):
                written = self._first_with(entry, self.last)
                earlier = sum(_is_kin(entry, other) for other in self.last.plan.progress[:index])
                first = self._first_kin(entry, earlier, written)
                if first < written:
                    original = self._kin(first, entry)[earlier]
                    yield Publication(entry, original, self.commits[first], self.commits[written])
                else:
                    yield Publication(entry, entry, self.commits[first])

    def edited_shares(self) -> Iterator[ShareEdit]:
        """Yield each told percentage that is not what was published first; `after` is `None` if it is gone."""
        if not any(_SHARES in file.data for file in self.files):
            return
        first: dict[Period, Decimal] = {}
        edited: dict[Period, Commit] = {}
        now: Mapping[Period, Decimal] = {}
        for index, commit in enumerate(self.commits):
            plan = self.plan(index)
            if plan is not None:
                before, now = now, {share.period: share.percent for share in plan.reported_shares}
                first = {**now, **first}
                changed = [period for period in first if before.get(period) != now.get(period)]
                edited.update(dict.fromkeys(changed, commit))
        for period, percent in first.items():
            if now.get(period) != percent:
                yield ShareEdit(period, percent, now.get(period), edited[period])

    def row_commit(self, key: tuple[str, int]) -> Commit | None:
        """Return the commit that published a row of the change control; `None`, if no state has it."""
        for index, commit in enumerate(self.commits):
            plan = self.plan(index)
            if plan is not None and key in row_keys(plan.changes):
                return commit
        return None

    def _first_kin(self, entry: ProgressEntry, earlier: int, written: int) -> int:
        """Return the first state that told of a report's period, though in other words; `earlier` do so before it."""
        first = written
        mention = _mention_of(entry.period.code)
        for index in reversed(range(written)):
            if not mention.search(self.files[index].data):
                break
            if self.plan(index) is not None:
                if len(self._kin(index, entry)) <= earlier:
                    break
                first = index
        return first

    def _kin(self, index: int, entry: ProgressEntry) -> Sequence[ProgressEntry]:
        """Return the reports of a state that are of a report's period, and corrections as it is."""
        plan = self.plan(index)
        return [other for other in plan.progress if _is_kin(entry, other)] if plan else ()

    def _first_with(self, entry: ProgressEntry, last: LastState) -> int:
        """Return the first state that has a report: the first with its text, or one before it, in other words."""
        text = last.text_of(entry)
        first = next((index for index in range(last.index) if text in self.files[index].data), last.index)
        mention = _mention_of(entry.period.code)
        for index in reversed(range(first)):
            if not mention.search(self.files[index].data):
                break
            plan = self.plan(index)
            if plan is not None:
                if content_of(entry) not in map(content_of, plan.progress):
                    break
                first = index
        return first

    def _parse(self, index: int) -> tuple[Document | None, UnitPlan | None]:
        document, model, problems = self._read(self.files[index])
        if not isinstance(model, UnitPlan):
            fault = next(problem.message for problem in problems if problem.severity is Severity.ERROR)
            self.notes[index] = f"{self.commits[index].hash[:10]}: {fault}"
            model = None
        self._plans[index] = model
        return document, model


class LastState(Frozen, dict=True):
    """The last state of a file that can be read, its place among them all, and what it says of those before it."""

    index: int
    document: Document
    plan: UnitPlan

    def beginning(self, data: bytes) -> UnitPlan | None:
        """Return what a state says that is the beginning of this one, up to the end of a report; else `None`."""
        state = data.rstrip()
        count = self._ends.get(len(state))
        if count is None or not self._text.startswith(state):
            return None
        return replace(self.plan, progress=self.plan.progress[:count])

    def text_of(self, entry: ProgressEntry) -> bytes:
        """Return a report as the file writes it."""
        first, start, last, end = self.document.marks[entry.origin.path]
        return self._up_to(last, end)[len(self._up_to(first, start)) :].rstrip()

    @cached_property
    def _text(self) -> bytes:
        return self.document.text.encode()

    @cached_property
    def _ends(self) -> Mapping[int, int]:
        """How many reports there are up to each place, in bytes, where one ends or `avances` begins."""
        found = {len(self._text.rstrip()): len(self.plan.progress)}
        if self._grows_at_end():
            line = self.document.key_marks["avances",][0]
            found[len(self._up_to(line, 0).rstrip())] = 0
            for count, entry in enumerate(self.plan.progress, 1):
                _, _, line, column = self.document.marks[entry.origin.path]
                found[len(self._up_to(line, column).rstrip())] = count
        return found

    def _grows_at_end(self) -> bool:
        """Return whether `avances` is the last key, written one report below another: its beginnings are plans then."""
        keys = list(self.document.data) if isinstance(self.document.data, dict) else []
        if keys[-1:] != ["avances"] or self.document.text.lstrip().startswith("{"):
            return False
        line, column, _, _ = self.document.marks["avances",]
        return self.document.lines[line][column : column + 1] == "-"

    def _up_to(self, line: int, column: int) -> bytes:
        return "\n".join([*self.document.lines[:line], self.document.lines[line][:column]]).encode()


def _is_kin(entry: ProgressEntry, other: ProgressEntry) -> bool:
    return (entry.period, entry.is_correction) == (other.period, other.is_correction)


@cache
def _mention_of(period: str) -> re.Pattern[bytes]:
    """Return what every file has that reports of a period."""
    return re.compile(rb"periodo[\"']?[ \t]*:[ \t]*[\"']?" + re.escape(period.encode()) + rb"(?![0-9A-Za-z-])")
