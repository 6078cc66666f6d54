"""`pat construir`: the whole site in a folder."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, report_format, root_option, tell_past, wants_colour
from generator.moment import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from generator.core.problem import Problem
    from generator.parallel import Workers
    from generator.project import Project
    from generator.publishing.page import OutputFile
    from generator.site_build import SiteBuild


def report_problems(project: Project, problems: Sequence[Problem], file_count: int, institution: str = "") -> None:
    """Print the errors and exit, or count the warnings: all, or those of the institution that was asked for."""
    from generator.core.problem import has_errors
    from generator.core.wording import counted
    from generator.reporters import REPORTERS, Options

    if has_errors(problems):
        options = Options(wants_colour(), project.rules_guide)
        click.echo(REPORTERS[report_format("auto")](problems, file_count, options), nl=False, err=True)
        click.echo("No se hizo nada: corrija los errores y repita la orden.", err=True)
        sys.exit(1)
    place = f"{project.label}/{institution}/" if institution else ""
    if own := [problem for problem in problems if problem.origin.file.startswith(place)]:
        warnings = counted(len(own), "aviso", "avisos")
        whose = f" de {institution}" if institution else ""
        click.echo(f"{warnings} en los planes{whose}: véalos con pat validar.", err=True)


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
@click.option(
    "--pdf", "with_pdf", is_flag=True, help="Imprime los informes oficiales en PDF; necesita Chromium o Chrome."
)
@click.option("--demostracion", "demo", is_flag=True, help="Simula avances; cada página dice que son simulados.")
@click.option(
    "--procesos",
    "count",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Cuántos procesos trabajan a la vez (si no se dice, según lo que haya que hacer).",
)
@click.option("--cluster", "address", metavar="TCP", help="Trabaja en un cluster de Dask, como tcp://servidor:8786.")
@click.option("--perfil", "profile", is_flag=True, help="Dice al final en qué se fue el tiempo.")
def command(
    root: Path,
    as_of: date | None,
    target: Path | None,
    count: int | None,
    address: str | None,
    *,
    profile: bool,
    no_search: bool,
    with_pdf: bool,
    demo: bool,
) -> None:
    """Revisa los planes y publica el sitio. Con errores en los planes no se publica nada.

    Sin --fecha, los datos llevan la fecha del último commit (o la de hoy, si hay cambios sin guardar en git).
    """
    from generator.cli.showing import Advance, profile_lines
    from generator.core.wording import counted
    from generator.project import Project
    from generator.proof.folder import seal
    from generator.publishing.addresses import report_pages
    from generator.publishing.official.pdf import Printer, find_chromium
    from generator.publishing.search import index
    from generator.publishing.write import write_site
    from generator.site_build import SiteBuild, UnsoundPlansError

    start = time.monotonic()
    project = Project(root)
    browser = find_chromium() if with_pdf else ""
    target = target or root / "site"
    moment = moment_of(project, as_of)
    written: list[str] = []

    def finish(site: Path) -> None:
        if with_pdf:
            pages = report_pages(written)
            Printer(browser, moment.day).print_pages(site, pages, project.settings.site_url)
            click.echo(f"{counted(len(pages), 'informe impreso', 'informes impresos')} en PDF.")
        with made.watch.stage("buscador"):
            if not no_search:
                index(site)
        with made.watch.stage("constancia"):
            seal(site, made.checkpoint)

    advance = Advance()
    with _workers(project, address, count) as workers:
        made = SiteBuild(project, moment, workers, simulated=demo, with_pdf=with_pdf, on_part=advance)
        total = 0
        with suppress(UnsoundPlansError):
            total = write_site(_noting(made.files(), written), target, finish)
    advance.close()
    report_problems(project, made.problems, made.file_count)
    _tell_what_is_missing(made)
    wall = time.monotonic() - start
    click.echo(f"{total} archivos publicados en {target}/ ({wall:.1f} s). Ábralo en {target / 'index.html'}")
    click.echo("".join(f"{line}\n" for line in profile_lines(made.watch.seconds, wall) if profile), nl=False)


def _tell_what_is_missing(made: SiteBuild) -> None:
    """Say what the site of an earlier day leaves out, and what of the history is not known."""
    tell_past(made.left_out, made.moment.day)
    if made.history_notice:
        click.echo(f"Aviso: las páginas de cambios no lo cuentan todo: {made.history_notice}.", err=True)


def _workers(project: Project, address: str | None, count: int | None) -> AbstractContextManager[Workers]:
    """Return who makes the site: a cluster, or processes of this machine."""
    from generator.cli.showing import say_loss
    from generator.cluster import cluster
    from generator.parallel import processes
    from generator.site_build import processes_for

    return cluster(address, say_loss) if address else processes(count or processes_for(project), say_loss)


def _noting(files: Iterable[OutputFile], paths: list[str]) -> Iterator[OutputFile]:
    """Pass files on, and note where they stand."""
    for output in files:
        paths.append(output.path)
        yield output
