"""The business rules: what a plan of valid shape must still keep. One rule per module, named by its code.

Rules R3xx judge a year as it is; rules H4xx judge what changed since it was published. A new file is a new rule:
nothing else lists them.

The problems that a rule yields have an origin (a file and a path of keys); `reading.document.locate` finds the line.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, Protocol, cast

from generator.core.frozen import replace
from generator.core.problem import Problem, Severity
from generator.core.wording import quoted
from generator.rules import r328_idle_caveat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from types import ModuleType

    from generator.core.model import AnnualPlan, Caveat
    from generator.rules.past import Past

MAX_NOTE = 200


class Page(Protocol):
    """The module of any rule; its docstring is its page of the guide."""

    __name__: str
    CODE: str
    SEVERITY: Severity
    TITLE: str


class Rule(Page, Protocol):
    """The module of a rule on a year as it is."""

    def check(self, annual: AnnualPlan, as_of: date, /) -> Iterator[Problem]:
        """Yield the problems of an institution's year, as seen on a day."""
        ...


class PastRule(Page, Protocol):
    """The module of a rule on what changed since it was published."""

    def check(self, past: Past, /) -> Iterator[Problem]:
        """Yield the problems of what would take the place of what was published."""
        ...


def _modules(letter: str) -> tuple[ModuleType, ...]:
    """Return the modules of this folder that are named by a code of a letter, such as `r301_…`, in that order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if re.match(rf"{letter}\d", module.name))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


# A file of this folder is a rule by its name alone. That each has the shape claimed here, a test of the catalogue sees.
RULES = cast("tuple[Rule, ...]", _modules("r"))
PAST_RULES = cast("tuple[PastRule, ...]", _modules("h"))


def run_past_rules(past: Past) -> tuple[Problem, ...]:
    """Return the problems that the rules on what changed find."""
    return tuple(problem for rule in PAST_RULES for problem in rule.check(past))


def run_rules(annual_plans: Sequence[AnnualPlan], as_of: date) -> tuple[Problem, ...]:
    """Return the problems of some years, each once; a fault that a caveat declares is a warning with its note."""
    problems: list[Problem] = []
    for annual in annual_plans:
        found = [problem for rule in RULES if rule is not r328_idle_caveat for problem in rule.check(annual, as_of)]
        problems += _with_caveats(annual, found)
        problems += r328_idle_caveat.check(annual, as_of, found)
    return tuple(dict.fromkeys(problems))  # two years of one institution find the same fault of its tree


def _with_caveats(annual: AnnualPlan, problems: Sequence[Problem]) -> Iterator[Problem]:
    caveats = {
        (plan.origin.file, activity.code, caveat.rule): caveat
        for plan, activity in annual.activities()
        for caveat in activity.caveats
    }
    for problem in problems:
        caveat = caveats.get((problem.origin.file, problem.subject, problem.code))
        yield _known(problem, caveat) if caveat else problem


def _known(problem: Problem, caveat: Caveat) -> Problem:
    message = f"{problem.message}; es un error conocido del documento publicado: {quoted(caveat.note, MAX_NOTE)}"
    remedy = "no hace falta corregirlo: se publica con su explicación"
    return replace(problem, severity=Severity.WARNING, message=message, remedy=remedy)
