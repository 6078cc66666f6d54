"""Where the web form saves: what `extra: editar:` of `mkdocs.yml` says, judged."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError

_NEEDED = MappingProxyType(
    {
        "github": ("repo", "base_url"),
        "gitlab": ("repo", "app_id"),
        "git-gateway": (),
        "proxy": ("proxy_url",),
    }
)
"""The services, and what each must be told. Without `base_url` GitHub's login goes through a third party."""
_SERVERS = MappingProxyType({"github": "https://api.github.com", "gitlab": "https://gitlab.com"})
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]*")
"""What stands in the page's policy too: no blank and no semicolon."""
_KNOWN = ("repo", "branch", "base_url", "auth_endpoint", "api_root", "app_id", "auth_type", "proxy_url")


class Backend(Frozen):
    """The service that keeps the plans, with its options as Decap CMS takes them."""

    name: str
    options: tuple[tuple[str, str], ...]

    @property
    def servers(self) -> str:
        """The addresses that the page may ask, besides its own."""
        known = [_SERVERS[self.name]] if self.name in _SERVERS else []
        told = [f"{url.scheme}://{url.netloc}" for _, value in self.options if (url := urlsplit(value)).netloc]
        return " ".join(dict.fromkeys((*known, *told)))


def backend_of(told: Any) -> Backend | None:  # noqa: ANN401  what somebody wrote in mkdocs.yml
    """Return what the settings say of the web form, or `None` if the site has none.

    Raises:
        GeneratorError: they say something else, or too little.
    """
    if told is None:
        return None
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise GeneratorError("en mkdocs.yml, «extra: editar:» lleva claves con textos: backend, repo, branch…")
    options = dict(told)
    name = options.pop("backend", "")
    if name not in _NEEDED:
        raise GeneratorError(f"en mkdocs.yml, «extra: editar: backend:» debe ser uno de estos: {', '.join(_NEEDED)}")
    missing = [key for key in _NEEDED[name] if not options.get(key)]
    unknown = [key for key in options if key not in _KNOWN]
    if missing:
        raise GeneratorError(f"en mkdocs.yml, a «extra: editar:» le falta {', '.join(missing)}")
    if unknown:
        raise GeneratorError(f"en mkdocs.yml, «extra: editar:» no lleva {', '.join(unknown)}")
    for key, value in options.items():
        if not _SAFE.fullmatch(value):
            raise GeneratorError(
                f"en mkdocs.yml, en «extra: editar:», {key} no es una dirección ni un nombre: «{value}»"
            )
    return Backend(name, tuple({"branch": "main", **options}.items()))
