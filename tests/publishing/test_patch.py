"""What changed goes into a site that stands; killed or refused at any step, the site is the old one again."""

from __future__ import annotations

import errno
import itertools
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from generator.publishing.patch import Patch, settle
from generator.publishing.stamps import put
from tests.cli.small_project import tree, write

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = {"a/index.html": "old", "b/c/index.html": "old", "d.txt": "old"}
NEW = {"a/index.html": b"new", "d.txt": b"old", "e/index.html": b"new"}


@pytest.fixture
def site(tmp_path):
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def ready(site) -> Patch:
    patch = Patch(site)
    patch.write("a/index.html", b"new")
    patch.write("e/index.html", b"new")
    return patch


def put_in_place(patch: Patch) -> None:
    patch.commit(["a/index.html", "e/index.html"], ["b/c/index.html"])
    patch.finish()


def test_new_files_are_put_in_place_and_what_is_gone_leaves_no_empty_folder(site):
    patch = ready(site)
    put_in_place(patch)
    settle(patch.site)
    assert tree(site) == NEW
    assert sorted(path.name for path in site.iterdir()) == ["a", "d.txt", "e"]
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_killed_before_the_list_it_never_was(site):
    before = tree(site)
    ready(site)
    assert not settle(site)
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_whoever_writes_on_when_it_is_closed_leaves_nothing(site):
    patch = ready(site)
    settle(patch.site)
    with pytest.raises(FileNotFoundError):
        put(str(patch.files), "f/index.html", b"late")
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("step", range(12))
def test_stopped_at_any_step_it_is_undone_or_stands(site, monkeypatch, step, fault):
    before = tree(site)
    patch = ready(site)
    asked = itertools.count()
    stands = False

    def stopping(call: Callable[..., object]) -> Callable[..., object]:
        def instead(*given: object, **named: object) -> object:
            if next(asked) == step:
                raise fault
            return call(*given, **named)

        return instead

    with monkeypatch.context() as patched:
        for name in ("mkdir", "link", "replace", "unlink"):
            patched.setattr(os, name, stopping(getattr(os, name)))
        with suppress(fault):
            put_in_place(patch)
            stands = True  # the steps were fewer, or the one refused made a folder that was there
    settle(patch.site)
    assert tree(site) == (NEW if stands else before)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_two_commits_changed_is_undone_together(site):
    before = tree(site)
    patch = ready(site)
    patch.commit(["a/index.html"], ["d.txt"])
    patch.write("d.txt", b"new")
    patch.commit(["d.txt", "e/index.html"], [])
    assert tree(site)["d.txt"] == b"new"
    settle(patch.site)
    assert tree(site) == before


def _killed(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("told", ['{"agregados": ["../ajeno.txt"], "cambiados": []}', '{"propio": [1, 2]}', "[]", "{"])
def test_a_list_that_came_with_a_copy_is_not_followed(site, told):
    write(site.parent, {"ajeno.txt": "ajeno", ".site-parche/lista.json": told, ".site-parche/propio": ""})
    assert settle(site)
    assert tree(site.parent) == {"ajeno.txt": b"ajeno", **{f"site/{name}": text.encode() for name, text in OLD.items()}}


def test_an_undoing_that_was_killed_is_gone_on_with(site, monkeypatch):
    before = tree(site)
    patch = ready(site)
    patch.commit(["a/index.html", "e/index.html"], ["b/c/index.html"])
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _killed)
        with pytest.raises(KeyboardInterrupt):
            settle(patch.site)
    assert settle(site)
    assert tree(site) == before


def test_where_the_disk_has_no_links_copies_are_kept(site, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    before = tree(site)
    patch = ready(site)
    patch.commit(["a/index.html"], ["d.txt"])
    settle(patch.site)
    assert tree(site) == before
