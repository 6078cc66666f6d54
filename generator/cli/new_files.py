"""Writes files that a project does not have yet: all or none, and only if the plans are as sound with them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.cli.common import wants_colour
from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError, Severity
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.core.problem import Problem
    from generator.project import Project
    from generator.reading.discover import SourceFile

MAX_NAMED = 5
"""More files than these are told by their number; those that are written together stand in one folder."""


def write_new(
    project: Project, new: Mapping[str, bytes], changed: Mapping[str, tuple[bytes, bytes]] | None = None
) -> None:
    """Write new files, and others that change (their bytes before and after), by their place; say which.

    If a file has no error before and one with them, the errors are shown and nothing is written.

    Raises:
        GeneratorError: a file that should be new is there already, or the disk refuses.
    """
    from generator.editing.append import replace_file

    changed = changed or {}
    for place in new:
        if (project.plans / place).exists():
            raise GeneratorError(f"{project.label}/{place} ya existe y no se toca (no se escribió nada)")
    if faults := _new_errors(project, {**new, **{place: after for place, (_, after) in changed.items()}}):
        _refuse(project, faults)
    written: list[Path] = []
    place = ""
    try:
        for place, data in new.items():
            path = project.plans / place
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(data)
        for place, (before, after) in changed.items():
            replace_file(project.plans / place, before, after)
    except (OSError, GeneratorError) as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, GeneratorError):
            raise
        fault = f"no se pudo escribir {project.label}/{place}: {os_fault(error)} (no se escribió nada)"
        raise GeneratorError(fault) from error
    _tell(project, new, changed)


def write_beside(project: Project, name: str, data: bytes) -> None:
    """Write a file of the project's folder, unless it is there, and say so."""
    from generator.cli.output import write_files

    path = project.root / name
    if not path.exists():
        write_files({path: data})
        click.echo(f"Escrito: {name}")


def _tell(project: Project, new: Iterable[str], changed: Iterable[str]) -> None:
    for place in changed:
        click.echo(f"Cambiado: {project.label}/{place}")
    places = list(new)
    if len(places) > MAX_NAMED:
        click.echo(f"Escritos: {len(places)} archivos en {project.label}/{places[0].rsplit('/', 1)[0]}/")
    else:
        for place in places:
            click.echo(f"Escrito: {project.label}/{place}")


def _new_errors(project: Project, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    from generator.pipeline import check
    from generator.reading.discover import discover, place_of

    old = discover(project.plans, project.label)[0] if project.plans.is_dir() else ()
    by_name = {source.file: source for source in old}
    for inner, data in files.items():
        if place := place_of(inner):
            source = place.file(f"{project.label}/{inner}", data)
            by_name[source.file] = source

    def errors(sources: Iterable[SourceFile]) -> tuple[Problem, ...]:
        checked = check(tuple(sources), project.schemas, today())
        return tuple(problem for problem in checked.problems if problem.severity is Severity.ERROR)

    known = {(problem.code, problem.origin.file, problem.message) for problem in errors(old)}
    after = errors(by_name[name] for name in sorted(by_name))
    return tuple(problem for problem in after if (problem.code, problem.origin.file, problem.message) not in known)


def _refuse(project: Project, faults: tuple[Problem, ...]) -> None:
    from generator.reporters import REPORTERS, Options

    options = Options(wants_colour(), project.rules_guide)
    click.echo(REPORTERS["text"](faults, len({problem.origin.file for problem in faults}), options), nl=False)
    click.echo("No se escribió nada: corrija lo que dice arriba.", err=True)
    sys.exit(1)
