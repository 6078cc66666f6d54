"""The door of all: `pat` and `python -m generator`. What is imported later can be interrupted without a word."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_INTERRUPTED = 130
"""What shells call the exit of whoever was interrupted: 128 and the number of the signal."""


def run() -> None:
    """Run a command of `pat`, and exit with its code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started it wants it to go on
        signal.signal(signal.SIGINT, _interrupt)
    from generator.cli import main  # noqa: PLC0415  what takes time to be imported

    main()


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Interrupt, as Python does; end at once while a command is being loaded: half would be said in tracebacks.

    What is imported later, while there may be something to clear away, is interrupted as all else is.
    """
    is_import, asked_by = False, ""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib") or frame.f_globals.get("__name__") == "importlib":
            is_import = True
        elif is_import:
            is_import, asked_by = False, frame.f_globals.get("__name__", "")
        frame = frame.f_back
    if asked_by in {"__main__", __name__} or asked_by.startswith("generator.cli"):
        os._exit(_INTERRUPTED)
    raise KeyboardInterrupt


if __name__ == "__main__":
    run()
