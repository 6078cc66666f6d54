"""A person at a terminal: the command in a process of its own, led through a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

from tests.cli.small_project import environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PATIENCE = 30
UNANSWERED = 3
SETTLED = 0.1
CTRL_C, CTRL_D = "\x03", "\x04"
_CONTROL = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]|\r")


class Terminal:
    """The command at a terminal of 100 columns."""

    def __init__(self, *arguments: str | Path, cwd: Path, stdout: int | None = None) -> None:
        self._own, other = pty.openpty()
        termios.tcsetwinsize(other, (50, 100))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=cwd,
            env=environment(TERM="xterm", NO_COLOR="1", COLUMNS="100"),
            stdin=other,
            stdout=other if stdout is None else stdout,
            stderr=other,
            start_new_session=True,
        )
        os.close(other)
        self._shown = b""
        self._read = 0

    @property
    def seen(self) -> str:
        """All that the terminal has shown, without its control sequences and with ordinary spaces."""
        return _CONTROL.sub("", self._shown.decode("utf-8", "ignore")).replace("\N{NO-BREAK SPACE}", " ")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._own)

    def expect(self, text: str) -> None:
        """Wait until the terminal shows a text after what was already expected."""
        deadline = time.monotonic() + PATIENCE
        while text not in self.seen[self._read :]:
            assert time.monotonic() < deadline, f"«{text}» never came after:\n{self.seen}"
            assert self._more(), f"«{text}» never came before the end:\n{self.seen}"
        self._read = self.seen.index(text, self._read) + len(text)

    def answer(self, prompt: str, line: str = "") -> None:
        """Wait for a question and type a line."""
        self.expect(prompt)
        self.type(f"{line}\n")

    def converse(self, *lines: str) -> None:
        """Type one line at each question, whatever it is."""
        for line in lines:
            while not self._asks():
                assert self._more(), f"no question came for «{line}» after:\n{self.seen}"
            self._read = len(self.seen)
            self.type(f"{line}\n")

    def _asks(self) -> bool:
        """Return whether what was shown ends as a question does and nothing follows: a line may come in pieces."""
        ends = self.seen[self._read :].endswith((": ", ") "))
        return ends and not select.select([self._own], [], [], SETTLED)[0]

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._own, keys.encode())

    def interrupt(self) -> None:
        """Press Ctrl+C, and again if nothing answers: readline loses one that comes just before it listens."""
        deadline = time.monotonic() + PATIENCE
        self._process.send_signal(signal.SIGINT)
        while not select.select([self._own], [], [], UNANSWERED)[0] and time.monotonic() < deadline:
            self._process.send_signal(signal.SIGINT)

    def read_line(self) -> str:
        """Read a line of the pipe that takes the command's answers, where it is not the terminal."""
        assert self._process.stdout
        return self._process.stdout.readline().decode()

    def close_pipe(self) -> None:
        """Close that pipe."""
        assert self._process.stdout
        self._process.stdout.close()

    def end(self) -> int:
        """Wait for the end of the command and return its code."""
        while self._more():
            pass
        return self._process.wait(timeout=PATIENCE)

    def _more(self) -> bool:
        if not select.select([self._own], [], [], PATIENCE)[0]:
            return False
        try:
            data = os.read(self._own, 65536)
        except OSError:  # the command has ended
            return False
        self._shown += data
        return bool(data)
