"""What institutions wrote, as it stands in a page of another language: marked as Spanish (WCAG 3.1.2).

Templates mark whole elements with `{{ es }}`; this is for words inside a sentence. Names of institutions and units need
no mark, as proper names of any language.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.core.language import spoken

MARKED = Markup('<span lang="es">{}</span>')


def written(text: str) -> str:
    """Return what an institution wrote: as it is in Spanish, marked in another language. For text, not attributes."""
    return MARKED.format(text) if text and spoken() is not None else text


def together(*texts: str) -> str:
    """Return the texts that are there, with spaces between them; what is marked stays marked."""
    found = [text for text in texts if text]
    return (Markup(" ") if any(isinstance(text, Markup) for text in found) else " ").join(found)
