"""A project's folder: its plans, editorial pages and settings; and the engine's own schemas, templates and guides."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.core.frozen import Frozen, replace
from generator.core.language import FOLDER, LANGUAGES, SPANISH
from generator.core.problem import GeneratorError
from generator.core.wording import listed
from generator.publishing import addresses
from generator.publishing.editor.backend import Backend, backend_of
from generator.publishing.editorial import Article
from generator.publishing.page import OutputFile
from generator.reading.laws import read_laws
from generator.reading.schemas import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Law

DEFAULT_NAME = "Plan Abierto"
_PACKAGE = Path(__file__).parent


class Project(Frozen, dict=True):
    """A folder with `plans/` and, optionally, `docs/` and `mkdocs.yml`.

    `editor` is where the web form saves, and `language` that of the interface, in place of what `mkdocs.yml` says.
    """

    root: Path
    editor: Backend | None = None
    language: str = ""

    @property
    def plans(self) -> Path:
        """The folder of plans."""
        return self.root / self.label

    @property
    def label(self) -> str:
        """The name of that folder, with which problems begin the name of a plan file."""
        return "plans"

    @property
    def docs(self) -> Path:
        """The folder of editorial pages."""
        return self.root / "docs"

    @property
    def own_laws(self) -> Path:
        """The folder of what the project itself says of laws."""
        return self.root / "leyes"

    @property
    def rules_guide(self) -> str:
        """Where a reader of a problem finds its rule explained: a file of the project, a page of its site, or ""."""
        if (self.docs / "guia" / "reglas.md").is_file():
            return "docs/guia/reglas.md"
        if self.settings.site_url:
            return f"{self.settings.site_url}guia/reglas/"
        page = self.root / "site" / "guia" / "reglas" / "index.html"
        return page.as_posix() if page.is_file() else ""

    @property
    def theme(self) -> Path:
        """The folder of the layout, the style sheet and the scripts."""
        return self.templates / "tema"

    @property
    def style(self) -> str:
        """The style sheet, for pages that carry their own."""
        return (self.theme / "estilo" / "sitio.css").read_text("utf-8")

    @property
    def config_file(self) -> Path:
        """The site's settings, which MkDocs reads too."""
        return _no_link(self.root / "mkdocs.yml")

    @property
    def templates(self) -> Path:
        """The folder of page templates."""
        return engine_templates()

    @property
    def schemas(self) -> Schemas:
        """The schemas of the plan files."""
        return engine_schemas()

    @cached_property
    def settings(self) -> Settings:
        """The site's settings, from `mkdocs.yml`."""
        settings = _settings(self.config_file)
        return replace(settings, editor=self.editor or settings.editor, language=self.language or settings.language)

    def laws(self) -> tuple[Law, ...]:
        """Return what the law of each country asks to publish: the engine's, then those of the project's `leyes/`.

        Raises:
            GeneratorError: a file of the project is not of the shape of a law.
        """
        engine = _data("schema") / "leyes"
        own = map(_no_link, sorted(_no_link(self.own_laws).glob("*.yaml")))
        paths = (*sorted(engine.glob("*.yaml")), *own)
        files = ((f"leyes/{path.name}", path.read_bytes()) for path in paths)
        return read_laws(files, (engine / "ley.schema.json").read_text("utf-8"))

    def articles(self) -> tuple[Article, ...]:
        """Return the editorial pages, by name."""
        return tuple(Article(name, _text(path)) for name, path in self._editorial() if path.suffix == ".md")

    def assets(self) -> tuple[tuple[str, bytes], ...]:
        """Return the other files of the site, by address: style sheet, scripts, icon, pictures of editorial pages."""
        pictures = [(name, path) for name, path in self._editorial() if path.suffix != ".md"]
        return tuple((name, path.read_bytes()) for name, path in (*_files(self.theme / "estilo", "estilo"), *pictures))

    def own_files(self) -> tuple[OutputFile, ...]:
        """Return the settings and the editorial pages of the project, by name."""
        settings = ((self.config_file.name, self.config_file),) if self.config_file.is_file() else ()
        return tuple(OutputFile(name, path.read_bytes()) for name, path in (*settings, *_own_files(self.docs, "docs")))

    def editor_assets(self) -> tuple[tuple[str, bytes], ...]:
        """Return the files of the web form, by address: our own, and the library that `vendor/` keeps compressed.

        Raises:
            GeneratorError: the library is not the one that was vendored.
        """
        vendor = self.templates / "vendor"
        manifest = json.loads((vendor / "manifest.json").read_text("utf-8"))
        library = next(
            told for package in manifest["packages"] for told in package["files"] if "unpacked_sha256" in told
        )
        data = gzip.decompress((vendor / library["file"]).read_bytes())
        if hashlib.sha256(data).hexdigest() != library["unpacked_sha256"]:
            raise GeneratorError(f"{library['file']} no es el archivo que se instaló; instale Plan Abierto de nuevo")
        own = _files(self.templates / "editor", addresses.EDITOR)
        return (*((name, path.read_bytes()) for name, path in own), (f"{addresses.EDITOR}decap-cms.js", data))

    def _editorial(self) -> tuple[tuple[str, Path], ...]:
        """Return the files of `docs/`; a project without guides of its own has the engine's."""
        own = _own_files(self.docs)
        if any(name.startswith(addresses.GUIDE) for name, _ in own):
            return own
        return (*own, *_files(_guide(), addresses.GUIDE))


