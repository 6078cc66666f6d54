"""What changed, for a comment on a pull request: the totals first, then a fold per unit, the pressing first.

A comment holds some 65,000 characters, so the report ends before, with how many changes more there are and how to see
them. Texts of plans are inert: they mention nobody, link nowhere and end no cell.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.wording import counted
from generator.reporters.changes.shape import Mark
from generator.reporters.markdown import cell
from generator.reporters.options import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.reporters.changes.shape import ChangeReport, Item, Part, Run

MAX_LENGTH = 60_000
MAX_TEXT = 1200
MAX_RUN = 400
MAX_RUNS = 4000
MAX_UNREAD = 20
PRESSING = "▲"
_TAGS = {Mark.SAME: ("", ""), Mark.GONE: ("<del>", "</del>"), Mark.NEW: ("<ins>", "</ins>")}
_TOTALS_HEAD = "| | Cambios | Por qué importa |\n|---|---|---|\n"


class _Block(Frozen):
    """A piece of the report that is shown whole or not at all: a heading, a fold, the changes of a goal.

    `count` is how many changes it tells. What stands in a fold comes between `text` and `end`.
    """

    text: str
    count: int = 0
    inner: tuple[_Block, ...] = ()
    end: str = ""

    @property
    def total(self) -> int:
        """How many changes it tells with all that is in it."""
        return self.count + sum(block.total for block in self.inner)


def report(found: ChangeReport) -> str:
    """Return the comparison as Markdown, at most `MAX_LENGTH` characters."""
    head = _head(found)
    blocks = tuple(_blocks(found))
    body, shown = _fitting(blocks, MAX_LENGTH - len(head) - MAX_TEXT)
    rest = sum(block.total for block in blocks) - shown
    more = (
        f"\n**Y {counted(rest, 'cambio más**: véalo', 'cambios más**: véalos')} con {_command(found)}.\n"
        if rest
        else ""
    )
    return f"{head}{body}{more}"


def _fitting(blocks: tuple[_Block, ...], room: int) -> tuple[str, int]:
    """Return the blocks that fit, up to the first that does not, and how many changes they tell."""
    text, count = "", 0
    for block in blocks:
        left = room - len(text) - len(block.text) - len(block.end)
        inner, inside = _fitting(block.inner, left) if left >= 0 else ("", 0)
        if left < 0 or (block.inner and not inside and not block.count):
            break
        text += f"{block.text}{inner}{block.end}"
        count += block.count + inside
        if inside < sum(each.total for each in block.inner):
            break
    return text, count


def _head(found: ChangeReport) -> str:
    mark = f"{PRESSING} " if found.unread or any(total.is_pressing for total in found.totals) else ""
    text = f"### {mark}{_text(found.title)}\n\n{_paragraph(found.lead)}"
    text += _unread(found)
    if found.totals:
        text += f"\n{_TOTALS_HEAD}"
        for total in found.totals:
            mark = f"{PRESSING} **{total.label}**" if total.is_pressing else total.label
            text += f"| {mark} | {total.count} | {_text(total.reason)} |\n"
    return text + (f"\n{_paragraph(found.figures)}" if found.figures else "")


def _unread(found: ChangeReport) -> str:
    if not found.unread:
        return ""
    lines = [f"- {_text(each.file)} (en {_text(each.label)})" for each in found.unread[:MAX_UNREAD]]
    more = len(found.unread) - MAX_UNREAD
    if more > 0:
        lines.append(f"- y {counted(more, 'archivo más', 'archivos más')}")
    return "\n".join(["", "**Archivos que no se pudieron comparar** (véalos con `pat validar`):", "", *lines, ""])


def _command(found: ChangeReport) -> str:
    names = (shlex.quote(one_line(side.argument)) for side in (found.base, found.head) if side.argument)
    command = " ".join(("pat comparar", *names, "--formato html --salida cambios.html"))
    return f"`{command.replace('`', '')}`"


def _blocks(found: ChangeReport) -> Iterator[_Block]:
    for institution in found.parts:
        if institution.items:
            yield _Block(f"\n#### {_text(institution.title)}\n")
            yield from _inner(institution)
        for year in institution.parts:
            yield _Block(f"\n#### {_text(institution.title)} · {_text(year.title)}\n")
            yield from _inner(year)
            for unit in year.parts:
                yield _fold(unit)


def _fold(unit: Part) -> _Block:
    items = tuple(unit.all_items)
    signs = f" · {PRESSING} {unit.pressing}" if unit.pressing else ""
    is_alone = len(items) == len(unit.items) == 1 and not items[0].runs
    changes = _text(items[0].sentence.rstrip("."), MAX_RUN) if is_alone else counted(len(items), "cambio", "cambios")
    fold = "<details open>" if unit.pressing else "<details>"
    summary = f"\n{fold}<summary><b>{_text(unit.title)}</b>: {changes}{signs}</summary>\n"
    return _Block(summary, 0, (*_inner(unit), *(_goal(goal) for goal in unit.parts)), "\n</details>\n")


def _inner(part: Part) -> Iterator[_Block]:
    """Yield what a part says of itself: what to mind, its changes, and then what they do to its figures."""
    if part.warnings:
        yield _Block(f"\n{_paragraph(_warnings(part))}")
    if part.items:
        yield _Block("\n")
        yield from (_Block(_line(item), 1) for item in part.items)
    if part.effects:
        yield _Block(f"\n{_paragraph(part.effects)}")


def _paragraph(lines: Iterable[str]) -> str:
    return "".join(f"{_text(line)}  \n" for line in lines)


def _warnings(part: Part) -> Iterator[str]:
    return (f"{PRESSING} {warning}" for warning in part.warnings)


def _goal(goal: Part) -> _Block:
    text = "".join(block.text for block in _inner(goal))
    return _Block(f"\n**{_text(goal.title)}**\n{text}", len(goal.items))


def _line(item: Item) -> str:
    label = f"{PRESSING} **{item.risk_label}.** " if item.is_pressing else ""
    pieces = [f"{label}{_text(item.sentence)}"]
    if item.runs:
        pieces.append(_runs(item.runs))
    if item.shows_deltas and item.deltas:
        pieces.append(_text(" · ".join(delta.text for delta in item.deltas)))
    if item.past:
        pieces.append(f"**{_text(item.past)}**")
    if spot := item.head or item.base:
        was = "" if item.head else "estaba en "
        pieces.append(f"<sub>{was}{_text(f'{spot.file}:{spot.line}')}</sub>")
    return f"- {'<br>'.join(pieces)}\n"


def _runs(runs: Sequence[Run]) -> str:
    """Return the words of a reworded text, up to a length."""
    text = ""
    for run in runs:
        start, end = _TAGS[run.mark]
        text += f" {start}{_text(run.text, MAX_RUN)}{end}"
        if len(text) > MAX_RUNS:
            return f"{text.strip()} …"
    return text.strip()


def _text(text: str, limit: int = MAX_TEXT) -> str:
    """Return a text of a plan, cut to a length and made inert."""
    return cell(text if len(text) <= limit else f"{text[: limit - 1]}…")
