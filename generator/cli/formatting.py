"""`pat formatear`: the canonical form of plan files, without losing a comment or a figure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import root_option, wants_colour
from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.core.problem import Problem
    from generator.project import Project
    from generator.reading.discover import SourceFile


@click.command("formatear", options_metavar="[OPCIONES]")
@click.argument("paths", metavar="[ARCHIVO]...", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--comprobar", "only_check", is_flag=True, help="No escribe: dice qué archivos faltan por ordenar.")
@root_option
def command(paths: Sequence[Path], root: Path, *, only_check: bool) -> None:
    """Ordena los archivos de los planes: claves, sangría y comillas, siempre de la misma forma.

    No cambia ningún dato ni pierde ningún comentario, y las cifras quedan como se escribieron. Sin ARCHIVO los ordena
    todos; una carpeta vale por los que contiene. Termina con 1 si alguno tiene errores, y con --comprobar, también si
    alguno falta por ordenar.
    """
    from generator.core.wording import counted
    from generator.editing.append import replace_file
    from generator.editing.formatting.formatter import formatted
    from generator.project import Project

    project = Project(root)
    files = _files(project, paths)
    problems: list[Problem] = []
    changed: list[tuple[SourceFile, bytes]] = []
    for file in files:
        data, faults = formatted(file, project.schemas)
        problems += faults
        if data is not None and data != file.data:
            changed.append((file, data))
    if problems:
        _report(project, problems)
    for file, data in changed:
        if not only_check:
            try:
                replace_file(_path(project, file), file.data, data)
            except OSError as error:
                raise GeneratorError(f"no se pudo escribir {file.file}: {os_fault(error)}") from error
        click.echo(f"{'Falta ordenar' if only_check else 'Ordenado'}: {file.file}")
    click.echo(f"{counted(len(files), 'archivo', 'archivos')}: {_summary(len(changed), only_check=only_check)}.")
    sys.exit(1 if problems or (only_check and changed) else 0)


def _files(project: Project, paths: Sequence[Path]) -> list[SourceFile]:
    """Return the plan files that are meant: all, or those that are named or are in a folder that is named."""
    from generator.reading.discover import discover

    files, _ = discover(project.plans, project.label)
    if not paths:
        return list(files)
    places = {_path(project, file).resolve(): file for file in files}
    chosen: dict[str, SourceFile] = {}
    for path in paths:
        inside = [file for place, file in places.items() if path.resolve() in {place, *place.parents}]
        if not inside:
            raise GeneratorError(f"{path} no es un archivo de {project.label}/ ni una carpeta que los tenga")
        chosen |= {file.file: file for file in inside}
    return list(chosen.values())


def _path(project: Project, file: SourceFile) -> Path:
    return project.plans / file.file.removeprefix(f"{project.label}/")


def _report(project: Project, problems: Sequence[Problem]) -> None:
    from generator.reporters import REPORTERS, Options

    checked = len({problem.origin.file for problem in problems})
    click.echo(REPORTERS["text"](problems, checked, Options(wants_colour(), project.rules_guide)), nl=False)
    click.echo("Los archivos con errores no se tocaron.", err=True)


def _summary(changed: int, *, only_check: bool) -> str:
    if not changed:
        return "ninguno por ordenar"
    if only_check:
        return f"{changed} por ordenar; para ordenarlos, pat formatear"
    return f"{changed} {'ordenado' if changed == 1 else 'ordenados'}"
