"""Where the parts are: plans, editorial pages and settings of the institution; schemas and templates of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.core.problem import GeneratorError
from generator.publishing.editorial import Article
from generator.reading.structure import Schemas

DEFAULT_NAME = "Plan Abierto"
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Project:
    """A folder with `plans/` and, optionally, `docs/` and `mkdocs.yml`."""

    root: Path
    plans_folder: str = "plans"

    @property
    def plans(self) -> Path:
        """The folder of plans."""
        return self.root / self.plans_folder

    @property
    def label(self) -> str:
        """How problems begin the name of a plan file."""
        return Path(self.plans_folder).name

    @property
    def docs(self) -> Path:
        """The folder of editorial pages."""
        return self.root / "docs"

    @property
    def templates(self) -> Path:
        """The folder of page templates."""
        return _data("site_templates")

    @cached_property
    def schemas(self) -> Schemas:
        """The schemas of the plan files."""
        return Schemas.from_texts(
            {path.name: path.read_text("utf-8") for path in sorted(_data("schema").glob("*.json"))}
        )

    @cached_property
    def settings(self) -> Settings:
        """The site's settings, from `mkdocs.yml`."""
        return _settings(self.root / "mkdocs.yml")

    def articles(self) -> tuple[Article, ...]:
        """Return the editorial pages, by name."""
        if not self.docs.is_dir():
            return ()
        return tuple(
            Article(path.relative_to(self.docs).as_posix(), path.read_text("utf-8"))
            for path in sorted(self.docs.rglob("*.md"))
        )

    def assets(self) -> tuple[tuple[str, bytes], ...]:
        """Return the other files of the site, by address: style sheet, scripts, icon, pictures of editorial pages."""
        theme, docs = self.templates / "tema", self.docs
        found = [(path.relative_to(theme).as_posix(), path) for path in sorted((theme / "estilo").rglob("*"))]
        if docs.is_dir():
            found += [
                (path.relative_to(docs).as_posix(), path) for path in sorted(docs.rglob("*")) if path.suffix != ".md"
            ]
        return tuple((name, path.read_bytes()) for name, path in found if path.is_file())


@dataclass(frozen=True, slots=True)
class Settings:
    """What `mkdocs.yml` says that concerns every page."""

    site_name: str = DEFAULT_NAME
    site_url: str = ""
    repo_url: str = ""


def _data(name: str) -> Path:
    """Return a folder of the engine: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def _settings(path: Path) -> Settings:
    if not path.is_file():
        return Settings()
    try:
        data: Any = yaml.safe_load(path.read_text("utf-8")) or {}
        url = str(data.get("site_url") or "")
        return Settings(
            str(data.get("site_name") or DEFAULT_NAME),
            url if url.endswith("/") or not url else f"{url}/",
            str(data.get("repo_url") or "").rstrip("/"),
        )
    except (yaml.YAMLError, AttributeError, UnicodeDecodeError) as error:
        raise GeneratorError(f"no se pudo leer {path.name}: {error}") from error
