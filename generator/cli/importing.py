"""`pat importar`: a table in the official form, or a data package of a site, becomes plan files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import Day, Within, read_upload, report_format, root_option, wants_colour
from generator.cli.output import write_files
from generator.core.problem import GeneratorError, Severity
from generator.moment import today
from generator.publishing.addresses import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.editing.importer import Counts
    from generator.project import Project


@click.command("importar", options_metavar="[OPCIONES]")
@click.argument("table", metavar="TABLA", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--institucion", "institution_id", metavar="INSTITUCION", help="Carpeta de la institución en plans/ (de una tabla)."
)
@click.option("--ejercicio", "year", type=Within(1990, 2100), metavar="AÑO", help="Año del plan (de una tabla).")
@click.option(
    "--unidad", "unit", metavar="UNIDAD", help="Importa solo esta unidad; también nombra una tabla sin título."
)
@click.option(
    "--responsable",
    "owner",
    default="Unidad de Planificación",
    show_default=True,
    metavar="CARGO",
    help="Quién creó el plan: un cargo o una unidad.",
)
@click.option(
    "--motivo",
    "reason",
    metavar="TEXTO",
    help="Motivo para el control de cambios (si no se dice, la creación del plan).",
)
@click.option("--fecha-plan", "day", type=Day(), help="Fecha de creación del plan (si no se dice, la de hoy).")
@click.option("--reemplazar", "replace", is_flag=True, help="Reemplaza planes que ya existen y que no tienen avances.")
@click.option("--simular", "dry_run", is_flag=True, help="Solo informa; no escribe nada.")
@click.option(
    "--formato",
    "output",
    type=click.Choice(("auto", "text", "json", "github", "markdown")),
    default="auto",
    help="Forma del informe.",
)
@root_option
def command(
    table: Path,
    institution_id: str | None,
    year: int | None,
    unit: str | None,
    owner: str,
    reason: str | None,
    day: date | None,
    output: str,
    root: Path,
    *,
    replace: bool,
    dry_run: bool,
) -> None:
    """Lee TABLA (.xlsx, .ods, .csv o texto con tabuladores) y escribe un plan por unidad.

    Informa, con su línea y su remedio, las filas que no cuadran; esas se conservan como están y quedan marcadas con una
    salvedad. Termina con 1 si alguna fila no cuadra.

    TABLA también puede ser el datapackage.json de un sitio, con sus tablas al lado: entonces escribe todos los archivos
    de planes que el paquete dice, después de comprobarlo y de revisarlos.
    """
    from generator.core.model import Change
    from generator.core.problem import Origin
    from generator.editing.asked import institution_asked
    from generator.editing.importer import import_table
    from generator.editing.plan_text import plan_text
    from generator.pipeline import check_project
    from generator.project import Project
    from generator.reporters import REPORTERS, Options

    project = Project(root)
    if table.name == PACKAGE:
        _import_package(project, table, replace=replace, dry_run=dry_run)
        return
    if institution_id is None or year is None:
        raise click.UsageError("de una tabla hay que decir --institucion y --ejercicio")
    institution = institution_asked(check_project(project, today()).institutions, institution_id)
    change = Change("1", day or today(), owner, reason or f"Creación del plan anual {year}", Origin(""))
    found = import_table(read_upload(table), table.name, institution, year, unit=unit, change=change)
    options = Options(wants_colour(), project.rules_guide)
    click.echo(REPORTERS[report_format(output)](found.problems, 1, options), nl=False)
    for note in found.notes:
        click.echo(f"nota: {note}", err=True)
    if found.plans:
        click.echo(_summary(found.counts), err=True)
        if not dry_run:
            folder = project.plans / institution.id / str(year)
            _write(
                {folder / f"{plan.org_unit}.yaml": plan_text(plan).encode() for plan in found.plans}, replace=replace
            )
            if not (folder / "ejercicio.yaml").exists():
                frame = f"{folder / 'ejercicio.yaml'}, que describe el año"
                click.echo(f"Falta {frame}: pat nuevo ejercicio {institution.id} {year}", err=True)
    sys.exit(1 if any(problem.severity is Severity.ERROR for problem in found.problems) else 0)


def _import_package(project: Project, descriptor: Path, *, replace: bool, dry_run: bool) -> None:
    """Write the plan files that a package tells, if it is what it says and they have no errors."""
    from generator.core.problem import has_errors
    from generator.core.wording import counted
    from generator.editing.formatting.formatter import formatted
    from generator.harvesting.documents import plan_files
    from generator.harvesting.package import read_package
    from generator.harvesting.sources import source_of
    from generator.pipeline import check
    from generator.reporters import REPORTERS, Options

    files = plan_files(read_package(source_of(str(descriptor))), project.label)
    checked = check(files, project.schemas, today())
    if has_errors(checked.problems):
        options = Options(wants_colour(), project.rules_guide)
        click.echo(REPORTERS["text"](checked.problems, len(files), options), nl=False)
        sys.exit(1)
    click.echo(f"El paquete es lo que dice: {counted(len(files), 'archivo', 'archivos')} de planes.", err=True)
    if not dry_run:
        places = {project.plans / file.file.removeprefix(f"{project.label}/"): file for file in files}
        _write(
            {path: formatted(file, project.schemas)[0] or file.data for path, file in places.items()}, replace=replace
        )


def _summary(counts: Counts) -> str:
    from generator.core.wording import counted

    return (
        f"{counted(counts.units, 'unidad', 'unidades')}, {counted(counts.rows, 'fila', 'filas')}: "
        f"{counted(counts.reconciled, 'cuadra', 'cuadran')}, {counts.repaired} con aviso, "
        f"{counted(counts.unreconciled, 'no cuadra', 'no cuadran')}."
    )


def _write(files: Mapping[Path, bytes], *, replace: bool) -> None:
    from generator.core.wording import counted

    same = {path for path, data in files.items() if path.exists() and path.read_bytes() == data}
    changed = {path: data for path, data in files.items() if path not in same}
    for path in changed:
        if path.exists():
            _refuse_to_lose(path, replace=replace)
    write_files(changed)
    folder = Path(os.path.commonpath([path.parent for path in files]))
    if same:
        click.echo(f"{counted(len(same), 'archivo ya estaba', 'archivos ya estaban')} así en {folder}/.", err=True)
    if changed:
        written = counted(len(changed), "archivo escrito", "archivos escritos")
        click.echo(f"{written} en {folder}/. Siga con: pat validar", err=True)


def _refuse_to_lose(path: Path, *, replace: bool) -> None:
    from generator.editing.plan_text import PROGRESS, SHARES
    from generator.reading.load import load

    if not replace:
        raise GeneratorError(
            f"{path} ya existe y es distinto; use --reemplazar si quiere sustituirlo (no se escribió nada)"
        )
    document, _ = load(path.name, path.read_bytes())
    if document is None or not isinstance(document.data, dict):
        raise GeneratorError(f"{path} no se puede leer y podría tener avances: revíselo antes (no se escribió nada)")
    if document.data.get(PROGRESS) or document.data.get(SHARES):
        raise GeneratorError(f"{path} ya tiene avances publicados y no se puede reemplazar (no se escribió nada)")
