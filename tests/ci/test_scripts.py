"""What the workflows run, run here on real repositories: the check of a proposal, and a report from an issue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.small_project import PLAN, ROOT, SOUND_FILES, environment, git, write
from tests.editing.issue.bodies import body

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the machines of the workflows have a shell")
LOWERED = SOUND_FILES[PLAN].replace("jul: 5", "jul: 4").replace("meta_anual: 5", "meta_anual: 4")
HONEST = LOWERED.replace("version: 1\nact", "version: 2\nact").replace(
    "motivo: Creación}]",
    "motivo: Creación}, {version: 2, fecha: 2024-03-01, responsable: Planificación, motivo: Se cerró una sede}]",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the published plans, and the scripts."""
    root = tmp_path / "repo"
    write(root, SOUND_FILES)
    (root / "scripts").symlink_to(ROOT / "scripts")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "plans")
    git(root, "commit", "-qm", "Publicado")
    return root


def proposal(root: Path, text: str) -> None:
    """A branch with another text of the plan, merged as GitHub merges it to check a pull request."""
    git(root, "switch", "-qc", "propuesta")
    write(root, {PLAN: text})
    git(root, "commit", "-qam", "Propuesta")
    git(root, "switch", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "propuesta")


@pytest.fixture
def script(repository: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a script in the repository, with `pat` on the PATH and the files that GitHub gives to a step."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    command = bin_folder / "pat"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    command.chmod(0o755)

    def run(name: str, *arguments: str, **other: str) -> subprocess.CompletedProcess[str]:
        path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["sh", ROOT / "scripts/ci" / name, *arguments],
            cwd=repository,
            env=environment(PATH=path, PYTHONUTF8="1", **other),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def test_an_honest_change_passes_and_the_verdict_is_the_first_line(repository, script, tmp_path):
    proposal(repository, HONEST)
    summary = tmp_path / "resumen.md"
    done = script("revisar.sh", "HEAD^1", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done
    comment = (repository / "revision/comentario.md").read_text("utf-8")
    assert comment.startswith("### ⚠️ Validación: 1 aviso\n\n### ▲ Qué cambia esta propuesta\n\nDe HEAD^1 (")
    assert comment.index("Baja la meta anual de 5 a 4") < comment.index("<summary>Ver los problemas</summary>")
    assert summary.read_text("utf-8") == comment
    assert (repository / "site/index.html").is_file()


def test_a_hidden_change_fails_on_its_line_and_no_site_is_built(repository, script, tmp_path):
    proposal(repository, LOWERED)
    done = script("revisar.sh", "HEAD^1", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "resumen.md"))
    assert done.returncode == 1
    assert f"::error file={PLAN},line=" in done.stdout
    comment = (repository / "revision/comentario.md").read_text("utf-8")
    assert comment.startswith("### ❌ Validación: 1 error\n\n### ▲ Qué cambia esta propuesta\n")
    assert "<details><summary>Ver los problemas</summary>\n\n| Dónde |" in comment
    assert comment.rstrip().endswith("</details>")
    assert "H403" in comment
    assert not (repository / "site").exists()


def test_outside_github_problems_are_told_as_text(repository, script):
    proposal(repository, LOWERED)
    done = script("revisar.sh", "HEAD^1")
    assert done.returncode == 1
    assert "error[H403]" in done.stdout


def test_a_base_that_is_not_there_is_never_taken_for_a_pass(repository, script):
    proposal(repository, HONEST)
    done = script("revisar.sh", "HEAD^9")
    assert done.returncode == 2
    comment = (repository / "revision/comentario.md").read_text("utf-8")
    assert "No se pudo comparar" in comment
    assert "No se pudo revisar" in comment


def test_a_summary_that_github_would_drop_says_where_all_of_it_is(repository, script, tmp_path):
    proposal(repository, HONEST.replace("nombre: Formar", f'nombre: Formar, nota: "{"ñ" * 9000}"'))
    summary = tmp_path / "resumen.md"
    shim = repository / "revisar.sh"
    text = (ROOT / "scripts/ci/revisar.sh").read_text("utf-8").replace("summary_limit=900000", "summary_limit=100")
    shim.write_text(text, "utf-8")
    assert "summary_limit=100\n" in text or "summary_limit=100 " in text
    assert script(str(shim), "HEAD^1", GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert "está completo en el archivo «revision»" in summary.read_text("utf-8")


def reported(script, tmp_path, text: str | None) -> subprocess.CompletedProcess[str]:
    """Run the script of issues for an issue with a text."""
    event = tmp_path / "evento.json"
    event.write_text(json.dumps({"issue": {"number": 9, "body": text}}), "utf-8")
    done = script("incidencia.sh", GITHUB_EVENT_PATH=str(event))
    assert isinstance(done, subprocess.CompletedProcess)
    return done


GOOD = {"unidad": "demo/unidad", "periodo": "2024-07", "actividades": "1: 4"}


def test_an_issue_leaves_the_new_plan_and_an_answer(repository, script, tmp_path):
    done = reported(script, tmp_path, body(**GOOD).replace("\n", "\r\n"))
    assert done.returncode == 0, done
    assert sorted(path.name for path in (repository / "entrega").iterdir()) == [
        *("archivo.txt", "plan.yaml", "respuesta.md"),
    ]
    assert (repository / "entrega/archivo.txt").read_text("utf-8") == PLAN
    assert (repository / "entrega/plan.yaml").read_text("utf-8").startswith(f"{SOUND_FILES[PLAN]}avances:\n")
    assert (repository / "entrega/respuesta.md").read_text("utf-8").startswith("## Informe de julio de 2024: Unidad")


@pytest.mark.parametrize("text", [None, "", "Hola", body(**{**GOOD, "actividades": "1: muchas"})])
def test_an_issue_with_faults_leaves_only_an_answer(repository, script, tmp_path, text):
    assert reported(script, tmp_path, text).returncode == 0
    assert [path.name for path in (repository / "entrega").iterdir()] == ["respuesta.md"]
    answer = (repository / "entrega/respuesta.md").read_text("utf-8")
    assert answer.startswith("## No se pudo preparar el informe")
    assert git(repository, "status", "--porcelain", "plans") == ""


@pytest.mark.parametrize(
    "hostile",
    ["$(touch x)", "`touch x`", "'; touch x; '", '"; touch x; "', "\\$(touch x)", "%0A::set-env name=x::y", "-rf /"],
)
def test_no_text_of_an_issue_reaches_a_shell(repository, script, tmp_path, hostile):
    before = sorted(path.name for path in repository.iterdir())
    reported(script, tmp_path, body(**{**GOOD, "resumen": hostile, "unidad": hostile}))
    reported(script, tmp_path, body(**{**GOOD, "resumen": hostile}))
    assert sorted(path.name for path in repository.iterdir()) == sorted([*before, "entrega"])
    assert hostile in (repository / "entrega/plan.yaml").read_text("utf-8").replace("\\\\", "\\").replace('\\"', '"')


def test_a_failure_of_ours_is_not_told_as_theirs(repository, script, tmp_path):
    (repository / "plans").rename(repository / "otros")
    done = reported(script, tmp_path, body(**GOOD))
    assert done.returncode == 0
    assert "por una falla que no es suya" in (repository / "entrega/respuesta.md").read_text("utf-8")


def test_the_engine_comes_from_the_wheel_that_an_institution_keeps(tmp_path):
    """With a wheel in motor/ the repository's own set-up is not asked for."""
    (tmp_path / "motor").mkdir()
    (tmp_path / "motor/plan_abierto-1-py3-none-any.whl").write_bytes(b"x")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python3").write_text(
        "#!/bin/sh\nmkdir -p .venv/bin\nfor name in pip pat; do\n"
        'printf \'#!/bin/sh\\necho %s "$@" >>registro\\n\' "$name" >".venv/bin/$name"\n'
        'chmod +x ".venv/bin/$name"\ndone\n',
        "utf-8",
    )
    (tools / "python3").chmod(0o755)
    path = tmp_path / "path.txt"
    subprocess.run(
        ["sh", ROOT / "scripts/ci/preparar.sh"],
        cwd=tmp_path,
        env={"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "GITHUB_PATH": str(path)},
        check=True,
        timeout=60,
    )
    assert (tmp_path / "registro").read_text("utf-8").splitlines() == [
        "pip install --quiet --disable-pip-version-check motor/plan_abierto-1-py3-none-any.whl",
        "pat --version",
    ]
    assert path.read_text("utf-8") == f"{tmp_path}/.venv/bin\n"
