"""What keeps a comparison from being true is refused, each with its own words and remedy; what does not, is not."""

from __future__ import annotations

import os
import shutil

import pytest

from generator.core.problem import GeneratorError
from generator.history import git as module
from generator.history.repository import repository_of, resolve
from generator.history.snapshots import published, snapshot_of_revision
from tests.cli.small_project import PLAN, SOUND_FILES
from tests.history.repos import Repo

MENDED = {PLAN: SOUND_FILES[PLAN] + "# nada\n"}
FULL = "git fetch --unshallow; en GitHub, fetch-depth: 0; en GitLab, GIT_DEPTH: 0"


@pytest.fixture
def repo(tmp_path):
    """A repository with the small project, on `main`."""
    return Repo.new(tmp_path / "repositorio", SOUND_FILES)


def refused(repo: Repo, name: str) -> str:
    """Why a revision cannot be read."""
    with pytest.raises(GeneratorError) as error:
        snapshot_of_revision(repo.plans, name)
    return str(error.value)


def unpublishable(repo: Repo, name: str) -> str:
    """Why a revision cannot be what the plans are to follow."""
    with pytest.raises(GeneratorError) as error:
        published(repo.plans, name)
    return str(error.value)


@pytest.mark.parametrize("name", ["HEAD", "main", "v1", "anotada", "refs/heads/main", "con-ñ", "{hash}", "{short}"])
def test_the_names_of_a_commit(repo, name):
    commit = repo.git("rev-parse", "HEAD")
    repo.git("tag", "v1")
    repo.git("tag", "-a", "anotada", "-m", "Una etiqueta")
    repo.git("branch", "con-ñ")
    repo.commit(MENDED)
    repo.git("checkout", "-q", commit)
    repo.git("branch", "-f", "main", commit)
    assert snapshot_of_revision(repo.plans, name.format(hash=commit, short=commit[:8])).commit == commit


@pytest.mark.parametrize("name", ["HEAD~1", "main^"])
def test_the_commit_before_one(repo, name):
    first = repo.git("rev-parse", "HEAD")
    repo.commit(MENDED)
    assert snapshot_of_revision(repo.plans, name).commit == first


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "--output=x", "--all", "a\0b", "a\nb", "HEAD:plans", ":/Cambio", "main..HEAD", "main...HEAD",
     "^HEAD", "HEAD@{yesterday}", "@{1}", "@{u}", "HEAD^{/Cambio}", "main otra", "a\\b"],
)  # fmt: skip
def test_what_is_no_name_is_not_even_asked_for(repo, name, monkeypatch):
    repository = repository_of(repo.plans)
    monkeypatch.setattr("generator.history.repository.run", lambda *_: pytest.fail("git was asked"))
    with pytest.raises(GeneratorError, match="no es una revisión: escriba una rama, una etiqueta"):
        resolve(repository, name)


def test_no_name_writes_a_file(repo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    for name in ("--output=escrito", "-oescrito", "--git-dir=escrito"):
        refused(repo, name)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_an_unknown_name_gets_the_one_most_like_it(repo):
    assert refused(repo, "mian") == "no existe la revisión «mian»; ¿quiso decir «main»?"
    remedy = "revise cómo se escribe; si es de otra persona, tráigala con git fetch"
    assert refused(repo, "zzzz") == f"no existe la revisión «zzzz»; {remedy}"
    assert refused(repo, "0" * 40).startswith("no existe la revisión «0000")


def test_a_name_with_two_meanings(repo):
    repo.git("tag", "main")
    assert refused(repo, "main") == (
        "«main» nombra varias cosas: escriba refs/heads/main, refs/tags/main o el código completo"
    )
    assert snapshot_of_revision(repo.plans, "refs/heads/main").files


def test_a_branch_called_as_a_commit(repo):
    """Whoever may push branches could put one in the place of a commit."""
    first = repo.git("rev-parse", "HEAD")
    repo.commit(MENDED)
    repo.git("branch", first[:10])
    assert "nombra varias cosas" in refused(repo, first[:10])


def test_what_is_no_commit(repo):
    tree = repo.git("rev-parse", "HEAD^{tree}")
    assert refused(repo, tree) == f"«{tree}» existe, pero no es un commit"


def test_a_repository_without_commits_is_told_as_such(tmp_path):
    repo = Repo.new(tmp_path)
    repo.plans.mkdir()
    assert refused(repo, "HEAD") == "el repositorio todavía no tiene ningún commit"


def test_a_folder_outside_of_git_is_told_as_such(tmp_path):
    (tmp_path / "plans").mkdir()
    assert refused(Repo(tmp_path), "HEAD").endswith(
        "plans» no está en un repositorio de git, y sin él no hay historia con qué comparar"
    )


def test_that_git_is_not_installed_is_said(repo, monkeypatch):
    monkeypatch.setenv("PATH", "")
    module._trusted_folders.cache_clear()
    assert refused(repo, "HEAD") == "no se encontró git, que guarda la historia de los planes; instálelo"
    module._trusted_folders.cache_clear()


def test_a_repository_without_files(repo, tmp_path):
    bare = repo.clone(tmp_path / "desnudo.git", "--bare")
    bare.plans.mkdir()
    assert "repositorio sin archivos (bare); use un clon normal" in refused(bare, "HEAD")


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root can give a folder to another user")
def test_a_repository_of_another_user(repo, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "nadie"))
    module._trusted_folders.cache_clear()
    os.chown(repo.root, 12345, 12345)
    os.chown(repo.root / ".git", 12345, 12345)
    assert "es de otro usuario; si confía en él: git config --global --add safe.directory" in refused(repo, "HEAD")
    module._trusted_folders.cache_clear()


