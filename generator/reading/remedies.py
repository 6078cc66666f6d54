"""What to write instead of a value that its schema refuses."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


_MOST_DIGITS = 40
"""What is longer is no number that somebody wrote."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)
_OWN_PLACE = re.compile(r"file:|[a-z]:[\\/]|\\\\|~?/|\.{1,2}[\\/]", re.IGNORECASE)
_FILE_NAME = re.compile(
    r".{1,200}\.(?:pdf|docx?|xls[xmb]?|pptx?|od[tsp]|rtf|jpe?g|png|gif|tiff?|heic|webp|mp4|zip|rar|7z|csv|txt|msg|eml)",
    re.IGNORECASE,
)
_NOUNS = (
    "comité|café|josé|bebé|pr[ée]stamos|reclamos|tramos|ramos|gramos|kilogramos|extremos|[úu]ltimos|[óo]ptimos|"
    "m[áa]ximos|m[íi]nimos|pr[óo]ximos|an[óo]nimos|primos"
)
"""What ends as a verb does, and is in names of files."""
_SPEAKS = re.compile(
    rf"""[:;?!"«»“”|]
    |^(?:ver|vea|vean|véase|según|consulte|revise|adjunt[oa]s?|adjuntamos)\s
    |^(?:env[íi]o|remito|comparto|entrego|mando|dejo)\s
    |\b(?:les|nos|aqu[íi]|ah[íi]|pueden?|quedan?)\s
    |\b(?:se|es|son|est[áa]n?|hay|hubo|fue|fueron|consta|constan|tiene|tienen|contiene|contienen|guarda|guardan)\s
    |(?:ó|aron|ieron)\s  # what was done: entregó, firmaron, asistieron
    |\b(?!{_NOUNS})\w+(?:[éí]|[aei]mos)\s  # what I or we did: envié, recibí, enviamos, hicimos
    |^(?:el|la|los|las|una?)\s.*\s(?!(?:de|en|con|para|a|por|sobre|entre|desde|hasta|sin|y|e|o|tod[oa]s?)\s)\w+
        \s(?-i:el|la|los|las|una?|sus?)\s  # who does what: la unidad envía la lista
    |\b(?:el|la|los|las|un|una)\s(?:archivo|documento|carpeta)s?\s(?=\S+$)  # and then its name""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a sentence has and the name of a file, however long, has not."""


def remedy_of(schema: Mapping[str, Any], keyword: str, expected: Any, instance: Any) -> str:
    """Return how to write a value: a hint at what was written, or what the schema says of itself."""
    types = schema.get("type", ())
    if "number" in types and (hint := _number_hint(instance, percent="string" in types)):
        return hint
    if keyword == "enum" and isinstance(instance, str):
        close = difflib.get_close_matches(instance.lower(), expected, 1, 0.7)
        if close:
            return f"¿quiso decir «{close[0]}»?"
    if keyword == "maxItems" and "errorMessage" not in schema:
        return "agrupe los que son partes de uno mismo, o repártalos entre las unidades que los hacen"
    if str(schema.get("pattern", "")).startswith("^https?://") and (hint := _address_hint(instance)):
        return hint
    text = str(schema.get("errorMessage") or schema.get("description") or "revise el valor")
    return text[0].lower() + text[1:].rstrip(".")


def is_own_file(text: str) -> bool:
    """Return whether a text names a file of somebody's computer or network, which the public cannot open.

    A sentence that ends in the name of a file names none: it speaks of one.
    """
    if _WEB.match(text) or _HOST.match(text):
        return False
    return bool(_OWN_PLACE.match(text) or (_FILE_NAME.fullmatch(text) and not _SPEAKS.search(text)))


def _address_hint(written: object) -> str | None:
    """Say how to write an address that lacks its beginning or has spaces, or why a file is none."""
    if not isinstance(written, str):
        return None
    text = written.strip()
    if is_own_file(text):
        return "el público no puede abrir un archivo de su computadora o su red: publíquelo y escriba su dirección https://…"
    whole = text if _WEB.match(text) else f"https://{text}" if _HOST.match(text) else ""
    if not whole:
        return None
    solid = re.sub(r"\s", "%20", whole)
    if solid != whole:
        return f"una dirección no lleva espacios: si son parte de ella, escriba {solid}"
    return f"le falta el comienzo: escriba {whole}" if whole != text else None


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
