"""Which commit published each row of an institution's own change control, as git tells."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.core.model import YearFrame
from generator.history.git import read_objects
from generator.history.record import ControlRecord, row_keys
from generator.reading.decode import MAX_BYTES
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.history.ledger import Read
    from generator.history.log import State
    from generator.history.repository import Commit, Repository
    from generator.reading.discover import Place, SourceFile


def frame_records(
    repository: Repository,
    states: Mapping[str, Sequence[State]],
    contents: Mapping[str, bytes],
    read: Read,
    since: Commit | None,
) -> Mapping[str, Mapping[int, ControlRecord]]:
    """Return the past of the frame of each institution's years; what is of the first known commit is not known.

    A frame that has had one state, that of today in `contents`, is not parsed.
    """
    found: dict[str, dict[int, ControlRecord]] = {}
    kept = [(place, path, [state for state in states[path] if state.object]) for place, path in _frames(states)]
    data = read_objects(repository.plans, [state.object for _, _, own in kept for state in own], MAX_BYTES)
    for place, path, own in kept:
        files = [place.file(f"{repository.plans.name}/{path}", each) for each in islice(data, len(own))]
        commits = ["" if since and state.commit.hash == since.hash else state.commit.hash for state in own]
        if len(files) == 1 and contents.get(files[0].file) == files[0].data:
            record = ControlRecord(every=commits[0])
        else:
            record = ControlRecord(_rows(commits, files, read))
        found.setdefault(place.institution, {})[place.year or 0] = record
    return found


def _frames(states: Iterable[str]) -> Iterator[tuple[Place, str]]:
    for path in states:
        place = place_of(path)
        if place is not None and place.kind == "ejercicio":
            yield place, path


def _rows(commits: Sequence[str], files: Sequence[SourceFile], read: Read) -> Mapping[tuple[str, int], str]:
    rows: dict[tuple[str, int], str] = {}
    for commit, file in zip(commits, files, strict=True):
        frame = read(file)[1]
        changes = frame.changes if isinstance(frame, YearFrame) else ()
        for key in row_keys(changes):
            rows.setdefault(key, commit)
    return rows
