"""Problems for another program: one JSON document, whose shape changes only with `version`.

`{format, version, checked_files, errors, warnings, problems: [{code, severity, file, line, column, end_column, path,
subject, message, remedy, guide}]}`. `severity` is `error` or `warning`; lines and columns count from 1 and `end_column`
is the one after the last character; `path` is the way of keys and positions to the value; `guide` may be `null`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity, Spot
from generator.core.wording import visible
from generator.reporters.options import DEFAULTS, Options, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = "plan-abierto/problems"
VERSION = 1


def report(problems: Sequence[Problem], checked_files: int, options: Options = DEFAULTS) -> str:
    """Return the problems as one JSON document."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "checked_files": checked_files,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_item(problem, options) for problem in problems],
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _item(problem: Problem, options: Options) -> dict[str, object]:
    spot = problem.spot or Spot(max(problem.origin.line, 1))
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "file": one_line(problem.origin.file),
        "line": spot.line,
        "column": spot.column,
        "end_column": max(spot.end, spot.column + 1),
        "path": [visible(step) if isinstance(step, str) else step for step in problem.origin.path],
        "subject": one_line(problem.subject),
        "message": one_line(problem.message),
        "remedy": one_line(problem.remedy),
        "guide": options.guide_to(problem.code),
    }
