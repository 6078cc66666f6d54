"""The plans of a commit are those of its folder, whatever stands among them and however git is set up."""

from __future__ import annotations

from datetime import datetime

import pytest

from generator.core.problem import GeneratorError
from generator.history.snapshots import published, snapshot_of_folder, snapshot_of_revision
from generator.reading.decode import MAX_BYTES
from generator.reading.load import load
from tests.cli.small_project import PLAN, SOUND_FILES, write
from tests.history.repos import Repo


@pytest.fixture
def repo(tmp_path):
    """A repository with the small project, on `main`."""
    return Repo.new(tmp_path / "repositorio", SOUND_FILES)


def test_a_commit_has_what_its_folder_had(repo):
    write(repo.root, {"plans/demo/2024/unidad-b.yaml": "b", "plans/demo-2/institucion.yaml": "c", "fuera.yaml": "x"})
    commit = repo.commit(
        {"plans/demo/2024-extra/otra.yaml": "d", "plans/demo/2024/informes/t1.yaml": "e"}, "2024-03-05"
    )
    folder = snapshot_of_folder(repo.plans, "ahora")
    found = snapshot_of_revision(repo.plans, "main")
    assert (found.files, found.misplaced) == (folder.files, folder.misplaced)
    assert (found.label, found.commit) == ("main", commit)
    assert found.moment == datetime.fromisoformat("2024-03-05T12:00:00-06:00")
    assert (folder.label, folder.commit, folder.moment) == ("ahora", "", None)


def test_what_is_not_committed_is_not_seen(repo):
    write(repo.root, {PLAN: "otra cosa\n"})
    (plan,) = [source for source in snapshot_of_revision(repo.plans, "HEAD").files if source.kind == "plan"]
    assert plan.data.decode() == SOUND_FILES[PLAN]


def test_a_project_in_a_folder_with_a_hard_name(tmp_path):
    inner = 'sistema ñ "x" *'
    repo = Repo.new(tmp_path, {f"{inner}/{name}": text for name, text in SOUND_FILES.items()})
    found = snapshot_of_revision(repo.root / inner / "plans", "HEAD")
    assert [source.file for source in found.files] == sorted(SOUND_FILES)


def test_plans_at_the_top_of_their_repository(tmp_path):
    plans = tmp_path / "plans"
    repo = Repo.new(plans, {name.removeprefix("plans/"): text for name, text in SOUND_FILES.items()})
    repo.commit({"demo/2024/unidad.yaml": "otra"})
    assert [source.file for source in snapshot_of_revision(plans, "HEAD~1").files] == sorted(SOUND_FILES)
    assert published(plans, "HEAD~1").snapshot().files


def test_a_worktree_has_the_same_past(repo, tmp_path):
    repo.git("worktree", "add", "-q", str(tmp_path / "otro"), "-b", "propuesta")
    assert published(tmp_path / "otro" / "plans", "main").snapshot() == published(repo.plans, "main").snapshot()


def test_a_submodule_is_its_own_repository(repo, tmp_path):
    outer = Repo.new(tmp_path / "afuera", {"README.md": "x"})
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", repo.root.as_uri(), "datos")
    outer.commit({})
    inner = snapshot_of_revision(outer.root / "datos" / "plans", "HEAD")
    assert inner.commit == repo.git("rev-parse", "HEAD")
    assert len(inner.files) == len(SOUND_FILES)


def test_a_submodule_among_the_plans_is_refused(repo):
    commit = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},plans/otra")
    repo.git("commit", "-qm", "Submódulo")
    with pytest.raises(GeneratorError, match="«plans/otra» es un submódulo: compare dentro de él"):
        snapshot_of_revision(repo.plans, "HEAD")


def test_a_link_is_a_problem_and_never_followed(repo):
    (repo.root / PLAN).unlink()
    (repo.root / PLAN).symlink_to("/etc/hostname")
    repo.commit({})
    found = snapshot_of_revision(repo.plans, "HEAD")
    assert [(problem.code, problem.origin.file) for problem in found.misplaced] == [("L110", PLAN)]
    assert PLAN not in {source.file for source in found.files}


def test_of_a_file_that_is_too_large_only_as_much_is_read_as_tells_it(repo):
    repo.commit({"plans/demo/2024/enorme.yaml": "x" * (3 * MAX_BYTES)})
    found = {source.stem: source.data for source in snapshot_of_revision(repo.plans, "HEAD").files}
    assert len(found["enorme"]) == MAX_BYTES + 1
    assert [problem.code for problem in load("enorme.yaml", found["enorme"])[1]] == ["L102"]
    assert found["unidad"].decode() == SOUND_FILES[PLAN]


