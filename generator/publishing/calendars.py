"""Calendars (RFC 5545) of what is coming: what each unit has promised to deliver, and until when it must report."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import tr
from generator.core.wording import counted, of_period, the_period
from generator.indicators.shares import is_removed
from generator.publishing import addresses
from generator.publishing.page import OutputFile
from generator.publishing.views.discipline import closes_in
from generator.publishing.views.downloads import has_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.core.model import Activity, Institution, Target, UnitPlan
    from generator.core.period import Period
    from generator.publishing.page import Site
    from generator.publishing.views.context import YearContext

_MOST_OCTETS = 75
_YEARS = 2
"""How many years the calendar of an institution has: who subscribes wants what is coming."""
_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plan Abierto//Calendario//{language}\r\nCALSCALE:GREGORIAN\r\n"


class Event(Frozen):
    """A whole day on which something is due; `key` tells it from any other for good."""

    key: str
    day: date
    title: str
    text: str
    path: str


def unit_calendar(context: YearContext, plan: UnitPlan) -> Iterator[OutputFile]:
    """Yield the calendar of a unit, if it has promised something."""
    if has_calendar(plan):
        due = (*_deliveries(context, plan), *_deadlines(context, [plan], plan.org_unit))
        name = f"{context.name_of(plan.org_unit)}, {context.annual.year}"
        yield _file(addresses.unit(context.base, plan.org_unit), name, due, context)


def institution_calendar(institution: Institution, contexts: Sequence[YearContext]) -> Iterator[OutputFile]:
    """Yield the calendar of an institution's newest years, if something is promised in them."""
    promised = [context for context in contexts if context.has_calendar]
    events: list[Event] = []
    for context in promised[-_YEARS:]:
        events += (event for plan in context.annual.plans for event in _deliveries(context, plan))
        events += _deadlines(context, context.annual.plans, "")
    if promised:
        yield _file(addresses.institution(institution.id), institution.name, events, promised[-1])


def _deliveries(context: YearContext, plan: UnitPlan) -> Iterator[Event]:
    """Yield what a unit has promised, period by period."""
    promised = [
        (target, activity)
        for activity in plan.activities
        for target in activity.targets
        if target.quantity.value and not is_removed(activity.removal or plan.removal, target.period)
    ]
    promised.sort(key=lambda each: each[0].period)
    name = context.short_link(plan.org_unit).label
    for period, group in groupby(promised, key=lambda each: each[0].period):
        goals = list(group)
        yield Event(
            key=f"{context.base}{plan.org_unit}/{period.code}/entregas",
            day=period.end,
            title=tr(
                "{name}: {goals} {of_period}",
                name=name,
                goals=counted(len(goals), "meta", "metas"),
                of_period=of_period(period),
            ),
            text="\n".join(_goal(target, activity) for target, activity in goals),
            path=addresses.unit(context.base, plan.org_unit),
        )


def _goal(target: Target, activity: Activity) -> str:
    unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
    return f"{activity.code} {activity.name}: {target.quantity.label}{unit}"


def _deadlines(context: YearContext, plans: Sequence[UnitPlan], unit: str) -> Iterator[Event]:
    """Yield until when each month must be reported, where the institution has set it."""
    days = context.annual.frame.reporting_days
    for month in context.whole.months if days else ():
        if any(closes_in(plan, month) and not is_removed(plan.removal, month) for plan in plans):
            yield _deadline(context, month, month.end + timedelta(days=days or 0), unit)


def _deadline(context: YearContext, month: Period, day: date, unit: str) -> Event:
    path = addresses.unit(context.base, unit) if unit else context.base
    title = tr("Vence el plazo para informar {period}", period=the_period(month))
    return Event(f"{context.base}{unit}/{month.code}/plazo", day, title, context.annual.institution.name, path)


def _file(path: str, name: str, events: Iterable[Event], context: YearContext) -> OutputFile:
    ordered = sorted(events, key=lambda event: (event.day, event.key))
    title = _folded(f"X-WR-CALNAME:{_escaped(name)}")
    body = "".join(_event(event, context.site, context.as_of) for event in ordered)
    return OutputFile(
        addresses.calendar(path),
        f"{_HEAD.format(language=context.site.language.upper())}{title}{body}END:VCALENDAR\r\n".encode(),
    )


def _event(event: Event, site: Site, as_of: date) -> str:
    lines = (
        "BEGIN:VEVENT",
        f"UID:{'simulado/' if site.simulated else ''}{event.key}@plan-abierto",
        f"DTSTAMP:{as_of:%Y%m%d}T060000Z",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"SUMMARY:{_escaped(event.title)}",
        f"DESCRIPTION:{_escaped(event.text)}",
        *([f"URL:{site.url}{event.path}"] if site.url else ()),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return "".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    """Return a text as RFC 5545 writes it."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> str:
    """Return a line broken so that none has more than 75 octets, and no character is cut."""
    data = line.encode()
    parts = []
    while len(data) > _MOST_OCTETS:
        end = _MOST_OCTETS
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004  an octet that goes on with a character
            end -= 1
        parts.append(data[:end])
        data = b" " + data[end:]
    return b"\r\n".join((*parts, data, b"")).decode()
