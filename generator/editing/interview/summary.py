"""What a report says, as a small table: shown before it is written, with the percentages that it will give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.quantity import format_percent, in_unit
from generator.core.wording import date_in_words, of_period, the_period
from generator.editing.interview.card import result_text
from generator.indicators.annual import YearIndicators
from generator.indicators.explain import covered_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Activity, ProgressEntry, Result, UnplannedWork
    from generator.editing.interview.setting import Setting
    from generator.indicators.compliance import Compliance

_WIDTH = 80
_SHORTEST_NAME = 12
_NONE = "–"
_HEADINGS = ("", "Actividad", "Programado", "Hecho", "Cumplimiento")
_NAMES = 1
_GAP = "  "


def summary(setting: Setting, entry: ProgressEntry) -> str:
    """Return what an entry says and what it will give, in lines."""
    reported = replace(setting.plan, progress=(*setting.plan.progress, entry))
    plans = tuple(reported if plan is setting.plan else plan for plan in setting.annual.plans)
    indicators = YearIndicators(replace(setting.annual, plans=plans), setting.as_of)
    measured = indicators.activities(setting.plan.org_unit, setting.period)
    told = {result.code for result in entry.results}
    waiting = () if entry.is_correction else set(setting.programmed) & set(setting.open)
    decimals = setting.annual.frame.method.decimals
    rows = [
        _row(account.activity, measured[code], decimals, setting.standing.get(code))
        for code, account in setting.accounts.items()
        if code in told or code in waiting
    ]
    average = indicators.unit(setting.plan.org_unit, setting.period)
    lines = [*_table([_HEADINGS, *rows])] if rows else []
    if average.mean is not None:
        shown, covered = format_percent(average.mean, decimals), covered_text(average)
        lines.append(f"Cumplimiento de la unidad {in_words(setting)}: {shown}{f', {covered}' if covered else ''}")
    return "\n".join([*_heading(entry), "", *lines, *_texts(entry)])


def in_words(setting: Setting) -> str:
    """Return the period with its year: `en julio de 2024`."""
    return f"en {the_period(setting.period)}"


def _heading(entry: ProgressEntry) -> Iterator[str]:
    kind = "Rectificación" if entry.is_correction else "Informe"
    by = f", {entry.owner}" if entry.owner else ""
    yield f"{kind} {of_period(entry.period)}, {date_in_words(entry.date)}{by}"
    if entry.reason:
        yield f"Motivo: {entry.reason}"


def _row(activity: Activity, measured: Compliance, decimals: int, before: Result | None) -> tuple[str, ...]:
    programmed = _NONE if measured.programmed is None else in_unit(measured.programmed, as_percent=activity.is_percent)
    if measured.executed is None:
        return (activity.code, activity.name, programmed, "sin informar", _NONE)
    done = result_text(activity, measured.executed, measured.requested)
    if before:
        done += f" (antes {result_text(activity, before.quantity.number, before.requested)})"
    percent = measured.state.label if measured.raw is None else format_percent(measured.raw, decimals)
    return (activity.code, activity.name, programmed, done, percent)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows in columns; names are cut so that a line fits an ordinary terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    room = _WIDTH - sum(widths) - len(_GAP) * (len(widths) - 1) + widths[_NAMES]
    widths[_NAMES] = min(widths[_NAMES], max(room, _SHORTEST_NAME))
    for row in rows:
        cells = (
            _fitted(cell, width) if column <= _NAMES else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield _GAP.join(cells).rstrip()


def _fitted(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1].rstrip()}…".ljust(width)


def _texts(entry: ProgressEntry) -> Iterator[str]:
    for result in entry.results:
        yield from _of_result(result)
    for work in entry.unplanned:
        yield f"Además: {_work(work)}"
    if entry.summary:
        yield f"Resumen: {entry.summary}"


def _of_result(result: Result) -> Iterator[str]:
    told = {"justificación": result.justification, "medidas": result.measures, "nota": result.notes}
    for name, text in told.items():
        if text:
            yield f"{result.code} {name}: {text}"
    for proof in result.evidence:
        yield f"{result.code} evidencia: {proof.title}, {proof.url}"


def _work(work: UnplannedWork) -> str:
    amount = "" if work.quantity is None else f": {work.quantity.label} {work.measure_unit}".rstrip()
    return f"{work.name}{amount}"
