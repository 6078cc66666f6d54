"""Work in several processes: any `concurrent.futures.Executor` will do, and the answers come in the order asked."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_AHEAD = 2
"""Tasks given out per worker: one in work and one waiting, so that memory does not grow with the number of tasks."""


class Serial(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn: Callable[..., Answer], /, *args: object, **kwargs: object) -> Future[Answer]:
        """Return the finished future; what the task raises is raised when its result is asked for."""
        future: Future[Answer] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  as every executor does
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many tasks it can do at once."""

    executor: Executor
    count: int


ONE = Workers(Serial(), 1)
"""This process alone."""


@contextmanager
def processes(count: int) -> Iterator[Workers]:
    """Yield that many processes; one is this one."""
    if count == 1:
        yield ONE
        return
    # Not forked: a fork copies locks that threads of the parent may hold, and is not to be had everywhere.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as executor:
        yield Workers(executor, count)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(workers: Workers, function: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
    """Yield the answer to each task in the order of the tasks, a few of them in work at a time.

    Raises:
        GeneratorError: a worker process died.
    """
    given: deque[Future[Answer]] = deque()
    waiting = iter(tasks)
    limit = workers.count * _AHEAD
    try:
        while True:
            for task in waiting:
                given.append(workers.executor.submit(function, task))
                if len(given) >= limit:
                    break
            if not given:
                return
            yield given.popleft().result()
    except BrokenProcessPool as error:
        raise GeneratorError(
            "uno de los procesos terminó de golpe, quizá por falta de memoria; repita con --procesos 1"
        ) from error
    finally:
        for future in given:
            future.cancel()
