"""The institutions of a site: which of them stand as they are, and what whoever makes the others is given.

The files of one institution are in memory at a time. They are read to know whether they are those of what stands, and
forgotten; those of an institution that is made are read again when it is its turn.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from generator.cache.digests import institution_key
from generator.cache.registry import NOTHING
from generator.cache.rows import standing_rows
from generator.core.frozen import Frozen
from generator.history.pasts import Pasts
from generator.history.record import NO_RECORD
from generator.pipeline import records
from generator.project import engine_schemas
from generator.site_part import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.cache.registry import Register
    from generator.cache.values import Told
    from generator.history.position import Position
    from generator.history.record import UnitRecord
    from generator.moment import Moment
    from generator.publishing.page import Site
    from generator.reading.discover import FoundFile, SourceFile


class Given(Frozen):
    """An institution that was given to somebody to make: its name, the key of the very bytes, and its units' pasts."""

    name: str
    key: str
    pasts: Mapping[str, UnitRecord]


class Institutions:
    """The institutions by name: their files, not read yet, and what the pages of each share.

    A class because it gathers: while tasks are taken, `made` gets what is known of each, `standing` what need not be
    made, `notices` why git does not tell all.
    """

    def __init__(  # noqa: PLR0913, PLR0917  files, pages, when, their past, and what stands of which engine
        self,
        files: Mapping[str, Sequence[FoundFile]],
        sites: Mapping[str, Site],
        moment: Moment,
        past: Mapping[str, str],
        register: Register | None,
        base_of: Callable[[Site], str],
        engine: str,
    ) -> None:
        """Take them; nothing is read yet.

        `past` are the digests of their past, `register` tells what stands (`None` where nobody keeps anything),
        `base_of` gives the digest of what all keys of a site have in common, and `engine` names the program.
        """
        self.files = files
        self.sites = sites
        self.moment = moment
        self.past = past
        self.register = register
        self.base_of = base_of
        self.engine = engine
        self.made: deque[Given] = deque()
        self.standing: dict[str, Told] = {}
        self.notices: list[str] = []

    def changed(self) -> tuple[str, ...]:
        """Return those whose plans, or what else they are made of, are not those of what stands."""
        places = (self.register or NOTHING).places
        return tuple(
            name for name in self.files if name not in places or places[name].key != self._key(name, self._read(name))
        )

    def tasks(
        self, changed: Sequence[str], position: Position | None, read: Callable[[str], bytes], *, in_halves: bool
    ) -> Iterator[Task]:
        """Yield a task for each of those that changed, and then for those of which not every file is as it was written.

        `read` gives the bytes of a file of the site that stands. Those that changed may be asked for `in_halves`, of
        which there are two for each.
        """
        known = self.register or NOTHING
        of_changed = position.of(changed) if position else None
        for name in changed:
            task = self._task(name, of_changed, read)
            yield from task.halves() if in_halves else (task,)
        for name in self.files:
            if name not in changed:
                if entry := known.whole(name, known.places[name].key):
                    self.standing[name] = entry.told
                else:
                    yield self._task(name, position.of([name]) if position else None, read)

    def _task(self, name: str, position: Position | None, read: Callable[[str], bytes]) -> Task:
        known = self.register or NOTHING
        files, site = self._read(name), self.sites[name]
        base = self.base_of(site) if self.register else ""
        pasts = Pasts(self.engine, known.pasts(name))
        past, notice = records(position, files, engine_schemas(), pasts)
        self.notices.extend([notice] if notice else [])
        lacks_past = bool(notice) and not past  # it is made again until git has it
        key = self._key(name, files) if self.register and not lacks_past else ""
        self.made.append(Given(name, key, pasts.found if self.register else {}))
        standing, rows = known.standing(name), standing_rows(known, name, base, read)
        record = past.get(name, NO_RECORD)
        return Task(files, site, self.moment.day, self.moment.today, record, base, standing, rows)

    def _read(self, name: str) -> tuple[SourceFile, ...]:
        return tuple(each.read() for each in self.files[name])

    def _key(self, name: str, files: Iterable[SourceFile]) -> str:
        return institution_key(self.base_of(self.sites[name]), files, self.past.get(name, ""))
