"""`pat validar`: every problem of every plan, with its line and its remedy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, report_format, root_option, tell_past, wants_colour
from generator.core.problem import GeneratorError, Severity
from generator.moment import day_of, today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.pipeline import Checked
    from generator.project import Project

FORMATS = ("auto", "text", "json", "github", "markdown")


@click.command("validar", options_metavar="[OPCIONES]")
@click.argument("units", metavar="[UNIDAD]...", nargs=-1)
@root_option
@day_option
@click.option("--formato", "output", type=click.Choice(FORMATS), default="auto", help="Forma del informe.")
@click.option("--base", metavar="REVISIÓN", help="Revisa además que se respete lo publicado en esa rama o commit.")
@click.option("--todas", "whole", is_flag=True, help="Con --base, revisa también las instituciones sin cambios.")
@click.option("--estricto", "strict", is_flag=True, help="Los avisos también hacen fallar.")
def command(
    units: Sequence[str], root: Path, as_of: date | None, output: str, base: str | None, *, whole: bool, strict: bool
) -> None:
    """Revisa todos los planes y muestra todos los problemas, con su línea y su remedio.

    Con UNIDAD (el nombre de su archivo, sin .yaml) muestra solo los problemas de esas unidades. Con --base revisa las
    instituciones en que algo difiere de lo publicado, y además lo compara: lo informado no se edita, y una meta solo
    cambia con una versión nueva. Con --todas revisa también las que no han cambiado. Termina con 0 si no hay errores,
    con 1 si los hay, con 2 si no se pudo revisar.
    """
    from generator.project import Project
    from generator.reporters import REPORTERS, Options

    project = Project(root)
    units = [Path(unit).stem for unit in units]  # a file's name serves too: shells complete it
    day = as_of or today()
    checked = _checked(project, day, units, base, whole=whole)
    tell_past(checked.left_out, day)
    problems = tuple(problem for problem in checked.problems if not units or Path(problem.origin.file).stem in units)
    options = Options(wants_colour(), project.rules_guide, is_verdict=True, is_strict=strict)
    report = REPORTERS[report_format(output)](problems, len(units) or checked.file_count, options)
    click.echo(report, nl=False)
    failing = any(strict or problem.severity is Severity.ERROR for problem in problems)
    sys.exit(1 if failing else 0)


def _checked(project: Project, day: date, units: Sequence[str], base: str | None, *, whole: bool) -> Checked:
    """Return what is to be reported on; with a base, of the institutions that differ from it or have a unit named."""
    from generator.core.model.reach import Span
    from generator.core.wording import did_you_mean, quoted
    from generator.history.snapshots import first_change_since, published
    from generator.pipeline import check_against, check_found
    from generator.reading.discover import discover

    files, misplaced = discover(project.plans, project.label)
    known = {source.stem for source in files}
    for unit in units:
        if unit not in known:
            remedy = did_you_mean(unit, known, "escriba el nombre del archivo sin .yaml")
            raise GeneratorError(f"no hay ningún plan «{unit}»; {remedy}")
    before = None if base is None else published(project.plans, base)
    if before is None or whole:
        chosen = {source.institution for source in files}
    else:
        chosen = {source.institution for source in files if source.stem in units} | before.differing(files)
    if before is not None and not chosen:
        click.echo(f"Ninguna institución difiere de {quoted(base or '')}; con --todas se revisan todas.", err=True)
    own = tuple(source for source in files if source.institution in chosen)
    checked = check_found((own, misplaced), project.schemas, day, max(day, today()))
    if before is None:
        return checked
    snapshot = before.snapshot(None if whole else chosen)
    since = first_change_since(project.plans, snapshot)
    return check_against(snapshot, checked, project.schemas, Span(day, day_of(since) if since else None))
