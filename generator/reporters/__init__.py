"""From problems to text, one module per format; a reporter knows no rule.

Every reporter is called as `report(problems, checked_files, options)` and returns all that is to be printed, ended by
a line break.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from generator.reporters import github, json, markdown, text
from generator.reporters.options import DEFAULTS, Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.core.problem import Problem

__all__ = ["DEFAULTS", "REPORTERS", "Options", "Reporter"]


class Reporter(Protocol):
    """The shape of a reporter."""

    def __call__(self, problems: Sequence[Problem], checked_files: int, options: Options = DEFAULTS) -> str:
        """Return the report of the problems, in the order given."""
        ...


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": text.report,
        "json": json.report,
        "github": github.report,
        "markdown": markdown.report,
    }
)
