"""Work in several processes: in order, bounded, and honest when a worker dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from multiprocessing import active_children
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.problem import GeneratorError
from generator.parallel import ONE, Serial, Workers, _deaf, ahead, in_order, processes, usable_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Counting(Executor):
    """Does a task when its answer is asked for, and counts how many wait."""

    def __init__(self) -> None:
        self.given = self.waiting = self.most_waiting = 0

    def workers(self, count: int) -> Workers:
        return Workers(self, count)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += 1
        self.waiting += 1
        self.most_waiting = max(self.most_waiting, self.waiting)
        owner = self

        class Late(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:  # noqa: ARG002  its signature
                owner.waiting -= 1
                return fn(*args, **kwargs)

        return Late()


PATIENCE = 30


def double(number: int) -> int:
    return number * 2


def die(number: int) -> int:
    os._exit(number)


def die_once(task: tuple[int, Path]) -> int:
    """The fifth task kills the process that works on it, the first time that it is asked."""
    number, mark = task
    if number == 5 and not mark.exists():
        mark.touch()
        os._exit(1)
    return number


def die_if_five(number: int) -> int:
    if number == 5:
        os._exit(1)
    return number


def fail(number: int) -> int:
    raise GeneratorError(f"no se pudo: {number}")


def test_answers_come_in_the_order_of_the_tasks():
    assert list(in_order(ONE, double, range(20))) == list(range(0, 40, 2))
    with processes(2) as workers:
        assert list(in_order(workers, double, range(20))) == list(range(0, 40, 2))


def test_processes_that_are_let_go_take_nothing_more():
    with processes(2) as workers:
        assert list(in_order(workers, double, range(3))) == [0, 2, 4]
        workers.let_go()
        with pytest.raises(RuntimeError):
            workers.executor.submit(double, 1)


def get_ready() -> None:
    os.environ["LISTO"] = "sí"


def is_ready(_task: int) -> bool:
    return os.environ.get("LISTO") == "sí"


def test_processes_prepare_themselves_and_this_one_does_not():
    with processes(2, prepare=get_ready) as workers:
        assert list(in_order(workers, is_ready, range(4))) == [True] * 4
    assert not is_ready(0)


def test_processes_start_before_anything_is_asked_of_them():
    with processes(2):
        assert len(multiprocessing.active_children()) == 2


KILLED = """
import os, signal
from generator.parallel import processes
with processes(2):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody is killed so")
def test_processes_end_with_the_one_that_started_them():
    ended = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=60, check=False)
    assert ended.returncode < 0  # whoever still lived would hold its output open, and this would not be reached


def test_no_more_tasks_are_given_out_than_memory_should_hold():
    counting = Counting()
    assert len(list(in_order(counting.workers(3), double, range(50)))) == 50
    assert counting.most_waiting == 6


def test_tasks_are_asked_for_as_they_are_needed():
    tasks = iter(range(100))
    answers = in_order(ONE, double, tasks)
    assert next(answers) == 0
    assert next(tasks) == 2


def test_what_a_task_raises_is_raised():
    with pytest.raises(GeneratorError, match="no se pudo: 1"):
        list(in_order(ONE, fail, [1]))
    with processes(2) as workers, pytest.raises(GeneratorError, match="no se pudo: 1"):
        list(in_order(workers, fail, [1]))


def test_when_a_process_dies_another_does_the_rest(tmp_path):
    told = []
    with processes(2, lambda: told.append("lost")) as workers:
        tasks = [(number, tmp_path / "died") for number in range(12)]
        assert list(in_order(workers, die_once, tasks)) == list(range(12))
    assert told == ["lost"]


def test_a_task_that_ends_whoever_does_it_is_a_fault_and_not_the_end_of_this_process():
    with processes(2) as workers:
        answers = in_order(workers, die_if_five, range(12))
        assert [next(answers) for _ in range(5)] == [0, 1, 2, 3, 4]
        with pytest.raises(GeneratorError, match="dos procesos se cerraron de golpe"):
            next(answers)


def test_workers_that_are_gone_before_they_begin_are_no_hindrance():
    with processes(2) as workers:
        with pytest.raises(BrokenExecutor):
            workers.executor.submit(die, 3).result()
        assert list(in_order(workers, double, range(5))) == [0, 2, 4, 6, 8]


def test_one_process_is_this_one():
    with processes(1) as workers:
        assert isinstance(workers.executor, Serial)
    assert usable_cores() >= 1


KNOWN_LATER: list[str] = []


