"""`pat construir`: the whole site in a folder."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import Within, day_option, report_format, root_option, tell_past, wants_colour
from generator.core.language import LANGUAGES
from generator.moment import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

    from generator.cache.registry import Register
    from generator.core.problem import Problem
    from generator.parallel import Workers
    from generator.project import Project
    from generator.publishing.page import OutputFile
    from generator.site_build import SiteBuild


def report_problems(project: Project, problems: Sequence[Problem], file_count: int, institution: str = "") -> None:
    """Print the errors alone and exit, or count the warnings: all, or those of the institution that was asked for."""
    from generator.core.problem import errors_among
    from generator.core.wording import counted
    from generator.reporters import REPORTERS, Options

    if errors := errors_among(problems):
        options = Options(wants_colour(), project.rules_guide)
        click.echo(REPORTERS[report_format("auto")](errors, file_count, options), nl=False, err=True)
        click.echo("No se hizo nada: corrija los errores y repita la orden.", err=True)
        sys.exit(1)
    place = f"{project.label}/{institution}/" if institution else ""
    if own := [problem for problem in problems if problem.origin.file.startswith(place)]:
        whose = f" de {institution}" if institution else ""
        one, many = f"aviso en los planes{whose}: véalo", f"avisos en los planes{whose}: véalos"
        click.echo(f"{counted(len(own), one, many)} con pat validar.", err=True)


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
@click.option(
    "--parquet",
    "with_parquet",
    is_flag=True,
    help="Escribe además cada tabla en Parquet: del sitio y de cada institución, año y unidad.",
)
@click.option("--demostracion", "demo", is_flag=True, help="Simula avances; cada página dice que son simulados.")
@click.option(
    "--procesos",
    "count",
    type=Within(1, 64),
    metavar="N",
    help="Cuántos procesos trabajan a la vez (si no se dice, según lo que haya que hacer).",
)
@click.option("--cluster", "address", metavar="TCP", help="Trabaja en un cluster de Dask, como tcp://servidor:8786.")
@click.option("--desde-cero", "afresh", is_flag=True, help="Hace todo de nuevo, sin aprovechar el sitio anterior.")
@click.option(
    "--idioma",
    "language",
    type=click.Choice(LANGUAGES),
    help="Idioma de la interfaz; lo que escribieron las instituciones queda como está.",
)
@click.option("--perfil", "profile", is_flag=True, help="Dice al final en qué se fue el tiempo.")
def command(
    root: Path,
    as_of: date | None,
    target: Path | None,
    count: int | None,
    address: str | None,
    language: str | None,
    *,
    profile: bool,
    no_search: bool,
    with_pdf: bool,
    with_parquet: bool,
    demo: bool,
    afresh: bool,
) -> None:
    """Revisa los planes y publica el sitio. Con errores en los planes no se publica nada.

    De un sitio que ya está se hace de nuevo solo lo que cambió; el resultado es el mismo, byte por byte.

    Sin --fecha, los datos llevan la fecha del último commit (o la de hoy, si hay cambios sin guardar en git).
    """
    from generator.cli.showing import Advance, profile_lines
    from generator.project import Project
    from generator.publishing.open_data.parquet import required
    from generator.reading.discover import require_folder
    from generator.site_build import SiteBuild, UnsoundPlansError, processes_for

    start = time.monotonic()
    if with_parquet:
        required()  # before anything is made
    project = Project(root, language=language or "")
    require_folder(project.plans, project.label)  # where there are no plans nothing is written, not even a cache
    target = target or root / "site"
    advance = Advance()
    total = 0
    count = count or processes_for(project)
    register = _register(root, target, afresh=afresh or with_pdf, looks_ahead=count > 1)
    with register as known, _workers(address, count) as workers:
        made = SiteBuild(
            project,
            moment_of(project, as_of),  # git is asked while the others make themselves ready
            workers,
            simulated=demo,
            with_pdf=with_pdf,
            with_parquet=with_parquet,
            on_part=advance,
            register=known,
        )
        publish = _print if with_pdf else _publish
        with suppress(UnsoundPlansError):
            total = publish(made, target, no_search=no_search)
    advance.close()
    report_problems(project, made.problems, made.file_count)
    _tell_what_is_missing(made)
    wall = time.monotonic() - start
    _tell_published(total, target, wall, with_search=not no_search)
    click.echo("".join(f"{line}\n" for line in profile_lines(made.watch.seconds, wall) if profile), nl=False)


def _tell_published(total: int, target: Path, seconds: float, *, with_search: bool) -> None:
    """Say how many files were made; those of the search index, which only programs read, are not counted with them."""
    from generator.core.wording import counted

    files = counted(total, "archivo", "archivos") + (", más el índice del buscador," if with_search else "")
    click.echo(f"{files} publicados en {target}/ ({seconds:.1f} s). Ábralo en {target / 'index.html'}")


def _tell_what_is_missing(made: SiteBuild) -> None:
    """Say what the site of an earlier day leaves out, and what of the history is not known."""
    tell_past(made.left_out, made.moment.day, has_history=made.moment.has_later)
    if made.history_notice:
        click.echo(f"Aviso: las páginas de cambios no lo cuentan todo: {made.history_notice}.", err=True)


def _workers(address: str | None, count: int) -> AbstractContextManager[Workers]:
    """Return who makes the site: a cluster, or processes of this machine."""
    from generator.cli.showing import say_loss
    from generator.cluster import cluster
    from generator.parallel import processes
    from generator.site_part import prepare

    return cluster(address, say_loss) if address else processes(count, say_loss, prepare)


@contextmanager
def _register(root: Path, target: Path, *, afresh: bool, looks_ahead: bool) -> Iterator[Register]:
    """Yield what is known of the site that stands; nothing, if it is to be made afresh.

    Another process may look at its files ahead, while this one finds out what changed.
    """
    from generator.cache.publish import register_of
    from generator.cache.registry import NOTHING, folder_for
    from generator.parallel import ahead

    with register_of(folder_for(root, target), target) as register:
        if afresh or not (looks_ahead and register.places):
            yield NOTHING if afresh else register
            return
        with ahead(register.looks) as looks:
            register.believe(looks)
            yield register


def _publish(made: SiteBuild, target: Path, *, no_search: bool) -> int:
    """Publish what is new of a site, and return how many files it has."""
    from generator.cache.publish import publish
    from generator.cache.registry import folder_for
    from generator.publishing.search import index

    def search(site: Path, folder: Path) -> None:
        with made.watch.stage("buscador"):
            index(site, folder)

    place = folder_for(made.project.root, target)
    return publish(made, target, place, None if no_search else search).count


def _print(made: SiteBuild, target: Path, *, no_search: bool) -> int:
    """Publish a site with its printed reports, whole, and return how many files were made before printing."""
    from generator.cache.registry import drop, folder_for
    from generator.core.wording import counted
    from generator.proof.folder import seal
    from generator.publishing.addresses import report_pages
    from generator.publishing.official.pdf import Printer, find_chromium
    from generator.publishing.search import index
    from generator.publishing.write import new_site, write_files

    browser = find_chromium()
    written: list[str] = []
    with new_site(target) as site:
        total = write_files(_noting(made.files(lambda path: (site / path).read_bytes()), written), site)
        pages = report_pages(written)
        Printer(browser, made.moment.day).print_pages(site, pages, made.project.settings.site_url)
        click.echo(f"{counted(len(pages), 'informe impreso', 'informes impresos')} en PDF.")
        with made.watch.stage("buscador"):
            if not no_search:
                index(site)
        with made.watch.stage("constancia"):
            seal(site, made.checkpoint)
        drop(folder_for(made.project.root, target))
    return total


def _noting(files: Iterable[OutputFile], paths: list[str]) -> Iterator[OutputFile]:
    """Pass files on, and note where they stand."""
    for output in files:
        paths.append(output.path)
        yield output
