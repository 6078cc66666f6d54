"""What a compiled template calls for each value that it puts in and each macro that it draws.

The same as Jinja2's own, by a shorter way: an activity's page has 1,100 values and 100 macros. What is escaped is still
Jinja2's to say, and what a text is escaped to MarkupSafe's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import markupsafe
from jinja2 import runtime
from jinja2.utils import missing
from markupsafe import Markup

try:  # the part of `escape` that looks at the text; it is private, so that another release may lack it
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:
    escape_text = markupsafe.escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FunctionType

    from jinja2 import Environment


def escape(value: object) -> str:
    """Return a value as text of HTML, for what is joined at once: a plain `str`, since nobody asks any more."""
    if type(value) is str:
        return escape_text(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else markupsafe.escape(value)


class Macro:
    """A macro: `text` draws it into the text of a page; called, it is a value that is HTML, as Jinja2's own is.

    `text` takes arguments by their order, and is the compiled function itself, where Jinja2 sorts them anew at each
    call; but of a macro that, by its `kind`, takes any arguments, or what calls it.
    """

    __slots__ = ("own", "text")

    def __init__(
        self, environment: Environment, func: Callable[..., str], name: str, arguments: Sequence[str], *kind: bool
    ) -> None:
        """Take what Jinja2's own is made of."""
        self.own = runtime.Macro(environment, func, name, [*arguments], *kind)
        self.text = func
        *takes_more, escapes = kind
        if any(takes_more) or not escapes:
            self.text = lambda *given: escape(self.own(*given))
        else:
            cast("FunctionType", func).__defaults__ = (missing,) * len(arguments)

    def __call__(self, *given: object, **named: object) -> str:
        """Return what Jinja2's own returns."""
        drawn: str = self.own(*given, **named)
        return drawn
