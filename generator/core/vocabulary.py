"""The words of users (Spanish, in YAML) beside the words of the code (English, IATI terms where they exist).

`VOCABULARY` is the single table of plan keys: the schemas must use exactly these words (a test compares them) and
the public glossary is printed from it. Only this module and `reading.parse` spell a key of a plan.
"""

from __future__ import annotations

import re
import unicodedata

DEFAULT_CURRENCY = "USD"


def fold(text: str) -> str:
    """Return the text in lower case without accents or repeated spaces: for comparing names that people typed."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def slug(text: str) -> str:
    """Return an address made of lower-case ASCII letters, digits, dots and hyphens: `AE 1.1.2` gives `ae-1.1.2`."""
    return re.sub(r"[^a-z0-9.]+", "-", fold(text)).strip("-.")
