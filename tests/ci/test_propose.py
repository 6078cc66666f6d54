"""A report from an issue becomes a proposal, and only what may be added to a plan gets through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.ci.fake_github import FakeGitHub, comment, pull, run_script

if TYPE_CHECKING:
    from pathlib import Path

MARK = "<!-- plan-abierto: informe -->"
PLAN = "plans/demo/2024/unidad.yaml"
OLD = "esquema: 1\nnota: ñ\n"
NEW = f"{OLD}avances:\n  - periodo: 2024-07\n"
BASE = "c" * 40
TITLE = "Avance de la incidencia #9"


def repository(**other: Any) -> FakeGitHub:
    """A repository with a plan."""
    made = {"files": {PLAN: OLD, "README.md": "Hola"}, "commits": {BASE: {"message": "x", "tree": {"sha": "d" * 40}}}}
    return FakeGitHub(**{**made, **other})


def left(folder: Path, *, answer: str = "## Informe\n", file: str | None = PLAN, text: str | bytes = NEW) -> None:
    """What the step before left."""
    (folder / "entrega").mkdir(exist_ok=True)
    (folder / "entrega/respuesta.md").write_text(answer, "utf-8")
    if file is not None:
        (folder / "entrega/archivo.txt").write_text(file, "utf-8")
        (folder / "entrega/plan.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())


def proposed(github: FakeGitHub, folder: Path) -> tuple[int, str]:
    """Run the script for issue 9."""
    return run_script("proponer.py", github, {"issue": {"number": 9}}, folder, GITHUB_SHA=BASE)


def test_a_report_becomes_a_branch_with_one_commit_and_a_pull_request(tmp_path):
    left(tmp_path)
    github = repository()
    assert proposed(github, tmp_path) == (0, "")
    made = github.commits[github.refs["avance/incidencia-9"]]
    assert (made["message"], made["parents"]) == (TITLE, [BASE])
    assert github.trees[made["tree"]["sha"]] == [{"path": PLAN, "mode": "100644", "type": "blob", "content": NEW}]
    (request,) = github.pulls
    assert (request["title"], request["head"]["ref"]) == (TITLE, "avance/incidencia-9")
    assert request["body"] == "## Informe\n\n\nAl aceptarla se cierra la incidencia (closes #9)."
    (answer,) = github.comments[9]
    assert answer["body"].startswith(f"{MARK}\nSu informe está en la propuesta #101, que otra persona revisará.\n")


def test_an_edited_issue_changes_its_own_proposal(tmp_path):
    github = repository()
    for number in (1, 2):
        left(tmp_path, answer=f"## Informe {number}\n", text=f"{NEW}# {number}\n")
        assert proposed(github, tmp_path)[0] == 0
    (request,) = github.pulls
    assert request["body"].startswith("## Informe 2\n")
    made = github.commits[github.refs["avance/incidencia-9"]]
    assert made["parents"] == [BASE], "it begins again from what is published"
    assert github.trees[made["tree"]["sha"]][0]["content"].endswith("# 2\n")
    assert len(github.comments[9]) == 1


def test_a_proposal_that_somebody_went_on_with_is_left_alone(tmp_path):
    left(tmp_path)
    github = repository(refs={"avance/incidencia-9": "e" * 40})
    github.commits["e" * 40] = {"message": "Corrijo la cifra", "tree": {"sha": "d" * 40}}
    github.pulls.append(pull(101, branch="avance/incidencia-9"))
    assert proposed(github, tmp_path)[0] == 0
    assert github.refs["avance/incidencia-9"] == "e" * 40
    assert "tiene cambios hechos a mano" in github.comments[9][0]["body"]


def test_without_a_report_there_is_only_an_answer(tmp_path):
    left(tmp_path, answer="## No se pudo preparar el informe\n", file=None)
    github = repository(comments={9: [comment("Gracias", author="vecina", number=70)]})
    assert proposed(github, tmp_path)[0] == 0
    assert [item["body"] for item in github.comments[9]] == [
        *("Gracias", f"{MARK}\n## No se pudo preparar el informe\n"),
    ]
    assert (github.pulls, github.refs) == ([], {})


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("README.md", "Hola y adiós", "no es un plan"),
        (".github/workflows/x.yml", NEW, "no es un plan"),
        ("plans/demo/2024/../../../x.yaml", NEW, "no es un plan"),
        ("plans/demo/2024/unidad.yaml\nplans/demo/2024/otra.yaml", NEW, "no es un plan"),
        ("plans/demo/institucion.yaml", NEW, "no es un plan"),
        ("plans/demo/2024/otra.yaml", NEW, "no existe"),
        (PLAN, OLD, "no es texto agregado al final"),
        (PLAN, NEW.replace("esquema: 1", "esquema: 2"), "no es texto agregado al final"),
        (PLAN, f"# antes\n{NEW}", "no es texto agregado al final"),
        (PLAN, "", "no es texto agregado al final"),
    ],
)
def test_what_is_no_addition_to_a_plan_does_not_get_through(tmp_path, file, text, reason):
    left(tmp_path, file=file, text=text)
    github = repository()
    code, said = proposed(github, tmp_path)
    assert code == 1
    assert reason in said
    assert "Traceback" not in said
    assert not [line for line in github.asked if not line.startswith("GET")]


def test_a_link_is_not_followed(tmp_path):
    left(tmp_path)
    (tmp_path / "secreto").write_text(NEW, "utf-8")
    (tmp_path / "entrega/plan.yaml").unlink()
    (tmp_path / "entrega/plan.yaml").symlink_to(tmp_path / "secreto")
    github = repository()
    code, said = proposed(github, tmp_path)
    assert code == 1
    assert "no es un archivo" in said
    assert github.asked == []


def test_where_proposals_may_not_be_opened_the_log_says_what_to_allow(tmp_path):
    left(tmp_path)
    code, said = proposed(repository(may_propose=False), tmp_path)
    assert code == 1
    assert "Allow GitHub Actions to create and approve pull requests" in said
    assert "Traceback" not in said


def test_the_event_is_read_as_data(tmp_path):
    left(tmp_path)
    event = {"issue": {"number": 9, "title": "$(touch x)", "body": "`touch y`"}}
    assert run_script("proponer.py", repository(), json.loads(json.dumps(event)), tmp_path, GITHUB_SHA=BASE)[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["entrega", "evento.json"]
