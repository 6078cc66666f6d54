"""`pat incidencia`: an issue form of GitHub becomes a unit's report, and an answer for whoever sent it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import day_option, root_option
from generator.core.problem import GeneratorError
from generator.moment import today

if TYPE_CHECKING:
    from datetime import date

    from generator.core.problem import Problem
    from generator.editing.issue.report import Asked
    from generator.project import Project

_MEND = (
    "Corrija en el primer mensaje lo que dice la tabla (menú «⋯», *Editar*) y guárdelo: se vuelve a intentar. "
    "No se ha cambiado ningún plan."
)


@click.command("incidencia", options_metavar="[OPCIONES]")
@click.argument("body", metavar="CUERPO", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--formulario", "form", is_flag=True, help="Muestra el formulario para .github/ISSUE_TEMPLATE/avance.yml."
)
@day_option
@root_option
@click.pass_context
def command(ctx: click.Context, body: Path | None, as_of: date | None, root: Path, *, form: bool) -> None:
    """Agrega al plan de una unidad el informe que alguien envió con el formulario de incidencias de GitHub.

    CUERPO es un archivo con el texto de la incidencia. Muestra en Markdown la respuesta para quien la envió: lo que se
    agregó, o lo que hay que corregir. Termina con 0 si lo agregó y con 1 si no.
    """
    from generator.editing.issue.form import form_text
    from generator.project import Project

    project = Project(root)
    if form:
        click.echo(form_text(project.schemas), nl=False)
        return
    if body is None:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    try:
        text = body.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GeneratorError(f"{body} no está en UTF-8") from error
    asked, problems = _reported(project, text, as_of or today())
    click.echo(_answer(project, asked, problems), nl=False)
    sys.exit(0 if asked else 1)


def _reported(project: Project, text: str, day: date) -> tuple[Asked | None, tuple[Problem, ...]]:
    """Return the report that was added, or none, and what is wrong or doubtful in it."""
    from generator.editing.append import append_report
    from generator.editing.issue.report import read_issue
    from generator.pipeline import check_project

    asked, problems = read_issue(text, check_project(project, day).annual_plans, project.schemas, day)
    if asked is None:
        return None, problems
    written, problems = append_report(project.plans, asked.plan.origin.file, asked.entry, project.schemas, day)
    return (asked if written else None), problems


def _answer(project: Project, asked: Asked | None, problems: tuple[Problem, ...]) -> str:
    from generator.editing.plan_text import entry_text
    from generator.reporters import Options
    from generator.reporters.markdown import cell, code_block, table

    options = Options(guide=project.rules_guide)
    if asked is None:
        return f"## No se pudo preparar el informe\n\n{_MEND}\n\n{table(problems, options)}"
    doubts = ("Se puede publicar, pero conviene revisar esto:", "", table(problems, options)) if problems else ()
    unit = asked.annual.institution.by_id[asked.plan.org_unit].name
    return "\n".join(
        (
            f"## Informe de {cell(asked.entry.period.label)}: {cell(unit)}",
            "",
            f"Esto se agrega al final de `{asked.plan.origin.file}`:",
            "",
            code_block(entry_text(asked.entry), "yaml"),
            *doubts,
        )
    )
