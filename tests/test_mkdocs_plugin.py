"""The MkDocs door: `mkdocs build --strict` publishes the very files that `pat construir` publishes."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Literal

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from generator.core.problem import GeneratorError
from generator.mkdocs_plugin import PlanAbiertoPlugin
from tests.cli.small_project import BROKEN, PLAN, REPORT, ROOT, SOUND_FILES, environment, run, tree, write
from tests.stand_in_browsers import stand_in

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
GUIDE = {
    "docs/guia/index.md": "# Guía\n\nVea [cómo informar](informar.md#paso-2).\n",
    "docs/guia/informar.md": "# Informar\n\n## Paso 2\n\n![Un dibujo](img/uno.svg)\n\n| a |\n|---|\n| 1 |\n",
    "docs/guia/img/uno.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
EPOCH = "1735711200"  # 2025-01-01 in El Salvador


def is_installed() -> bool:
    """Whether MkDocs finds the plugin by its name, as in an environment made by `make`."""
    return any(point.name == "plan-abierto" for point in entry_points(group="mkdocs.plugins"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with guides and with this project's own settings."""
    settings = SETTINGS | {"theme": {"name": None, "custom_dir": str(ROOT / "site_templates/tema")}}
    settings |= {"site_url": "https://example.org/planes/", "watch": [], "nav": None}
    write(tmp_path, {**SOUND_FILES, **GUIDE, "mkdocs.yml": yaml.safe_dump(settings, allow_unicode=True)})
    return tmp_path


@pytest.fixture
def build(project, monkeypatch):
    """Build with MkDocs in this process, whether the plugin is installed or not."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    if not is_installed():
        monkeypatch.setattr("mkdocs.plugins.get_plugins", lambda: {"plan-abierto": _Point()})

    def run_mkdocs(command: Literal["build", "serve"] = "build") -> dict[str, bytes]:
        config = load_config(str(project / "mkdocs.yml"), strict=True, site_dir=str(project / "mk"))
        config.plugins.on_startup(command=command, dirty=False)
        mkdocs_build(config)
        return tree(project / "mk")

    return run_mkdocs


class _Point:
    """What an installed package says of the plugin."""

    name = "plan-abierto"

    @staticmethod
    def load() -> type[PlanAbiertoPlugin]:
        return PlanAbiertoPlugin


def test_both_doors_publish_the_same_files(build, project):
    answer = run("construir", "--raiz", project, "--salida", project / "pat", SOURCE_DATE_EPOCH=EPOCH)
    assert answer.code == 0, answer.err
    with_pat = tree(project / "pat")
    with_mkdocs = build()
    assert set(with_mkdocs) == set(with_pat)
    assert [name for name in with_pat if with_pat[name] != with_mkdocs[name]] == []
    assert {"demo/2024/index.html", "guia/informar/index.html", "guia/img/uno.svg", "404.html"} <= set(with_pat)
    assert {"sitemap.xml", "sitemap-portal.xml", "demo/sitemap.xml"} <= set(with_pat)


def test_both_doors_lend_the_guides_of_the_engine_to_a_project_without_its_own(build, project):
    for name in GUIDE:
        (project / name).unlink()
    write(project, {"docs/acerca.md": "# Acerca de\n"})
    run("construir", "--raiz", project, "--salida", project / "pat", SOURCE_DATE_EPOCH=EPOCH)
    with_pat = tree(project / "pat")
    assert {"guia/reglas/index.html", "acerca/index.html"} <= set(with_pat)
    assert build() == with_pat


def test_errors_in_the_plans_stop_it_with_the_report(build, project, caplog):
    write(project, {PLAN: BROKEN})
    with pytest.raises((PluginError, Abort)):
        build()
    assert f"{PLAN}:5:" in caplog.text
    assert "R301" in caplog.text
    assert not (project / "mk/index.html").exists()


def test_warnings_are_counted_and_do_not_stop_it(build, project, caplog):
    write(project, {PLAN: SOUND_FILES[PLAN].replace(", medio_verificacion: Listas", "")})
    with caplog.at_level("INFO"):
        assert "demo/2024/index.html" in build()
    assert "1 aviso en los planes: véalo con pat validar" in caplog.text


def test_the_search_index_can_be_left_out(build, project):
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project, {"mkdocs.yml": settings.replace("- plan-abierto", "- plan-abierto: {buscador: false}")})
    assert not [name for name in build() if name.startswith("buscador/")]


REPORTED = SOUND_FILES[PLAN] + REPORT


def test_both_doors_print_the_same_reports(build, project, tmp_path, monkeypatch):
    monkeypatch.setenv("CHROMIUM", stand_in(tmp_path))
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project, {PLAN: REPORTED, "mkdocs.yml": settings.replace("- plan-abierto", "- plan-abierto: {pdf: true}")})
    run("construir", "--pdf", "--raiz", project, "--salida", project / "pat", SOURCE_DATE_EPOCH=EPOCH)
    with_pat = tree(project / "pat")
    assert "demo/2024/informes/2024-07/informe.pdf" in with_pat
    assert build() == with_pat


def test_reports_are_not_printed_again_with_each_change_of_a_site_that_is_served(build, project, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "no-existe")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project, {PLAN: REPORTED, "mkdocs.yml": settings.replace("- plan-abierto", "- plan-abierto: {pdf: true}")})
    with pytest.raises((PluginError, Abort)):
        build()
    made = build("serve")
    assert b"informe.pdf" not in made["demo/2024/informes/2024-07/index.html"]


def test_a_search_index_that_cannot_be_made_stops_it(build, project, monkeypatch, caplog):
    def fail(_: Path) -> None:
        raise GeneratorError("falta Pagefind")

    monkeypatch.setattr("generator.mkdocs_plugin.index", fail)
    with pytest.raises((PluginError, Abort)):
        build()
    assert "falta Pagefind" in caplog.text


def test_a_broken_link_stops_it(build, project):
    write(project, {"docs/guia/index.md": "# Guía\n\n[x](nada.md)\n"})
    with pytest.raises((PluginError, Abort)):
        build()


def test_an_anchor_that_does_not_exist_stops_it(build, project):
    write(project, {"docs/guia/index.md": "# Guía\n\n[x](informar.md#paso-9)\n"})
    with pytest.raises(Abort):
        build()


def test_a_project_without_plans_is_an_error_and_not_an_empty_site(build, project):
    for name in SOUND_FILES:
        (project / name).unlink()
    with pytest.raises((PluginError, Abort)):
        build()


@pytest.mark.skipif(
    not is_installed(), reason="the plugin is not installed in this environment (make test installs it)"
)
def test_the_command_of_mkdocs_finds_the_plugin_by_its_name(project):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(project / "mk")],
        cwd=project,
        env=environment(SOURCE_DATE_EPOCH=EPOCH),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (project / "mk/demo/2024/index.html").is_file()
