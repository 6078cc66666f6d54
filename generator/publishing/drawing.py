"""What a compiled template calls for each value that it puts in and each macro that it draws.

The same as Jinja2's own, by a shorter way: an activity's page has 1,100 values and 100 macros. What is escaped is still
Jinja2's to say, and what a text is escaped to MarkupSafe's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import markupsafe
from jinja2 import runtime
from jinja2.utils import missing
from markupsafe import Markup

try:  # the part of `escape` that looks at the text; it is private, so that another release may lack it
    from markupsafe._speedups import _escape_inner
except ImportError:
    _escape_inner = markupsafe.escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment

    Drawn = Callable[..., str]


def escape(value: object) -> str:
    """Return a value as text of HTML, for what is joined at once: a plain `str`, since nobody asks any more."""
    if type(value) is str:
        return _escape_inner(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else markupsafe.escape(value)


def macro(environment: Environment, func: Drawn, name: str, arguments: Sequence[str], *kind: bool) -> Drawn:
    """Return a macro as a plain function of its arguments, where Jinja2's `Macro` sorts them anew at each call.

    Where arguments are named it is Jinja2's own; also if, by its `kind`, it takes any arguments, or what calls it.
    """
    own = runtime.Macro(environment, func, name, [*arguments], *kind)
    *takes_more, escapes = kind
    if any(takes_more) or not escapes:
        return own
    count = len(arguments)
    absent = [(missing,) * (count - given) for given in range(count + 1)]

    def draw(*given: object, **named: object) -> str:
        if named or len(given) > count:
            return own(*given, **named)
        return str.__new__(Markup, func(*given, *absent[len(given)]))

    return draw
