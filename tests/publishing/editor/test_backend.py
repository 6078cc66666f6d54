"""Where the form saves: what the settings may say, and which servers the page may then ask."""

from __future__ import annotations

import pytest

from generator.core.problem import GeneratorError
from generator.publishing.editor.backend import backend_of

GITHUB = {"backend": "github", "repo": "institucion/planes", "base_url": "https://acceso.example.gob.sv/ruta"}


def test_without_settings_there_is_no_form():
    assert backend_of(None) is None


def test_a_page_may_ask_the_service_and_what_the_settings_name():
    backend = backend_of(GITHUB)
    assert backend
    assert backend.servers == "https://api.github.com https://acceso.example.gob.sv"
    assert dict(backend.options)["branch"] == "main"


def test_a_branch_can_be_named():
    backend = backend_of({**GITHUB, "branch": "principal"})
    assert backend
    assert dict(backend.options)["branch"] == "principal"


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("github", "lleva claves con textos"),
        ({"backend": "github", "repo": 3}, "lleva claves con textos"),
        ({"repo": "a/b"}, "debe ser uno de estos: github, gitlab, git-gateway, proxy"),
        ({"backend": "dropbox"}, "debe ser uno de estos"),
        ({"backend": "github", "repo": "a/b"}, "le falta base_url"),
        ({**GITHUB, "rama": "main"}, "no lleva rama"),
        ({"backend": "proxy", "proxy_url": "http://x/; script-src *"}, "no es una dirección"),
    ],
)
def test_what_cannot_be_is_said(told, message):
    with pytest.raises(GeneratorError, match=message):
        backend_of(told)
