"""What changed, for a terminal: the totals, the figures that move, then each unit with its goals."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.quantity import NBSP
from generator.reporters.changes.shape import Mark
from generator.reporters.options import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reporters.changes.shape import ChangeReport, Item, Part, Total

WIDTH = 100
PRESSING, PLAIN = "▲", "·"
_MARKS = {Mark.SAME: ("", ""), Mark.GONE: ("[-", "-]"), Mark.NEW: ("{+", "+}")}
_RESET = "\x1b[0m"
_STYLES = {
    "head": "\x1b[1m",
    "pressing": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "place": "\x1b[2m",
    Mark.GONE.value: "\x1b[31m",
    Mark.NEW.value: "\x1b[32m",
}


class Look(Frozen):
    """How the text looks: its width in columns, and whether it is coloured."""

    width: int = WIDTH
    colour: bool = False

    def paint(self, style: str, text: str) -> str:
        """Return a text in a style, where there is colour."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.colour and text else text


def report(found: ChangeReport, look: Look | None = None) -> str:
    """Return the whole comparison as text."""
    look = look or Look()
    title = (look.paint("head", line) for line in _wrapped(one_line(found.title), look, ""))
    lines = [*title, "", *_paragraphs(found.lead, look), *_unread(found, look)]
    if found.totals:
        lines += ["", *_totals(found.totals, look)]
    if found.figures:
        lines += ["", *_paragraphs(found.figures, look)]
    for part in found.parts:
        lines += _institution(part, look)
    return "".join(f"{line}\n".replace(NBSP, " ") for line in lines)


def _unread(found: ChangeReport, look: Look) -> Iterator[str]:
    if found.unread:
        yield ""
        yield look.paint("warning", "Archivos que no se pudieron comparar")
        yield from (f"  {one_line(each.file)} (en {one_line(each.label)})" for each in found.unread)
        yield "  Véalos con: pat validar"


def _paragraphs(texts: tuple[str, ...], look: Look, indent: str = "") -> Iterator[str]:
    for text in texts:
        yield from _wrapped(one_line(text), look, indent)


def _wrapped(text: str, look: Look, indent: str, hang: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        max(look.width, len(indent) + len(hang) + 24),
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
    )


def _totals(totals: tuple[Total, ...], look: Look) -> Iterator[str]:
    room = max(len(total.label) for total in totals)
    count = max(len(str(total.count)) for total in totals)
    for total in totals:
        mark = look.paint("pressing", PRESSING) if total.is_pressing else PLAIN
        first, *rest = _wrapped(total.reason, look, " " * (room + count + 8))
        yield f"  {mark} {total.label:<{room}}  {total.count:>{count}}  {first.lstrip()}"
        yield from rest


def _institution(part: Part, look: Look) -> Iterator[str]:
    if part.items:
        yield from _part(part, look, one_line(part.title), "")
    for year in part.parts:
        yield from _part(year, look, f"{one_line(part.title)} · {one_line(year.title)}", "")
        for unit in year.parts:
            name = f" ({one_line(unit.id)})" if unit.id else ""
            yield from _part(unit, look, f"{one_line(unit.title)}{name}", "  ")
            for goal in unit.parts:
                yield from _part(goal, look, one_line(goal.title), "    ")


def _part(part: Part, look: Look, title: str, indent: str) -> Iterator[str]:
    yield ""
    yield from (look.paint("head", line) for line in _wrapped(title, look, indent, "  "))
    inner = f"{indent}  "
    for warning in part.warnings:
        first, *rest = _wrapped(f"! {one_line(warning)}", look, inner, "  ")
        yield from (look.paint("warning", line) for line in (first, *rest))
    for item in part.items:
        yield from _item(item, look, inner)
    yield from _paragraphs(part.effects, look, inner)


def _item(item: Item, look: Look, indent: str) -> Iterator[str]:
    label = f"{item.risk_label}. " if item.is_pressing else ""
    mark = PRESSING if item.is_pressing else PLAIN
    first, *rest = _wrapped(f"{mark} {label}{one_line(item.sentence)}", look, indent, "  ")
    head = f"{mark} {label}".rstrip()
    yield first.replace(head, look.paint("pressing", head), 1) if item.is_pressing else first
    yield from rest
    inner = f"{indent}    "
    if item.runs:
        yield from _runs(item, look, inner)
    if item.shows_deltas and item.deltas:
        yield from _wrapped(" · ".join(one_line(delta.text).replace(" ", NBSP) for delta in item.deltas), look, inner)
    if item.past:
        yield from (look.paint("pressing", line) for line in _wrapped(item.past, look, inner))
    if spot := item.head or item.base:
        was = "" if item.head else "estaba en "
        yield look.paint("place", f"{inner}{was}{one_line(spot.file)}:{spot.line}")


def _runs(item: Item, look: Look, indent: str) -> Iterator[str]:
    marked = " ".join("".join((_MARKS[run.mark][0], one_line(run.text), _MARKS[run.mark][1])) for run in item.runs)
    for line in _wrapped(marked, look, indent):
        yield _coloured(line, look)


def _coloured(line: str, look: Look) -> str:
    """Return a line with the marks of what went and came in colour; words in between keep the terminal's own."""
    for mark in (Mark.GONE, Mark.NEW):
        for sign in _MARKS[mark]:
            line = line.replace(sign, look.paint(mark.value, sign))
    return line
