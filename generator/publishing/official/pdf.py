"""Prints pages as PDF with the Chromium of the machine: tagged, with bookmarks, and the same bytes for the same page.

Each page has a process of its own, a few at a time. One browser for all would spend about half the time, and would
need its protocol spoken here; with a process there is nothing to speak, and nothing that outlives its page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError
from generator.publishing.addresses import file_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PDF_NAME = "informe.pdf"
"""The file beside the page of a report."""

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FLAGS = (
    "--headless",
    "--no-sandbox",  # containers seldom allow one; the page is ours, and it has no network
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--font-render-hinting=none",  # or lines would break otherwise on another screen
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
_PATIENCE = 120
_AT_A_TIME = 8
_PRINTED = "informe-para-imprimir.html"
_LINK = re.compile(r'(?P<tag><a\b[^>]*?) href="(?P<target>[^"]*)"')
_KEPT = ("#", "https:", "http:", "mailto:", "tel:")
_DAY = re.compile(rb"/(CreationDate|ModDate) \(D:[0-9]{14}")
_NAME = re.compile(rb"\(node[0-9]{8}\)")
"""What names a cell of a table for others that refer to it: the browser counts all the nodes that it ever made."""
_LAST_WORDS = 300


class Printer(Frozen):
    """A Chromium, and the day that its documents bear."""

    browser: str
    day: date

    def print_html(self, html: str) -> bytes:
        """Return a page that needs no other file as PDF.

        Raises:
            GeneratorError: the browser fails.
        """
        with tempfile.TemporaryDirectory(prefix="plan-abierto-") as folder:
            page = Path(folder) / _PRINTED
            page.write_text(detached(html, ""), "utf-8")
            return self._print(page)

    def print_pages(self, site: Path, pages: Sequence[str], url: str = "") -> None:
        """Write, beside each of some pages of a site, the page as PDF.

        The links of a printed page lead to the site at `url`; without it there is nowhere to lead.

        Raises:
            GeneratorError: the browser fails.
        """
        with ThreadPoolExecutor(min(os.cpu_count() or 1, _AT_A_TIME)) as pool:
            for _ in pool.map(lambda page: self._print_page(site, page, url), pages):
                pass

    def _print_page(self, site: Path, page: str, url: str) -> None:
        path = site / file_of(page)
        copy = path.with_name(_PRINTED)
        try:
            copy.write_text(detached(path.read_text("utf-8"), url and urljoin(url, page)), "utf-8")
            path.with_name(PDF_NAME).write_bytes(self._print(copy))
        finally:
            copy.unlink(missing_ok=True)

    def _print(self, page: Path) -> bytes:
        """Return a file as PDF; the browser has a profile for this once, and a limit of time."""
        with tempfile.TemporaryDirectory(prefix="plan-abierto-", ignore_cleanup_errors=True) as folder:
            printed = Path(folder) / PDF_NAME
            log = Path(folder) / "log.txt"
            command = [
                self.browser,
                *_FLAGS,
                f"--user-data-dir={folder}/perfil",
                f"--print-to-pdf={printed}",
                page.resolve().as_uri(),
            ]
            with log.open("wb") as said:
                try:
                    subprocess.run(command, stdout=said, stderr=said, timeout=_PATIENCE, check=False)
                except subprocess.TimeoutExpired:
                    said.write(f"no terminó en {_PATIENCE} segundos".encode())
            pdf = printed.read_bytes() if printed.is_file() else b""
            if not pdf.rstrip().endswith(b"%%EOF"):
                words = log.read_text("utf-8", "replace").strip()[-_LAST_WORDS:]
                raise GeneratorError(f"{self.browser} no pudo imprimir un informe: {words}")
            return _settled(pdf, self.day)


def find_chromium() -> str:
    """Return the path of a Chromium: the one that the environment variable CHROMIUM names, or one of the usual names.

    Raises:
        GeneratorError: there is none.
    """
    given = os.environ.get("CHROMIUM")
    for name in (given,) if given else _NAMES:
        if path := shutil.which(name):
            return path
    if given:
        raise GeneratorError(f"CHROMIUM={given} no es un programa")
    raise GeneratorError(
        "los PDF se imprimen con Chromium o Chrome y no se encontró ninguno: instálelo (en Debian, sudo apt-get "
        "install chromium), diga dónde está en la variable CHROMIUM, o siga sin PDF"
    )


def detached(html: str, address: str) -> str:
    """Return a page whose links do not depend on where it lies: those to other pages lead to the site, or nowhere."""

    def link(found: re.Match[str]) -> str:
        target = found["target"]
        if target.startswith(_KEPT):
            return found[0]
        return f'{found["tag"]} href="{urljoin(address, target)}"' if address else found["tag"]

    return _LINK.sub(link, html)


def _settled(pdf: bytes, day: date) -> bytes:
    """Return a PDF without what differs from one printing to the next: its moment, and where its names begin to count.

    Whatever is replaced keeps its length, since a PDF says of its parts at which byte they begin.
    """
    names = {name: b"(node%08d)" % number for number, name in enumerate(sorted(set(_NAME.findall(pdf))), 1)}
    renamed = _NAME.sub(lambda found: names[found[0]], pdf)
    return _DAY.sub(rb"/\1 (D:%b000000" % f"{day:%Y%m%d}".encode(), renamed)
