"""What several commands share: the day, the folder, the look of a report."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.core.model import AnnualPlan
    from generator.pipeline import Checked


_Command = TypeVar("_Command", bound="Callable[..., object]")


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


class Within(click.IntRange):
    """A whole number between two, told in words and not as a formula."""

    def _describe_range(self) -> str:
        """Return the range as the help and the errors of click show it."""
        return f"{self.min}–{self.max}"


root_option = click.option(
    "--raiz",
    "root",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="CARPETA",
    help="Carpeta del proyecto, la que contiene plans/ (si no se dice, la actual).",
)
day_option = click.option("--fecha", "as_of", type=Day(), help="Fecha de los datos: AAAA-MM-DD, u hoy.")


def port_option(default: int) -> Callable[[_Command], _Command]:
    """Return the option that chooses where a local server listens."""
    return click.option(
        "--puerto",
        "port",
        type=Within(0, 65535),
        default=default,
        show_default=True,
        metavar="PUERTO",
        help="Puerto; 0 elige uno libre.",
    )


def read_upload(path: Path) -> bytes:
    """Return the bytes of a table or a form, of a file that is too large no more than it takes to refuse it.

    Raises:
        GeneratorError: the file cannot be read.
    """
    from generator.editing.sources import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise GeneratorError(f"no se pudo leer {path}: {os_fault(error)}") from error


def find_year(checked: Checked, institution_id: str, year: int) -> AnnualPlan:
    """Return the year of an institution.

    Raises:
        GeneratorError: there is none.
    """
    for annual in checked.annual_plans:
        if (annual.institution.id, annual.year) == (institution_id, year):
            return annual
    known = ", ".join(f"{annual.institution.id} {annual.year}" for annual in checked.annual_plans) or "ninguno"
    raise GeneratorError(f"no hay plan de «{institution_id}» para {year}; hay: {known}")


def years_of(checked: Checked, institution_id: str) -> frozenset[int]:
    """Return the years of which an institution has plans."""
    return frozenset(each.year for each in checked.annual_plans if each.institution.id == institution_id)


def wants_colour() -> bool:
    """Return whether to colour: on a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def report_format(chosen: str) -> str:
    """Return the format of a report: `auto` is GitHub's inside its actions, else text."""
    if chosen != "auto":
        return chosen
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def tell_past(left_out: int, day: date, *, has_history: bool = False) -> None:
    """Say what a view of the past leaves out, and what of it is of today; nothing where nothing came since.

    `has_history` says that plans of a later day are shown with what git tells of them.
    """
    from generator.core.wording import counted, date_in_words

    left = f": sin {counted(left_out, 'informe posterior', 'informes posteriores')}" if left_out else ""
    of_today = "Las metas y la historia de sus cambios" if has_history else "Las metas"
    if left or has_history:
        click.echo(f"Vista al {date_in_words(day)}{left}. {of_today} son las de hoy.", err=True)
