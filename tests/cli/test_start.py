"""Every command starts at once: what is heavy is imported where it is used."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from generator.cli import COMMANDS
from tests.cli.small_project import SOUND_FILES, write

HEAVY = {
    *("distributed", "docx", "jinja2", "jsonschema", "jsonschema_rs", "markdown", "mkdocs", "multiprocessing"),
    *("pagefind", "python_calamine", "xlsxwriter", "yaml"),
}
FOR_PAGES = {"distributed", "docx", "jinja2", "jsonschema", "markdown", "mkdocs", "multiprocessing", "xlsxwriter"}
RUN = """
import sys
from generator.cli import app
try:
    app.main(sys.argv[1:], "pat", standalone_mode=False)
except SystemExit:
    pass
print("imported", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported(*arguments: str) -> set[str]:
    """What a command imports, in a process of its own."""
    ran = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    return set(ran.stdout.rpartition("imported ")[2].split()) or pytest.fail(ran.stdout)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_needs_nothing_heavy(command):
    assert not imported(*command.split(), "--ayuda") & HEAVY


def test_a_check_of_sound_plans_needs_nothing_that_makes_pages_or_explains_faults(tmp_path):
    write(tmp_path, SOUND_FILES)
    assert not imported("validar", "--raiz", str(tmp_path), "--fecha", "2024-12-31") & FOR_PAGES


def test_what_the_system_refuses_anywhere_is_one_line(pat, monkeypatch):
    def refuse(*_given, **_named):
        raise OSError(errno.ENOSPC, "No space left on device", "copia\x1b[31m")

    monkeypatch.setattr("generator.history.git.TemporaryFile", refuse)
    answer = pat.here("construir")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("pat: no se pudo seguir: el sistema o el disco se negó: no queda espacio en el disco")
    assert "\x1b" not in answer.err
    assert answer.err.count("\n") == 1
