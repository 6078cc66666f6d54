"""The institutions of a site: which of them stand as they are, and what whoever makes the others is given.

The files of one institution are in memory at a time. They are read to know whether they are those of what stands, and
forgotten; those of an institution that is made are read again when it is its turn.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from generator.cache.past import own_site, shared_site
from generator.cache.rows import standing_rows
from generator.core.frozen import Frozen
from generator.history.pasts import Pasts
from generator.history.record import NO_RECORD
from generator.pipeline import records
from generator.project import engine_schemas
from generator.site_part import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.cache.keeping import Keeping
    from generator.cache.piece import NewFiles
    from generator.cache.values import Told
    from generator.history.position import Position, Traces
    from generator.history.record import UnitRecord
    from generator.publishing.page import Site
    from generator.reading.discover import FoundFile, SourceFile


class Given(Frozen):
    """An institution that was given to somebody to make: its name, the key of the very bytes, and its units' pasts."""

    name: str
    key: str
    pasts: Mapping[str, UnitRecord]


class Institutions:
    """The institutions by name: their files, not read yet, and what the pages of all share.

    A class because it gathers: while tasks are taken, `made` gets what is known of each, `standing` what need not be
    made, `notices` why git does not tell all.
    """

    def __init__(
        self,
        files: Mapping[str, Sequence[FoundFile]],
        site: Site,
        past: Traces,
        keeping: Keeping,
    ) -> None:
        """Take them; nothing is read yet. `site` is what the pages of all share."""
        self.files = files
        self.site = shared_site(site, keeping.moment, past)
        self.past = past
        self.keeping = keeping
        self.made: deque[Given] = deque()
        self.standing: dict[str, Told] = {}
        self.notices: list[str] = []

    def changed(self) -> tuple[str, ...]:
        """Return those whose plans, or what else they are made of, are not those of what stands."""
        places = self.keeping.known.places
        return tuple(
            name for name in self.files if name not in places or places[name].key != self._key(name, self._read(name))
        )

    def tasks(
        self, changed: Sequence[str], position: Position | None, new: NewFiles, *, in_halves: bool
    ) -> Iterator[Task]:
        """Yield a task for each of those that changed, and then for those of which not every file is as it was written.

        `new` also reads the files of the site that stands, and is where those of an institution that is new may be
        written. Those that changed may be asked for `in_halves`, of which there are two for each.
        """
        known = self.keeping.known
        of_changed = position.of(changed) if position else None
        for name in changed:
            task = self._task(name, of_changed, new)
            yield from task.halves() if in_halves else (task,)
        for name in self.files:
            if name not in changed:
                if known.is_whole(name, known.places[name].key):
                    self.standing[name] = known.told(name)
                else:
                    yield self._task(name, position.of([name]) if position else None, new)

    def _task(self, name: str, position: Position | None, new: NewFiles) -> Task:
        keeping, known, moment = self.keeping, self.keeping.known, self.keeping.moment
        files, site = self._read(name), own_site(self.site, moment, self.past, name, self.files[name])
        base = keeping.base(self.site)
        pasts = Pasts(keeping.engine, known.pasts(name))
        past, notice = records(position, files, engine_schemas(), pasts)
        self.notices.extend([notice] if notice else [])
        lacks_past = bool(notice) and not past  # it is made again until git has it
        key = "" if lacks_past else self._key(name, files)
        self.made.append(Given(name, key, pasts.found if keeping.is_on else {}))
        standing, rows = known.standing(name), standing_rows(known, name, base, new.read)
        record = past.get(name, NO_RECORD)
        place = "" if name in known.places else new.place
        return Task(files, site, moment.day, moment.today, record, base, standing, rows, place=place)

    def _read(self, name: str) -> tuple[SourceFile, ...]:
        return tuple(each.read() for each in self.files[name])

    def _key(self, name: str, files: Sequence[SourceFile]) -> str:
        return self.keeping.institution_key(self.site, files, self.past.digests.get(name, ""))
