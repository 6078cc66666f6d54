"""Problems as annotations on the lines of a pull request (GitHub's workflow commands).

GitHub shows at most ten errors and ten warnings per step and drops the rest in silence, so the tenth of each says how
many more there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity, Spot
from generator.core.wording import counted
from generator.reporters.options import DEFAULTS, Options, one_line, sentence, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_MORE = {Severity.ERROR: ("error más", "errores más"), Severity.WARNING: ("aviso más", "avisos más")}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(problems: Sequence[Problem], checked_files: int, options: Options = DEFAULTS) -> str:
    """Return one annotation per problem, errors first, and a last line with the count."""
    lines: list[str] = []
    for severity in _COMMANDS:
        same = [problem for problem in problems if problem.severity is severity]
        rest = len(same) - MAX_SHOWN
        for number, problem in enumerate(same[:MAX_SHOWN], 1):
            more = f" Y {counted(rest, *_MORE[severity])}: vea el resumen." if number == MAX_SHOWN and rest > 0 else ""
            lines.append(_annotation(problem, options) + more)
    return "\n".join([*lines, summary(problems, checked_files)]) + "\n"


def _annotation(problem: Problem, options: Options) -> str:
    spot = problem.spot or Spot(max(problem.origin.line, 1))
    guide = options.guide_to(problem.code)
    properties = {
        "file": one_line(problem.origin.file),
        "line": str(spot.line),
        "col": str(spot.column),
        "endColumn": str(max(spot.end, spot.column + 1)),
        "title": f"{problem.code} {one_line(problem.subject)}".rstrip(),
    }
    written = ",".join(f"{name}={value.translate(_PROPERTY_ESCAPES)}" for name, value in properties.items())
    text = _joined(sentence(problem.message), f"{sentence(problem.remedy)}", f"Guía: {guide}" if guide else "")
    return f"::{_COMMANDS[problem.severity]} {written}::{text.translate(_ESCAPES)}"


def _joined(*sentences: str) -> str:
    return " ".join(text if text.endswith(("?", ".", "…")) else f"{text}." for text in sentences if text)
