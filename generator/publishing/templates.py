"""The environment of the templates: everything escaped, nothing undefined."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.core.language import SPANISH, catalogue, tag_of
from generator.publishing.compiled import Compiled
from generator.publishing.template_code import FORM, DirectCode, DirectSpanishCode
from generator.publishing.written import MARKED

if TYPE_CHECKING:
    from pathlib import Path


@lru_cache(maxsize=4)
def environment(templates: Path, language: str = SPANISH) -> Environment:
    """Return the environment of the site's templates, in a language.

    `_` says a text in it, `tag` names it, `es` marks an element whose words an institution wrote, in Spanish, and
    `written` such words inside a sentence.
    """
    env = Environment(
        loader=FileSystemLoader([templates / "tema", templates / "paginas"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    texts = catalogue(language)
    env.code_generator_class = DirectCode if texts else DirectSpanishCode
    made_by = (version("jinja2"), FORM, env.code_generator_class, env.autoescape, env.trim_blocks, env.lstrip_blocks)
    env.bytecode_cache = Compiled(templates, repr(made_by))
    env.globals["_"] = texts.gettext if texts else lambda text: text
    env.globals["tag"] = tag_of(language)
    env.globals["es"] = Markup(' lang="es"') if texts else ""
    env.globals["written"] = MARKED.format if texts else lambda text: text
    return env
