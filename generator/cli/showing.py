"""What a long build shows while it lasts, on the error stream, and where its time went."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PATIENCE = 2
"""Seconds that nobody needs to be told about."""
_STEPS = 10
STAGES = ("leer", "revisar", "calcular", "páginas", "datos", "formularios", "Word y Excel", "escribir", "buscador")


class Advance:
    """How many institutions are made: one line rewritten on a terminal, a line for each tenth elsewhere."""

    def __init__(self) -> None:
        """Start to wait."""
        self.start = time.monotonic()
        self.told = 0
        self.is_terminal = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that so many of all are made, if it is time to."""
        if time.monotonic() - self.start < _PATIENCE:
            return
        text = f"instituciones: {done} de {total}"
        if self.is_terminal:
            click.echo(f"\r{text}{'' if done < total else ', falta escribir el resto'}\x1b[K", nl=False, err=True)
        elif done < total and done * _STEPS // total > self.told:
            click.echo(text, err=True)
        self.told = done * _STEPS // total

    def close(self) -> None:
        """Leave the terminal's line clean."""
        if self.is_terminal and self.told:
            click.echo("\r\x1b[K", nl=False, err=True)


def say_loss() -> None:
    """Tell that the build goes on without the workers."""
    click.echo(
        "Los procesos que ayudaban se perdieron, quizá por falta de memoria; lo que falta lo hace otro solo.", err=True
    )


def profile_lines(seconds: Mapping[str, float], wall: float) -> Iterator[str]:
    """Yield a table of the seconds of each stage, summed over all processes, as text."""
    total = sum(seconds.values()) or 1
    yield f"{'Etapa':<14}{'segundos':>10}{'parte':>8}"
    for stage in STAGES:
        if stage in seconds:
            yield f"{stage:<14}{seconds[stage]:>10.2f}{seconds[stage] / total:>8.0%}"
    yield f"{'En total':<14}{total:>10.2f}"
    yield f"Sumado de todos los procesos, sin contar su arranque; de reloj pasaron {wall:.1f} s."
