"""`pat cosechar`: the data packages of several institutions become one data set and one project of plans."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import root_option, wants_colour
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.harvesting.gather import Told
    from generator.project import Project


@click.command("cosechar", options_metavar="[OPCIONES]")
@click.argument("sources", metavar="FUENTE...", nargs=-1, required=True)
@click.option(
    "--salida",
    "target",
    type=click.Path(path_type=Path),
    default=Path("cosecha"),
    show_default=True,
    metavar="CARPETA",
    help="Carpeta de lo reunido; si algo se reunió, se reemplaza.",
)
@click.option("--parquet", "as_parquet", is_flag=True, help="Escribe además cada tabla en Parquet.")
@root_option
def command(sources: Sequence[str], target: Path, root: Path, *, as_parquet: bool) -> None:
    """Reúne los paquetes de datos de varias instituciones en un solo conjunto de datos y un solo proyecto de planes.

    FUENTE es la dirección https o la carpeta de un sitio hecho con Plan Abierto, o de su datapackage.json. Cada
    paquete se comprueba, y sus planes se revisan como si fueran propios; el que tiene errores queda fuera y se dice por
    qué. Termina con 1 si alguno quedó fuera. Lo que una fuente que hoy falla había traído antes a CARPETA se conserva,
    con su fecha; si no se reúne nada, CARPETA no se toca.

    El portal se construye después con pat construir --raiz CARPETA; lleva el mkdocs.yml y la carpeta docs/ de --raiz.
    """
    from generator.core.wording import counted, visible
    from generator.harvesting.gather import Harvest, NothingGatheredError
    from generator.harvesting.parquet import write_parquet
    from generator.project import Project
    from generator.publishing.write import write_site

    project = Project(root)
    harvest = Harvest(sources, project.schemas, today(), project.own_files(), target)

    def finish(folder: Path) -> None:
        if as_parquet:
            write_parquet(folder / "datos")

    total = 0
    with suppress(NothingGatheredError):
        total = write_site(harvest.files(), target, finish)
    for told in harvest.told:
        _tell(project, told)
    included = sum(told.is_in for told in harvest.told)
    for name, brought in harvest.gone:
        gone = f"Ya no está: {name}, que venía de {brought.source} con datos al {brought.as_of}."
        click.echo(visible(gone), err=True)
    if not total:
        left = f"{target}/ queda como estaba" if target.exists() else f"{target}/ no se hizo"
        click.echo(f"No se reunió nada: {left}.", err=True)
        sys.exit(1)
    gathered = counted(included, "paquete reunido", "paquetes reunidos")
    sources_told = counted(len(harvest.told), "fuente", "fuentes")
    click.echo(f"{gathered} de {sources_told}: {counted(total, 'archivo', 'archivos')} en {target}/.")
    click.echo(f"El portal se hace con: pat construir --raiz {target}")
    sys.exit(0 if included == len(harvest.told) else 1)


def _tell(project: Project, told: Told) -> None:
    from generator.core.wording import counted, listed, visible
    from generator.reporters import REPORTERS, Options

    if not told.is_in:
        click.echo(visible(f"Fuera: {told.source}: {told.reason}."), err=True)
        if told.problems:
            options = Options(wants_colour(), project.rules_guide)
            click.echo(REPORTERS["text"](told.problems, len(told.problems), options), nl=False, err=True)
        if told.is_kept:
            names = listed(told.institutions)
            click.echo(visible(f"Se conserva lo que había traído: {names}, con datos al {told.as_of}."), err=True)
    elif told.different:
        rows = counted(told.different, "fila", "filas")
        click.echo(visible(f"aviso: {told.source}: al recalcular sus indicadores, {rows} no coinciden."), err=True)