class Settings(Frozen):
    """What `mkdocs.yml` says to both doors; the options of the plugin are read by MkDocs alone."""

    site_name: str = DEFAULT_NAME
    site_url: str = ""
    repo_url: str = ""
    editor: Backend | None = None
    language: str = SPANISH


@cache
def engine_schemas() -> Schemas:
    """Return the engine's own schemas, read once."""
    return Schemas.from_texts({path.name: path.read_text("utf-8") for path in sorted(_data("schema").glob("*.json"))})


def engine_templates() -> Path:
    """Return the folder of the engine's own templates."""
    return _data("site_templates")


def engine_files() -> Iterator[tuple[str, bytes]]:
    """Yield the engine's own files by name: code, schemas, templates and texts of other languages."""
    for folder, pattern in (
        (_PACKAGE, "*.py"),
        (_data("schema"), "*.json"),
        (_data("site_templates"), "*.html"),
        (FOLDER, "*.mo"),
    ):
        for path in sorted(folder.rglob(pattern)):
            yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def engine_libraries(names: Sequence[str]) -> list[str]:
    """Return the version of each of some libraries, out of the names of their folders; "" of one that is not there.

    To import `importlib.metadata`, which reads the same names, takes as long as to read this engine.
    """
    if any(map(os.path.isfile, sys.path)):  # a zip, into which only that one looks
        return [_version(name) for name in names]
    found: dict[str, str] = {}
    for folder in map(Path, sys.path):
        with suppress(OSError):  # Python, too, passes by a folder that it may not read
            for path in folder.glob("*.*-info"):
                if path.suffix in {".dist-info", ".egg-info"}:
                    library, _, version = path.stem.partition("-")
                    found.setdefault(library.lower(), version)
    return [found.get(name, "") for name in names]


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _data(name: str) -> Path:
    """Return a folder of the engine: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def _guide() -> Path:
    """Return the engine's own guides."""
    installed = _PACKAGE / "_data" / "guia"
    return installed if installed.is_dir() else _PACKAGE.parent / "docs" / "guia"


def _files(folder: Path, prefix: str = "") -> tuple[tuple[str, Path], ...]:
    """Return the files below a folder with their names, which begin with a prefix."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()
    return tuple((f"{prefix.rstrip('/')}/{path.relative_to(folder).as_posix()}".lstrip("/"), path) for path in paths)


def _own_files(folder: Path, prefix: str = "") -> tuple[tuple[str, Path], ...]:
    """Return the files below a folder of the project with their names. Links are refused: one can publish any file.

    Raises:
        GeneratorError: something there is a link, or its name is no text.
    """
    for path in (folder, *folder.rglob("*")):
        _publishable(path)
    return _files(folder, prefix)


def _publishable(path: Path) -> None:
    _no_link(path)
    name = path.name.encode("utf-8", "replace").decode()
    if name != path.name:  # on the disk it is in another encoding: no address, and no text of ours, can have it
        raise GeneratorError(f"«{path.parent / name}» no tiene su nombre en UTF-8, y no se puede publicar: cámbielo")


def _no_link(path: Path) -> Path:
    if path.is_symlink():
        raise GeneratorError(f"«{path}» es un enlace simbólico, y podría publicar otro archivo: copie el archivo aquí")
    return path


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GeneratorError(f"{path} no está en UTF-8; guárdelo de nuevo con esa codificación") from error


def _language(path: Path, told: object) -> str:
    if told not in {None, *LANGUAGES}:
        known = listed(f"«{each}»" for each in LANGUAGES)
        raise GeneratorError(f"en {path.name}, el idioma de la interfaz (extra, idioma) puede ser {known}: «{told}»")
    return str(told or SPANISH)


def _address(path: Path, key: str, told: object) -> str:
    """Return an address that pages link to: any other, such as `javascript:…`, would be a link that does something."""
    url = str(told or "")
    if url and not url.startswith(("https://", "http://")):
        raise GeneratorError(f"en {path.name}, {key} debe empezar con https://: «{url}»")
    return url


def _settings(path: Path) -> Settings:
    if not path.is_file():
        return Settings()
    try:
        data: Any = yaml.safe_load(path.read_text("utf-8")) or {}
        url, repository = (_address(path, key, data.get(key)) for key in ("site_url", "repo_url"))
        return Settings(
            str(data.get("site_name") or DEFAULT_NAME),
            url if url.endswith("/") or not url else f"{url}/",
            repository.rstrip("/"),
            backend_of((data.get("extra") or {}).get("editar")),
            _language(path, (data.get("extra") or {}).get("idioma")),
        )
    except (yaml.YAMLError, AttributeError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", línea {mark.line + 1}" if mark else ""
        raise GeneratorError(f"no se pudo leer {path.name}{where}: revise que sea YAML en UTF-8") from error
