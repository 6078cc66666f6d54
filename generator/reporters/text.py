"""Problems for a terminal: the place, the user's own line with the spot marked, and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity, Spot
from generator.core.wording import visible
from generator.reporters.options import DEFAULTS, Options, one_line, summary, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_WIDTH = 100
TAB_WIDTH = 4
CONTEXT = 20
NEAR = 3 * MAX_WIDTH
ELLIPSIS = "…"
_RESET = "\x1b[0m"
_STYLES = {"place": "\x1b[1m", "error": "\x1b[1;31m", "aviso": "\x1b[1;33m", "gutter": "\x1b[34m", "help": "\x1b[36m"}
_CARET = re.compile(r"\^+")


def report(problems: Sequence[Problem], checked_files: int, options: Options = DEFAULTS) -> str:
    """Return one paragraph per problem, the errors first, and a last line with the count, or with the verdict."""
    by_weight = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    paragraphs = [_paragraph(problem, options) for problem in by_weight]
    is_verdict, is_strict = options.is_verdict, options.is_strict
    last = verdict(problems, checked_files, is_strict=is_strict) if is_verdict else summary(problems, checked_files)
    return "\n".join([*paragraphs, last]) + "\n"


def _paragraph(problem: Problem, options: Options) -> str:
    paint = _painted if options.colour else _plain
    spot = problem.spot or Spot(max(problem.origin.line, 1))
    severity = problem.severity.value
    place = paint("place", f"{one_line(problem.origin.file)}:{spot.line}:{spot.column}:")
    lines = [f"{place} {paint(severity, f'{severity}[{problem.code}]:')} {one_line(problem.message)}"]
    margin = " " * len(str(spot.line))
    if spot.text.strip():
        excerpt, marker = window(spot)
        bar = paint("gutter", f"{margin} |")
        lines += [bar, f"{paint('gutter', f'{spot.line} |')} {excerpt}".rstrip()]
        lines.append(f"{bar} {_CARET.sub(lambda found: paint(severity, found.group()), marker)}")
    lines.append(f"{margin} {paint('help', '= ayuda:')} {one_line(problem.remedy)}")
    if guide := options.guide_to(problem.code):
        lines.append(f"{margin} {paint('help', '= guía:')} {guide}")
    return "\n".join(lines) + "\n"


def _plain(_style: str, text: str) -> str:
    return text


def _painted(style: str, text: str) -> str:
    return f"{_STYLES[style]}{text}{_RESET}"


def window(spot: Spot) -> tuple[str, str]:
    """Return the line and, below it, the carets under its span; of a long line, the part around the span."""
    line = spot.text.rstrip()
    start = min(spot.column - 1, len(line))
    skipped = max(start - NEAR, 0)  # what is so far from the span is not even measured
    cells = [_cell(char) for char in line[skipped : start + NEAR]]
    start -= skipped
    stop = max(min(spot.end - 1 - skipped, len(cells)), start + 1)
    first, last = _visible_range([width for _, width in cells], start, stop)
    before = ELLIPSIS if skipped + first else ""
    after = ELLIPSIS if skipped + last < len(line) else ""
    shown = "".join(text for text, _ in cells[first:last])
    indent = len(before) + sum(width for _, width in cells[first:start])
    carets = sum(width for _, width in cells[start : min(stop, last)]) or 1
    return f"{before}{shown}{after}", " " * indent + "^" * carets


def _visible_range(widths: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    """Return which cells to show: the span, something after it, and then what fits before and after."""
    if sum(widths) <= MAX_WIDTH - 2 * len(ELLIPSIS):
        return 0, len(widths)
    room = MAX_WIDTH - 2 * len(ELLIPSIS)
    first = last = start
    for end in (stop, stop + CONTEXT):
        while last < min(end, len(widths)) and widths[last] <= room:
            room -= widths[last]
            last += 1
    while first > 0 and widths[first - 1] <= room:
        first -= 1
        room -= widths[first]
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    return first, last


def _cell(char: str) -> tuple[str, int]:
    """Return what is shown for a character, and how many columns it takes."""
    if char == "\t":
        return " " * TAB_WIDTH, TAB_WIDTH
    if unicodedata.combining(char):
        return char, 0
    return visible(char), 2 if unicodedata.east_asian_width(char) in "WF" else 1
