"""What several commands share: the day, the folder, the look of a report."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import click

from generator.core.problem import GeneratorError

SAN_SALVADOR = timezone(timedelta(hours=-6), "America/El_Salvador")
"""El Salvador keeps UTC-6 all year, so no time zone database is needed."""


def today() -> date:
    """Return the day in El Salvador: at one in the morning UTC it is still the day before."""
    return datetime.now(SAN_SALVADOR).date()


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


def day_of_epoch() -> date | None:
    """Return the day that `SOURCE_DATE_EPOCH` names, if it is set (reproducible-builds.org).

    Raises:
        GeneratorError: it is set to something that is not a number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).astimezone(SAN_SALVADOR).date()
    except (ValueError, OverflowError, OSError) as error:
        raise GeneratorError(f"SOURCE_DATE_EPOCH no es un número de segundos: «{text}»") from error


def wants_colour() -> bool:
    """Return whether to colour: on a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def report_format(chosen: str) -> str:
    """Return the format of a report: `auto` is GitHub's inside its actions, else text."""
    if chosen != "auto":
        return chosen
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