def test_a_shallow_clone_says_how_to_get_the_rest(repo, tmp_path):
    first = repo.git("rev-parse", "HEAD")
    last = repo.commit(MENDED)
    clone = repo.clone(tmp_path / "clon", "--depth", "1")
    assert snapshot_of_revision(clone.plans, "HEAD").commit == last
    for name in (first, "HEAD~1", "publicado"):
        why = refused(clone, name)
        assert why.startswith("este clon trae solo una parte de la historia y no tiene")
        assert why.endswith(FULL)


def test_a_shallow_clone_that_does_not_reach_where_the_branch_began(repo, tmp_path):
    repo.git("checkout", "-q", "-b", "propuesta")
    repo.commit(MENDED)
    repo.git("checkout", "-q", "main")
    repo.commit({"README.md": "x"})
    clone = repo.clone(tmp_path / "clon", "--depth", "1", "--no-single-branch", "--branch", "propuesta")
    why = unpublishable(clone, "origin/main")
    assert why.startswith("este clon trae solo una parte de la historia y no llega hasta donde empezó «origin/main»")
    assert why.endswith(FULL)


def test_a_shallow_clone_that_has_what_is_needed_serves(repo, tmp_path):
    """A service that checks a merge out brings it with its parents: two commits are enough."""
    repo.commit(MENDED)
    clone = repo.clone(tmp_path / "clon", "--depth", "2")
    assert published(clone.plans, "HEAD~1").snapshot().files


def test_a_base_of_another_history_is_refused(repo):
    repo.git("checkout", "-q", "--orphan", "otra")
    repo.commit(MENDED)
    assert unpublishable(repo, "main") == (
        "«main» no comparte historia con estos planes: es de otro repositorio o se reescribió"
    )


def test_a_branch_that_lacks_what_others_published_is_to_be_brought_up_to_date(repo):
    repo.git("checkout", "-q", "-b", "propuesta")
    repo.git("checkout", "-q", "main")
    repo.commit(MENDED)
    repo.git("checkout", "-q", "propuesta")
    assert unpublishable(repo, "main") == (
        "a esta copia le faltan cambios de los planes que ya están en «main»; júntelos antes de revisar: git merge main"
    )
    repo.git("merge", "-q", "main")
    assert published(repo.plans, "main").snapshot().files


def test_what_others_published_elsewhere_does_not_matter(repo):
    repo.git("checkout", "-q", "-b", "propuesta")
    repo.git("checkout", "-q", "main")
    commit = repo.commit({"README.md": "x"})
    repo.git("checkout", "-q", "propuesta")
    assert published(repo.plans, "main").commit.hash == commit


def test_a_folder_of_plans_that_moved(repo):
    (repo.root / "sistema").mkdir()
    shutil.move(repo.plans, repo.root / "sistema" / "plans")
    with pytest.raises(GeneratorError) as error:
        snapshot_of_revision(repo.root / "sistema" / "plans", "HEAD")
    assert str(error.value) == (
        "en «HEAD» los planes estaban en «plans/», y ahora están en «sistema/plans/»: así no se pueden comparar; "
        "mueva la carpeta en un cambio aparte, y apruébelo si git diff -M --stat HEAD muestra 0 en cada archivo"
    )


def test_plans_that_are_new_have_an_empty_past(tmp_path):
    """Another institution's plans elsewhere in the repository, or an example of the tool's, are not theirs."""
    other = {"ejemplos/otra/institucion.yaml": "esquema: 1\n"}
    repo = Repo.new(tmp_path, other)
    repo.commit(SOUND_FILES)
    assert published(repo.plans, "HEAD~1").snapshot().files == ()


def test_a_commit_without_a_date_that_exists(repo):
    content = repo.git("cat-file", "commit", "HEAD").replace("> 1705341600 -0600", "> ")
    path = repo.root / "commit"
    path.write_text(content + "\n", encoding="utf-8")
    bad = repo.git("hash-object", "-t", "commit", "--literally", "-w", str(path))
    assert refused(repo, bad) == f"el commit {bad[:10]} no tiene una fecha que exista"


def test_a_repository_that_lacks_an_object(repo):
    name = repo.git("rev-parse", f"HEAD:{PLAN}")
    (repo.root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert refused(repo, "HEAD").startswith(f"al repositorio le falta el objeto {name[:10]}")


def test_a_tree_that_lacks_its_own_object(repo):
    name = repo.git("rev-parse", "HEAD:plans")
    (repo.root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert refused(repo, "HEAD").startswith("no se pudieron leer los planes de ")


def test_a_folder_that_does_not_exist(repo, tmp_path):
    with pytest.raises(GeneratorError, match=r"no existe la carpeta de planes «.*nada»"):
        snapshot_of_revision(tmp_path / "nada", "HEAD")


def test_an_answer_without_end_is_cut_off(repo, monkeypatch):
    monkeypatch.setattr(module, "MAX_OUTPUT", 100)
    assert refused(repo, "HEAD").startswith("el repositorio es demasiado grande")
