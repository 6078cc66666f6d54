"""Names the places of a document in the user's words: `«nombre» de la actividad 1.4`, `la meta de febrero…`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.core.period import Period
from generator.core.wording import of_period, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.document import Document, Path

_ANY_YEAR = 2000
_IDENTIFIERS = ("codigo", "sujeto", "periodo", "id", "version")
_NOUNS = {
    "actividades": "la actividad",
    "avances": "el avance de",
    "avances_informados": "el porcentaje informado de",
    "publicado": "la cifra publicada de",
    "organigrama": "la unidad",
    "unidades": "la unidad",
    "elementos": "el elemento",
    "bandas": "la banda",
    "secciones": "la sección",
    "partes": "la parte",
    "firmas": "la firma",
    "control_de_cambios": "el cambio de la versión",
}


def name_of(document: Document, path: Path) -> str:
    """Return a value's name with what holds it; of an item of a list of named things, the thing itself."""
    if not path:
        return "el archivo"
    *holder, last = path
    if isinstance(last, int):
        thing = _thing(document, path)
        return thing if thing and _is_item(path) else f"el elemento {last + 1} de {name_of(document, tuple(holder))}"
    return f"{_key_name(holder[-1] if holder else '', last)}{where(document, tuple(holder), 'de')}"


def where(document: Document, path: Path, preposition: str) -> str:
    """Return what holds a value, after a preposition: ` de la actividad 1.4`, ` del avance de 2024-07`; or ""."""
    thing = _thing(document, path)
    if not thing:
        return ""
    return f" {preposition} {thing}".replace(" de el ", " del ")


def _key_name(holder: object, key: str) -> str:
    if holder in {"metas", "ilegibles"}:
        return f"la meta {of_period(Period.from_key(_ANY_YEAR, key), year=False)}"
    return quoted(key)


def _is_item(path: Path) -> bool:
    return len(path) > 1 and path[-2] in _NOUNS


def _thing(document: Document, path: Path) -> str:
    """Return the innermost named thing that a path goes through."""
    words = ""
    data: Any = document.data
    for depth, step in enumerate(path):
        data = data[step]
        holder = path[depth - 1] if depth else ""
        if isinstance(step, int) and holder in _NOUNS and isinstance(data, dict):
            words = f"{_NOUNS[str(holder)]} {_identifier(data, step)}"
        elif isinstance(step, str) and holder == "actividades":
            words = f"la actividad {_short(step)} de {words}".replace(" de el ", " del ")
    return words


def _identifier(item: Mapping[str, Any], index: int) -> str:
    found = next((item[key] for key in _IDENTIFIERS if isinstance(item.get(key), str | int | Decimal)), None)
    return f"número {index + 1}" if found is None else _short(str(found))


def _short(text: str) -> str:
    return quoted(text, 40)[1:-1]
