"""Which institution a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.core.vocabulary import fold
from generator.core.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.core.model import Institution


def institution_named(institutions: Iterable[Institution], name: str) -> str:
    """Return the id of the institution that a person names by it or by its acronym, in any letters; else the name.

    Raises:
        GeneratorError: several are called that, and none has it as its very id.
    """
    asked = fold(name)
    called = (each.id for each in institutions if asked and asked in {fold(each.id), fold(each.acronym)})
    found = [*dict.fromkeys(called)]
    if len(found) > 1 and name not in found:
        raise GeneratorError(f"varias instituciones se llaman «{name}»: diga cuál ({listed(sorted(found))})")
    return found[0] if len(found) == 1 else name
