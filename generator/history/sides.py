"""A side of a comparison: from the files of a snapshot to what could be read of them, and what could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import Severity
from generator.history.changes import FileKey, Side
from generator.indicators.method import default_method
from generator.reading.discover import place_of
from generator.reading.read import read_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.core.problem import Origin
    from generator.history.snapshots import Snapshot
    from generator.reading.discover import Place, SourceFile
    from generator.reading.document import Document
    from generator.reading.read import Reading
    from generator.reading.schemas import Schemas


class ReadSide(Frozen):
    """A snapshot as read; `unread` are the names of the files that could not be, those that have no place included."""

    snapshot: Snapshot
    side: Side
    unread: tuple[str, ...]
    documents: Mapping[str, Document]

    def line_of(self, origin: Origin) -> int:
        """Return the line where something is written, from 1; of what is not there, that of what holds it."""
        document = self.documents.get(origin.file)
        return document.spot(origin.path).line if document else 0


def read_side(snapshot: Snapshot, schemas: Schemas) -> ReadSide:
    """Return what can be read of a snapshot."""
    reading = read_all(snapshot.files, schemas, default_method())
    unread = tuple(_unread(snapshot.files, reading))
    misplaced = tuple(problem.origin.file for problem in snapshot.misplaced)
    links = (place_of(file.partition("/")[2]) for file in misplaced)  # in the place of a plan, and none
    keys = (*map(_key, unread), *(_key(place) for place in links if place))
    side = Side(reading.institutions, reading.annual_plans, frozenset(keys))
    return ReadSide(snapshot, side, (*(source.file for source in unread), *misplaced), reading.documents)


def _key(source: SourceFile | Place) -> FileKey:
    return FileKey(source.institution, source.year, source.kind, source.stem)


def _unread(files: tuple[SourceFile, ...], reading: Reading) -> Iterator[SourceFile]:
    """Yield the files that are not in the model: they have errors, or what they belong to has.

    A strategic plan that no year names is not in the model either, and that is no fault.
    """
    faulty = {problem.origin.file for problem in reading.problems if problem.severity is Severity.ERROR}
    present = set(_present(reading))
    for source in files:
        if source.file not in present and (source.kind != "estrategia" or source.file in faulty):
            yield source


def _present(reading: Reading) -> Iterator[str]:
    for institution in reading.institutions:
        yield institution.origin.file
    for annual in reading.annual_plans:
        yield annual.frame.origin.file
        yield from (plan.origin.file for plan in annual.plans)
        yield from (report.origin.file for report in annual.reports)
        if annual.strategy is not None:
            yield annual.strategy.origin.file
