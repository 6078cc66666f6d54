"""What citizens ask of a year, each answered in a sentence and then unit by unit or goal by goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, tr
from generator.core.wording import counted, listed
from generator.history.kinds import Kind, Risk
from generator.publishing import addresses
from generator.publishing.page import Link
from generator.publishing.reasons import NOT_GIVEN
from generator.publishing.views.beyond import above_goal, beyond_unknown
from generator.publishing.views.blocks import Fact, UnitItem, unit_item
from generator.publishing.views.discipline import told_at_once
from generator.publishing.views.disclosure import office_post
from generator.publishing.views.due import reports_owed
from generator.publishing.views.parts import in_part, known
from generator.publishing.views.unit_reasons import is_short, unit_reasons
from generator.publishing.views.versions import change_lead, published, step_title
from generator.publishing.views.words import PARTIAL, sentence
from generator.publishing.views.year import MonthStatus, facts, month_statuses
from generator.publishing.views.year_lead import accountable_units, nobody_silent, silent_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.publishing.page import Page
    from generator.publishing.views.context import YearContext

_LESS = {Risk.REMOVED, Risk.LOWERED}
_MOST_REASONS = 3
_ALONE = later("Solo el porcentaje.")
_ALL_DONE = later("Nada de lo medido quedó por debajo de lo programado.")


class LessAsked(Frozen):
    """A change after which less is promised."""

    unit: Link
    sentence: str
    when: str


class Beyond(Frozen):
    """Work above a goal, or that no goal announced."""

    link: Link
    unit: Link
    text: str


class UnitAnswer(Frozen):
    """How much of its promise a unit fulfilled, and why it says that it was not all."""

    item: UnitItem
    reasons: tuple[str, ...]
    more: str


class BeyondOfUnit(Frozen):
    """The works of a unit above or outside its goals, and how many they are."""

    unit: str
    number: str
    items: tuple[Beyond, ...]


class QuestionsView(Frozen):
    """The five questions with their answers."""

    silence: str
    months: tuple[MonthStatus, ...]
    changes: str
    less: tuple[LessAsked, ...]
    changes_path: str
    beyond_lead: str
    beyond: tuple[BeyondOfUnit, ...]
    period: str
    units_note: tuple[str, ...]
    current: str
    units: tuple[UnitAnswer, ...]
    plan: Link
    document_url: str
    facts: tuple[Fact, ...]
    disclosure_path: str


def questions_page(context: YearContext) -> Page:
    """Return the page of what citizens ask."""
    path = addresses.questions(context.base)
    annual = context.annual
    beyond = tuple(item for plan in annual.plans for item in _beyond(context, plan))
    answers = QuestionsView(
        silence=_silence(context),
        months=month_statuses(context),
        changes=change_lead(context),
        less=tuple(_less(context)),
        changes_path=addresses.changes(context.base),
        beyond_lead=_beyond_lead(context, beyond),
        beyond=_by_unit(beyond),
        period=context.when,
        units_note=tuple(_units_note(context)),
        current=context.current.code,
        units=tuple(_unit(context, plan) for plan in annual.plans),
        plan=Link(annual.frame.name, context.base),
        document_url=annual.frame.document.url,
        facts=_who_answers(context),
        disclosure_path=addresses.disclosure(context.base),
    )
    return context.page(
        path,
        "preguntas.html",
        tr("Cinco preguntas sobre {year}", year=annual.year),
        tr(
            "Quién no informó, qué metas bajaron, qué se hizo de más, cuánto cumplió cada unidad de "
            "{name} y quién responde.",
            name=annual.institution.name,
        ),
        answers,
        current=path,
        origin=annual.frame.origin,
    )


def _silence(context: YearContext) -> str:
    """Say who has not reported; of each month tells the table."""
    expected, silent = accountable_units(context), silent_units(context)
    year = context.annual.year
    if not expected:
        return nobody_silent(context)
    if len(silent) == len(expected):
        none = tr(
            "Ninguna ha reportado: no hay ningún informe de {year}. Eso no quiere decir que no se hiciera nada.",
            year=year,
        )
        return f"{none} {reports_owed(context)}".rstrip()
    incomplete = [status for status in month_statuses(context) if not status.is_complete]
    at_once = told_at_once(context.annual.plans)
    if not incomplete:
        return at_once or _nobody_silent(context)
    last = incomplete[-1]
    missing = counted(len(last.missing), "unidad no ha", "unidades no han")
    first = tr(
        "Falta informar en {incomplete}. De {month}, {missing} informado.",
        incomplete=counted(len(incomplete), "mes", "meses"),
        month=last.month,
        missing=missing,
    )
    return f"{first} {at_once}".rstrip()


def _nobody_silent(context: YearContext) -> str:
    """Say that no report is missing, as far as can be known."""
    if not any(context.annual.activities()):
        return tr("No se puede saber: no se publicaron metas de actividades con que ver si falta algún informe.")
    if any(plan.is_partial for plan in context.annual.plans):
        return tr(
            "Ninguna falta: han llegado todos los informes de las metas publicadas de los meses que ya terminaron."
        )
    return tr("Ninguna falta: han llegado todos los informes de los meses que ya terminaron.")


def _less(context: YearContext) -> Iterator[LessAsked]:
    for unit, story in context.story.units.items():
        for step in story.steps:
            for item in step.promises:
                if Kind(item.kind).risk in _LESS:
                    code = f"{item.subject.code}: " if item.subject.code else ""
                    when = f"{step_title(step)}. {published(step)}."
                    link = Link(context.short_link(unit).label, f"{addresses.changes(context.base)}#{unit}")
                    yield LessAsked(link, f"{code}{item.sentence}", when)


def _beyond(context: YearContext, plan: UnitPlan) -> Iterator[Beyond]:
    """Yield what a unit did above its goals, then the work that no goal announced."""
    unit = context.short_link(plan.org_unit)
    for activity in plan.activities:
        found = known(context, plan, activity)
        if more := above_goal(context, activity, found):
            link = Link(_title(activity.name), addresses.activity(context.base, plan.org_unit, activity.code))
            when = "" if found.period == context.current else f", {in_part(found)}"
            yield Beyond(link, unit, f"{more}{when}")
    for entry in plan.progress:
        for work in entry.unplanned:
            done = f"{work.quantity.label}{_of(work.measure_unit)}, " if work.quantity else ""
            link = Link(_title(work.name), f"{unit.path}#informes")
            yield Beyond(
                link,
                unit,
                tr("{done}sin estar programado, {short_label}", done=done, short_label=entry.period.short_label),
            )


def _by_unit(beyond: tuple[Beyond, ...]) -> tuple[BeyondOfUnit, ...]:
    units = dict.fromkeys(item.unit for item in beyond)
    found = ((unit, tuple(item for item in beyond if item.unit == unit)) for unit in units)
    return tuple(BeyondOfUnit(unit.label, counted(len(items), "trabajo", "trabajos"), items) for unit, items in found)


def _of(measure_unit: str) -> str:
    return f" ({_title(measure_unit)})" if measure_unit else ""


def _title(text: str) -> str:
    """Return a text that a sentence goes on after."""
    return text.rstrip(". ")


def _beyond_lead(context: YearContext, beyond: tuple[Beyond, ...]) -> str:
    works = counted(len(beyond), "trabajo", "trabajos")
    if beyond and not any(context.annual.activities()):
        return tr("{works} de que se informó; sin metas publicadas no hay con qué compararlos.", works=works)
    if beyond:
        return tr(
            "{works} por encima de una meta o fuera del plan. Eso no compensa lo que faltó en otras metas.", works=works
        )
    return beyond_unknown(context) or tr("Nada, según lo que las unidades han informado.")


def _units_note(context: YearContext) -> Iterator[str]:
    """Say what the page of a unit adds and, once for all, what it means that only a percentage is known."""
    alone = [context.indicators.unit(plan.org_unit, context.current).as_reported for plan in context.annual.plans]
    if not any(alone):
        yield tr("En la página de cada unidad están sus actividades, una por una, y cómo se calcula su porcentaje.")
        return
    if not all(alone) and any(context.annual.activities()):
        yield tr("Las unidades que publican sus actividades las tienen en su página, una por una, con sus cuentas.")
    yield tr("«Solo el porcentaje»: es el que informó la unidad, sin las actividades de las que sale.")


def _unit(context: YearContext, plan: UnitPlan) -> UnitAnswer:
    told = tuple(unit_reasons(context, plan))
    left = len(told) - _MOST_REASONS
    more = tr("En su página hay {left}.", left=counted(left, "razón más", "razones más")) if left > 0 else ""
    return UnitAnswer(unit_item(context, plan), told[:_MOST_REASONS] or _without_reasons(context, plan), more)


def _without_reasons(context: YearContext, plan: UnitPlan) -> tuple[str, ...]:
    """Say what is known where the unit gives no reason."""
    rollup = context.indicators.unit(plan.org_unit, context.current)
    if rollup.mean is None:
        return (rollup.state.explanation,)
    every = (known(context, plan, activity) for activity in plan.activities)
    short = [found for found in every if is_short(found)]
    if not short:
        return (tr(_ALONE) if rollup.as_reported else PARTIAL.explanation if rollup.is_partial else tr(_ALL_DONE),)
    goals = counted(len(short), "actividad no llegó", "actividades no llegaron")
    return (
        tr(
            "{goals} a lo programado ({activity_code}). {not_given}",
            goals=sentence(goals),
            activity_code=listed(found.activity_code for found in short),
            not_given=tr(NOT_GIVEN),
        ),
    )


def _who_answers(context: YearContext) -> tuple[Fact, ...]:
    frame = context.annual.frame
    told = (Fact(tr("Responde por la publicación"), frame.disclosure.owner or office_post(context)), *facts(context))
    website = context.annual.institution.website
    return (*told, *((Fact(tr("Sitio oficial"), website),) if website else ()))
