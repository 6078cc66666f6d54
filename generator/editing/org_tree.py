"""Adds a unit to the text of `institucion.yaml`: the new lines are new, and no other byte changes."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from generator.core.problem import GeneratorError
from generator.core.wording import did_you_mean, listed
from generator.editing.yaml_text import Flow, Quoted, Token, flow_text, yaml_text
from generator.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.reading.document import Document, Path

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TREE = "organigrama"
_BELOW = "unidades"


def with_unit(file: str, data: bytes, unit: Mapping[str, str], below: str | None = None) -> bytes:
    """Return the file with one more unit: the last of the tree, or the last of those below an authority.

    Raises:
        GeneratorError: the file cannot be read, has no such authority, or is written in a way that cannot be added to.
    """
    document = _read(file, data)
    place = _place(document, below)
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""
    changed = mark + _added(document, data.decode("utf-8-sig"), place, unit).encode()
    expected = copy.deepcopy(document.data)
    _at(expected, place[:-1]).setdefault(place[-1], []).append(dict(unit))
    if load(file, changed)[0] is None or _read(file, changed).data != expected:
        raise GeneratorError(
            f"no se puede agregar la unidad a {file} sin cambiar otra cosa del archivo; escríbala a mano en {_TREE}"
        )
    return changed


def _read(file: str, data: bytes) -> Document:
    document, problems = load(file, data)
    if document is None:
        raise GeneratorError(f"{file} no se puede leer: {problems[0].message}")
    return document


def _place(document: Document, below: str | None) -> Path:
    """Return the path of the list that the unit goes into; it need not be there yet."""
    if below is None:
        return (_TREE,)
    for path in document.marks:
        if path[:1] == (_TREE,) and path[-1] == "id" and _at(document.data, path) == below:
            return (*path[:-1], _BELOW)
    ids = [str(_at(document.data, path)) for path in document.marks if path[:1] == (_TREE,) and path[-1] == "id"]
    remedy = did_you_mean(below, ids, f"hay {listed(ids)}")
    raise GeneratorError(f"en {document.file} no hay ninguna unidad «{below}»: {remedy}")


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401  raw YAML
    for step in path:
        data = data[step]
    return data


def _added(document: Document, text: str, place: Path, unit: Mapping[str, str]) -> str:
    """Return the text with the unit after the last of its list, written as that list is: in lines, or in brackets."""
    is_new = place not in document.marks
    holder = place[:-1] if is_new else place
    first, column, last, end = document.marks[holder]
    lines = _LINE.findall(text)
    if document.lines[first][column] in "[{":
        entry = flow_text(Flow({"id": Token(unit["id"]), **{key: Quoted(unit[key]) for key in unit if key != "id"}}))
        close = end - 1
        lines[last] = f"{lines[last][:close]}, {f'{_BELOW}: [{entry}]' if is_new else entry}{lines[last][close:]}"
        return "".join(lines)
    block = yaml_text({_BELOW: [dict(unit)]}).splitlines()
    block = block if is_new else [line.removeprefix("  ") for line in block[1:]]
    after = last + 1 if end else last  # a text in block form ends at the start of the line that follows it
    ending = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    added = [f"{' ' * column}{line}{ending}" for line in block]
    if after and not lines[after - 1].endswith(("\n", "\r")):
        added = [ending, *added[:-1], added[-1].rstrip("\r\n")]
    return "".join((*lines[:after], *added, *lines[after:]))
