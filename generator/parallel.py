"""Work in several processes: any `concurrent.futures.Executor` will do, and the answers come in the order asked."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from typing import TYPE_CHECKING, Any, TypeVar

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_AHEAD = 2
"""Tasks given out per worker: one in work and one waiting, so that memory does not grow with the number of tasks."""


_BEHIND = 5
"""How far whoever works ahead stands behind those whom this process waits for: of a core they share it has a fourth."""


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


def nothing() -> None:
    """Do nothing."""


class Workers(Frozen):
    """An executor, and how many tasks it can do at once.

    `losses` are what it raises when those who work are gone; `on_loss` is called then, once. `let_go` is called when
    nothing more will be asked: processes then end while this one goes on. If they are of this machine, they share its
    disk.
    """

    executor: Executor
    count: int
    losses: tuple[type[Exception], ...] = (BrokenExecutor,)
    on_loss: Callable[[], None] = nothing
    let_go: Callable[[], None] = nothing
    shares_disk: bool = True


ONE = Workers(Serial(), 1)
"""This process alone."""


@contextmanager
def processes(
    count: int, on_loss: Callable[[], None] = nothing, prepare: Callable[[], None] = nothing
) -> Iterator[Workers]:
    """Yield that many processes; one is this one. `on_loss` is called if one of them dies.

    They start at once, and each prepares itself while this one finds out what there is to do. Whoever interrupts this
    one waits for none of them.
    """
    if count == 1:
        yield ONE
        return
    with _pool(count, prepare) as executor:
        try:
            with _deaf():
                for _ in range(count):
                    executor.submit(nothing)
            yield Workers(executor, count, on_loss=on_loss, let_go=partial(executor.shutdown, wait=False))
        except KeyboardInterrupt:
            for child in active_children():
                child.kill()
            raise


@contextmanager
def ahead(work: Callable[[], Iterable[Answer]]) -> Iterator[Iterator[Answer]]:
    """Yield the answers of some work as a copy of this process comes to them, which begins at once.

    They may end before the work does; there are none where no copy is safe.
    """
    if _way_to_start() != "fork":
        yield iter(())
        return
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(work, there), daemon=True)
    with _deaf():
        process.start()
    there.close()
    with here:
        try:
            yield _told(here)
        finally:
            process.kill()
            process.join()


def _tell(work: Callable[[], Iterable[Answer]], there: Connection) -> None:
    _begin(nothing)
    os.nice(_BEHIND)
    with suppress(OSError):  # nobody listens any more
        for answer in work():
            there.send(answer)


def _told(here: Connection) -> Iterator[Any]:
    with suppress(EOFError, OSError):  # it came to its end, or was killed
        while True:
            yield here.recv()


def _pool(count: int, prepare: Callable[[], None]) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, get_context(_way_to_start()), _begin, (prepare,))


def _begin(prepare: Callable[[], None]) -> None:
    """Begin as a process of others: it ends with the one that started it, whose lock on the site it may hold too.

    Ctrl+C reaches it as well: it ends without a word, since the first process says that it was interrupted.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare()


@contextmanager
def _deaf() -> Iterator[None]:
    """Put Ctrl+C off while processes begin, which would tell with a traceback how far they had come."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _way_to_start() -> str:
    """Return how processes come to be: as copies, which have imported everything already, where a copy is safe.

    A copy holds for ever the locks that other threads held when it was made, and macOS breaks it in its libraries.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    workers: Workers,
    function: Callable[[Task], Answer],
    tasks: Iterable[Task],
    meanwhile: Callable[[], None] = nothing,
) -> Iterator[Answer]:
    """Yield the answer to each task in the order of the tasks, a few of them in work at a time.

    `meanwhile` is what this process has to do itself: it does so when the first tasks are given out.
    When the workers are lost, another process does what is not answered yet, a task at a time: done twice, a task gives
    the same answer, and writes the same files.

    Raises:
        GeneratorError: a task ended that process too.
    """
    given: deque[tuple[Task, Future[Answer]]] = deque()
    waiting = iter(tasks)
    limit = workers.count * _AHEAD
    try:
        while True:
            for task in waiting:
                given.append((task, _submitted(workers, function, task)))
                if len(given) >= limit:
                    break
            if not given:
                return
            meanwhile()
            meanwhile = nothing
            task, future = given[0]
            try:
                answer = future.result()
            except workers.losses:
                workers.on_loss()
                break
            given.popleft()
            yield answer
            del answer, future  # an answer may be large, and whoever took it is done with it
        yield from _alone(function, chain((task for task, _ in given), waiting))
    except KeyboardInterrupt:
        given.clear()  # a pool whose processes are ended stumbles over tasks that were called off
        raise
    finally:
        for _, future in given:
            future.cancel()


def _alone(function: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
    """Yield the answers of one process that is given nothing else: not this one, which a task may take down too."""
    with _pool(1, nothing) as executor:
        for task in tasks:
            try:
                yield executor.submit(function, task).result()
            except BrokenExecutor as error:
                raise GeneratorError(
                    "dos procesos se cerraron de golpe al hacer la misma parte del sitio, quizá por falta de memoria: "
                    "cierre otros programas, o use un equipo que tenga más"
                ) from error


def _submitted(workers: Workers, function: Callable[[Task], Answer], task: Task) -> Future[Answer]:
    """Return the future of a task; of workers that are gone already, one that says so."""
    try:
        return workers.executor.submit(function, task)
    except workers.losses as error:
        lost: Future[Answer] = Future()
        lost.set_exception(error)
        return lost
