"""What an institution discloses elsewhere, from the rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.data_set.cells import items
from generator.data_set.of_disclosure import WHOLE
from generator.editing.yaml_text import Token
from generator.harvesting.nodes import Entries, grouped, in_order, numbers, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.editing.yaml_text import Node
    from generator.harvesting.package import Cells


def disclosure(rows: Sequence[Cells], documents: Sequence[Cells]) -> Entries:
    """Return `divulgacion` of a year; nothing, where nothing is said."""
    of_part = grouped(in_order(documents), "parte")
    said: Entries = {}
    for row in rows:
        if row["parte"] == WHOLE:
            said |= texts(row, "responsable")
            if row["meses"]:
                said["meses"] = [Token(month) for month in items(row["meses"])]
        else:
            said[str(row["parte"])] = _part(row, of_part.get((row["parte"],), []))
    return {"divulgacion": said} if said else {}


def _part(row: Cells, documents: Sequence[Cells]) -> Entries:
    listed: list[Node] = [_document(each) for each in documents]
    act: Entries = {
        **texts(row, "codigo", prefix="acta_"),
        **numbers(row, "fecha", prefix="acta_"),
        **texts(row, "url", prefix="acta_"),
    }
    return {
        **texts(row, "responsable", "nota"),
        **({"documentos": listed} if listed else {}),
        **({"acta": act} if act else {}),
    }


def _document(row: Cells) -> Entries:
    return {**texts(row, "nombre", "url"), **numbers(row, "fecha", "actualizado"), **texts(row, "formato", "tamano")}
