"""Atom feeds (RFC 4287) of what is new: months that were reported, and goals that changed.

An entry's id follows from what it tells, never from where the site stands or when it was made, so that a reader sees
each thing once, and equal plans give equal bytes.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from generator.core.frozen import Frozen, replace
from generator.core.language import tag_of, tr
from generator.core.wording import counted, the_period
from generator.publishing import addresses
from generator.publishing.page import OutputFile
from generator.publishing.views.days import plan_days, report_day
from generator.publishing.views.versions import fates_of, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.core.model import Institution, ProgressEntry, UnitPlan
    from generator.history.steps import Step, UnitStory
    from generator.publishing.page import Site
    from generator.publishing.views.context import YearContext

MOST = 50
"""How many entries a feed has, the newest first."""
_NAMESPACE = UUID("5b0f4b5e-5d0c-5c39-9d0e-2f8f4d1a7c11")


class News(Frozen):
    """Something new: `key` tells it from anything else for good; `path` is the page that shows it."""

    key: str
    title: str
    day: date
    path: str
    summary: str
    author: str


def news_of(contexts: Sequence[YearContext]) -> tuple[News, ...]:
    """Return the newest of an institution, the newest first; what was published after the day shown is no news yet."""
    return newest(
        news
        for context in contexts
        for news in (*_plan(context), *_reports(context), *_changes(context))
        if news.day <= context.as_of
    )


def newest(news: Iterable[News]) -> tuple[News, ...]:
    """Return as many as a feed has, the newest first; those of a day in the order of their keys."""
    return tuple(sorted(sorted(news, key=lambda each: each.key), key=lambda each: each.day, reverse=True)[:MOST])


def institution_feed(institution: Institution, news: Sequence[News], site: Site, as_of: date) -> OutputFile:
    """Return the feed of an institution."""
    path = addresses.institution(institution.id)
    return _feed(tr("Novedades de {name}", name=institution.name), path, news, site, as_of)


def portal_feed(news: Iterable[News], site: Site, as_of: date) -> OutputFile:
    """Return the feed of the whole site."""
    return _feed(tr("Novedades de {name}", name=site.name), addresses.HOME, newest(news), site, as_of)


def _plan(context: YearContext) -> Iterator[News]:
    """Yield the publication of the plan: the first thing to tell of a year that has one."""
    days = plan_days(context)
    if context.annual.plans and days:
        yield News(
            key=_key(context, "plan"),
            title=tr(
                "{name} publicó su plan de {year}", name=context.annual.institution.name, year=context.annual.year
            ),
            day=days[0],
            path=context.base,
            summary=f"{context.annual.frame.name}: {counted(len(context.annual.plans), 'unidad', 'unidades')}.",
            author=context.annual.institution.name,
        )


def _reports(context: YearContext) -> Iterator[News]:
    for plan in context.annual.plans:
        told: Counter[str] = Counter()
        for entry in plan.progress:
            news = _report(context, plan, entry)
            told[news.key] += 1  # a unit may tell of a month twice in a day; what is appended stays in its order
            yield news if told[news.key] == 1 else replace(news, key=f"{news.key}/{told[news.key]}")


def _report(context: YearContext, plan: UnitPlan, entry: ProgressEntry) -> News:
    verb = tr("rectificó") if entry.is_correction else tr("informó")
    told = counted(len(entry.results), "actividad con resultado", "actividades con resultado") + "."
    kind = "rectificacion" if entry.is_correction else "informe"
    return News(
        key=f"{_key(context, plan.org_unit)}/{kind}/{entry.period.code}/{entry.date}",
        title=f"{context.name_of(plan.org_unit)} {verb} {the_period(entry.period)}",
        day=report_day(context, plan, entry),
        path=f"{addresses.unit(context.base, plan.org_unit)}#informes",
        summary=" ".join(text for text in (entry.reason, entry.summary or told) if text),
        author=context.annual.institution.name,
    )


def _changes(context: YearContext) -> Iterator[News]:
    for unit, story in context.story.units.items():
        for step in story.steps:
            day = _day(step)
            if step.promises and day:
                yield _change(context, unit, story, step, day)


def _day(step: Step) -> date | None:
    """Return when a change was published, or is said to be; `None` where it is in no commit yet."""
    return step.day if step.published else None


def _change(context: YearContext, unit: str, story: UnitStory, step: Step, day: date) -> News:
    key, how = f"{step.earlier.number}/sin-version", tr("sin versión nueva")
    if step.version is not None:
        key, how = str(step.version.number), tr("versión {number}", number=step.version.number)
    return News(
        key=f"{_key(context, unit)}/metas/{key}",
        title=tr(
            "{unit} cambió sus metas de {year} ({how})",
            unit=context.name_of(unit),
            year=context.annual.year,
            how=how,
        ),
        day=day,
        path=f"{addresses.changes(context.base)}#{unit}",
        summary=" ".join((tally(fates_of(story, [step])), step.row.reason if step.row else "")).strip(),
        author=context.annual.institution.name,
    )


def _key(context: YearContext, unit: str) -> str:
    of = "simulado/" if context.site.simulated else ""
    return f"{of}{context.annual.institution.id}/{context.annual.year}/{unit}"


def _feed(title: str, path: str, news: Sequence[News], site: Site, as_of: date) -> OutputFile:
    file = addresses.feed(path)
    root = site.url or "../" * path.count("/")
    updated = news[0].day if news else as_of
    own = f'<link rel="self" type="application/atom+xml" href={_attribute(site.url + file)}/>\n' if site.url else ""
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tag_of(site.language)}">\n'
        f"<id>{_id(('simulado/' if site.simulated else '') + (path or 'portal/' + site.name))}</id>\n"
        f"<title>{_text(title)}</title>\n<updated>{_moment(updated)}</updated>\n"
        f"<author><name>{_text(site.name)}</name></author>\n{own}"
        f'<link rel="alternate" type="text/html" href={_attribute(root + addresses.file_of(path))}/>\n'
        f'<generator version="{site.generator_version}">Plan Abierto</generator>\n'
    )
    return OutputFile(file, f"{text}{''.join(_entry(each, root) for each in news)}</feed>\n".encode())


def _entry(news: News, root: str) -> str:
    page, hash_sign, fragment = news.path.partition("#")
    href = f"{root}{addresses.file_of(page)}{hash_sign}{fragment}"
    return (
        f"<entry>\n<id>{_id(news.key)}</id>\n<title>{_text(news.title)}</title>\n"
        f"<updated>{_moment(news.day)}</updated>\n<author><name>{_text(news.author)}</name></author>\n"
        f'<link rel="alternate" type="text/html" href={_attribute(href)}/>\n'
        f"<summary>{_text(news.summary)}</summary>\n</entry>\n"
    )


def _id(key: str) -> str:
    return uuid5(_NAMESPACE, key).urn


def _moment(day: date) -> str:
    """Return the beginning of a day in El Salvador."""
    return f"{day.isoformat()}T00:00:00-06:00"


def _attribute(text: str) -> str:
    return f'"{escape(text)}"'


def _text(text: str) -> str:
    return escape(text, quote=False)
