"""Writes a file in its canonical form, with every comment beside what it was beside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.editing.formatting.remarks import Remarks, remarks_of
from generator.editing.formatting.shapes import Shape
from generator.editing.yaml_text import as_key, block_lines, fits_plain, in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.core.vocabulary import FileKind
    from generator.editing.formatting.source import Source
    from generator.reading.document import Path
    from generator.reading.schemas import Schemas

_STEP = "  "
_BARE = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{4}-[TS][1-4]|[0-9]{4}-[0-9]{2}\.\.[0-9]{4}-[0-9]{2}|-?[0-9.]+%"
)
"""Dates, periods and percentages: texts that look like no number to any reader."""
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")


def canonical_text(source: Source, kind: FileKind, schemas: Schemas) -> str:
    """Return the canonical text of a file of valid shape."""
    writer = _Writer(source, remarks_of(source))
    return "".join(f"{line}\n" for line in writer.file(Shape.of(schemas, kind)))


class _Writer(Frozen):
    source: Source
    remarks: Remarks

    def file(self, shape: Shape) -> Iterator[str]:
        """Yield the lines of the file."""
        yield from self.remarks.head
        yield from self._mapping((), "", shape)

    def _mapping(self, path: Path, indent: str, shape: Shape) -> Iterator[str]:
        for number, key in enumerate(shape.ordered(list(self.source.value(path)))):
            inner = (*path, key)
            yield from self._above(inner, indent, is_first=number == 0)
            yield from self._entry(f"{indent}{as_key(key)}:", inner, indent, shape.below(key))
        yield from _indented(self.remarks.below.get(path, ()), indent)

    def _list(self, path: Path, indent: str, shape: Shape) -> Iterator[str]:
        for number, item in enumerate(self.source.value(path)):
            inner = (*path, number)
            above = list(self._above(inner, indent, is_first=number == 0))
            if isinstance(item, dict) and item and not self._is_one_line(inner, shape):
                lines = list(self._mapping(inner, f"{indent}{_STEP}", shape))
                first = next(index for index, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
                above += [f"{indent}{line.lstrip()}" if line.strip() else line for line in lines[:first]]
                beside = self._beside_all(inner)
                if any(self._beside_all((*inner, key)) for key in shape.ordered(list(item))[:1]):  # no room for another
                    above, beside = [*above, *(f"{indent}{comment}" for comment in beside)], []
                lines[first] = f"{indent}- {lines[first].lstrip()}{''.join(f'  {comment}' for comment in beside[:1])}"
                yield from (*above, *lines[first:])
            else:
                yield from above
                yield from self._entry(f"{indent}-", inner, indent, shape)
        yield from _indented(self.remarks.below.get(path, ()), indent)

    def _entry(self, head: str, path: Path, indent: str, shape: Shape) -> Iterator[str]:
        value = self.source.value(path)
        beside = self._beside(path)
        inner = f"{indent}{_STEP}"
        if isinstance(value, dict | list) and (not value or self._is_one_line(path, shape)):
            yield f"{head} {self._flow(path, shape)}{beside}"
        elif isinstance(value, dict):
            yield f"{head}{beside}"
            yield from self._mapping(path, inner, shape)
        elif isinstance(value, list):
            yield f"{head}{beside}"
            yield from self._list(path, inner, shape.item())
        elif folded := self.source.folded(path):
            yield f"{head} {folded[0]}{beside}"
            yield from _indented(folded[1:], inner)
        elif isinstance(value, str) and (lines := block_lines(value)):
            yield f"{head} {lines[0]}{beside}"
            yield from _indented(lines[1:], inner)
        else:
            yield f"{head} {self._scalar(path, shape)}{beside}"

    def _is_one_line(self, path: Path, shape: Shape) -> bool:
        return isinstance(self.source.value(path), dict) and shape.is_one_line and not self.remarks.stand_inside(path)

    def _flow(self, path: Path, shape: Shape) -> str:
        value = self.source.value(path)
        if isinstance(value, list):
            return "[]"
        entries = (
            f"{as_key(key)}: {self._scalar((*path, key), shape.below(key), in_flow=True)}"
            for key in shape.ordered(list(value))
        )
        return f"{{{', '.join(entries)}}}"

    def _scalar(self, path: Path, shape: Shape, *, in_flow: bool = False) -> str:
        """Return a value of one line: figures as written, texts bare where every reader takes them as texts."""
        value = self.source.value(path)
        if not isinstance(value, str):
            return self.source.written(path)
        is_bare = (shape.has_pattern and _BARE.fullmatch(value)) or (
            fits_plain(value) and not (in_flow and _FLOW_SIGNS.search(value))
        )
        return value if is_bare and not shape.is_quoted else in_quotes(value)

    def _above(self, path: Path, indent: str, *, is_first: bool) -> Iterator[str]:
        lines = [*self.remarks.above.get(path, ()), *self._beside_all(path)[1:]]
        if is_first:  # whatever stood before it, a mapping or list does not begin with a blank line
            while lines and not lines[0]:
                del lines[0]
        yield from _indented(lines, indent)

    def _beside(self, path: Path) -> str:
        return "".join(f"  {comment}" for comment in self._beside_all(path)[:1])

    def _beside_all(self, path: Path) -> list[str]:
        """Return the comments beside an entry; a line has room for one, the others go above."""
        own = self.remarks.beside.get(path, ())
        return [*own, *(() if self.source.value(path) else self.remarks.below.get(path, ()))]


def _indented(lines: Iterable[str], indent: str) -> Iterator[str]:
    return (f"{indent}{line}" if line else "" for line in lines)
