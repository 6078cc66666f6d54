"""Work on a cluster: a scheduler and two workers of its own, each a process, over TCP on this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from generator.cache.digests import engine_digest
from generator.cluster import _ADDRESS, _same_engine, cluster
from generator.core.problem import GeneratorError
from generator.parallel import ONE, in_order
from generator.site_build import SiteBuild
from tests.test_parallel import double
from tests.test_site_build import MOMENT, built, project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed")
NAMES = [f"i{number}" for number in range(6)]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@contextmanager
def started(*arguments: str) -> Iterator[None]:
    """Run a program of Dask until the end of the block."""
    command = [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_spec", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def scheduler(port: int) -> str:
    options = f'"host": "127.0.0.1", "port": {port}, "dashboard": false'
    return f'{{"cls": "distributed.Scheduler", "opts": {{{options}}}}}'


WORKER = '{"cls": "distributed.Worker", "opts": {"nthreads": 1, "host": "127.0.0.1", "dashboard": false}}'


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    from distributed import Client  # noqa: PLC0415  an optional extra

    port = free_port()
    where = f"tcp://127.0.0.1:{port}"
    with ExitStack() as running:
        running.enter_context(started("--spec", scheduler(port)))
        for _ in range(2):
            running.enter_context(started(where, "--spec", WORKER))
        with Client(where, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        yield where


def die_once(task: tuple[int, Path]) -> int:
    """The third task kills the process that works on it, the first time that it is asked."""
    number, mark = task
    if number == 2 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_cluster_gives_the_bytes_of_one_process(tmp_path, address):
    where = project(tmp_path, *NAMES)
    alone = built(SiteBuild(where, MOMENT, ONE))
    with cluster(address) as workers:
        assert workers.count == 2
        assert built(SiteBuild(where, MOMENT, workers)) == alone


def test_a_worker_killed_in_the_middle_is_survived(tmp_path, address):
    told: list[str] = []
    with cluster(address, lambda: told.append("lost")) as workers:
        tasks = [(number, tmp_path / "died") for number in range(8)]
        assert list(in_order(workers, die_once, tasks)) == list(range(8))
        assert list(in_order(workers, double, range(4))) == [0, 2, 4, 6]
    assert (tmp_path / "died").exists()
    assert told == []


def test_an_empty_address_is_said_in_plain_words():
    with pytest.raises(GeneratorError, match="no responde ningún cluster"), cluster(f"tcp://127.0.0.1:{free_port()}"):
        pass


@pytest.mark.parametrize("text", ["nada", "tcp://nada", "tcp://nada:x", "http://nada:80", "tcp://a b:1"])
def test_what_is_no_address_is_refused_before_dask_begins(text):
    with pytest.raises(GeneratorError, match="no es la dirección de un cluster"), cluster(text):
        pass


@pytest.mark.parametrize("text", ["tcp://servidor:8786", "tls://10.0.0.1:8786", "servidor:8786", "tcp://[::1]:8786"])
def test_what_dask_connects_to_is_an_address(text):
    assert _ADDRESS.fullmatch(text)


def test_workers_with_another_engine_are_refused():
    _same_engine("tcp://a", {"tcp://b": engine_digest()})
    with pytest.raises(GeneratorError, match="no tiene trabajadores"):
        _same_engine("tcp://a", {})
    with pytest.raises(GeneratorError, match=r"misma versión.*tcp://c; instale"):
        _same_engine("tcp://a", {"tcp://b": engine_digest(), "tcp://c": "other"})


def test_the_digest_knows_each_file_of_the_engine(monkeypatch):
    before = engine_digest()
    monkeypatch.setattr("generator.cache.digests.engine_files", lambda: iter([("generator/x.py", b"")]))
    assert engine_digest() != before
