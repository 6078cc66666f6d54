"""`pat avance`: a unit reports a month, or corrects one, by answering questions or with a filled form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.adding import Draft, add_report, problem_report, rehearse
from generator.cli.asking import NOTHING, lead, nothing_written, say
from generator.cli.common import Day, Within, root_option
from generator.cli.filled_form import confirm, draft_of_form, require_sound
from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError
from generator.core.wording import listed, of_period
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from generator.core.model import ProgressEntry
    from generator.editing.interview.setting import Setting
    from generator.pipeline import Checked
    from generator.project import Project


class Asked(Frozen):
    """What the command line says of the report."""

    unit: str | None
    period: str | None
    institution: str | None
    year: int | None
    day: date | None
    owner: str
    reason: str
    corrects: bool


@click.command("avance", options_metavar="[OPCIONES]")
@click.argument("unit", metavar="UNIDAD", required=False)
@click.argument("period", metavar="PERIODO", required=False)
@click.option(
    "--desde",
    "form",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FORMULARIO",
    help="Un formulario lleno (.xlsx, .ods, .csv), en vez de preguntas.",
)
@click.option("--institucion", "institution", metavar="INSTITUCION", help="Si varias tienen una unidad con ese nombre.")
@click.option("--ejercicio", "year", type=Within(1990, 2100), metavar="AÑO", help="Año del plan.")
@click.option(
    "--fecha", "day", type=Day(), help="Fecha del informe: AAAA-MM-DD (si no se dice, hoy o la del formulario)."
)
@click.option("--responsable", "owner", default="", metavar="CARGO", help="Quién informa: un cargo, no una persona.")
@click.option("--rectifica", "corrects", is_flag=True, help="Corrige lo ya informado; lo anterior queda a la vista.")
@click.option("--motivo", "reason", default="", metavar="TEXTO", help="Por qué se corrige.")
@click.option("--simular", "dry_run", is_flag=True, help="Muestra lo que se escribiría; no escribe nada.")
@root_option
def command(
    unit: str | None,
    period: str | None,
    form: Path | None,
    institution: str | None,
    year: int | None,
    day: date | None,
    owner: str,
    reason: str,
    root: Path,
    *,
    corrects: bool,
    dry_run: bool,
) -> None:
    """Informa lo que hizo UNIDAD en PERIODO: pregunta actividad por actividad y lo agrega al final de su plan.

    PERIODO es un mes (2024-07, o julio), o 2024-T3, 2024-S1 o 2024 si se informa así. Nada se escribe antes de la
    última pregunta. Con --rectifica corrige lo ya informado: pide el motivo y pregunta solo lo que cambia.

    Con --desde lee un formulario lleno, que ya dice de qué unidad y de qué período es.
    """
    from generator.core.naming import institution_named
    from generator.pipeline import check_project
    from generator.project import Project

    if reason and not corrects:
        raise click.UsageError("--motivo explica una corrección: use también --rectifica.")
    if form is None and (unit is None or period is None):
        raise click.UsageError("Diga de qué unidad y de qué período: pat avance UNIDAD PERIODO")
    project, as_of = Project(root), today()
    checked = check_project(project, as_of)
    institution = institution and institution_named(checked.institutions, institution)
    asked = Asked(Path(unit).stem if unit else None, period, institution, year, day, owner, reason, corrects)
    if form is None:
        draft = _ask(project, checked, asked, as_of, dry_run=dry_run)
    else:
        draft = _as_asked(draft_of_form(project, checked, form, day, as_of), asked)
        doubtful = require_sound(project, draft)
        if not dry_run:
            confirm(draft, doubtful=doubtful)
    if dry_run:
        rehearse(draft)
    else:
        add_report(project, draft)


def _ask(project: Project, checked: Checked, asked: Asked, as_of: date, *, dry_run: bool) -> Draft:
    """Return the report that a person tells by answering questions.

    Raises:
        GeneratorError: there is nothing to ask, no terminal, or nothing must be written.
    """
    from generator.editing.interview.conversation import Conversation
    from generator.editing.interview.opening import opening, require_possible
    from generator.editing.interview.script import correction, first_report, says_nothing, with_leave

    setting = _setting(project, checked, asked, as_of)
    require_possible(setting, corrects=asked.corrects)
    owner = _told("--responsable", asked.owner, setting.texts.line)
    setting = replace(setting, owner=owner, reason=_told("--motivo", asked.reason, setting.texts.text))
    if not sys.stdin.isatty():
        raise GeneratorError(
            "esta orden hace preguntas, y aquí no hay una terminal donde contestarlas; "
            "sin terminal, use un formulario lleno: --desde formulario.xlsx"
        )
    script = correction if asked.corrects else first_report
    entry: ProgressEntry | None
    with nothing_written():
        say(opening(setting, corrects=asked.corrects))
        if dry_run:
            entry = lead(Conversation(lambda: script(setting)))
        else:
            entry = lead(Conversation(lambda: with_leave(setting, script)))
    if entry is None:
        raise GeneratorError(f"se dijo que no. {NOTHING}")
    if says_nothing(entry):
        nothing = "no se eligió nada que corregir" if asked.corrects else "las respuestas no dejan nada que agregar"
        raise GeneratorError(f"{nothing}. {NOTHING}")
    return Draft(setting, entry, lambda problem: problem)


def _setting(project: Project, checked: Checked, asked: Asked, as_of: date) -> Setting:
    from generator.editing.asked import plan_asked
    from generator.editing.interview.setting import Setting

    unit, period = asked.unit or "", asked.period or ""
    try:
        annual, plan, found = plan_asked(checked.annual_plans, unit, period, asked.institution, asked.year)
    except GeneratorError:
        show_unread(project, checked, unit)
        raise
    return Setting(annual, plan, found, asked.day or as_of, as_of, project.schemas)


def show_unread(project: Project, checked: Checked, unit: str) -> None:
    """Exit with the problems of a plan that is there but cannot be read, if there is one."""
    read = {plan.origin.file for annual in checked.annual_plans for plan in annual.plans}
    unread = {file for file in checked.files if Path(file).stem == unit and file not in read}
    problems = [problem for problem in checked.problems if problem.origin.file in unread]
    if problems:
        click.echo(problem_report(project, problems), nl=False)
        sys.exit(1)


def _told(option: str, text: str, read: Callable[[str], str]) -> str:
    """Return the text of an option, read as an answer would be."""
    from generator.editing.interview.conversation import NotUnderstoodError
    from generator.rules.r329_personal_data import personal_data_in

    try:
        found = read(text)
    except NotUnderstoodError as error:
        raise GeneratorError(f"{option}: {error}") from error
    if kinds := personal_data_in(found):
        raise GeneratorError(f"el texto de {option} parece contener {listed(kinds)}: escríbalo sin ese dato")
    return found


def _as_asked(draft: Draft, asked: Asked) -> Draft:
    """Return a form's report with what the options say besides; they must not contradict the form.

    Raises:
        GeneratorError: the form is of another unit or period, or a correction without a reason or a change.
    """
    from generator.editing.asked import read_period
    from generator.editing.interview.script import says_nothing
    from generator.editing.progress import only_changes

    setting, entry = draft.setting, draft.entry
    of_form = (setting.plan.org_unit, setting.annual.institution.id, setting.plan.year)
    for said, meant in zip((asked.unit, asked.institution, asked.year), of_form, strict=True):
        if said not in {None, meant}:
            raise GeneratorError(f"el formulario es de «{meant}», no de «{said}»")
    if asked.period and read_period(asked.period, {setting.plan.year}) != entry.period:
        raise GeneratorError(f"el formulario es {of_period(entry.period)}, no de «{asked.period}»")
    reason = _told("--motivo", asked.reason, setting.texts.text) or entry.reason
    if asked.corrects and not reason:
        raise GeneratorError("falta el motivo de la corrección: escríbalo en el formulario o con --motivo")
    told = replace(
        entry,
        date=asked.day or entry.date,
        owner=_told("--responsable", asked.owner, setting.texts.line) or entry.owner,
        is_correction=bool(reason),
        reason=reason,
    )
    told = only_changes(setting.plan, told)
    if says_nothing(told):
        raise GeneratorError(f"el formulario no cambia nada de lo informado. {NOTHING}")
    return replace(draft, entry=told)
