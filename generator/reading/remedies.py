"""What to write instead of a value that its schema refuses."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


_MOST_DIGITS = 40
"""What is longer is no number that somebody wrote."""


def remedy_of(schema: Mapping[str, Any], keyword: str, expected: Any, instance: Any) -> str:
    """Return how to write a value: a hint at what was written, or what the schema says of itself."""
    types = schema.get("type", ())
    if "number" in types and (hint := _number_hint(instance, percent="string" in types)):
        return hint
    if keyword == "enum" and isinstance(instance, str):
        close = difflib.get_close_matches(instance.lower(), expected, 1, 0.7)
        if close:
            return f"¿quiso decir «{close[0]}»?"
    text = str(schema.get("errorMessage") or schema.get("description") or "revise el valor")
    return text[0].lower() + text[1:].rstrip(".")


def _number_hint(written: object, *, percent: bool) -> str | None:
    """Say how to write a number that was written as people do: `12,5`, `1,200`, `12 %` (if it may be a percentage)."""
    if not isinstance(written, str) or len(written) > _MOST_DIGITS:
        return None
    sign = "%" if percent and written.rstrip().endswith("%") else ""
    bare = re.sub(r"\s|%|^\$", "", written)
    hints = (
        (r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", "escriba los miles sin separador", bare.replace(",", "")),
        (r"-?[0-9]+,[0-9]{1,6}", "use punto decimal", bare.replace(",", ".")),
        (r"0+[0-9]+", "escríbalo sin ceros a la izquierda", bare.lstrip("0") or "0"),
        (r"[0-9]+(_[0-9]+)+", "escriba los miles sin separador", bare.replace("_", "")),
        (r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", "escríbalo sin espacios ni otros signos", bare),
    )
    return next((f"{hint}: {right}{sign}" for form, hint, right in hints if re.fullmatch(form, bare)), None)
