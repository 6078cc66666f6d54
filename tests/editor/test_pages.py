"""Which sites have the web form, and what its pages say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.moment import Moment
from generator.parallel import ONE
from generator.project import Project
from generator.publishing.page import gathered
from generator.site_build import SiteBuild
from tests.cli.small_project import SOUND_FILES

if TYPE_CHECKING:
    from pathlib import Path

ASKED = "extra:\n  editar: {backend: github, repo: a/b, base_url: 'https://acceso.example.org'}\n"
FORM = "editar/demo/2024/index.html"


def site(root: Path, settings: str, *, simulated: bool = False) -> dict[str, str]:
    """Every file of the small project's site, as text."""
    for name, text in {**SOUND_FILES, "mkdocs.yml": settings}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    build = SiteBuild(Project(root), Moment(date(2024, 12, 31), ""), ONE, simulated=simulated)
    return {path: data.decode("utf-8", "replace") for path, data in gathered(build.files()).items()}


@pytest.mark.parametrize(("settings", "simulated"), [("site_name: X\n", False), (ASKED, True)])
def test_a_site_without_the_form_has_nothing_of_it(tmp_path, settings, simulated):
    files = site(tmp_path, settings, simulated=simulated)
    assert not [path for path in files if path.startswith("editar/")]
    assert "editar/" not in files["index.html"]


def test_a_site_with_the_form_leads_to_it(tmp_path):
    files = site(tmp_path, ASKED)
    assert 'href="editar/index.html">Informar un mes' in files["index.html"]
    assert 'href="demo/2024/index.html">Demostración, 2024' in files["editar/index.html"]


def test_only_the_form_has_the_wider_policy_and_it_may_ask_only_the_service(tmp_path):
    files = site(tmp_path, ASKED)
    assert [path for path, text in files.items() if path.endswith(".html") and "unsafe-eval'" in text
            and "wasm-unsafe-eval" not in text] == [FORM]  # fmt: skip
    assert "connect-src 'self' https://api.github.com https://acceso.example.org;" in files[FORM]


def test_the_form_knows_the_units_and_their_activities(tmp_path):
    found = re.search(r'id="datos">(.*?)</script>', site(tmp_path, ASKED)[FORM], re.DOTALL)
    assert found
    told = json.loads(found.group(1))
    (plan,) = told["planes"]
    assert plan["archivo"] == "plans/demo/2024/unidad.yaml"
    (activity,) = plan["actividades"]
    pattern, how = activity.pop("valor")
    assert activity == {"codigo": "1", "nombre": "Formar", "detalle": "programado: julio 5", "demanda": False}
    assert (re.search(pattern, "5") and not re.search(pattern, "5%"), "sin el signo %" in how) == (True, True)
    assert told["servicio"] == {
        "name": "github",
        "branch": "main",
        "repo": "a/b",
        "base_url": "https://acceso.example.org",
    }
