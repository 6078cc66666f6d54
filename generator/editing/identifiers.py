"""Identifiers, which name files and pages and never change: what can be one, and what a name suggests."""

from __future__ import annotations

import re

from generator.core.problem import GeneratorError
from generator.core.vocabulary import DEVICES, SITE_FOLDERS, slug
from generator.reading.discover import ID

_LONGEST = 40
_FRAME = "ejercicio"
"""The name of another file of the year's folder."""


def proposed_id(name: str) -> str:
    """Return the identifier that a name suggests; "" if it suggests none."""
    proposed = re.sub(r"^[^a-z]+", "", slug(name).replace(".", "-"))[:_LONGEST].strip("-")
    return "" if proposed in DEVICES else proposed


def require_id(chosen: str) -> None:
    """Refuse what cannot name files.

    Raises:
        GeneratorError: it cannot; a name that suggests one is told it.
    """
    if re.fullmatch(ID, chosen) and chosen != _FRAME:
        return
    if chosen in DEVICES:
        raise GeneratorError(f"«{chosen}» no sirve de identificador: Windows no admite archivos de ese nombre")
    proposed = proposed_id(chosen)
    hint = f"; por ejemplo, {proposed}" if proposed not in {"", chosen} else ""
    raise GeneratorError(
        f"«{chosen}» no sirve de identificador: use minúsculas sin tildes ni ñ, cifras y guiones, y empiece con una "
        f"letra{hint}"
    )


def require_institution_id(chosen: str) -> None:
    """Refuse what cannot name the folder and the pages of an institution.

    Raises:
        GeneratorError: it cannot.
    """
    require_id(chosen)
    if chosen in SITE_FOLDERS:
        raise GeneratorError(f"«{chosen}» es la dirección de una página del sitio; elija otro identificador")
