"""`pat revisores`: the file that tells GitHub or GitLab who approves changes to each plan."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.common import root_option
from generator.cli.output import write_files
from generator.core.problem import GeneratorError, Severity
from generator.moment import today


@click.command("revisores", options_metavar="[OPCIONES]")
@click.option("--comprobar", "only_check", is_flag=True, help="No escribe: dice si el archivo está al día.")
@click.option(
    "--archivo",
    "name",
    type=click.Path(path_type=Path),
    default=Path(".github/CODEOWNERS"),
    show_default=True,
    metavar="ARCHIVO",
    help="Dónde está; en GitLab, .gitlab/CODEOWNERS.",
)
@root_option
def command(name: Path, root: Path, *, only_check: bool) -> None:
    """Escribe en CODEOWNERS quién aprueba los cambios de cada plan, según «revisores» en cada institucion.yaml.

    Solo cambia las líneas que están entre sus marcas; las demás son suyas. Con --comprobar termina con 1 si el archivo
    no está al día.
    """
    from generator.editing.code_owners import with_owners
    from generator.pipeline import check_project
    from generator.project import Project

    project, path = Project(root), root / name
    checked = check_project(project, today())
    faulty = {problem.origin.file for problem in checked.problems if problem.severity is Severity.ERROR}
    if broken := sorted(file for file in faulty if file.endswith("/institucion.yaml")):
        raise GeneratorError(f"{broken[0]} tiene errores; corríjalos antes: pat validar")
    before = _text(path)
    after = with_owners(before, checked.institutions, project.label)
    if after == before:
        none = f"Ninguna institución dice «revisores» en su institucion.yaml: {name.as_posix()} no hace falta."
        click.echo(f"{name.as_posix()} está al día." if after else none)
        sys.exit(0)
    if only_check:
        click.echo(f"{name.as_posix()} no está al día; para rehacerlo: pat revisores")
        sys.exit(1)
    write_files({path: after.encode()})
    click.echo(f"Escrito: {name.as_posix()}")


def _text(path: Path) -> str:
    """Return what the file says, "" if it is not there."""
    try:
        return path.read_text("utf-8") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise GeneratorError(f"{path} no está en UTF-8: guárdelo así y repita la orden") from error
