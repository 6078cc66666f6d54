"""Figure 12: whatever of the disk fails, the site is the old one or the new one, and the next build needs no help.

Everything that the real command asks of the disk is refused in turn, over a site that stands, in both ways of changing
one. The first site, disks that lack something, the search and the site written all at once are tried with few files.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import shutil
import sys
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from unittest import mock

from generator.cache import gathered, registry
from generator.cli import main
from generator.core.problem import GeneratorError
from generator.publishing import swap
from tests.cli.small_project import SOUND_FILES, write
from tests.editing.issue.bodies import body
from tests.reliability import small_site
from tests.reliability.bench import DAY, PLAN, REPORTED
from tests.reliability.digests import digest_of
from tests.reliability.faults import tried
from tests.reliability.figure import Case
from tests.reliability.small_site import EDITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.reliability.bench import Bench
    from tests.reliability.faults import Tried

_ERRORS = (errno.ENOSPC, errno.EIO)
_ENDLESS = 100_000
_EDITED = {PLAN: REPORTED[PLAN].replace("valor: 4", "valor: 3")}


@dataclass(frozen=True, slots=True)
class _Way:
    """A way in which a project is written to: what it begins with, how, and on what kind of disk."""

    name: str
    begin: Callable[[Path], object]
    run: Callable[[Path], object]
    disk: Callable[[], object] = bool


def failing_disk(bench: Bench) -> Iterator[Case]:
    """12: of all that a build, and a report, ask of the disk, the k-th is refused, for every k."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        _build(bench.project("disco"))  # once in this process, so that its copies need not import the same again
    with mock.patch.object(registry, "own_mark", return_value=[0, 0]):  # each attempt begins with a copy of one kept
        for way in _WAYS:
            trial = _Trial(way, bench.project("disco"), bench.folder / "guardado")
            yield from trial.cases(bench.lot(_ENDLESS, 3))


@dataclass(frozen=True, slots=True)
class _Trial:
    """A way on trial, in a project that is put back as it was before each attempt."""

    way: _Way
    root: Path
    kept: Path
    recovered: set[str] = field(default_factory=set)

    def cases(self, most: int) -> Iterator[Case]:
        """Refuse in turn each thing that is asked of the disk."""
        self.way.begin(self.root)
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.root, self.kept)
        old = _published(self.root)
        well = self._attempt(0)
        sound = _Sound(old, _published(self.root), _names(self.root))
        yield Case(f"{self.way.name}, sin fallo", sound.fault_of(well, sound.new))
        for at in range(1, min(most, well.asked) + 1):
            found = self._attempt(at)
            name = f"{self.way.name} {at}: {found.refused} {errno.errorcode[_ERRORS[at % 2]]}"
            yield Case(name, self._fault(found, sound))

    def _attempt(self, at: int) -> Tried:
        def alone() -> None:
            self.way.disk()
            self.way.run(self.root)

        if _stamps(self.root) != _stamps(self.kept):
            shutil.rmtree(self.root)
            shutil.copytree(self.kept, self.root)
        return tried(alone, at, _ERRORS[at % 2])

    def _fault(self, found: Tried, sound: _Sound) -> str:
        if not found.refused:
            return "no llegó a fallar"
        fault = sound.fault_of(found, _published(self.root))
        left = digest_of(self.root)
        if fault or left in self.recovered:
            return fault
        self.recovered.add(left)
        again = tried(lambda: self.way.run(self.root))
        return again.ran.fault or sound.fault_after(_published(self.root), _names(self.root))


@dataclass(frozen=True, slots=True)
class _Sound:
    """What was published before and is after, and the names that then stand in the project."""

    old: tuple[str, str]
    new: tuple[str, str]
    names: set[str]

    def fault_of(self, found: Tried, published: tuple[str, str]) -> str:
        """What was wrong with a run, as to what it left and what it said."""
        if found.ran.fault:
            return found.ran.fault
        if published not in (self.old, self.new):
            return "quedó a medias"
        if found.ran.code == 0:
            return "" if published == self.new else "dijo que todo fue bien"
        return "" if "pat: no se pudo" in found.ran.said else f"no dijo por qué: {found.ran.said[-150:]}"

    def fault_after(self, published: tuple[str, str], names: set[str]) -> str:
        """What the next run left undone."""
        if published != self.new:
            return "la siguiente no lo compuso"
        extra = sorted(names - self.names)
        return f"quedó {', '.join(extra)}" if extra else ""


def _published(root: Path) -> tuple[str, str]:
    """What readers and planners see of a project: the site, and the plan that reports are written into."""
    plan = root / PLAN
    return digest_of(root / "site"), hashlib.sha256(plan.read_bytes()).hexdigest()


def _names(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The date and size of all that is below a folder."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        found[os.path.relpath(path, folder)] = (status.st_mtime_ns, status.st_size if path.is_file() else 0)
    return found


def _build(root: Path) -> None:
    main(["construir", "--raiz", str(root), "--salida", str(root / "site"), "--fecha", DAY, "--sin-buscador"])


def _edited(root: Path) -> None:
    """A site that stands, of plans that were then edited."""
    tried(lambda: _build(root))
    write(root, _EDITED)


def _issue(root: Path) -> None:
    """A plan without reports, and an issue that brings one."""
    issue = body(unidad="demo/unidad", periodo="2024-07", actividades="1: 4")
    write(root, {PLAN: SOUND_FILES[PLAN], "cuerpo.md": issue})


def _append(root: Path) -> None:
    main(["incidencia", str(root / "cuerpo.md"), "--raiz", str(root), "--fecha", "2024-08-05"])


def _first(root: Path) -> None:
    """A small site that was never built."""
    write(root, {EDITION: "2"})


def _second(root: Path, *, with_search: bool = False) -> None:
    """A small site that stands, of which there is another edition."""
    write(root, {EDITION: "1"})
    tried(partial(small_site.build, root, with_search=with_search))
    write(root, {EDITION: "2"})


def _small(root: Path, *, with_search: bool = False, all_at_once: bool = False) -> None:
    try:
        small_site.build(root, with_search=with_search, all_at_once=all_at_once)
    except GeneratorError as error:
        print(f"pat: {error}")  # noqa: T201  as the command does
        sys.exit(2)


def _no_exchange() -> None:
    swap._exchange = lambda *_: False


def _no_links() -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    os.link = refuse  # type: ignore[assignment]


def _large() -> None:
    gathered._LINKED = -1


def _large_without_links() -> None:
    _large()
    _no_links()


_searched = partial(_second, with_search=True)
_small_searched = partial(_small, with_search=True)
_WAYS = (
    _Way("un avance", _issue, _append),
    _Way("el primero", _first, _small),
    _Way("otra edición", _second, _small),
    _Way("otra edición, sin intercambio", _second, _small, _no_exchange),
    _Way("otra edición, sin enlaces", _second, _small, _no_links),
    _Way("otra edición, en su lugar", _second, _small, _large),
    _Way("otra edición, en su lugar y sin enlaces", _second, _small, _large_without_links),
    _Way("con buscador", _searched, _small_searched),
    _Way("con buscador, en su lugar", _searched, _small_searched, _large),
    _Way("de una vez", _second, partial(_small, all_at_once=True)),
    _Way("de una vez, sin intercambio", _second, partial(_small, all_at_once=True), _no_exchange),
    _Way("la orden, entero", _edited, _build),
    _Way("la orden, en su lugar", _edited, _build, _large),
)
