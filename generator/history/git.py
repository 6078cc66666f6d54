"""The only module that runs git: thin, quiet, and deaf to the user's own configuration.

Only plumbing is run (`rev-parse`, `rev-list`, `ls-tree`, `diff-tree`, `cat-file`), whose output no setting changes, and
`status --porcelain`, without filters.
Every `GIT_*` variable is dropped, so that a hook, a script or a hostile environment cannot point to another repository,
index or object store; replaced objects and grafts, which rewrite the past on one machine only, are not seen.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from functools import cache
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NO_ADVICE = "advice.graftFileDeprecated=false"
"""Git would advise against what keeps it deaf to grafts, before it says what is wrong."""
MAX_OUTPUT = 256_000_000
"""No answer about plans comes near it: some 250 bytes for each of a million changes."""
_AHEAD = 32
"""How many objects are asked for before the first is read: their names fit in the smallest pipe, so nobody waits."""
_CHUNK = 1 << 20


class NoGitError(GeneratorError):
    """There is no git on this computer."""


class BrokenObjectError(GeneratorError):
    """The repository lacks an object that it names."""


class Answer(Frozen):
    """What git gave back."""

    code: int
    out: bytes
    err: str


def run(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    """Run a git command in a folder.

    Raises:
        NoGitError: git is not installed.
        GeneratorError: the answer is larger than any about plans.
    """
    with TemporaryFile() as stdin, TemporaryFile() as stderr:  # files never fill up, as a pipe that nobody reads does
        stdin.write(given)
        stdin.seek(0)
        with _started(folder, arguments, stdin=stdin, stderr=stderr) as process:
            out = _bounded(process)
        stderr.seek(0)
        return Answer(process.returncode, out, stderr.read().decode("utf-8", "replace"))


def without_filters(folder: Path) -> tuple[str, ...]:
    """Return the options that keep a command from running the filters that a repository has set.

    `status`, alone among what is run, would ask them what a file says.
    """
    listed = run(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$").out
    names = dict.fromkeys(name for name in os.fsdecode(listed).split("\0") if name)
    return tuple(part for name in names for part in ("-c", f"{name}={'false' if name.endswith('required') else ''}"))


def _bounded(process: subprocess.Popen[bytes]) -> bytes:
    parts = []
    room = MAX_OUTPUT
    while part := _pipe(process.stdout).read(_CHUNK):
        parts.append(part)
        room -= len(part)
        if room < 0:
            process.kill()
            raise GeneratorError("el repositorio es demasiado grande: git da más datos de los que caben en un plan")
    return b"".join(parts)


def read_objects(folder: Path, ids: Iterable[str], limit: int) -> Generator[bytes, None, None]:
    """Yield the bytes of objects, in order, with a single process; of a larger one the first `limit` and one more.

    Raises:
        NoGitError: git is not installed.
        BrokenObjectError: the repository lacks one of them.
    """
    waiting = iter(ids)
    with _started(folder, ("cat-file", "--batch"), subprocess.PIPE, subprocess.DEVNULL) as process:
        try:
            while asked := list(islice(waiting, _AHEAD)):
                with suppress(OSError):  # a process that has ended: what it does not answer says so
                    os.write(_pipe(process.stdin).fileno(), "".join(f"{name}\n" for name in asked).encode())
                yield from (_next_object(_pipe(process.stdout), name, limit) for name in asked)
        finally:
            process.kill()  # it has nothing left to do, or nobody who listens


def _next_object(stream: IO[bytes], name: str, limit: int) -> bytes:
    words = stream.readline().split()
    size = int(words[-1]) if words and words[-1].isdigit() else -1
    data = stream.read(min(size, limit + 1)) if size >= 0 else b""
    rest = size - len(data)
    while rest > 0 and (skipped := stream.read(min(rest, _CHUNK))):
        rest -= len(skipped)
    if rest != 0 or stream.read(1) != b"\n":  # a half of an object is none
        message = f"al repositorio le falta el objeto {name[:10]}; traiga de nuevo la historia: git fetch --refetch"
        raise BrokenObjectError(message)
    return data


def _started(
    folder: Path, arguments: Iterable[str], stdin: IO[bytes] | int, stderr: IO[bytes] | int
) -> subprocess.Popen[bytes]:
    trusted = (part for path in _trusted_folders() for part in ("-c", f"safe.directory={path}"))
    fixed = ("--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.warnAmbiguousRefs=true", "-c", _NO_ADVICE)
    command = ["git", *trusted, *fixed, "-C", str(folder), *arguments]
    try:
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, env=_environment())
    except OSError as error:
        raise NoGitError("no se encontró git, que guarda la historia de los planes; instálelo") from error


def _environment() -> dict[str, str]:
    """Return the environment that git sees: the user's, without any variable that git obeys."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT


@cache
def _trusted_folders() -> tuple[str, ...]:
    """Return the folders of other owners that the user trusts: the one thing of their configuration that is heeded."""
    command = ["git", "config", "--global", "-z", "--get-all", "safe.directory"]
    try:
        listed = subprocess.run(command, capture_output=True, check=False).stdout
    except OSError:
        return ()
    return tuple(path for path in os.fsdecode(listed).split("\0") if path)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101  Popen was asked for it
    return stream
