"""Git is asked quietly: where there is none, there is no revision, and the user's own configuration changes nothing."""

from __future__ import annotations

import os
from datetime import datetime

import pytest

from generator.core.problem import GeneratorError
from generator.history import git as module
from generator.history.git import read_objects
from generator.history.line import Revision, head
from tests.cli.small_project import SOUND_FILES, commit, git, write


@pytest.fixture
def root(tmp_path):
    write(tmp_path, SOUND_FILES)
    return tmp_path


def test_a_clean_commit(root):
    found = commit(root, day="2024-03-05T23:30:00-06:00")
    moment = datetime.fromisoformat("2024-03-05T23:30:00-06:00")
    assert head(root / "plans") == Revision(found, moment, ())


@pytest.mark.parametrize("name", ["plans/demo/2024/unidad.yaml", "plans/demo/nuevo.yaml", "plans/con ñ y espacio.yaml"])
def test_a_change_below_the_folder(root, name):
    commit(root)
    write(root, {name: "otro: texto\n"})
    found = head(root / "plans")
    assert found
    assert found.changed


def test_of_a_file_that_was_renamed_both_names_have_changed(root):
    commit(root)
    (root / "plans/otra").mkdir()
    git(root, "mv", "plans/demo/2024/unidad.yaml", "plans/otra/año.yaml")
    found = head(root / "plans")
    assert found
    assert sorted(found.changed) == ["demo/2024/unidad.yaml", "otra/año.yaml"]


def test_a_change_elsewhere_is_none_of_its_business(root):
    commit(root)
    write(root, {"README.md": "x"})
    found = head(root / "plans")
    assert found
    assert not found.changed


def test_a_file_that_git_ignores_is_no_change(root):
    write(root, {".gitignore": "*.tmp\n"})
    commit(root)
    write(root, {"plans/demo/2024/unidad.yaml.tmp": "x"})
    found = head(root / "plans")
    assert found
    assert not found.changed


def test_without_repository_or_without_commits_there_is_none(root):
    assert head(root) is None
    git(root, "init", "-q")
    assert head(root) is None


def test_without_git_there_is_none(root, monkeypatch):
    commit(root)
    monkeypatch.setenv("PATH", "")
    module._trusted_folders.cache_clear()
    assert head(root) is None
    module._trusted_folders.cache_clear()


def test_a_folder_that_does_not_exist_has_none(root):
    assert head(root / "nada") is None


def test_the_configuration_of_the_user_changes_nothing(root, monkeypatch, tmp_path_factory):
    """A user who shows signatures, names in colour and dates relative to now."""
    found = commit(root)
    home = tmp_path_factory.mktemp("casa")
    (home / ".gitconfig").write_text(
        "[log]\nshowSignature = true\ndate = relative\n[color]\nui = always\n[status]\nshowUntrackedFiles = no\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "es_SV.UTF-8")
    write(root, {"plans/nuevo.yaml": "x"})
    revision = head(root / "plans")
    assert revision is not None
    assert (revision.hash, f"{revision.moment:%Y-%m-%d}", revision.changed) == (found, "2024-03-05", ("nuevo.yaml",))


def test_no_filter_of_the_repository_runs(root, tmp_path):
    commit(root)
    ran = tmp_path / "corrió"
    for part in ("clean", "process"):
        git(root, "config", f"filter.ajeno.{part}", f"touch '{ran}'; cat")
    git(root, "config", "filter.ajeno.required", "true")
    write(root, {".git/info/attributes": "* filter=ajeno\n"})
    os.utime(root / "plans/demo/2024/unidad.yaml", (1, 1))  # so that git asks for its content
    revision = head(root / "plans")
    assert revision is not None
    assert revision.changed == ()
    assert not ran.exists()


@pytest.mark.parametrize("answer", ["", "aaaa missing", "aaaa blob 10\\nmedio", "aaaa blob 5\\nmedio"])
def test_a_git_that_ends_before_it_has_answered(root, tmp_path, monkeypatch, answer):
    broken = tmp_path / "roto" / "git"
    write(broken.parent, {"git": f"#!/bin/sh\nprintf '{answer}'\nexit 1\n"})
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(broken.parent))
    module._trusted_folders.cache_clear()
    with pytest.raises(GeneratorError, match="al repositorio le falta el objeto aaaaaaaaaa"):
        list(read_objects(root, ["a" * 40] * 100, 10))
    module._trusted_folders.cache_clear()


def test_an_object_is_read_up_to_a_limit_and_the_next_one_whole(root):
    commit(root)
    for name, text in (("larga", "x" * 5_000_000), ("corta", "y" * 10)):
        write(root, {name: text})
    ids = [git(root, "hash-object", "-w", name) for name in ("larga", "corta", "larga")]
    assert [len(data) for data in read_objects(root, ids, 10)] == [11, 10, 11]


def test_a_reader_who_stops_leaves_no_process(root):
    commit(root)
    ids = [git(root, "rev-parse", "HEAD")] * 1000
    reader = read_objects(root, ids, 10)
    assert next(reader).startswith(b"tree ")
    reader.close()
