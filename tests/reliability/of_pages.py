"""Figures 18 and 19: the site of the real plans in a browser and in files: nobody else is asked, nothing barred."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from tests.conftest import _serve, _with_a_year_before
from tests.html_pages import HtmlPage, broken_links, is_outside
from tests.reliability.browser import browser
from tests.reliability.figure import Case
from tests.test_access import SHOWN_STOPS
from tests.test_site import KINDS, Watch, overflow, violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.reliability.bench import Bench

_UNKNOWN = (None, "")


def _demo(bench: Bench) -> Path:
    """The site of the real plans with simulated results, built once."""
    root = bench.folder / "reales"
    if not (root / "site").exists():
        bench.site(_with_a_year_before(root), "--demostracion")
    return root / "site"


def _kinds(bench: Bench) -> list[str]:
    return bench.some([address for address in KINDS.values() if address != "404.html"], 2)


def asks_nobody(bench: Bench) -> Iterator[Case]:
    """18: links lead somewhere, nobody else is asked, no policy is broken, every format has the same figures."""
    site = _demo(bench)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: HtmlPage((site / name).read_text("utf-8")) for name in files if name.endswith(".html")}
    broken = broken_links(pages, files)
    yield Case(f"vínculos de {len(pages)} páginas", broken[0] if broken else "")
    for name in sorted(pages) if not bench.is_quick else sorted(pages)[:3]:
        loads = [each.attributes["src"] for each in pages[name].elements if "src" in each.attributes]
        outside = [each for each in loads if is_outside(each)]
        yield Case(name, f"carga {outside[0]}" if outside else "")
    with browser() as chromium, _serve(site, "planes") as root, chromium.new_context(locale="es-SV") as context:
        watch = Watch(context, root)
        page = context.new_page()
        for address in _kinds(bench):
            page.goto(root + address, wait_until="networkidle" if address == "buscar/" else "load")
            fault = (watch.outside or watch.complaints or [""])[0]
            yield Case(f"en el navegador: {address}", fault)
            watch.requests.clear()
            watch.complaints.clear()
    yield from _same_figures(site, 2 if bench.is_quick else 1000)


def _same_figures(site: Path, most: int) -> Iterator[Case]:
    """Compare the tables of each unit and year in CSV, JSON and XLSX."""
    for path in sorted(site.glob("*/*/datos/*.csv"))[:most]:
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        told = json.loads(path.with_suffix(".json").read_text("utf-8")) if path.with_suffix(".json").exists() else None
        listed = told if isinstance(told, list) else (told or {}).get("filas", told)
        if isinstance(listed, list):
            same = [_plain(row) for row in rows] == [_plain(row) for row in listed]
            yield Case(f"{path.relative_to(site)} y JSON", "" if same else "no dicen lo mismo")
        book = path.parent / "datos.xlsx"
        sheets = CalamineWorkbook.from_path(book) if book.exists() else None
        if sheets and path.stem in sheets.sheet_names:
            sheet = sheets.get_sheet_by_name(path.stem)
            yield Case(f"{path.relative_to(site)} y XLSX", "" if sheet.height == len(rows) + 1 else "otras filas")


def _plain(row: dict[str, object]) -> dict[str, str]:
    """A row as text, without what is unknown, and without the apostrophe that keeps a text from being a formula."""
    return {key: str(value).removeprefix("'").lower() for key, value in row.items() if value not in _UNKNOWN}


def no_barrier(bench: Bench) -> Iterator[Case]:
    """19: axe-core finds nothing on any kind of page, nothing sticks out, and the keyboard reaches every stop."""
    with (
        browser() as chromium,
        _serve(_demo(bench)) as root,
        chromium.new_context(bypass_csp=True) as context,
    ):
        page = context.new_page()
        for address in _kinds(bench):
            page.goto(root + address)
            for width, theme in ((390, "light"), (1280, "dark")):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
                found = [*violations(page), *overflow(page)]
                yield Case(f"{address} {width} {theme}", found[0] if found else "")
        page.goto(root + KINDS["actividad"])
        for number in range(page.evaluate(SHOWN_STOPS)):
            page.keyboard.press("Tab")
            shown = page.evaluate(
                "document.activeElement !== document.body && document.activeElement.checkVisibility()"
            )
            yield Case(f"tabulador {number + 1}", "" if shown else "no llega a nada que se vea")
