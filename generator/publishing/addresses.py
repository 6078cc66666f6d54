"""The addresses of the site: one place decides them, since they are promised to be stable."""

from __future__ import annotations

from generator.core.vocabulary import slug

HOME = ""
SEARCH = "buscar/"
INDEX = "a-z/"
DATA = "datos/"
METHODOLOGY = "metodologia/"
GUIDE = "guia/"
NOT_FOUND = "404.html"
"""The page for unknown addresses: a file at the root, where servers look for it."""


def institution(institution_id: str) -> str:
    """Return the address of an institution."""
    return f"{institution_id}/"


def year(institution_id: str, fiscal_year: int) -> str:
    """Return the address of an institution's year."""
    return f"{institution_id}/{fiscal_year}/"


def units(base: str) -> str:
    """Return the address of a year's list of units; `base` is the year's address, here and below."""
    return f"{base}unidades/"


def unit(base: str, unit_id: str) -> str:
    """Return the address of a unit's plan."""
    return f"{units(base)}{unit_id}/"


def activity(base: str, unit_id: str, code: str) -> str:
    """Return the address of one activity."""
    return f"{unit(base, unit_id)}{slug(code)}/"


def authorities(base: str) -> str:
    """Return the address of a year's list of authorities."""
    return f"{base}autoridades/"


def authority(base: str, unit_id: str) -> str:
    """Return the address of an authority's roll-up."""
    return f"{authorities(base)}{unit_id}/"


def strategy(base: str) -> str:
    """Return the address of a year's strategic plan."""
    return f"{base}estrategia/"


def element(base: str, code: str) -> str:
    """Return the address of a strategic element."""
    return f"{strategy(base)}{slug(code)}/"


def document(base: str) -> str:
    """Return the address of the plan's narrative."""
    return f"{base}documento/"


def caveats(base: str) -> str:
    """Return the address of the known faults of the published document."""
    return f"{base}salvedades/"


def verification(base: str) -> str:
    """Return the address of the published figures against the recomputed ones."""
    return f"{base}verificacion/"


def year_methodology(base: str) -> str:
    """Return the address of the year's method."""
    return f"{base}metodologia/"


def year_index(base: str) -> str:
    """Return the address of the year's A to Z."""
    return f"{base}a-z/"


def file_of(path: str) -> str:
    """Return the file that holds a page."""
    return f"{path}index.html" if path.endswith("/") or not path else path
