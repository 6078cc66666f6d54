"""One year, for an official report without a site: what it says is what the site's own document says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.moment import moment_of
from generator.parallel import ONE
from generator.project import Project
from generator.site_build import SiteBuild
from tests.cli.small_project import PLAN, SOUND_FILES, Pat, commit, git, write

if TYPE_CHECKING:
    from pathlib import Path

TOLD = """\
  - periodo: 2024-{:02}
    fecha: 2024-12-05
    resumen: Así fue
    actividades: {{"1": {{valor: 5}}}}
"""
GOALS = SOUND_FILES[PLAN].replace("metas: {jul: 5}, meta_anual: 5", "metas: {jul: 5, ago: 5}, meta_anual: 10")
PERIODS = {"2024-07": "2024-07", "2024-08": "2024-08", "2024-T3": "2024-t3", "2024": "2024"}


def site_of(root: Path, *, simulated: bool = False) -> dict[str, bytes]:
    """The files of the site."""
    project = Project(root)
    build = SiteBuild(project, moment_of(project, None), ONE, simulated=simulated)
    return {output.path: output.data for output in build.files()}


@pytest.fixture
def pat(tmp_path, capsys, monkeypatch) -> Pat:
    """The command over a project with July told in one commit, August in another."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "proyecto"
    write(root, {**SOUND_FILES, PLAN: f"{GOALS}avances:\n{TOLD.format(7)}"})
    commit(root, "2024-12-06T10:00:00-06:00")
    write(root, {PLAN: f"{GOALS}avances:\n{TOLD.format(7)}{TOLD.format(8)}"})
    git(root, "commit", "-qam", "Agosto", day="2024-12-07T10:00:00-06:00")
    return Pat(root, capsys)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("is_committed", [True, False])
def test_a_report_is_byte_by_byte_the_document_of_the_site(pat, tmp_path, form, is_committed):
    if not is_committed:
        with (pat.root / PLAN).open("a", encoding="utf-8") as plan:
            plan.write(TOLD.format(9))
    site = site_of(pat.root)
    for period, folder in PERIODS.items():
        answer = pat.here("informe", "demo", period, "--salida", f"{period}.{form}")
        assert answer.code == 0, answer.err
        assert (tmp_path / f"{period}.{form}").read_bytes() == site[f"demo/2024/informes/{folder}/informe.{form}"]


def test_each_names_the_commit_of_what_it_is_made_of(pat, tmp_path):
    july, august = git(pat.root, "rev-parse", "HEAD~1", "HEAD").split()
    named = {}
    for period in (*PERIODS, "2024-06"):  # of June nobody told anything
        pat.here("informe", "demo", period, "--salida", f"{period}.html")
        html = (tmp_path / f"{period}.html").read_text("utf-8")
        named[period] = re.findall(r"Versión de los datos: (\w+)\.", html)
    of_july = ("2024-06", "2024-07")
    assert named == {period: [july if period in of_july else august] for period in named}


def test_what_is_simulated_is_drawn_for_a_whole_year_and_names_its_last_commit(pat):
    august = git(pat.root, "rev-parse", "HEAD")
    site = site_of(pat.root, simulated=True)
    reports = [
        data.decode() for path, data in site.items() if re.match(r"demo/2024/informes/\d[^/]*/index\.html", path)
    ]
    assert len(reports) > 1
    assert {name for html in reports for name in re.findall(r"Versión de los datos: (\w+)\.", html)} == {august}
