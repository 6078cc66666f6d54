"""From bytes to text that is safe to show: strict UTF-8, no hidden characters, no leftovers of a merge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.hidden import HIDDEN, name_of
from generator.core.problem import Origin, Problem, Severity, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 2_000_000
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 1000
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
_HARD_SPACE = re.compile("^[ \t]*\N{NO-BREAK SPACE}", re.MULTILINE)
_CONFLICT_MARKS = tuple(sign * 7 for sign in "<>|=")
_CONFLICT_REMEDY = "elija qué texto queda y borre las líneas <<<<<<<, ======= y >>>>>>>"


def decode(file: str, data: bytes) -> str | tuple[Problem, ...]:
    r"""Return the text of a file (no byte-order mark, lines ended by `\\n`), or what keeps it from being read."""
    if len(data) > MAX_BYTES:
        return (_fault("L102", file, "el archivo pesa más de 2 MB, que es el máximo", "divida el archivo"),)
    if data[:2] in _BOMS or data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) // 10:
        return (_fault("L101", file, "el archivo está guardado en UTF-16 o no es texto", "guárdelo como UTF-8"),)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return (_not_utf8(file, data, error.start),)
    return text if _is_clean(text) else tuple(_text_faults(file, text)) or text


def _is_clean(text: str) -> bool:
    """Return whether nothing in a text can be a fault: a quick look, since nearly all texts are clean."""
    if "\N{NO-BREAK SPACE}" in text or any(mark in text for mark in _CONFLICT_MARKS):
        return False
    return not HIDDEN.search("".join(set(text)))


def _not_utf8(file: str, data: bytes, start: int) -> Problem:
    line_start = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    before = data[line_start:start].decode("utf-8", "replace")
    line = re.split(rb"[\r\n]", data[line_start:], maxsplit=1)[0].decode("cp1252", "replace")
    number = len(re.findall(rb"\r\n|\r|\n", data[:line_start])) + 1
    spot = Spot(number, len(before) + 1, len(before) + 2, line)
    return _fault("L101", file, "hay una letra que no está en UTF-8", "guarde el archivo como UTF-8", spot)


def _text_faults(file: str, text: str) -> Iterator[Problem]:
    """Yield one problem for each cause, at the first place where it is seen."""
    by_char: dict[str, list[re.Match[str]]] = {}
    for found in HIDDEN.finditer(text):
        by_char.setdefault(found.group(), []).append(found)
    for char, places in by_char.items():
        message = f"hay un carácter oculto o de control: {name_of(char)}{_times(places)}"
        yield _fault("L103", file, message, "bórrelo y escriba de nuevo ese texto", _spot(text, places[0]))
    conflicts = list(_CONFLICT.finditer(text))
    starts = [found for found in conflicts if found.group().startswith("<")]
    for found in starts or conflicts[:1]:
        message = "quedó un conflicto de git sin resolver"
        yield _fault("L104", file, message, _CONFLICT_REMEDY, _spot(text, found))
    hard = list(_HARD_SPACE.finditer(text))
    for found in hard[:1]:
        message = f"la línea empieza con un espacio duro (U+00A0), que no sirve de sangría{_times(hard)}"
        yield _fault("L103", file, message, "use espacios normales", _spot(text, found))


def _times(places: Iterable[object]) -> str:
    count = len(list(places))
    return f" (hay {count} en el archivo)" if count > 1 else ""


def _spot(text: str, found: re.Match[str]) -> Spot:
    start = text.rfind("\n", 0, found.start()) + 1
    line = text[start:].split("\n", 1)[0]
    column = found.start() - start + 1
    return Spot(text.count("\n", 0, found.start()) + 1, column, column + max(1, len(found.group())), line)


def _fault(code: str, file: str, message: str, remedy: str, spot: Spot | None = None) -> Problem:
    return Problem(code, Severity.ERROR, Origin(file), message, remedy, spot=spot or Spot(1))
