"""What the history of many plans costs: all of it, as a build without a cache asks for it, and after one more commit.

    python -m benchmarks.history CARPETA [--instituciones 100] [--ejercicios 5]

The folder must be new; it is left as it is. Each year has plans of its own: a commit publishes them, and twelve more
append the report of a month to each.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import time
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks import corpus, one_change
from benchmarks.measure import run
from generator.cache.past import past_of
from generator.history.pasts import Pasts
from generator.history.position import NO_TRACES, position_of
from generator.pipeline import records
from generator.project import engine_schemas
from generator.reading.discover import find

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from typing import IO

    from generator.history.position import Traces
    from generator.history.record import UnitRecord

Answer = TypeVar("Answer")

UNITS, ACTIVITIES = 30, 12
_REPORT = re.compile(r"^avances:\n|^  - periodo: ", re.MULTILINE)
_WHO = "medida <medida@example.org>"
_DAY = 86_400
_START = 1_734_264_000
"""The day on which the first goals are published, 2024-12-15, in seconds since 1970."""


def states(number: int, unit: int, year: int) -> list[bytes]:
    """Return a plan as each commit of its year leaves it: without a report, with that of January, and so on."""
    text = corpus.plan_text(number, unit, ACTIVITIES, year=year)
    ends = [*(found.start() for found in _REPORT.finditer(text)), len(text)]
    return [text[:end].encode() for end in (ends[0], *ends[2:])]


def write(folder: Path, institutions: int, years: int) -> int:
    """Write a repository of plans with its history, and return how many states of plans it has."""
    run(("git", "init", "-q", "-b", "main"), folder)
    command = ("git", "fast-import", "--quiet")
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as process:  # noqa: S603  ours
        assert process.stdin is not None  # noqa: S101  it was asked for
        marks = count(1)
        written = sum(
            _write_year(process.stdin, marks, corpus.YEAR + later, institutions, has_heads=later == 0)
            for later in range(years)
        )
        process.stdin.close()
    run(("git", "reset", "-q", "--hard", "main"), folder)
    return written


def _write_year(stream: IO[bytes], marks: Iterator[int], year: int, institutions: int, *, has_heads: bool) -> int:
    commits: list[list[tuple[str, int]]] = [[] for _ in range(1 + corpus.MONTHS)]
    written = 0
    for number in range(1, institutions + 1):
        base = f"plans/{corpus.institution_id(number)}"
        heads = {f"{base}/{year}/ejercicio.yaml": corpus.frame_text(number, year)}
        if has_heads:
            heads[f"{base}/institucion.yaml"] = corpus.institution_text(number, UNITS)
            heads[f"{base}/estrategia-2025-2029.yaml"] = corpus.strategy_text()
        commits[0] += [(path, _blob(stream, marks, text.encode())) for path, text in heads.items()]
        for unit in range(1, UNITS + 1):
            path = f"{base}/{year}/{corpus.unit_id(unit)}.yaml"
            for commit, data in zip(commits, states(number, unit, year), strict=True):
                commit.append((path, _blob(stream, marks, data)))
                written += 1
    for month, files in enumerate(commits):
        moment = _START + (year - corpus.YEAR) * 365 * _DAY + month * 30 * _DAY
        stream.write(f"commit refs/heads/main\ncommitter {_WHO} {moment} +0000\ndata 6\nPlanes\n".encode())
        stream.writelines(f"M 100644 :{mark} {path}\n".encode() for path, mark in files)
    return written


def _blob(stream: IO[bytes], marks: Iterator[int], data: bytes) -> int:
    mark = next(marks)
    stream.write(b"blob\nmark :%d\ndata %d\n%s\n" % (mark, len(data), data))
    return mark


def asked(
    plans: Path, institutions: Container[str], known: Traces, kept: Mapping[str, UnitRecord]
) -> tuple[Traces, dict[str, UnitRecord]]:
    """Ask what a build asks of a history: the past of all institutions, and the records of the units of some.

    `known` and `kept` are the answers to an earlier build.
    """
    position, _ = position_of(plans)
    past = past_of(position, known)
    files, _ = find(plans, "plans")
    found: dict[str, UnitRecord] = {}
    for name, own in groupby(files, lambda file: file.institution):
        if name in institutions:
            pasts = Pasts(known=kept)
            records(position and position.of([name]), [file.read() for file in own], engine_schemas(), pasts)
            found |= pasts.found
    return past, found


def _timed(name: str, work: Callable[[], Answer]) -> Answer:
    start, processor = time.perf_counter(), time.process_time()
    answer = work()
    wall, cpu = time.perf_counter() - start, time.process_time() - processor
    print(f"{name:44s} {wall:7.2f} s {cpu:7.2f} s de procesador", flush=True)  # noqa: T201  its answer
    return answer


def main() -> None:
    """Write a history and print what it takes to read it."""
    parser = argparse.ArgumentParser(description="Mide lo que cuesta leer la historia de muchos planes.")
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    parser.add_argument("--instituciones", type=int, default=100, metavar="N")
    parser.add_argument("--ejercicios", type=int, default=5, metavar="N")
    chosen = parser.parse_args()
    folder: Path = chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    count = _timed("escribir la historia", lambda: write(folder, chosen.instituciones, chosen.ejercicios))
    names = [corpus.institution_id(number) for number in range(1, chosen.instituciones + 1)]
    plans = folder / "plans"
    past, kept = _timed(f"toda la historia, {count} estados", lambda: asked(plans, names, NO_TRACES, {}))
    one_change.append(folder, 1)
    _timed("un informe más", lambda: asked(plans, names[:1], past, kept))
    one_change.commit(folder)
    _timed("su commit", lambda: asked(plans, names[:1], past, kept))


if __name__ == "__main__":
    main()
