"""Python searches for cycles seldom, and not inside a task."""

from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import suppress

import pytest

from generator.core.cycles import without_search


@pytest.mark.parametrize("was_on", [True, False])
def test_a_task_leaves_the_search_as_it_was(was_on):
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with suppress(ZeroDivisionError), without_search():
            assert not gc.isenabled()
            _ = 1 / 0
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_a_command_searches_seldom_and_never_at_its_end():
    code = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 1000))
from generator.core.cycles import of_one_command
before = gc.get_threshold()
of_one_command()
print(gc.isenabled(), gc.get_threshold()[0] > 10 * before[0], gc.get_threshold()[1:] == before[1:])
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "True", "True", "True"]
