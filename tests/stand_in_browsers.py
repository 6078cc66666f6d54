"""Programs that stand in for a browser: what matters is how they are started, and what is done with what they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PRINT = 'for argument; do case $argument in --print-to-pdf=*) printf "{}" > "${{argument#*=}}";; esac; done'
PRINTS = _PRINT.format("%%PDF-1.4 /CreationDate (D:20300101123456+00) %%%%EOF")
PRINTS_HALF = _PRINT.format("%%PDF-1.4")


def stand_in(folder: Path, script: str = PRINTS) -> str:
    """Write a program in a folder and return its path."""
    path = folder / "navegador"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return str(path)
