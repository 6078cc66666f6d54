"""The search index: Pagefind run once over the finished pages (accents optional, Spanish word stems)."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.core.problem import GeneratorError
from generator.publishing.page import SEARCH_FOLDER
from generator.publishing.search_filter import in_order, name_of, renamed
from generator.publishing.search_text import searched
from generator.publishing.write import files_below

_REPEATED = ".caja, .cifras, figure, .leyenda, .fichas .resto, .datos dt, main > h2, .oficial h2, nav, summary"
"""What all pages say, or another page of itself, and figures: more than half of an index, and nobody looks for it."""
_WORDS_OF_A_CHUNK = "2000"
"""A search asks for one chunk of the index for each of its words: small ones, of 3 to 7 KB, are soon there."""
_UNUSED = (
    "pagefind-worker.js",
    "pagefind-ui.js",
    "pagefind-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-highlight.js",
    "pagefind-component-ui.js",
    "pagefind-component-ui.css",
)


def index(site: Path, folder: Path | None = None) -> None:
    """Make the search index of a site, in a folder: in the site itself, if nothing is said.

    Raises:
        GeneratorError: Pagefind is not installed or fails.
    """
    if importlib.util.find_spec("pagefind") is None:
        raise GeneratorError("falta Pagefind, que hace el buscador: pip install 'pagefind[bin]', o use --sin-buscador")
    folder = folder or site / SEARCH_FOLDER
    with TemporaryDirectory() as pages:
        _write_searched(site, Path(pages))
        _run(pages, folder)
    for name in _UNUSED:
        (folder / name).unlink(missing_ok=True)
    _put_filter_in_order(folder)


def _write_searched(site: Path, folder: Path) -> None:
    """Write what is searched of the pages of a site, each at its own address."""
    for name in files_below(str(site)):
        if name.endswith(".html"):
            with open(f"{site}{os.sep}{name}", "rb") as file:  # noqa: PTH123  of tens of thousands, paths take longer
                page = searched(file.read())
            if page:
                place = f"{folder}{os.sep}{name}"
                os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
                with open(place, "wb") as file:  # noqa: PTH123
                    file.write(page)


def _run(pages: str, folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        pages,
        "--output-path",
        str(folder),
        "--force-language",
        "es",
        "--exclude-selectors",
        _REPEATED,
        "--quiet",
    ]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _WORDS_OF_A_CHUNK}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise GeneratorError(f"Pagefind no pudo hacer el índice: {(done.stderr or done.stdout).strip()[-300:]}")


def _put_filter_in_order(folder: Path) -> None:
    """Write the filter anew with its values in order, under a name that follows from them, and those that name it."""
    for path in folder.glob("filter/*.pf_filter"):
        (meta,) = folder.glob("*.pf_meta")
        chunk = in_order(path.read_bytes())
        name = name_of(chunk, path.stem)
        told = renamed(meta.read_bytes(), path.stem, name)
        language, _, hashed = meta.stem.partition(".")
        meta_name = name_of(told, hashed)
        entry = folder / "pagefind-entry.json"
        entry.write_text(entry.read_text("utf-8").replace(hashed, meta_name), "utf-8")
        for old in (path, meta):
            old.unlink()
        path.with_stem(name).write_bytes(chunk)
        meta.with_stem(f"{language}.{meta_name}").write_bytes(told)
