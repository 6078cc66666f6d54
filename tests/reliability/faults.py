"""Makes the k-th thing that is asked of the disk fail: in a forked copy of this process, so that each try is cheap.

What is counted is what the system is asked: each `write` of a file (of which half is written before it fails), each
file, folder or link that is made, each change of name, removal, permission and `fsync`. What would change nothing,
such as making a folder that is there, never reaches the disk and is not counted.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.publishing import swap
from tests.reliability.bench import Ran

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMED = {
    "mkdir": "carpeta", "rename": "nombre", "replace": "nombre", "link": "enlace", "unlink": "borrado",
    "remove": "borrado", "rmdir": "borrado", "fsync": "fsync", "chmod": "permiso", "chown": "dueño",
    "sendfile": "copia",
}  # fmt: skip
"""The functions of `os` that ask something of the disk, and what each is called here; files are opened in two ways."""
_IDLE: dict[str, Callable[..., bool]] = {
    "mkdir": lambda path, *_, **__: os.path.lexists(path),
    "link": lambda _, path, **__: os.path.lexists(path),
    "unlink": lambda path, dir_fd=None: dir_fd is None and not os.path.lexists(path),
}
"""When a call would find nothing to do."""
_NEW = frozenset("wax+")


@dataclass(frozen=True, slots=True)
class Tried:
    """How a call went: how often the disk was asked, and which asking was refused ("" if none was)."""

    ran: Ran
    asked: int
    refused: str


class Disk:
    """Counts what is asked of the disk and refuses the k-th; a class because it counts."""

    def __init__(self, at: int, error: int) -> None:
        """Refuse the asking number `at`; none, if it is 0."""
        self.at, self.error = at, error
        self.asked = 0
        self.refused = ""

    def asks(self, what: str) -> None:
        """Count, and refuse if it is the turn."""
        self.asked += 1
        if self.asked == self.at:
            self.refused = what
            raise OSError(self.error, os.strerror(self.error))

    def install(self) -> None:
        """Stand between the program and the disk, for the rest of this process."""
        for name, what in _NAMED.items():
            setattr(os, name, self._asking(getattr(os, name), what, _IDLE.get(name, _never)))
        os.open = self._creating(os.open)
        io.open = builtins.open = self._opening(io.open)
        swap._exchange = self._exchanging(swap._exchange)

    def _asking(self, call: Callable[..., Any], what: str, is_idle: Callable[..., bool]) -> Callable[..., Any]:
        def instead(*given: Any, **named: Any) -> Any:
            if not is_idle(*given, **named):
                self.asks(what)
            return call(*given, **named)

        return instead

    def _creating(self, call: Callable[..., int]) -> Callable[..., int]:
        def instead(path: Any, flags: int, *rest: Any, **named: Any) -> int:
            if flags & os.O_CREAT:
                self.asks("archivo")
            return call(path, flags, *rest, **named)

        return instead

    def _exchanging(self, call: Callable[..., bool]) -> Callable[..., bool]:
        def instead(*given: Any) -> bool:
            try:
                self.asks("intercambio")
            except OSError:  # the system's own call gives no exception
                return False
            return call(*given)

        return instead

    def _opening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **named: Any) -> Any:
            if not _NEW & set(mode):
                return call(file, mode, buffering, *rest, **named)
            if not isinstance(file, int):
                self.asks("archivo")
            plain = "".join(sign for sign in mode if sign not in "bt")
            kind = io.BufferedRandom if "+" in mode else io.BufferedWriter
            buffered = kind(_Raw(self, file, plain, **_opening_only(named)))
            return buffered if "b" in mode else io.TextIOWrapper(buffered, **_text_only(rest, named))

        return instead


class _Raw(io.FileIO):
    """A file each of whose writes is counted; the one that fails writes half, as a disk that is full does."""

    def __init__(self, disk: Disk, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._disk = disk

    def write(self, data: Any) -> int:
        """Write, or fail half way."""
        try:
            self._disk.asks("escritura")
        except OSError:
            super().write(bytes(data)[: len(data) // 2])
            raise
        return super().write(data)


def _never(*_: Any, **__: Any) -> bool:
    return False


def _opening_only(named: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in named.items() if name in {"closefd", "opener"}}


def _text_only(rest: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    given = dict(zip(("encoding", "errors", "newline"), rest, strict=False)) | named
    return {name: each for name, each in given.items() if name in {"encoding", "errors", "newline"}}


def tried(call: Callable[[], object], at: int = 0, error: int = 0) -> Tried:
    """Run a call in a copy of this process, with the disk refusing once; what ends it ends the copy only."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _in_the_copy(call, Disk(at, error), said.fileno(), told.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        said.seek(0)
        told.seek(0)
        asked, _, refused = told.read().decode().partition(" ")
        return Tried(Ran(code, said.read().decode("utf-8", "replace")), int(asked or 0), refused)


def _in_the_copy(call: Callable[[], object], disk: Disk, said: int, told: int) -> None:
    code = 70
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        disk.install()
        code = _ended(call)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(told, f"{disk.asked} {disk.refused}".encode())
    finally:
        os._exit(code)


def _ended(call: Callable[[], object]) -> int:
    """Return the code with which a command ends, as the interpreter would."""
    try:
        call()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001  it is told as the interpreter tells it
        sys.excepthook(*sys.exc_info())
        return 1
    return 0