def test_more_files_than_are_asked_for_at_a_time_are_all_read(tmp_path):
    """More than are asked for at a time."""
    names = [f"plans/demo/2024/unidad-{number}.yaml" for number in range(300)]
    repo = Repo.new(tmp_path, {name: f"{name}\n" * 50 for name in names})
    found = snapshot_of_revision(repo.plans, "HEAD").files
    assert {source.file: source.data.decode() for source in found} == {name: f"{name}\n" * 50 for name in names}


HOSTILE = {
    "core.quotePath": "true",
    "core.autocrlf": "true",
    "core.abbrev": "4",
    "core.warnAmbiguousRefs": "false",
    "core.attributesFile": "atributos",
    "color.ui": "always",
    "diff.external": "/bin/false",
    "diff.renames": "copies",
    "diff.noprefix": "true",
    "diff.ronco.textconv": "rev",
    "i18n.logOutputEncoding": "UTF-16",
    "log.date": "relative",
    "log.showSignature": "true",
    "log.follow": "true",
    "log.mailmap": "true",
    "format.pretty": "oneline",
    "status.showUntrackedFiles": "no",
}


def test_no_setting_of_the_user_or_of_the_repository_changes_anything(repo, monkeypatch, tmp_path):
    repo.commit({PLAN: SOUND_FILES[PLAN] + "# señas\n", "plans/demo/2024/ñandú.yaml": "x"})
    usual = snapshot_of_revision(repo.plans, "main")
    settings = "".join(
        f"[{key.rpartition('.')[0]}]\n{key.rpartition('.')[2]} = {value}\n" for key, value in HOSTILE.items()
    )
    home = tmp_path / "casa"
    write(home, {".gitconfig": settings.replace("[diff.ronco]", '[diff "ronco"]')})
    for key, value in HOSTILE.items():
        repo.git("config", key, value)
    write(repo.root, {
        ".gitattributes": "*.yaml text eol=crlf working-tree-encoding=UTF-16 diff=ronco export-subst\n",
        ".mailmap": "Otra <otra@example.org> <p@example.org>\n",
    })  # fmt: skip
    monkeypatch.setenv("HOME", str(home))
    assert snapshot_of_revision(repo.plans, "main") == usual


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_DIR": "/nada"},
        {"GIT_DIR": "{other}/.git", "GIT_WORK_TREE": "{other}"},
        {"GIT_OBJECT_DIRECTORY": "/nada", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nada"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": "/nada"},
        {"GIT_CONFIG_PARAMETERS": "'core.bare=true'"},
        {"GIT_NAMESPACE": "otro", "GIT_INDEX_FILE": "/nada", "GIT_CEILING_DIRECTORIES": "{root}"},
        {"GIT_GLOB_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1", "GIT_EXTERNAL_DIFF": "/bin/false"},
        {"GIT_TRACE": "1", "GIT_TRACE_SETUP": "1", "GIT_SHALLOW_FILE": "/dev/null", "GIT_DEFAULT_HASH": "sha256"},
    ],
    ids=lambda variables: next(iter(variables)),
)
def test_no_variable_of_git_changes_anything(repo, monkeypatch, tmp_path, variables):
    other = Repo.new(tmp_path / "otro", {PLAN: "otra cosa\n"})
    usual = snapshot_of_revision(repo.plans, "main")
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(other=other.root, root=repo.root.parent))
    assert snapshot_of_revision(repo.plans, "main") == usual


def test_a_past_rewritten_on_this_computer_is_not_seen(repo):
    """Replaced objects and grafts show another past without changing a single hash."""
    first = repo.git("rev-parse", "HEAD")
    last = repo.commit({PLAN: "otra cosa\n"})
    usual = snapshot_of_revision(repo.plans, "HEAD~1")
    blob = repo.git("rev-parse", f"{first}:{PLAN}")
    repo.git("replace", blob, repo.git("rev-parse", f"{last}:{PLAN}"))
    write(repo.root, {".git/info/grafts": f"{last}\n"})
    assert snapshot_of_revision(repo.plans, "HEAD~1") == usual


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(GeneratorError, match="no existe la carpeta de planes"):
        snapshot_of_folder(tmp_path / "nada", "nada")


def test_the_order_of_the_disk_and_of_git_is_the_same(repo):
    names = ["a/institucion.yaml", "a-b/institucion.yaml", "ab/institucion.yaml"]
    repo.commit({f"plans/{name}": "x" for name in names})
    assert snapshot_of_revision(repo.plans, "HEAD").files == snapshot_of_folder(repo.plans, "").files
