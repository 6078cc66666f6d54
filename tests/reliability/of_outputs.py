"""Figures 3, 4 and 5: what strangers write is text and nothing else in every output; what people write comes out."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from generator.data_set.cells import restored
from tests.conftest import _serve
from tests.html_pages import HtmlPage
from tests.reliability.bench import with_texts
from tests.reliability.browser import browser
from tests.reliability.figure import Case
from tests.reliability.values import HONEST, HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog

    from tests.reliability.bench import Bench

_TRIGGERS = re.compile(r"[=+\-@\t\r＝＋－＠]")
_POWERFUL = {
    *(
        "audio",
        "b",
        "base",
        "button",
        "embed",
        "form",
        "frame",
        "iframe",
        "img",
        "input",
        "link",
        "math",
        "meta",
        "mtext",
    ),
    *("object", "script", "style", "svg", "template", "textarea", "title", "video"),
}
_FIGURE = re.compile(r"-?[0-9][0-9.,]*%?")
_CALENDAR = re.compile(r"(BEGIN|END|VERSION|PRODID|CALSCALE|X-WR-CALNAME|UID|DTSTAMP|DTSTART;VALUE=DATE|SUMMARY|"
                       r"DESCRIPTION|URL|TRANSP):|[ \t]")  # fmt: skip


def inert_in_pages(bench: Bench) -> Iterator[Case]:
    """3: pages have the elements of harmless ones; in a browser nothing runs, with their policy and without."""
    plain = _elements(bench.harmless)
    for turn in range(bench.lot(3, 1)):
        site = bench.site(bench.project(f"hostil-{turn}", with_texts(HOSTILE, turn * 17)), "--sin-buscador")
        for path, tags in _elements(site).items():
            expected = plain.get(path)
            more = tags - expected if expected is not None else Counter({"página": 1})
            fault = f"tiene de más {dict(more)}" if more else ""
            yield Case(f"{turn} {path}", fault)
        with browser() as chromium, _serve(site) as root:
            for bypass in (True, False):
                pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
                yield from _opened(chromium, root, bench.some(pages, 3), bypass_csp=bypass)


def _elements(site: Path) -> dict[str, Counter[str]]:
    """How many elements that can do something, and handlers, each page has; paragraphs and lists follow from texts."""
    found = {}
    for path in site.rglob("*.html"):
        page = HtmlPage(path.read_text("utf-8"))
        tags = Counter(element.tag for element in page.elements if element.tag in _POWERFUL)
        tags += Counter(name for each in page.elements for name in each.attributes if name.startswith("on"))
        found[path.relative_to(site).as_posix()] = tags
    return found


def _opened(chromium: Browser, root: str, pages: list[str], *, bypass_csp: bool) -> Iterator[Case]:
    with chromium.new_context(bypass_csp=bypass_csp) as context:
        asked: list[str] = []
        dialogs: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()

        def dismiss(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        for path in pages:
            page.goto(root + path)
            outside = [url for url in asked if not url.startswith((root, "data:"))]
            ran = page.evaluate("window.__entro")
            fault = (
                "un guion corrió" if ran else f"pidió {outside[0]}" if outside else "abrió un aviso" if dialogs else ""
            )
            yield Case(f"{path} {'sin' if bypass_csp else 'con'} política", fault)
            asked.clear()


def inert_in_files(bench: Bench) -> Iterator[Case]:
    """4: no formula, macro, element, property or number that is none in any file that is downloaded."""
    readers = {
        ".csv": _csv_fault, ".xlsx": _sheet_fault, ".docx": _document_fault, ".json": _json_fault,
        ".jsonl": _jsonl_fault,
        ".xml": _xml_fault, ".ics": _calendar_fault, ".html": _linked_data_fault, ".pdf": _pdf_fault,
        ".jsonld": _json_fault, ".webmanifest": _json_fault,
    }  # fmt: skip
    for turn in range(bench.lot(8, 1)):  # so that each text stands in many places
        options = ("--sin-buscador", "--pdf") if turn == 1 else ("--sin-buscador",)
        site = bench.site(bench.project("archivos", with_texts(HOSTILE, turn * 7)), *options)
        for path in sorted(site.rglob("*")):
            if path.suffix in readers and path.is_file():
                yield Case(f"{turn} {path.relative_to(site)}", _fault_in(path, readers[path.suffix]))


def _fault_in(path: Path, reader: Callable[[Path], str]) -> str:
    """What a reader objects to; that it cannot read what we wrote is an objection too."""
    try:
        return reader(path)
    except (ValueError, csv.Error, ET.ParseError, zipfile.BadZipFile) as error:
        return f"no se puede leer: {error}"


def _csv_fault(path: Path) -> str:
    cells = (
        cell for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True) for cell in row
    )
    bad = next((cell for cell in cells if _TRIGGERS.match(cell) and not _FIGURE.fullmatch(cell)), None)
    return f"una celda empieza con {bad[:20]!r}" if bad else ""


def _parts(path: Path, ending: str = ".xml") -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((ending, ".rels")):
                yield name, archive.read(name).decode("utf-8")


def _sheet_fault(path: Path) -> str:
    is_form = path.name.startswith("formulario") or "formulario" in path.as_posix()
    for name, text in _parts(path):
        ET.fromstring(text)  # noqa: S314  what we wrote: that it can be read is what is looked at
        if "externalLink" in name or ("ajeno.example" in text and "Relationship" in text):
            return f"{name} lleva a otra parte"
        if not is_form and re.search(r"<f[ >]", text):
            return f"{name} tiene una fórmula"
        if re.search(r"<f[^>]*>[^<]*(HYPERLINK|cmd|SUM\(1\)|ajeno)", text):
            return f"{name} tiene una fórmula ajena"
    return ""


def _document_fault(path: Path) -> str:
    for name, text in _parts(path):
        ET.fromstring(text)  # noqa: S314  see above
        fields = set(re.findall(r"<w:instrText[^>]*>([^<]*)<", text))
        if any("ajeno" in field or "cmd" in field for field in fields) or 'TargetMode="External"' in text:
            return f"{name} tiene un campo o un vínculo ajeno"
    return ""


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _json_fault(path: Path) -> str:
    data = json.loads(path.read_text("utf-8"), parse_constant=_refuse)
    return "" if json.loads(json.dumps(data)) == data else "no vuelve igual"


def _jsonl_fault(path: Path) -> str:
    for line in path.read_text("utf-8").split("\n")[:-1]:
        json.loads(line, parse_constant=_refuse)
    return ""


def _xml_fault(path: Path) -> str:
    text = path.read_text("utf-8")
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314  see above
    return "tiene elementos ajenos" if names & {"script", "b", "img", "svg"} or "<!DOCTYPE" in text else ""


def _calendar_fault(path: Path) -> str:
    lines = path.read_bytes().decode("utf-8").split("\r\n")[:-1]
    bad = next((line for line in lines if not _CALENDAR.match(line) or "\n" in line or len(line.encode()) > 75), None)
    count = Counter(line for line in lines if line.startswith(("BEGIN:VEVENT", "END:VEVENT")))
    return f"una línea ajena: {bad[:40]!r}" if bad else "" if len(set(count.values())) <= 1 else "un evento ajeno"


def _linked_data_fault(path: Path) -> str:
    for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL):
        json.loads(found, parse_constant=_refuse)
        if "<" in found:
            return "los datos enlazados tienen «<»"
    return ""


def _pdf_fault(path: Path) -> str:
    found = re.search(rb"/(JS|JavaScript|Launch|EmbeddedFile|OpenAction)\b", path.read_bytes())
    return f"tiene {found.group().decode()}" if found else ""


def exact(bench: Bench) -> Iterator[Case]:
    """5: every honest text is in CSV, JSON and XLSX, and on a page, as it was written."""
    site = bench.site(bench.project("honestos", with_texts(HONEST)), "--sin-buscador")
    found = {
        "CSV": {restored(cell) for path in site.glob("datos/*.csv") for row in _rows(path) for cell in row},
        "JSON": {text for path in site.glob("datos/*.json") for text in _strings(json.loads(path.read_text("utf-8")))},
        "XLSX": {
            str(cell) for name in site.glob("datos/*.xlsx") for sheet in _sheets(name) for row in sheet for cell in row
        },
        "página": " ".join(HtmlPage(path.read_text("utf-8")).text for path in site.rglob("*.html")),
    }
    for text in HONEST:
        written = unicodedata.normalize("NFC", text)
        for form, texts in found.items():
            sought = " ".join(written.split()) if isinstance(texts, str) else written
            there = sought in " ".join(texts.split()) if isinstance(texts, str) else sought in texts
            yield Case(f"{form} {text[:40]}", "" if there else "no está tal como se escribió")


def _rows(path: Path) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True)


def _sheets(path: Path) -> Iterator[Sequence[Sequence[object]]]:
    workbook = CalamineWorkbook.from_path(path)
    yield from (workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names)


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _strings(each)
