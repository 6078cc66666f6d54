"""Cells as what a plan file holds: texts that are there, numbers as they are written, trees from lists of parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.core.wording import quoted
from generator.data_set.cells import items
from generator.editing.yaml_text import Quoted, Token
from generator.harvesting.package import BrokenPackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.editing.yaml_text import Node
    from generator.harvesting.package import Cells

Entries = dict[str, "Node"]


def texts(row: Cells, *keys: str, prefix: str = "") -> Entries:
    """Return the keys whose cell has a text; the column may have a prefix before the key."""
    found = ((key, row[f"{prefix}{key}"]) for key in keys)
    return {key: value for key, value in found if value is not None}


def numbers(row: Cells, *keys: str, prefix: str = "") -> Entries:
    """Return the keys whose cell has a number, a date or a truth, which are checked and written bare."""
    found = ((key, row[f"{prefix}{key}"]) for key in keys)
    return {key: Token(value) for key, value in found if value is not None}


def lists(row: Cells, *keys: str) -> Entries:
    """Return the keys whose cell has a list of texts."""
    found = ((key, row[key]) for key in keys)
    return {key: [Quoted(item) for item in items(value)] for key, value in found if value is not None}


def period(row: Cells) -> Entries:
    """Return the period of a row, as plans write it."""
    return {"periodo": Token(period_of(row).code)}


def period_of(row: Cells) -> Period:
    """Return the period of a row.

    Raises:
        BrokenPackageError: it is none.
    """
    try:
        return Period.parse(row["periodo"] or "")
    except ValueError as error:
        raise BrokenPackageError(f"{quoted(row['periodo'] or '')} no es un período") from error


def version(text: str) -> Token | Quoted:
    """Return a version as plans write it: bare, if it is a plain number."""
    return Token(text) if text.isdecimal() and text == str(int(text)) else Quoted(text)


def quantity(value: str | None) -> Token:
    """Return a quantity as plans write it.

    Raises:
        BrokenPackageError: it is none.
    """
    try:
        return Token(Quantity.parse(value or "").text)
    except ValueError as error:
        raise BrokenPackageError(f"{quoted(value or '')} no es una cantidad") from error


def removal(row: Cells) -> Entries:
    """Return what removed a unit or an activity."""
    if row["eliminado_desde"] is None:
        return {}
    told = {**texts(row, "desde", "motivo", "acto", prefix="eliminado_"), **numbers(row, "fecha", prefix="eliminado_")}
    return {"eliminado": told}


def document(row: Cells) -> Entries:
    """Return an official document."""
    keys = ("codigo", "version", "elaborado_por", "revisado_por", "autorizado_por", "url")
    told: Entries = {**texts(row, *keys, prefix="documento_"), **numbers(row, "fecha", prefix="documento_")}
    if "version" in told:
        told["version"] = Quoted(str(row["documento_version"]))
    return {"documento": told} if told else {}


def in_order(rows: Iterable[Cells], column: str = "orden") -> list[Cells]:
    """Return rows by the number that says their place."""
    return sorted(rows, key=lambda row: int(row[column] or 0))


def grouped(rows: Iterable[Cells], *columns: str) -> Mapping[tuple[str | None, ...], list[Cells]]:
    """Return rows by the values of some columns."""
    found: dict[tuple[str | None, ...], list[Cells]] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def tree(rows: Sequence[Cells], key: str, below: str, entries: Callable[[Cells], Entries]) -> list[Node]:
    """Return rows as a tree; each names what it depends on, which stands before it.

    Raises:
        BrokenPackageError: a row depends on one that does not stand before it.
    """
    top: list[Node] = []
    children: dict[str | None, list[Node]] = {None: top}
    for row in in_order(rows):
        own: list[Node] = []
        node: dict[str, Node] = {**entries(row), below: own}
        if row["depende_de"] not in children:
            raise BrokenPackageError(
                f"{quoted(str(row[key]))} depende de {quoted(str(row['depende_de']))}, que no está antes"
            )
        children[row["depende_de"]].append(node)
        children[row[key]] = own
    return _pruned(top, below)


def _pruned(nodes: list[Node], below: str) -> list[Node]:
    """Return a tree without the empty lists of its leaves."""
    pruned: list[Node] = []
    for node in nodes:
        if isinstance(node, dict):
            under = node[below]
            rest = {key: value for key, value in node.items() if key != below}
            pruned.append({**rest, below: _pruned(under, below)} if isinstance(under, list) and under else rest)
    return pruned
