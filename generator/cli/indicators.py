"""`pat indicadores`: the figures of a year, without building a site."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from generator.cli.build import report_problems
from generator.cli.common import day_option, find_year, root_option, tell_past
from generator.core.problem import GeneratorError
from generator.core.wording import did_you_mean, listed
from generator.moment import moment_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command("indicadores", options_metavar="[OPCIONES]")
@click.argument("institution_id", metavar="INSTITUCION")
@click.argument("year", metavar="EJERCICIO", type=int)
@click.option("--unidad", "unit_id", metavar="UNIDAD", help="Las actividades de una sola unidad.")
@click.option(
    "--periodo",
    "period_code",
    metavar="PERIODO",
    help="2024-07, 2024-T3, 2024-S1, 2024 o 2024-01..2024-09 (si no se dice, el año).",
)
@click.option(
    "--formato", "output", type=click.Choice(("text", "json", "csv")), default="text", help="Forma de la respuesta."
)
@root_option
@day_option
def command(
    institution_id: str,
    year: int,
    unit_id: str | None,
    period_code: str | None,
    output: str,
    root: Path,
    as_of: date | None,
) -> None:
    """Muestra el cumplimiento de INSTITUCION en EJERCICIO: unidades, autoridades, estrategia y la institución.

    Con --unidad muestra el de cada actividad de esa unidad.
    """
    from generator.core.naming import institution_named
    from generator.core.period import Period
    from generator.editing.asked import read_span
    from generator.indicators.annual import YearIndicators
    from generator.indicators.table import activity_rows, summary_rows
    from generator.pipeline import check_project
    from generator.project import Project

    project = Project(root)
    moment = moment_of(project, as_of)
    checked = check_project(project, moment.day, moment.judged_on)
    institution_id = institution_named(checked.institutions, institution_id)
    report_problems(project, checked.problems, checked.file_count, institution_id)
    tell_past(checked.left_out, moment.day)
    annual = find_year(checked, institution_id, year)
    if not annual.plans:
        raise GeneratorError(f"«{institution_id}» todavía no tiene planes de unidades para {year}")
    period = read_span(period_code, {year}) if period_code else Period.whole_year(year)
    if period.year != year:
        raise GeneratorError(f"el período {period.code} no es de {year}")
    if unit_id and unit_id not in annual.by_unit:
        remedy = did_you_mean(unit_id, annual.by_unit, f"hay: {listed(annual.by_unit)}")
        raise GeneratorError(f"no hay plan de la unidad «{unit_id}»; {remedy}")
    indicators = YearIndicators(annual, moment.day)
    rows = activity_rows(indicators, unit_id, period) if unit_id else summary_rows(indicators, period)
    click.echo(_WRITERS[output](rows), nl=False)
    parts = indicators.published_parts(unit_id, period)
    if parts:
        codes = listed(f"--periodo {part.code}" for part in parts)
        click.echo(f"De algunas actividades el documento publica solo una parte: véala con {codes}.", err=True)


Rows = tuple[Mapping[str, str], ...]


def _text(rows: Rows) -> str:
    columns = list(rows[0])
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in columns}
    lines = ["  ".join(name.ljust(widths[name]) for name in columns)]
    lines += ["  ".join(row[name].ljust(widths[name]) for name in columns) for row in rows]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _csv(rows: Rows) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _json(rows: Rows) -> str:
    return (
        json.dumps([{name: value or None for name, value in row.items()} for row in rows], ensure_ascii=False, indent=2)
        + "\n"
    )


_WRITERS: dict[str, Callable[[Rows], str]] = {"text": _text, "json": _json, "csv": _csv}
