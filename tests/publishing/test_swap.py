"""A new folder takes the place of an old one; killed between any two steps, one of them is found whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.publishing import swap as module
from generator.publishing.swap import recover, swap
from tests.cli.small_project import tree, write

OLD = {"index.html": "old", "a/only-old.html": "old"}
NEW = {"index.html": "new", "b/only-new.html": "new"}
KILLED = 9


@pytest.fixture
def folders(tmp_path):
    """A site, and the one that is to take its place."""
    write(tmp_path / "site", OLD)
    write(tmp_path / ".site-nuevo", NEW)
    return tmp_path / ".site-nuevo", tmp_path / "site"


@pytest.fixture(params=[True, False], ids=["en un paso", "en dos"])
def in_one_step(request, monkeypatch):
    """Whether the system exchanges two names at once."""
    if not request.param:
        monkeypatch.setattr(module, "_exchange", lambda _one, _other: False)
    elif sys.platform != "linux":
        pytest.skip("solo Linux intercambia dos nombres de una vez")
    return request.param


def as_bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def test_the_new_folder_stands_and_nothing_is_left_beside(folders, in_one_step):
    swap(*folders)
    assert tree(folders[1]) == as_bytes(NEW)
    assert [path.name for path in folders[1].parent.iterdir()] == ["site"]


def test_a_disk_that_cannot_exchange_is_asked_in_two_steps(folders, monkeypatch):
    monkeypatch.setattr(module, "_HERE", -1)  # the call fails, as on a file system without it
    swap(*folders)
    assert tree(folders[1]) == as_bytes(NEW)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="sin fork no se puede matar a mitad")
@pytest.mark.parametrize("after", [False, True], ids=["antes", "después"])
@pytest.mark.parametrize("step", range(1, 8))
def test_killed_at_any_step_the_old_or_the_new_one_is_found_whole(folders, in_one_step, step, after):
    """Each call that changes the disk is counted; the process dies at one of them, before or after it is done."""
    if not (child := os.fork()):
        _die_at(step, after=after)
        swap(*folders)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, KILLED}
    if in_one_step:
        assert tree(folders[1]) in (as_bytes(OLD), as_bytes(NEW))
    recover(folders[1])
    found = tree(folders[1])
    assert found in (as_bytes(OLD), as_bytes(NEW))
    assert code == KILLED or found == as_bytes(NEW)
    assert not (folders[1].parent / ".site-anterior").exists()


def _die_at(step: int, *, after: bool) -> None:
    calls = iter(range(1, 1000))

    def dying(real: Any) -> Any:
        def call(*arguments: Any, **choices: Any) -> Any:
            dies = next(calls) == step
            if dies and not after:
                os._exit(KILLED)
            found = real(*arguments, **choices)
            if dies:
                os._exit(KILLED)
            return found

        return call

    for name in ("rename", "replace", "unlink", "rmdir"):
        setattr(os, name, dying(getattr(os, name)))
    module._exchange = dying(module._exchange)


def test_a_failure_of_the_second_step_puts_the_old_one_back(folders, monkeypatch):
    monkeypatch.setattr(module, "_exchange", lambda _one, _other: False)
    replace = Path.replace
    calls = []

    def failing(self, target):
        calls.append(self)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="Input/output"):
        swap(*folders)
    assert tree(folders[1]) == as_bytes(OLD)


def test_there_is_nothing_to_recover_of_a_site_that_was_never_swapped(tmp_path):
    recover(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
