"""The guides on starting, reviewing, the issue form and publishing say what the commands do and the pages have."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.editing.issue.report import read_issue
from generator.editing.plan_text import entry_text
from generator.pipeline import check_project
from generator.project import Project
from generator.reading.load import load
from tests.ci.test_workflows import FILES
from tests.cli.small_project import Pat, commit
from tests.small_plans import ROOT
from tests.test_docs import PLAN, blocks, guide, started

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["started"]  # the institution that the guides go on with

CHANGE = """\
  - version: 2
    fecha: 2026-04-10
    responsable: Unidad de Planificación
    motivo: Se cerró la sede de oriente
"""
HEADER = re.compile(r'(?:add_header|Header always set) ([\w-]+) "(.*)"')


@pytest.fixture
def pat(started: Path, capsys: pytest.CaptureFixture[str]) -> Pat:
    """The command over the institution of the guides."""
    return Pat(started, capsys)


def test_the_tree_of_the_guide_is_the_one_that_the_commands_write(started):
    (shown,) = [block for block in blocks(guide("empezar.md"), "yaml") if block.startswith("# plans/ejemplo/inst")]
    expected, _ = load("a.yaml", shown.encode())
    written, _ = load("b.yaml", (started / "plans/ejemplo/institucion.yaml").read_bytes())
    assert expected
    assert written
    assert written.data == expected.data


def test_the_next_year_is_what_the_guide_shows(pat):
    command, _, shown = blocks(guide("empezar.md").partition("{#otro-ano}")[2], "text")[0].partition("\n")
    assert pat.here(*command.removeprefix("$ pat ").split()).out == shown


def test_the_comparison_of_the_guide_is_what_the_program_says(started, pat, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    commit(started, "2026-03-20T10:00:00-06:00")
    text = (started / PLAN).read_text("utf-8")
    for old, new in (
        ("version: 1\nresponsable", "version: 2\nresponsable"),
        ("abr: 150}\n    meta_anual: 400", "dic: 100}\n    meta_anual: 350"),
        (
            "    motivo: Creación del plan anual 2026\n",
            f"    motivo: Creación del plan anual 2026\n{CHANGE}",
        ),
        ('"1.1": {valor: 96}', '"1.1": {valor: 98}'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (started / PLAN).write_text(text, "utf-8")
    shown = blocks(guide("revisar.md"), "text")[0]
    assert shown in pat.here("comparar", "HEAD", "--fecha", "2026-05-06").out
    told = pat.here("validar", "--base", "HEAD", "--fecha", "2026-05-06")
    assert told.code == 1, "the guide says that the check refuses it"
    assert "H401" in told.out


def test_the_issue_of_the_guide_becomes_the_report_that_it_shows(started):
    day = date(2026, 4, 6)
    project = Project(started)
    asked, problems = read_issue(
        blocks(guide("informar-en-github.md"), "text")[0],
        check_project(project, day).annual_plans,
        project.schemas,
        day,
    )
    assert not problems
    assert asked
    assert entry_text(asked.entry) == blocks(guide("informar-en-github.md"), "yaml")[0]


def test_reviewers_are_written_as_the_guide_says(started, pat):
    tree = started / "plans/ejemplo/institucion.yaml"
    account = 'revisores: ["@institucion/planificacion"]\n'
    assert account in blocks(guide("revisar.md"), "yaml")[0]
    tree.write_text(tree.read_text("utf-8").replace("organigrama:\n", f"{account}organigrama:\n", 1), "utf-8")
    assert pat.here("revisores").out == "Escrito: .github/CODEOWNERS\n"


def test_the_policy_of_the_guide_is_that_of_the_pages():
    layout = (ROOT / "site_templates/tema/base.html").read_text("utf-8")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', layout)
    assert f"{policy}\n" in blocks(guide("publicar.md"), "text")


def test_both_servers_send_the_headers_that_the_guide_explains():
    nginx, apache = (dict(HEADER.findall(blocks(guide("publicar.md"), kind)[0])) for kind in ("nginx", "apache"))
    assert nginx == apache
    explained = re.findall(
        r"^\| `([\w-]+)(?:: [\w-]+)?` \|", guide("publicar.md").partition("{#encabezados}")[2], re.MULTILINE
    )
    assert explained == list(nginx)


def test_the_workflows_that_the_guide_lists_are_those_that_there_are():
    listed = re.findall(r"^\| `workflows/([\w.]+)` \|", guide("publicar.md"), re.MULTILINE)
    assert sorted([*listed, "pruebas.yml", "version.yml"]) == [path.name for path in FILES]
    for name in re.findall(r"^\| `(\w[\w./]+)` \|", guide("publicar.md"), re.MULTILINE):
        assert (ROOT / ".github" / name).is_file()
