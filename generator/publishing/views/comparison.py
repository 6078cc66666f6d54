"""The page that sets the years of an institution side by side: does it go better, and did its goals stay?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import later, plural, tr
from generator.core.quantity import format_number, format_percent
from generator.core.wording import counted, date_in_words, listed
from generator.indicators.explain import covered_text
from generator.indicators.years import is_whole, same_months, unit_points, year_step
from generator.publishing import addresses
from generator.publishing.downloads_of_years import GOALS
from generator.publishing.page import Download, Link, Page
from generator.publishing.views.account_lines import ANCHOR
from generator.publishing.views.blocks import coverage
from generator.publishing.views.downloads import data_files
from generator.publishing.views.goal_fates import GoalsStep, goals_step
from generator.publishing.views.words import Badge, badge_of, mean_text, sentence, unknown_weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from generator.core.model import Institution
    from generator.core.period import Period
    from generator.indicators.rollup import Rollup
    from generator.indicators.years import YearStep
    from generator.publishing.views.context import YearContext

NO_PLAN = Badge(
    "sin-plan", later("Sin plan ese año"), "·", "t-nulo", later("La unidad no tiene plan publicado de ese año.")
)


class YearRow(Frozen):
    """An institution's average in a year, with what it covers."""

    link: Link
    percent: str
    has_percent: bool
    badge: Badge
    units: str
    activities: str
    method: Link
    period: str


class YearCell(Frozen):
    """A unit in a year: its percentage, with the address of its account, and its badge."""

    badge: Badge
    text: str = ""
    account: str = ""
    period: str = ""


class UnitRow(Frozen):
    """A unit in every year, and what changed in the last; `points` are `None` where it cannot be said."""

    link: Link
    cells: tuple[YearCell, ...]
    points: Decimal | None

    @property
    def change(self) -> str:
        """The points in words; "" where they are not known."""
        return "" if self.points is None else difference(self.points)


class ComparisonView(Frozen):
    """The years of an institution, side by side."""

    lead: tuple[str, ...]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    when: str
    years: tuple[YearRow, ...]
    summary: str
    units: tuple[UnitRow, ...]
    goals: tuple[GoalsStep, ...]


def comparison_page(institution: Institution, contexts: Sequence[YearContext]) -> Page:
    """Return the page that compares the years of an institution that has several, in order of time."""
    before, after = contexts[-2:]
    step = year_step(before.indicators, after.indicators, after.current)
    rows = tuple(_unit_rows(contexts, step))
    path = addresses.comparison(institution.id)
    view = ComparisonView(
        lead=verdict(before, after, step),
        reasons=tuple(_reasons(before, after, step)),
        notes=tuple(_notes(before, after, step)),
        when=tr("año completo") if after.current.is_year else after.current.short_label,
        years=tuple(_year_row(context, same_months(after.current, context.annual.year)) for context in contexts),
        summary=_summary(rows),
        units=rows,
        goals=tuple(goals_step(earlier, later) for earlier, later in reversed(tuple(pairwise(contexts)))),
    )
    years = listed(str(context.annual.year) for context in contexts)
    return Page(
        path=path,
        template="comparar.html",
        title=f"{institution.acronym or institution.name}: {years}",
        description=tr(
            "Los años {years} de {name}, uno junto a otro: cumplimiento, unidades y metas.",
            years=years,
            name=institution.name,
        ),
        view=view,
        context=institution.name,
        breadcrumbs=(
            Link(tr("Inicio"), addresses.HOME),
            Link(institution.acronym or institution.name, addresses.institution(institution.id)),
        ),
        downloads=(*average_files(path), *goal_files(path)),
    )


def verdict(before: YearContext, after: YearContext, step: YearStep) -> tuple[str, ...]:
    """Answer whether the last year goes better than the one before."""
    first, last = before.annual.year, after.annual.year
    if step.shared is None or step.points is None:
        return (tr("Con lo publicado no se puede decir si {last} va mejor que {first}.", last=last, first=first),)
    old, new = (format_percent(mean, step.decimals) for mean in (step.shared.before, step.shared.after))
    told = (
        tr("{difference} que en {first} ({old})", difference=difference(step.points), first=first, old=old)
        if step.points
        else tr("lo mismo que en {first}", first=first)
    )
    what = tr("En {last} el cumplimiento promedio es {new}", last=last, new=new)
    if step.only_before or step.only_after:
        what = tr(
            "Las {units} unidades que se miden los dos años van, en promedio, al {new} en {last}",
            units=step.shared.units,
            new=new,
            last=last,
        )
        if step.shared.units == 1:
            what = tr("La única unidad que se mide los dos años va al {new} en {last}", new=new, last=last)
    return (f"{what}: {told}.",)


def average_files(path: str) -> tuple[Download, ...]:
    """Return the files of the averages that a comparison sets side by side."""
    return data_files(path, tr("de cada año"), what=tr("Promedios"))


def goal_files(path: str) -> tuple[Download, ...]:
    """Return the files of what became of every goal."""
    return data_files(path, tr("de un año a otro"), what=tr("Metas"), name=GOALS)


def last_verdict(contexts: Sequence[YearContext]) -> tuple[str, ...]:
    """Return the answer for the last two years of an institution; nothing where it has only one."""
    if not contexts[1:]:
        return ()
    before, after = contexts[-2:]
    return verdict(before, after, year_step(before.indicators, after.indicators, after.current))


