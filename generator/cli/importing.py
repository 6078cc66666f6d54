"""`pat importar`: a table in the official form becomes plan files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import Day, read_upload, report_format, root_option, wants_colour
from generator.core.problem import GeneratorError, Severity
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.core.model import Institution, UnitPlan
    from generator.editing.importer import Counts
    from generator.project import Project


@click.command("importar", options_metavar="[OPCIONES]")
@click.argument("table", metavar="TABLA", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--institucion", "institution_id", required=True, metavar="INSTITUCION", help="Carpeta de la institución en plans/."
)
@click.option(
    "--ejercicio", "year", required=True, type=click.IntRange(1990, 2100), metavar="AÑO", help="Año del plan."
)
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
    institution_id: str,
    year: int,
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
    """
    from generator.core.model import Change
    from generator.core.problem import Origin
    from generator.editing.importer import import_table
    from generator.project import Project
    from generator.reporters import REPORTERS, Options

    project = Project(root)
    institution = _institution(project, institution_id)
    change = Change("1", day or today(), owner, reason or f"Creación del plan anual {year}", Origin(""))
    found = import_table(read_upload(table), table.name, institution, year, unit=unit, change=change)
    options = Options(wants_colour(), project.rules_guide)
    click.echo(REPORTERS[report_format(output)](found.problems, 1, options), nl=False)
    for note in found.notes:
        click.echo(f"nota: {note}", err=True)
    if found.plans:
        click.echo(_summary(found.counts), err=True)
        if not dry_run:
            _write(project.plans / institution_id / str(year), found.plans, replace=replace)
    sys.exit(1 if any(problem.severity is Severity.ERROR for problem in found.problems) else 0)


def _institution(project: Project, institution_id: str) -> Institution:
    from generator.pipeline import check_project

    known = {institution.id: institution for institution in check_project(project, today()).institutions}
    if institution_id not in known:
        names = ", ".join(known) or "ninguna"
        raise GeneratorError(
            f"no hay una institución «{institution_id}» sin errores en {project.label}/; hay: {names}. "
            f"Escriba primero {project.label}/{institution_id}/institucion.yaml y revíselo con pat validar"
        )
    return known[institution_id]


def _summary(counts: Counts) -> str:
    from generator.core.wording import counted

    return (
        f"{counted(counts.units, 'unidad', 'unidades')}, {counted(counts.rows, 'fila', 'filas')}: "
        f"{counted(counts.reconciled, 'cuadra', 'cuadran')}, {counts.repaired} con aviso, "
        f"{counted(counts.unreconciled, 'no cuadra', 'no cuadran')}."
    )


def _write(folder: Path, plans: Sequence[UnitPlan], *, replace: bool) -> None:
    from generator.core.wording import counted
    from generator.editing.plan_text import plan_text

    targets = [(folder / f"{plan.org_unit}.yaml", plan_text(plan).encode()) for plan in plans]
    for path, data in targets:
        if path.exists() and path.read_bytes() != data:
            _refuse_to_lose(path, replace=replace)
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in targets:
        path.write_bytes(data)
    click.echo(
        f"{counted(len(targets), 'plan escrito', 'planes escritos')} en {folder}/. Siga con: pat validar", err=True
    )
    if not (folder / "ejercicio.yaml").exists():
        click.echo(f"Falta {folder / 'ejercicio.yaml'}, que describe el año.", err=True)


def _refuse_to_lose(path: Path, *, replace: bool) -> None:
    from generator.reading.load import load

    if not replace:
        raise GeneratorError(
            f"{path} ya existe y es distinto; use --reemplazar si quiere sustituirlo (no se escribió nada)"
        )
    document, _ = load(path.name, path.read_bytes())
    if document is None or not isinstance(document.data, dict):
        raise GeneratorError(f"{path} no se puede leer y podría tener avances: revíselo antes (no se escribió nada)")
    if document.data.get("avances"):
        raise GeneratorError(f"{path} ya tiene avances publicados y no se puede reemplazar (no se escribió nada)")
