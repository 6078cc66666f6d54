"""Whoever interrupts a command while it is being loaded is told nothing, and later what the command has to say.

Also if it imports something then: there may be a folder to clear away.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

CODE = """
import sys, time
from work import work
from generator import __main__, cli

def main():
    if sys.argv[1] == "al cargar":
        import slow
    try:
        if sys.argv[1] == "al trabajar":
            work()
        print("listo", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print("interrumpido", flush=True)

cli.main = main
__main__.run()
"""
SLOW = "import time\nprint('listo', flush=True)\ntime.sleep(60)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize(("moment", "said", "code"), [
    ("al cargar", "", 130), ("al trabajar", "interrumpido\n", 0), ("después", "interrumpido\n", 0),
])  # fmt: skip
def test_what_is_being_loaded_ends_without_a_word(tmp_path, moment, said, code):
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    (tmp_path / "work.py").write_text("from importlib import import_module\n\ndef work():\n"
                                      "    import_module('slow')\n", "utf-8")  # fmt: skip
    process = subprocess.Popen(
        (sys.executable, "-c", CODE, moment),
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "listo\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (out, err, process.returncode) == (said, "", code)
