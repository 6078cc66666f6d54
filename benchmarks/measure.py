"""One run of a command: how long, how much processor, and the most memory that its processes held at once (Linux)."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds of clock and of processor, and MB of its whole tree and of its largest process."""

    wall: float
    cpu: float
    tree_mb: float
    process_mb: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603
    done = threading.Event()
    most = [0, 0]
    watcher = threading.Thread(target=_watch, args=(process.pid, done, most))
    watcher.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, most[0] / 1e6, most[1] / 1e6)


def _watch(root: int, done: threading.Event, most: list[int]) -> None:
    while not done.wait(_STEP):
        sizes = _tree(root)
        most[:] = max(most[0], sum(sizes)), max(most[1], *sizes, 0)


def _tree(root: int) -> list[int]:
    """Return how many bytes a process and each of its descendants hold; what they share counts for each.

    Their own lists of children lead to them: to look through all processes of the machine took a tenth of a core, which
    whoever uses every core lacks, and whoever leaves one idle does not.
    """
    sizes = []
    found = [root]
    for process in found:
        with suppress(OSError):  # it ended meanwhile
            fields = _text(f"/proc/{process}/stat").rpartition(")")[2].split()
            sizes.append(int(fields[21]) * _PAGE)
            for thread in Path(f"/proc/{process}/task").iterdir():
                found += map(int, _text(f"{thread}/children").split())
    return sizes


def _text(path: str) -> str:
    return Path(path).read_text("utf-8", errors="replace")
