"""The language of the pages. Texts stand in the code and the templates in Spanish; translations are looked up by them.

Whoever makes pages does so `speaking` a language; whatever is made outside of it is Spanish: problems, data files,
official reports. The language belongs to the running task (`ContextVar`), so that a cluster's worker that makes sites
of two languages at once does not mix them. A catalogue is `locale/<language>/LC_MESSAGES/sitio.mo`, of gettext.
"""

from __future__ import annotations

import gettext
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPANISH = "es"
LANGUAGES = (SPANISH, "en")
"""The languages of the interface; what institutions wrote stays in theirs."""
_TAGS = {SPANISH: "es-SV"}

FOLDER = Path(__file__).parents[1] / "locale"
_SPOKEN: ContextVar[gettext.NullTranslations | None] = ContextVar("language", default=None)


def tag_of(language: str) -> str:
    """Return a language as pages and feeds name it (BCP 47)."""
    return _TAGS.get(language, language)


@cache
def catalogue(language: str) -> gettext.NullTranslations | None:
    """Return the translations into a language; `None` for Spanish, which needs none."""
    return None if language == SPANISH else gettext.translation("sitio", FOLDER, [language])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language until the end of the block."""
    before = _SPOKEN.set(catalogue(language))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> gettext.NullTranslations | None:
    """Return the translations being spoken, `None` for Spanish; what is cached and holds words has them in its key."""
    return _SPOKEN.get()


def tr(text: str, /, **values: object) -> str:
    """Return a text in the language being spoken, with the values at the places that bear their names."""
    texts = _SPOKEN.get()
    if texts is None:
        return text.format_map(values) if values else text
    said = texts.gettext(text) if text else ""  # gettext would say the head of its catalogue for ""
    if not values:
        return said
    kind = next(
        (type(value) for value in values.values() if isinstance(value, str) and hasattr(value, "__html__")), str
    )
    return kind(said).format_map(values)  # of marked words a marked text, in which the others are escaped


def plural(number: int, one: str, many: str) -> str:
    """Return the form of a noun that goes with a number, in the language being spoken."""
    texts = _SPOKEN.get()
    if texts is not None:
        return texts.ngettext(one, many, number)
    return one if number == 1 else many


def later(text: str) -> str:
    """Return a text as it is, and mark it for translation: the text of a constant, which `tr` says later."""
    return text


def later_plural(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a noun as they are, and mark them for translation by `plural`, later."""
    return one, many
