"""The texts of pages in other languages: found in code and templates, put into the catalogue, and compiled.

`make textos` (`python -m tests.texts`) adds new texts to `generator/locale/*/LC_MESSAGES/sitio.po`, drops those that
nobody says any more, and compiles. What has no translation yet it prints; a test fails until there is one.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "generator/locale"
SAYING = {"tr": None, "later": None, "plural": (2, 3), "later_plural": (1, 2), "counted": (2, 3)}
"""The functions of `core.language` and `core.wording` that say a text, and which of their arguments it is."""
SPEAKING = ("generator/core", "generator/indicators", "generator/publishing")
"""Where pages get their words from; the command's own words are Spanish alone."""
SILENT = ("generator/publishing/official", "generator/publishing/open_data", "generator/publishing/editor")
"""What is Spanish alone below these: official reports, data, the form of units."""


def extracted() -> Catalog:
    """Every text that code and templates say."""
    catalogue = Catalog(charset="utf-8")
    for path in sorted(each for folder in SPEAKING for each in (ROOT / folder).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(SILENT):
            for _, text, _, _ in extract_from_file("python", path, keywords=SAYING):
                catalogue.add(text, locations=[(name, 1)])
    for path in sorted((ROOT / "site_templates").rglob("*.html")):
        with path.open("rb") as file:
            for _, _, said, _ in babel_extract(file, ("_",), (), {"encoding": "utf-8", "silent": "false"}):
                catalogue.add(str(said), locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return catalogue


def written(language: str) -> Catalog:
    """The catalogue of a language as translators wrote it."""
    with source(language).open("rb") as file:
        return read_po(file, language)


def source(language: str) -> Path:
    """Where the catalogue of a language is written."""
    return LOCALE / language / "LC_MESSAGES/sitio.po"


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as programs read it."""
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def words(text: object) -> tuple[str, ...]:
    """The singular and the plural of a text, or the only form that it has."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)


def texts_of(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The texts of a catalogue with what they are in its language."""
    return {words(message.id): words(message.string) for message in catalogue if message.id}


def update(language: str) -> None:
    """Put the texts of today into the catalogue of a language, and compile it."""
    catalogue = written(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    header, *_ = source(language).read_text("utf-8").partition("\n\n")  # a date of each extraction would be noise
    body = io.BytesIO()
    write_po(body, catalogue, width=120, include_lineno=False, omit_header=True)
    source(language).write_text(f"{header}\n\n{body.getvalue().decode().strip()}\n", "utf-8")
    source(language).with_suffix(".mo").write_bytes(compiled(catalogue))
    for text, said in texts_of(catalogue).items():
        if not all(said):
            print(f"{source(language).relative_to(ROOT)}: falta traducir «{' | '.join(text)}»")  # noqa: T201  its whole answer


if __name__ == "__main__":
    for folder in sorted(LOCALE.glob("*/LC_MESSAGES/sitio.po")):
        update(folder.parts[-3])
