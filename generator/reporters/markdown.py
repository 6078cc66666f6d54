"""Problems as a Markdown table, for the summary of a workflow run or a comment on a pull request."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.core.problem import Problem, Severity, Spot
from generator.core.wording import counted
from generator.reporters.options import DEFAULTS, Options, one_line, sentence, summary, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_ROWS = 1000
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~@&$#]|:(?=//|\w+:)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)", re.IGNORECASE)
_FENCE = re.compile(r"`+")
_CALLS = "@#-"
_NOTHING = "&#8203;"
"""A character of no width: mentions and references are looked for in the finished page, where entities are read."""
_HEAD = ("| Dónde | Código | Qué pasa | Qué hacer |", "|---|---|---|---|")


def report(problems: Sequence[Problem], checked_files: int, options: Options = DEFAULTS) -> str:
    """Return a heading and, where there are problems, a table of them, errors first."""
    if not problems:
        return f"### ✅ {sentence(summary(problems, checked_files))}\n"
    sign = "❌" if any(problem.severity is Severity.ERROR for problem in problems) else "⚠️"
    heading = f"### {sign} Validación: {tally(problems)}"
    return f"{heading}\n\n{table(problems, options)}\n{summary(problems, checked_files)}\n"


def table(problems: Sequence[Problem], options: Options = DEFAULTS) -> str:
    """Return a table of problems, errors first."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is not Severity.ERROR]
    rows = [_row(problem, options) for problem in chain(errors, warnings)]
    lines = [*_HEAD, *rows[:MAX_ROWS]]
    if rows[MAX_ROWS:]:
        more = counted(len(rows) - MAX_ROWS, "problema más", "problemas más")
        lines += ["", f"Y {more}: ejecute `pat validar` para verlos todos."]
    return "\n".join(lines) + "\n"


def _row(problem: Problem, options: Options) -> str:
    code = problem.code if problem.severity is Severity.ERROR else f"{problem.code} (aviso)"
    cells = (_place(problem, options), code, cell(sentence(problem.message)), cell(sentence(problem.remedy)))
    return f"| {' | '.join(cells)} |"


def _place(problem: Problem, options: Options) -> str:
    spot = problem.spot or Spot(max(problem.origin.line, 1))
    name = cell(f"{problem.origin.file}:{spot.line}")
    if not options.link_base:
        return name
    target = quote(problem.origin.file.encode("utf-8", "replace"))
    return f"[{name}]({options.link_base}{target}#L{spot.line})"


def cell(text: str) -> str:
    """Return a text that Markdown shows as written: no markup, link, mention or end of cell."""
    return _ACTIVE.sub(lambda found: _inert(found.group()), one_line(text))


def _inert(char: str) -> str:
    return f"&#{ord(char)};{_NOTHING if char in _CALLS else ''}"


def code_block(text: str, language: str) -> str:
    """Return a text that Markdown shows letter by letter: its fence is longer than any that the text has."""
    longest = max((len(run) for run in _FENCE.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}{language}\n{text.removesuffix(chr(10))}\n{fence}\n"