def difference(points: Decimal) -> str:
    """Return a difference in words: `5 puntos más`, `1 punto menos`, `igual`."""
    if not points:
        return tr("igual")
    noun = plural(1 if abs(points) == 1 else 2, "punto", "puntos")
    amount = f"{format_number(abs(points), 4)} {noun}"
    return tr("{amount} más", amount=amount) if points > 0 else tr("{amount} menos", amount=amount)


def _reasons(before: YearContext, after: YearContext, step: YearStep) -> Iterator[str]:
    """Yield what keeps the two years from being compared."""
    for context, rollup in ((before, step.before), (after, step.after)):
        year = context.annual.year
        if rollup.mean is None:
            yield tr(
                "De {year} no hay promedio: {unknown_weight}.",
                year=year,
                unknown_weight=unknown_weight(rollup) or rollup.state.label.lower(),
            )
        elif rollup.cut_off is not None:
            yield tr(
                "La cifra de {year} es un avance al {cut_off}, no el resultado.",
                year=year,
                cut_off=date_in_words(rollup.cut_off),
            )
        elif rollup.is_partial:
            yield tr(
                "Lo informado de {year} está incompleto: con todos sus informes hay {reported} de {goals}.",
                year=year,
                reported=rollup.reported,
                goals=counted(rollup.due, "actividad", "actividades"),
            )
        elif not rollup.is_of_all_weight:
            yield tr("El promedio de {year} es {covered}.", year=year, covered=covered_text(rollup))
        elif not is_whole(rollup):
            yield tr("El período de {year} no ha terminado.", year=year)
    if step.figure_changes:
        yield tr("No se midió igual: {figure_changes}.", figure_changes=listed(step.figure_changes))
    if step.shared is None and step.before.measured and step.after.measured:
        yield tr("Ninguna unidad se mide los dos años.")


def _notes(before: YearContext, after: YearContext, step: YearStep) -> Iterator[str]:
    """Yield what a reader must know beside the figures."""
    for context, units in ((before, step.only_before), (after, step.only_after)):
        if units:
            yield tr(
                "Solo se miden en {year}: {unit}.",
                year=context.annual.year,
                unit=listed(context.name_of(unit) for unit in units),
            )
    if step.grade_changes:
        yield f"{sentence(listed(step.grade_changes))}."
    yield tr("Un porcentaje mayor no es siempre más trabajo: depende de lo que se prometió cada año.")


def _year_row(context: YearContext, period: Period) -> YearRow:
    rollup = context.indicators.institution(period)
    method = context.annual.frame.method
    return YearRow(
        link=Link(context.label, context.base),
        percent=mean_text(rollup, method),
        has_percent=rollup.mean is not None,
        badge=badge_of(rollup, method),
        units=tr("{measured} de {members}", measured=len(rollup.measured), members=len(rollup.members)),
        activities=coverage(rollup),
        method=Link(method.version, addresses.year_methodology(context.base)),
        period=period.code,
    )


def _unit_rows(contexts: Sequence[YearContext], step: YearStep) -> Iterator[UnitRow]:
    """Yield the units that have a plan in any year, in the order of the tree."""
    last = contexts[-1]
    for unit in last.annual.institution.units:
        planned = [context for context in contexts if unit.id in context.annual.by_unit]
        if planned:
            rollups = [_rollup(context, unit.id, last.current) for context in contexts]
            cells = (_cell(context, rollup) for context, rollup in zip(contexts, rollups, strict=True))
            link = Link(last.short_name(unit), addresses.unit(planned[-1].base, unit.id))
            yield UnitRow(link, tuple(cells), _points(rollups, step))


def _rollup(context: YearContext, unit: str, period: Period) -> Rollup | None:
    if unit not in context.annual.by_unit:
        return None
    return context.indicators.unit(unit, same_months(period, context.annual.year))


def _cell(context: YearContext, rollup: Rollup | None) -> YearCell:
    if rollup is None:
        return YearCell(NO_PLAN)
    method = context.annual.frame.method
    badge = badge_of(rollup, method)
    if rollup.mean is None:
        return YearCell(badge)
    account = f"{addresses.unit(context.base, rollup.subject)}#{ANCHOR}"
    return YearCell(badge, mean_text(rollup, method), account, rollup.period.code)


def _points(rollups: Sequence[Rollup | None], step: YearStep) -> Decimal | None:
    before, after = rollups[-2:]
    if before is None or after is None or step.figure_changes:
        return None
    return unit_points(before, after, step.decimals)


def _summary(rows: Sequence[UnitRow]) -> str:
    """Return how many of the units that can be compared rose, fell or stayed."""
    known = [row.points for row in rows if row.points is not None]
    if not known:
        return ""
    rose, fell = sum(points > 0 for points in known), sum(points < 0 for points in known)
    if len(known) == 1:
        return tr(
            "La única unidad que se puede comparar {fell}.",
            fell=tr("sube") if rose else tr("baja") if fell else tr("queda igual"),
        )
    same = len(known) - rose - fell
    parts = (counted(rose, "sube", "suben"), counted(fell, "baja", "bajan"), counted(same, "queda", "quedan"))
    return tr("De las {known} unidades que se pueden comparar, {parts} igual.", known=len(known), parts=listed(parts))
