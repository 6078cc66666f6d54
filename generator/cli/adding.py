"""Adds a report to a plan and says what happened and what comes next; shared by the ways of making one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.asking import NOTHING, say
from generator.cli.common import wants_colour
from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.core.model import ProgressEntry
    from generator.core.problem import Problem
    from generator.editing.interview.setting import Setting
    from generator.project import Project

PERSONAL_DATA = "R329"
"""The warning that is given before writing, and not again afterwards."""


class Draft(Frozen):
    """A report that is not written yet; `told` gives a problem of it in the words of who made it."""

    setting: Setting
    entry: ProgressEntry
    told: Callable[[Problem], Problem]

    @property
    def file(self) -> str:
        """The plan that it is for."""
        return self.setting.plan.origin.file


def problem_report(project: Project, problems: Sequence[Problem]) -> str:
    """Return problems of one file for a reader at a terminal."""
    from generator.reporters import REPORTERS, Options

    return REPORTERS["text"](problems, 1, Options(wants_colour(), project.rules_guide))


def rehearse(draft: Draft) -> None:
    """Show what would be written."""
    from generator.editing.interview.summary import summary
    from generator.editing.plan_text import entry_text

    click.echo()
    say(summary(draft.setting, draft.entry))
    click.echo(f"\nAl final de {draft.file} se agregaría:\n\n{entry_text(draft.entry)}\n{NOTHING}")


def add_report(project: Project, draft: Draft) -> None:
    """Write a report; what could not be written is shown, so that it is not lost."""
    from generator.editing.append import append_report
    from generator.editing.plan_text import entry_text

    setting, entry = draft.setting, draft.entry
    not_lost = f"\nPara que no se pierda, esto es lo que se iba a agregar:\n\n{entry_text(entry)}"
    try:
        written, problems = append_report(project.plans, draft.file, entry, project.schemas, setting.as_of)
    except KeyboardInterrupt as error:
        raise GeneratorError(f"se interrumpió al escribir: vea si el informe está al final de {draft.file}") from error
    except GeneratorError:
        click.echo(not_lost, err=True)
        raise
    told = [draft.told(problem) for problem in problems if not written or problem.code != PERSONAL_DATA]
    if told:
        click.echo(f"\n{problem_report(project, told)}", nl=False)
    if not written:
        click.echo(not_lost, err=True)
        click.echo(f"pat: {NOTHING}", err=True)
        sys.exit(1)
    click.echo()
    say(f"Listo: el informe está al final de {draft.file}, y el resto del archivo quedó como estaba.")
    _tell_next_step(project, draft)


def _tell_next_step(project: Project, draft: Draft) -> None:
    """Say what to do so that the report is reviewed and published."""
    from generator.history.line import has_remote, head

    if head(project.plans) is None:
        say(f"Siguiente paso: entregue {draft.file} a quien lleva los planes. Para verlo antes: pat servir")
        return
    is_sent = has_remote(project.plans)
    what = "enviarlo como propuesta, para que planificación lo revise" if is_sent else "guardarlo en git"
    say(f"Siguiente paso: {what}.")
    for command in _proposal(project, draft, is_sent=is_sent):
        click.echo(f"   {command}")  # never folded: it is to be copied
    after = "Después abra la propuesta (pull request) en la dirección que muestra git. " if is_sent else ""
    say(f"{after}Para verlo antes: pat servir")


def _proposal(project: Project, draft: Draft, *, is_sent: bool) -> list[str]:
    """Return the commands that keep a report: on a branch of its own, if somebody else is to accept it."""
    from generator.core.vocabulary import fold
    from generator.core.wording import of_period

    setting = draft.setting
    what = "Rectificación" if draft.entry.is_correction else "Avance"
    name = f"{fold(what)}-{setting.plan.org_unit}-{setting.period.code}"
    return [
        *([] if project.root.resolve() == Path.cwd() else [f"cd {project.root}"]),
        *([f"git switch -c {name}"] if is_sent else []),
        f"git add {draft.file}",
        f'git commit -m "{what} {of_period(setting.period)}: {setting.plan.org_unit}"',
        *([f"git push -u origin {name}"] if is_sent else []),
    ]