def known(_: int) -> int:
    return len(KNOWN_LATER)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a copy is not safe")
def test_a_process_is_a_copy_only_where_no_other_thread_could_hold_a_lock(monkeypatch):
    monkeypatch.setattr("tests.test_parallel.KNOWN_LATER", ["set after the import"])
    with processes(2) as workers:
        alone = list(in_order(workers, known, [1]))
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with processes(2) as workers:
            beside = list(in_order(workers, known, [1]))
    finally:
        done.set()
        other.join()
    assert (alone, beside) == ([int(threading.active_count() == 1)], [0])


INTERRUPTED = """
import os, sys, time
from generator.parallel import in_order, processes

def wait(_number=0):
    os.write(1, b"listo\\n")
    while True:
        time.sleep(0.01)

try:
    if sys.argv[1] == "al prepararse":
        with processes(2, prepare=wait):
            wait()
    else:
        with processes(2) as workers:
            next(in_order(workers, wait, range(8)))
except KeyboardInterrupt:
    print("interrumpido", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to groups")
@pytest.mark.parametrize("moment", ["al prepararse", "en una tarea"])
@pytest.mark.parametrize("reach", ["killpg", "kill"])
def test_an_interruption_ends_all_at_once_and_without_a_traceback(moment, reach):
    process = subprocess.Popen(
        (sys.executable, "-c", INTERRUPTED, moment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        begun = [process.stdout.readline() for _ in range(2 + (moment == "al prepararse"))]
        getattr(os, reach)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        with suppress(ProcessLookupError):  # it has ended, as it should
            os.killpg(process.pid, signal.SIGKILL)
    assert ({*begun}, out, err) == ({"listo\n"}, "interrumpido\n", "")


def heard(_number: int) -> bool:
    """Whether this process hears of Ctrl+C."""
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no masks of signals")
def test_an_interruption_while_processes_begin_is_heard_when_they_have():
    steps: list[object] = []

    def begin() -> None:
        with _deaf():
            steps.append(heard(0))
            signal.raise_signal(signal.SIGINT)  # to this thread: others of the test's process may hear it
            steps.append("they have begun")

    with pytest.raises(KeyboardInterrupt):
        begin()
    assert steps == [False, "they have begun"]
    with processes(2) as workers:
        assert list(in_order(workers, heard, range(4))) == [True] * 4
    assert heard(0)


def test_meanwhile_this_process_does_its_own_work_once():
    asked: list[str] = []

    def tasks() -> Iterator[int]:
        for number in range(6):
            asked.append(f"task {number}")
            yield number

    answers = in_order(ONE, double, tasks(), lambda: asked.append("own work"))
    assert list(answers) == [0, 2, 4, 6, 8, 10]
    assert asked.count("own work") == 1
    assert asked.index("own work") == 2  # as many tasks are given out before the first answer


def test_where_there_is_nothing_to_wait_for_nothing_is_done_meanwhile():
    assert list(in_order(ONE, double, [], lambda: pytest.fail("asked"))) == []


@pytest.fixture
def forked(monkeypatch):
    """As in a command, which has no other threads where this is asked: tests before this one may have left some."""
    if sys.platform != "linux":
        pytest.skip("copies of a process are made on Linux alone")
    monkeypatch.setattr("generator.parallel._way_to_start", lambda: "fork")


@pytest.mark.usefixtures("forked")
def test_what_is_worked_out_ahead_comes_while_this_process_does_something_else(tmp_path):
    def work() -> Iterator[tuple[int, int]]:
        yield os.getpid(), 1
        (tmp_path / "begun").touch()
        yield os.getpid(), 2

    with ahead(work) as answers:
        deadline = time.monotonic() + PATIENCE
        while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        found = [*answers]
    assert [number for _, number in found] == [1, 2]
    assert {process for process, _ in found} != {os.getpid()}


@pytest.mark.usefixtures("forked")
def test_a_process_ahead_that_dies_tells_no_more_and_one_that_is_not_needed_ends():
    def work() -> Iterator[int]:
        yield 1
        os._exit(1)

    with ahead(work) as answers:
        assert [*answers] == [1]
    with ahead(lambda: iter(int, 1)) as answers:  # it never ends
        assert next(answers) == 0
        (child,) = active_children()
    assert not child.is_alive()


def test_where_no_copy_is_safe_nothing_is_worked_out_ahead(monkeypatch):
    monkeypatch.setattr("generator.parallel._way_to_start", lambda: "spawn")
    with ahead(lambda: [1]) as answers:
        assert [*answers] == []
