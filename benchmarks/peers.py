"""What MkDocs and Eleventy take for pages whose content somebody else has worked out already.

Neither computes from plans by itself. Each is given the content of every page of ours, as HTML in a source file of its
own, and has a layout to put around it: what they take is the least that they would add to any program that works the
content out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_CONTENT = re.compile(r"<main[ >].*</main>", re.DOTALL)
_LAYOUT = """<!doctype html>
<html lang="es-SV"><head><meta charset="utf-8"><title>{title}</title></head>
<body><header>Plan Abierto</header>
{content}
</body></html>
"""
_MKDOCS = "mkdocs"
_ELEVENTY = "eleventy"
_CONFIG = """export default function () {
  return { dir: { input: "paginas", includes: "../plantillas" }, htmlTemplateEngine: false };
}
"""


def write(model: Path, work: Path) -> None:
    """Write the sources of both, from the pages of a site of ours."""
    mkdocs, eleventy = work / _MKDOCS, work / _ELEVENTY
    for path in model.rglob("*.html"):
        page, name = path.read_text("utf-8"), path.relative_to(model)
        title, content = _TITLE.search(page), _CONTENT.search(page)
        if title and content:
            head = f"---\ntitle: {json.dumps(title[1], ensure_ascii=False)}\n"
            _put(mkdocs / "docs" / name.with_suffix(".md"), f"{head}---\n{content[0]}\n")
            _put(eleventy / "paginas" / name, f"{head}layout: base.njk\n---\n{content[0]}\n")
    layout = _LAYOUT.format(title="{{ page.title }}", content="{{ page.content }}")
    _put(mkdocs / "tema" / "main.html", layout)
    theme = "theme: {name: null, custom_dir: tema}"
    _put(mkdocs / "mkdocs.yml", f"site_name: Plan Abierto\n{theme}\nplugins: []\nmarkdown_extensions: []\n")
    _put(eleventy / "eleventy.config.mjs", _CONFIG)
    layout = _LAYOUT.format(title="{{ title }}", content="{{ content | safe }}")
    _put(eleventy / "plantillas" / "base.njk", layout)


def ways(work: Path) -> list[tuple[str, tuple[str, ...], Path]]:
    """Return the name, the command and the site of each that is installed; ELEVENTY says where that one is."""
    site = work / _MKDOCS / "site"
    config = str(work / _MKDOCS / "mkdocs.yml")
    drawn: tuple[str, ...] = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", config)
    found = [("MkDocs, el contenido ya hecho", drawn, site)]
    if eleventy := os.environ.get("ELEVENTY") or shutil.which("eleventy"):
        drawn = ("sh", "-c", f"cd {work / _ELEVENTY} && {eleventy} --quiet")
        found.append(("Eleventy, el contenido ya hecho", drawn, work / _ELEVENTY / "_site"))
    return found


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
