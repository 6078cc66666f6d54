"""`pat editar` answers the form of its own pages, about plans, and nobody else about anything else."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from functools import partial
from http.client import HTTPConnection

import pytest

from generator.cli.edit import errors_in
from generator.cli.form_service import FormService, NotThereError
from generator.core.problem import GeneratorError
from generator.history.drafts import Drafts
from generator.project import Project
from tests.cli.small_project import BROKEN, PLAN, SOUND_FILES, git
from tests.history.repos import Repo

NAME = "demo-2024/unidad"


@pytest.fixture
def repo(tmp_path):
    return Repo.new(tmp_path / "proyecto", SOUND_FILES)


def service(repo: Repo) -> FormService:
    return FormService(Drafts(repo.plans), "plans", print, partial(errors_in, Project(repo.root)))


def saved(repo: Repo, text: str, path: str = PLAN, collection: str = "demo-2024"):
    files = [{"path": path, "slug": "unidad", "raw": text}]
    return service(repo).answer("persistEntry", {"dataFiles": files, "options": {"collectionName": collection}})


def test_what_is_saved_is_a_branch_over_what_is_published(repo, capsys):
    text = SOUND_FILES[PLAN] + "# más\n"
    saved(repo, text)
    assert capsys.readouterr().out == (
        f"Guardado como propuesta en la rama cms/{NAME}; nada se ha publicado.\n"
        f"Para enviarla: git push -u origin cms/{NAME}\n"
    )
    saved(repo, text + "# y más\n")
    assert git(repo.root, "show", f"cms/{NAME}:{PLAN}") == (text + "# y más").strip()
    assert git(repo.root, "rev-list", "--count", f"main..cms/{NAME}") == "2"
    assert git(repo.root, "diff", "--name-only", "main", f"cms/{NAME}") == PLAN
    assert git(repo.root, "status", "--porcelain") == ""
    told = service(repo)
    assert told.answer("unpublishedEntries", {}) == [NAME]
    proposal = told.answer("unpublishedEntry", {"collection": "demo-2024", "slug": "unidad"})
    assert isinstance(proposal, dict)
    assert [diff["path"] for diff in proposal["diffs"]] == [PLAN]
    assert told.answer("unpublishedEntry", {"id": NAME}) == proposal
    data = told.answer(
        "unpublishedEntryDataFile", {"collection": "demo-2024", "slug": "unidad", "path": PLAN, "id": "8a3f"}
    )
    assert isinstance(data, dict)
    assert data["data"] == text + "# y más\n"
    told.answer("deleteUnpublishedEntry", {"collection": "demo-2024", "slug": "unidad"})
    assert told.answer("unpublishedEntries", {}) == []


def test_a_plan_that_could_not_be_published_is_told_when_it_is_saved(repo, capsys):
    saved(repo, BROKEN)
    out = capsys.readouterr().out
    assert out.startswith(f"Guardado como propuesta en la rama cms/{NAME}; nada se ha publicado.\n{PLAN}:5:")
    assert "error[R301]" in out
    assert out.endswith("Así no se podrá publicar: corríjalo en el formulario y guarde otra vez.\n")
    saved(repo, "esquema: [\x1b[31m")
    assert "\x1b" not in capsys.readouterr().out
    assert git(repo.root, "rev-list", "--count", f"main..cms/{NAME}") == "2"  # it is kept: nothing typed is lost


def test_what_is_published_is_read_from_its_commit_and_not_from_the_file(repo):
    (repo.root / PLAN).write_text("otra cosa")
    entry = service(repo).answer("getEntry", {"path": PLAN})
    assert isinstance(entry, dict)
    assert entry["data"] == SOUND_FILES[PLAN]


@pytest.mark.parametrize("path", ["plans/../.git/config", "/etc/passwd", "plans/demo/institucion.yaml", "README.md"])
def test_nothing_but_plans_is_read_or_written(repo, path):
    with pytest.raises(GeneratorError):
        service(repo).answer("getEntry", {"path": path})
    with pytest.raises(GeneratorError):
        saved(repo, "x", path)


@pytest.mark.parametrize("collection", ["../main", "-d", "a b", "demo-2024/x"])
def test_a_proposal_has_a_plain_name(repo, collection):
    with pytest.raises(GeneratorError):
        saved(repo, "x", collection=collection)


def test_what_is_not_there_yet_is_told_apart_from_what_is_not_done(repo):
    with pytest.raises(NotThereError):
        service(repo).answer("unpublishedEntry", {"collection": "demo-2024", "slug": "unidad"})
    with pytest.raises(GeneratorError):
        service(repo).answer("publishUnpublishedEntry", {"collection": "demo-2024", "slug": "unidad"})


def test_plans_below_another_folder_are_refused(tmp_path):
    repo = Repo.new(tmp_path / "proyecto", {f"sitio/{name}": text for name, text in SOUND_FILES.items()})
    with pytest.raises(GeneratorError, match="en la raíz del repositorio"):
        Drafts(repo.root / "sitio" / "plans")


def test_what_git_says_is_told_as_its_own_words(repo):
    git(repo.root, "branch", "cms")  # no branch can stand below it
    with pytest.raises(
        GeneratorError, match=r"git no pudo guardar la propuesta \(git lo dice así, en inglés: «fatal: .+»\)"
    ):
        saved(repo, SOUND_FILES[PLAN])


def test_without_a_repository_it_says_so(pat):
    answer = pat.here("editar", "--puerto", "0")
    assert answer.code == 2
    assert answer.err == (
        "pat: el formulario guarda cada informe en una rama de git, y plans/ no está en ningún commit: en la carpeta "
        'que la contiene, git init; git add plans; git commit -m "Planes"\n'
    )


def test_a_repository_without_a_commit_says_so_too(pat, project):
    git(project, "init", "-q")
    assert "git add plans; git commit" in pat.here("editar", "--puerto", "0").err


@pytest.mark.parametrize("command", [("editar", "--puerto", "0"), ("comparar", "main")])
def test_in_an_empty_folder_the_remedy_is_to_begin(pat, tmp_path, command):
    answer = pat(*command, "--raiz", tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("o empiece una con pat nuevo institucion\n")


def test_only_its_own_pages_are_answered_and_ctrl_c_ends_it(repo):
    command = [sys.executable, "-u", "-m", "generator", "editar", "--puerto", "0", "--raiz", str(repo.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout
            line = next(line for line in server.stdout if "http://" in line)
            host = line.split("/")[2]
            asked = json.dumps({"action": "info", "params": {}})

            def status(method: str, path: str, **headers: str) -> int:
                connection = HTTPConnection(host, timeout=20)
                connection.request(method, path, asked if method == "POST" else None, {"Host": host, **headers})
                answer = connection.getresponse()
                answer.read()
                return answer.status

            own, as_json = f"http://{host}", {"Content-Type": "application/json"}
            assert status("GET", "/editar/index.html") == 200
            assert status("GET", "/editar/index.html", Host="mal.example") == 403
            assert status("POST", "/api/v1", **as_json, Origin=own) == 200
            assert status("POST", "/api/v1", **as_json) == 403
            assert status("POST", "/api/v1", **as_json, Origin="http://mal.example") == 403
            assert status("POST", "/api/v1", **{"Content-Type": "text/plain"}, Origin=own) == 403
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) == 0
        finally:
            server.kill()
