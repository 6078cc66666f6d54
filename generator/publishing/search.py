"""The search index: Pagefind run once over the finished pages (accents optional, Spanish word stems)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.publishing.page import SEARCH_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

_UNUSED = (
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-highlight.js",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
)


def index(site: Path) -> None:
    """Add the search index to a site folder.

    Raises:
        GeneratorError: Pagefind is not installed or fails.
    """
    if importlib.util.find_spec("pagefind") is None:
        raise GeneratorError("falta Pagefind, que hace el buscador: pip install 'pagefind[bin]', o use --sin-buscador")
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--output-subdir",
        SEARCH_FOLDER,
        "--force-language",
        "es",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise GeneratorError(f"Pagefind no pudo hacer el índice: {(done.stderr or done.stdout).strip()[-300:]}")
    for name in _UNUSED:
        (site / SEARCH_FOLDER / name).unlink(missing_ok=True)
