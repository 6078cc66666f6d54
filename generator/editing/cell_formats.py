"""What the values of a spreadsheet do not tell, from the parts of its package; refuses packages that are a trap.

Which cells are percentages, and which hold a formula that gave an error or no result: these read as empty otherwise.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from msgspec import field

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


Place = tuple[int, int]
"""A cell by row and column, from 1."""

NO_RESULT = "#SIN RESULTADO"
"""What is shown for a formula whose result was never computed."""

_MAX_ROWS = 5_000
_MAX_COLUMNS = 200
_MAX_UNPACKED = 60_000_000
_COMPRESSIONS = {ZIP_STORED, ZIP_DEFLATED}
_DAMAGE = (ParseError, BadZipFile, LookupError, ValueError, OSError, EOFError, RuntimeError, zlib.error)
_MACROS = "vbaProject.bin"
_PERCENT_FORMATS = {9, 10}
_REFERENCE = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>[0-9]{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"


class Marks(Frozen):
    """The cells of a sheet that show their number as a percentage, and the errors that formulas show, by place."""

    percents: frozenset[Place] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)


class SheetFormatError(Exception):
    """The package is broken, carries macros, or is larger than any plan can be."""

    def __init__(self, *, is_too_big: bool = False, has_macros: bool = False) -> None:
        super().__init__()
        self.is_too_big = is_too_big
        self.has_macros = has_macros


def cell_marks(data: bytes) -> Mapping[str, Marks]:
    """Return the marks of every sheet by name, in order.

    Raises:
        SheetFormatError: the package is broken, has macros, or is too large.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MAX_UNPACKED:
                raise SheetFormatError(is_too_big=True)
            if any(part.compress_type not in _COMPRESSIONS for part in package.infolist()) or package.testzip():
                raise SheetFormatError
            if any(part.filename.rsplit("/", 1)[-1] == _MACROS for part in package.infolist()):
                raise SheetFormatError(has_macros=True)
            return dict(_ods(package) if "content.xml" in package.namelist() else _xlsx(package))
    except _DAMAGE as error:
        raise SheetFormatError from error


def _elements(package: ZipFile, part: str) -> Iterator[Element]:
    """Yield every finished element of a part; document types, which office programs never write, are refused."""
    with package.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(2000):
            raise SheetFormatError
    with package.open(part) as stream:
        for _, element in iterparse(stream):  # noqa: S314 no document type, so no entities to expand
            yield element


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _xlsx(package: ZipFile) -> Iterator[tuple[str, Marks]]:
    percent_styles = _percent_styles(package)
    targets = {
        element.attrib["Id"]: normpath(join("/xl", element.attrib["Target"])).lstrip("/")
        for element in _elements(package, "xl/_rels/workbook.xml.rels")
        if _local(element) == "Relationship"
    }
    for element in _elements(package, "xl/workbook.xml"):
        if _local(element) == "sheet":
            target = targets[element.attrib.get(_RELATION) or element.attrib[_STRICT_RELATION]]
            if "worksheets/" in target:
                yield element.attrib["name"], _xlsx_marks(package, target, percent_styles)


def _percent_styles(package: ZipFile) -> frozenset[str]:
    """Return the numbers of the cell styles whose number format has a percent sign."""
    if "xl/styles.xml" not in package.namelist():
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    styles: list[int] = []
    for element in _elements(package, "xl/styles.xml"):
        if _local(element) == "numFmt" and "%" in element.attrib.get("formatCode", ""):
            formats.add(int(element.attrib["numFmtId"]))
        elif _local(element) == "cellXfs":
            styles = [int(style.attrib.get("numFmtId", "0")) for style in element]
    return frozenset(str(index) for index, style in enumerate(styles) if style in formats)


def _xlsx_marks(package: ZipFile, part: str, percent_styles: frozenset[str]) -> Marks:
    percents: set[Place] = set()
    errors: dict[Place, str] = {}
    for element in _elements(package, part):
        if _local(element) == "c" and len(element):  # a cell without a part is only painted
            found = _REFERENCE.fullmatch(element.attrib["r"])
            if not found:
                raise SheetFormatError
            place = int(found["row"]), _column(found["letters"])
            _check_size(*place)
            if element.attrib.get("s") in percent_styles:
                percents.add(place)
            if fault := _xlsx_error(element):
                errors[place] = fault
        elif _local(element) == "row":
            element.clear()
    return Marks(frozenset(percents), errors)


def _xlsx_error(cell: Element) -> str:
    """Return the error that a cell shows, or "" if it has none."""
    parts = {_local(part): part.text or "" for part in cell}
    if cell.attrib.get("t") == "e":
        return parts.get("v") or NO_RESULT
    return NO_RESULT if "f" in parts and "v" not in parts else ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _ods(package: ZipFile) -> Iterator[tuple[str, Marks]]:
    for element in _elements(package, "content.xml"):
        if element.tag == f"{_TABLE}table":
            yield element.attrib[f"{_TABLE}name"], _ods_marks(element)
            element.clear()


def _ods_marks(table: Element) -> Marks:
    percents: set[Place] = set()
    errors: dict[Place, str] = {}
    line = 1
    for row in table.iter(f"{_TABLE}table-row"):
        lines = int(row.attrib.get(f"{_TABLE}number-rows-repeated", "1"))
        column = 1
        for cell in row:
            columns = int(cell.attrib.get(f"{_TABLE}number-columns-repeated", "1"))
            kind = cell.attrib.get(f"{_OFFICE}value-type")
            if kind is not None:
                _check_size(line + lines - 1, column + columns - 1)
            places = ((line + down, column + right) for down in range(lines) for right in range(columns))
            if cell.attrib.get(_CALC_TYPE) == "error":
                errors.update(dict.fromkeys(places, "".join(cell.itertext()) or NO_RESULT))
            elif kind == "percentage":
                percents.update(places)
            column += columns
        line += lines
    return Marks(frozenset(percents), errors)


def _check_size(row: int, column: int) -> None:
    if row > _MAX_ROWS or column > _MAX_COLUMNS:
        raise SheetFormatError(is_too_big=True)
