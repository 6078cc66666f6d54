"""A report that comes in a filled form: read, judged cell by cell, and shown before it is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli.adding import PERSONAL_DATA, Draft, problem_report
from generator.cli.asking import NOTHING, lead, nothing_written, say
from generator.cli.common import read_upload
from generator.core.frozen import replace
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.problem import Problem
    from generator.pipeline import Checked
    from generator.project import Project

_REMEDIES = {
    "R315": "si es una corrección, escriba su motivo en el formulario, o use --rectifica --motivo; si no lo es, déjelo "
    "vacío y revise el período",
    "R316": "escriba cuánto se solicitó en «Solicitado», 0 si nada; en las metas que no son de demanda, déjelo vacío",
    "R318": "escriba la razón en «Justificación», y las medidas si las hay",
}


def draft_of_form(project: Project, checked: Checked, path: Path, day: date | None, as_of: date) -> Draft:
    """Return the report that a form holds; with faults in it, show them by their cells and exit with 1.

    `day` dates a form that has no date; without it such a form is refused: nobody knows when it was filled.
    """
    from generator.editing.forms.reading import read_form
    from generator.editing.interview.setting import Setting

    filled, problems = read_form(path.name, read_upload(path), checked.annual_plans, day)
    if filled is None:
        _refuse(project, problems)
    if problems:
        click.echo(problem_report(project, problems), nl=False)
    entry = filled.entry
    setting = Setting(filled.annual, filled.plan, entry.period, entry.date, as_of, project.schemas)
    return Draft(setting, entry, lambda problem: _in_the_form(filled.in_cells(problem)))


def _in_the_form(problem: Problem) -> Problem:
    """Return a problem with a remedy for who fills a form, not for who writes YAML."""
    return replace(problem, remedy=_REMEDIES.get(problem.code, problem.remedy))


def require_sound(project: Project, draft: Draft) -> bool:
    """Show what adding a report would bring: with errors exit with 1; return whether it seems to hold personal data."""
    from generator.editing.progress import checked_append
    from generator.reading.discover import discover

    files, _ = discover(project.plans, project.label)
    data, found = checked_append(files, draft.file, draft.entry, project.schemas, draft.setting.as_of)
    problems = tuple(draft.told(problem) for problem in found)
    if data is None:
        _refuse(project, problems)
    doubts = [problem for problem in problems if problem.code == PERSONAL_DATA]
    if doubts:
        click.echo(problem_report(project, doubts))
    return bool(doubts)


def confirm(draft: Draft, *, doubtful: bool) -> None:
    """Show what would be written and ask for leave; without a terminal nobody is asked, and nothing doubtful passes.

    Raises:
        GeneratorError: it must not be written.
    """
    from generator.editing.interview.conversation import Conversation
    from generator.editing.interview.script import ask_leave
    from generator.editing.interview.summary import summary

    if sys.stdin.isatty():
        with nothing_written():
            leave = lead(Conversation(lambda: ask_leave(draft.setting, draft.entry)))
        if not leave:
            raise GeneratorError(f"se dijo que no. {NOTHING}")
        return
    say(summary(draft.setting, draft.entry))
    if doubtful:
        raise GeneratorError(f"quite los datos personales, o confirme en una terminal que no lo son. {NOTHING}")


def _refuse(project: Project, problems: Sequence[Problem]) -> NoReturn:
    click.echo(problem_report(project, problems), nl=False)
    click.echo(f"pat: {NOTHING}", err=True)
    sys.exit(1)
