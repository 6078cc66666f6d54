"""`pat construir`: the whole site in a folder."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, report_format, root_option, wants_colour
from generator.moment import moment_of

if TYPE_CHECKING:
    from datetime import date

    from generator.pipeline import Checked
    from generator.project import Project


def report_problems(project: Project, checked: Checked) -> None:
    """Print the errors that keep a site from being published, or count the warnings."""
    from generator.core.wording import counted
    from generator.reporters import REPORTERS, Options

    if checked.has_errors:
        options = Options(wants_colour(), project.rules_guide)
        report = REPORTERS[report_format("auto")](checked.problems, checked.file_count, options)
        click.echo(report, nl=False, err=True)
        click.echo("No se hizo nada: corrija los errores y repita la orden.", err=True)
        sys.exit(1)
    if checked.problems:
        warnings = counted(len(checked.problems), "aviso", "avisos")
        click.echo(f"{warnings} en los planes: véalos con pat validar.", err=True)


@click.command("construir", options_metavar="[OPCIONES]")
@root_option
@day_option
@click.option(
    "--salida",
    "target",
    type=click.Path(path_type=Path),
    metavar="CARPETA",
    help="Carpeta del sitio (si no se dice, site/ en la del proyecto).",
)
@click.option("--sin-buscador", "no_search", is_flag=True, help="No hace el índice del buscador.")
@click.option("--demostracion", "demo", is_flag=True, help="Simula avances; cada página dice que son simulados.")
def command(root: Path, as_of: date | None, target: Path | None, *, no_search: bool, demo: bool) -> None:
    """Revisa los planes y publica el sitio. Con errores en los planes no se publica nada.

    Sin --fecha, los datos llevan la fecha del último commit (o la de hoy, si hay cambios sin guardar en git).
    """
    from generator.editing.simulate import simulate
    from generator.pipeline import build, check_project
    from generator.project import Project
    from generator.publishing.search import index
    from generator.publishing.write import write_site

    start = time.monotonic()
    project = Project(root)
    target = target or root / "site"
    moment = moment_of(project, as_of)
    checked = check_project(project, moment.day)
    report_problems(project, checked)
    change = (lambda annual: simulate(annual, moment.day)) if demo else None
    files = build(project, checked, moment.day, revision=moment.revision, change=change)
    count = write_site(files, target, (lambda _: None) if no_search else index)
    click.echo(
        f"{count} archivos publicados en {target}/ "
        f"({time.monotonic() - start:.1f} s). Ábralo en {target / 'index.html'}"
    )
