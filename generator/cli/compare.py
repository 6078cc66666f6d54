"""`pat comparar`: what changed between two states of the plans, and which published figures it moves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, root_option, wants_colour
from generator.cli.output import NewFile, write_files
from generator.core.problem import GeneratorError
from generator.core.wording import quoted
from generator.moment import day_of, moment_of, today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from generator.history.changes import Days
    from generator.history.scope import Scope
    from generator.history.snapshots import Snapshot
    from generator.project import Project
    from generator.reporters.changes.shape import ChangeReport, SideText

FORMATS = ("text", "markdown", "json", "html")
WORKING = "los archivos de trabajo"
MIN_WIDTH, MAX_WIDTH = 60, 120
_VERSION = re.compile(r"[vV]([1-9][0-9]{0,5})")


@click.command("comparar", options_metavar="[OPCIONES]")
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--institucion", "institution", metavar="INSTITUCION", default="", help="Solo los de una institución.")
@click.option("--ejercicio", "year", metavar="EJERCICIO", type=int, help="Solo los de un año.")
@click.option("--unidad", "unit", metavar="UNIDAD", default="", help="Solo los de una unidad.")
@click.option("--formato", "output", type=click.Choice(FORMATS), default="text", help="Forma de la comparación.")
@click.option("--titulo", "title", metavar="TEXTO", default="", help="Cómo se llama la comparación.")
@click.option("--salida", "target", type=NewFile(), metavar="ARCHIVO", help="Dónde escribirla.")
@root_option
@day_option
def command(
    base: str,
    head: str | None,
    institution: str,
    year: int | None,
    unit: str,
    output: str,
    title: str,
    target: Path | None,
    root: Path,
    as_of: date | None,
) -> None:
    """Muestra qué cambió entre BASE y HEAD: metas, avances, metodología, y qué cifras se mueven.

    BASE y HEAD son una revisión de git (una rama, una etiqueta, un commit) o una carpeta con planes. Sin HEAD se
    compara con los archivos como están ahora. También se puede escribir BASE..HEAD. Con --unidad sirven también las
    versiones de sus metas: v1..v2.

    Mover líneas, reordenar o cambiar la forma de escribir no es ningún cambio. Termina con 0 haya o no
    cambios, y con 2 si no se pudo comparar.
    """
    from generator.history.comparison import Question, comparison_report
    from generator.history.scope import Scope
    from generator.project import Project

    project = Project(root)
    scope = Scope(institution, year, unit)
    base, head = _two_names(base, head)
    before, scope = _snapshot(project, base, scope)
    after, scope = _snapshot(project, head, scope)
    texts = (_text_of(before), _text_of(after))
    day = _day(project, before, after, as_of)
    question = Question(before, after, texts, day, _days(project, before, after, as_of), scope, title)
    found = comparison_report(question, project.schemas)
    text = _writers(project)[output](found)
    if target is None:
        click.echo(text, nl=False)
        return
    write_files({target: text.encode()})
    click.echo(f"Comparación escrita en {target}", err=True)


def _two_names(base: str, head: str | None) -> tuple[str, str | None]:
    """Return the names of both sides; `BASE..HEAD` is both in one word, as git writes them.

    Raises:
        GeneratorError: they are written as git writes something else.
    """
    if head is not None or ".." not in base or _is_path(base):
        return base, head
    first, _, last = base.partition("..")
    if last.startswith("."):
        raise GeneratorError(
            f"{quoted(base)} lleva tres puntos: para comparar las dos, escriba {first or 'BASE'}..{last.lstrip('.')}"
        )
    if not first:
        raise GeneratorError(f"a {quoted(base)} le falta la primera revisión: escriba BASE..{last or 'HEAD'}")
    return first, last or None


def _snapshot(project: Project, name: str | None, scope: Scope) -> tuple[Snapshot, Scope]:
    """Return a side and what to compare of it: the working files, a folder, a version of a unit's goals, a revision."""
    from generator.history.comparison import snapshot_of_version
    from generator.history.repository import NoRevisionError
    from generator.history.snapshots import snapshot_of_folder, snapshot_of_revision

    if name is None:
        return snapshot_of_folder(project.plans, WORKING), scope
    if name and (folder := _folder_of_plans(project, Path(name))):
        return snapshot_of_folder(folder, name), scope
    if _is_path(name) and not _is_folder(Path(name)):
        raise GeneratorError(f"no existe la carpeta {quoted(name)}")
    version = _VERSION.fullmatch(name)
    if version and scope.unit:
        return snapshot_of_version(project.plans, int(version[1]), scope, project.schemas)
    try:
        return snapshot_of_revision(project.plans, name), scope
    except NoRevisionError as error:
        if version:
            raise GeneratorError(
                f"no hay ninguna rama ni etiqueta {quoted(name)}; si es una versión de las metas, agregue --unidad"
            ) from error
        if _is_folder(Path(name)):
            raise GeneratorError(f"la carpeta {quoted(name)} no tiene planes: falta su institucion.yaml") from error
        raise


def _is_path(name: str) -> bool:
    """Return whether a name is that of a folder, there or not: `../copia` is no pair of revisions."""
    return name.startswith(("./", "../", "/")) or _is_folder(Path(name))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have
        return False


def _folder_of_plans(project: Project, folder: Path) -> Path | None:
    """Return the folder of plans that a name leads to: itself, or the one of the project that stands there."""
    candidates = (each for each in (folder / project.label, folder) if _is_folder(each))
    return next((each for each in candidates if any(each.glob("*/institucion.yaml"))), None)


def _text_of(snapshot: Snapshot) -> SideText:
    from generator.reporters.changes.shape import SideText

    day = day_of(snapshot.moment) if snapshot.moment else None
    return SideText(snapshot.label, snapshot.commit, day, "" if snapshot.label == WORKING else snapshot.label)


def _day(project: Project, before: Snapshot, after: Snapshot, asked: date | None) -> date:
    """Return the day of the figures: the one asked for, else that of the newer side."""
    if asked is not None:
        return asked
    if after.moment is None:
        return moment_of(project, None).day if after.label == WORKING else today()
    return day_of(max(after.moment, before.moment or after.moment))


def _days(project: Project, before: Snapshot, after: Snapshot, asked: date | None) -> Days:
    """Return when the changes were made: by the day asked for, else that of the newer side, which is today's of files.

    They are not older than the first commit that changed the plans in between; where no history tells, not older than
    the older side. What is in no commit yet is of today. Nothing was changed before there was what it changes.
    """
    from generator.history.changes import Days
    from generator.history.snapshots import first_change_since

    made = max(after.moment, before.moment or after.moment) if after.moment else None
    as_of = asked or (day_of(made) if made else today())
    if before.moment is None or (after.moment is None and after.label != WORKING):
        return Days(as_of, day_of(before.moment) if before.moment else None)
    since = first_change_since(project.plans, before, after.commit or "HEAD")
    return Days(as_of, day_of(since) if since else None)


def _writers(project: Project) -> dict[str, Callable[[ChangeReport], str]]:
    from generator.publishing.comparison import standalone_page
    from generator.reporters.changes import json, markdown, text

    width = min(max(shutil.get_terminal_size((MAX_WIDTH, 0)).columns, MIN_WIDTH), MAX_WIDTH)
    look = text.Look(width, wants_colour())
    return {
        "text": lambda found: text.report(found, look),
        "markdown": markdown.report,
        "json": json.report,
        "html": lambda found: standalone_page(found, project.templates, project.settings.site_name),
    }
