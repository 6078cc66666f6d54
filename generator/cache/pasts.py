"""The records of units' pasts as a register keeps them: flat, and short to read.

A plan's older goals are not kept: who has any is read again from git.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.period import Period
from generator.history.record import Beginning, ControlRecord, Told, UnitRecord, Version

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlainPast(Frozen):
    """A record without older goals or edited percentages: its versions and reports, days as text, "" for none."""

    versions: list[tuple[int, str, str]]
    told: list[tuple[str, str, bool, str, str]]
    rows: list[tuple[str, int, str]]
    every: str
    beginnings: list[tuple[int, str]]


def plain_pasts(found: Mapping[str, UnitRecord]) -> dict[str, PlainPast]:
    """Return those records that can be kept, by their keys."""
    return {key: _plain(record) for key, record in found.items() if _is_plain(record)}


def pasts_of(plain: Mapping[str, PlainPast]) -> dict[str, UnitRecord]:
    """Return what was kept.

    Raises:
        ValueError: nothing of ours wrote it.
    """
    commits: dict[str, str] = {}  # each once, as git tells them: a record travels to whoever makes the pages
    return {key: _record(each, commits) for key, each in plain.items()}


def _is_plain(record: UnitRecord) -> bool:
    goals = [*(version.plan for version in record.versions), record.unannounced]
    return not record.edited_shares and goals.count(None) == len(goals)


def _plain(record: UnitRecord) -> PlainPast:
    return PlainPast(
        [(version.number, version.commit, _text(version.day)) for version in record.versions],
        [
            (told.period.code, _text(told.dated), told.is_correction, _text(told.published), _text(told.edited))
            for told in record.told
        ],
        [(*key, commit) for key, commit in record.control.rows.items()],
        record.control.every,
        [(each.lines, each.commit) for each in record.beginnings],
    )


def _record(plain: PlainPast, commits: dict[str, str]) -> UnitRecord:
    versions = (Version(number, commit, _day(day)) for number, commit, day in plain.versions)
    told = (
        Told(Period.parse(period), date.fromisoformat(dated), is_correction, _day(published), _day(edited))
        for period, dated, is_correction, published, edited in plain.told
    )
    rows = {(version, turn): commit for version, turn, commit in plain.rows}
    begun = tuple(Beginning(lines, commits.setdefault(commit, commit)) for lines, commit in plain.beginnings)
    return UnitRecord(tuple(versions), tuple(told), control=ControlRecord(rows, plain.every), beginnings=begun)


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
