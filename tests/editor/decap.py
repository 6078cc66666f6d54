"""decap-server, from a lock of our own: the service that keeps the plans in the tests of the web form."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def missing(reason: str) -> None:
    """Fail in CI, skip loudly elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(f"TEST OF THE WEB FORM NOT RUN: {reason}")


def installed() -> Path:
    """The program, installed once for each lock; npm compares every package with its hash in the lock."""
    if not shutil.which("npm") or not shutil.which("node"):
        missing("no node and npm (Node 20 or later)")
    lock = (HERE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plan-abierto"
    folder = cache / f"decap-server-{hashlib.sha256(lock).hexdigest()[:16]}"
    program = folder / "node_modules" / "decap-server" / "dist" / "index.js"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            missing(f"npm could not install decap-server: {done.stderr[-500:]}")
    return program


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def git_service(repository: Path, port: int) -> Iterator[None]:
    """decap-server over a repository, in git mode: each draft is a branch."""
    told = {
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "LOG_LEVEL": "info",
    }
    command = ["node", str(installed())]
    environment = {**os.environ, **told}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout
        said = []
        for line in server.stdout:
            said.append(line)
            if "listening" in line:
                break
        else:
            pytest.fail(f"decap-server did not start: {''.join(said)}")
        try:
            yield
        finally:
            server.terminate()
