"""What changed goes into a site that stands; killed at any step, the site is the old one or the next build ends it."""

from __future__ import annotations

import pytest

from generator.publishing.patch import Patch, settle
from tests.cli.small_project import tree, write

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


def test_new_files_are_put_in_place_and_what_is_gone_leaves_no_empty_folder(site):
    patch = ready(site)
    patch.commit(["a/index.html", "e/index.html"], ["b/c/index.html"])
    patch.close()
    assert tree(site) == NEW
    assert sorted(path.name for path in site.iterdir()) == ["a", "d.txt", "e"]
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_killed_before_the_list_it_never_was(site):
    before = tree(site)
    ready(site)
    assert not settle(site)
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("done", [0, 1, 2, 3])
def test_killed_after_the_list_the_next_finishes_it(site, monkeypatch, done):
    patch = ready(site)
    steps = iter(range(9))

    def die(_self, *_rest):
        if next(steps) == done:
            raise KeyboardInterrupt
        return original(_self, *_rest)

    original = type(site).replace
    with monkeypatch.context() as patched:
        patched.setattr(type(site), "replace", die)
        if done < 3:
            with pytest.raises(KeyboardInterrupt):
                patch.commit(["a/index.html", "e/index.html"], ["b/c/index.html"])
        else:
            patch.commit(["a/index.html", "e/index.html"], ["b/c/index.html"])
    assert settle(site) == (done > 0)
    assert tree(site) == (NEW if done else {name: text.encode() for name, text in OLD.items()})
