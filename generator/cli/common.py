"""What several commands share: the day, the folder, the look of a report."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from generator.moment import today


class Day(click.ParamType[date]):
    """A day written AAAA-MM-DD, or `hoy`."""

    name = "AAAA-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        if value == "hoy":
            return today()
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"«{value}» no es una fecha: escriba AAAA-MM-DD, por ejemplo 2024-08-05", param, ctx)


root_option = click.option(
    "--raiz",
    "root",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="CARPETA",
    help="Carpeta del proyecto, la que contiene plans/ (si no se dice, la actual).",
)
day_option = click.option("--fecha", "as_of", type=Day(), help="Fecha de los datos: AAAA-MM-DD, u hoy.")


def wants_colour() -> bool:
    """Return whether to colour: on a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def report_format(chosen: str) -> str:
    """Return the format of a report: `auto` is GitHub's inside its actions, else text."""
    if chosen != "auto":
        return chosen
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
