"""A comparison as one page that stands alone: the site's look inside it, no script and no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import __version__
from generator.core.wording import date_in_words
from generator.publishing.templates import environment

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reporters.changes.shape import ChangeReport

TEMPLATE = "comparacion.html"
STYLE = "estilo/sitio.css"


def standalone_page(found: ChangeReport, templates: Path, site_name: str) -> str:
    """Return the comparison as one self-contained page."""
    env = environment(templates)
    assert env.loader is not None  # noqa: S101  the environment of the site has one
    style, _, _ = env.loader.get_source(env, STYLE)
    return env.get_template(TEMPLATE).render(
        report=found,
        as_of=date_in_words(found.as_of),
        site_name=site_name,
        version=__version__,
        style=Markup(style),  # noqa: S704  the engine's own style sheet
    )
