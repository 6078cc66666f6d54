"""Guards of the program, each taken away in turn: the figure that watches it must drop, or it watches nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.cli.small_project import ROOT, write

if TYPE_CHECKING:
    from tests.reliability.bench import Bench

_SECONDS = 600
_FIRST_FAULT = """
import sys, tempfile
from pathlib import Path
from tests.reliability.bench import Bench
from tests.reliability.figures import MEASURES
cases = {measure.number: measure.cases for measure in MEASURES}[int(sys.argv[1])]
with tempfile.TemporaryDirectory() as folder:
    print(next((f"FALTA {case.name!a}: {case.fault!a}" for case in cases(Bench(Path(folder))) if case.fault), ""))
"""
"""Measures a figure as far as its first fault: one is enough."""


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard: its name, the figure that watches it, and the code that takes it away before anything runs."""

    name: str
    figure: int
    without: str


def _never(module: str, name: str) -> str:
    return f"import re, {module} as m\nm.{name} = re.compile('(?!)')\n"


GUARDS = (
    Guard("el rechazo de caracteres ocultos", 1, _never("generator.reading.decode", "HIDDEN")),
    Guard("el de los escritos con escapes de YAML", 1, _never("generator.reading.load", "HIDDEN")),
    Guard("el tope de niveles", 1, "import generator.reading.load as m\nm.MAX_DEPTH = 10**9\n"),
    Guard("el tope de tamaño", 1, "import generator.reading.decode as m\nm.MAX_BYTES = 10**9\n"),
    Guard("la revisión de la forma", 2, "import generator.reading.read as m\nm.check_structure = lambda *_: ()\n"),
    Guard("el escape de las páginas", 3, "import generator.publishing.templates as m\nplain = m.Environment\n"
          "m.Environment = lambda **options: plain(**{**options, 'autoescape': False})\n"),
    Guard("el apóstrofo de los CSV", 4, _never("generator.data_set.cells", "_RISKY")),
    Guard("el escape de los calendarios", 4, "import generator.publishing.calendars as m\nm._escaped = lambda t: t\n"),
    Guard("el escape de las novedades", 4, "import generator.publishing.feeds as m\nm.escape = lambda t: t\n"),
    Guard("las letras en una sola forma", 5, "import generator.reading.load as m, types\n"
          "m.unicodedata = types.SimpleNamespace(normalize=lambda _, t: t)\n"),
    Guard("el largo de los remedios", 7, "import generator.reading.remedies as m\nm._MOST_DIGITS = 10**9\n"),
    Guard("la regla H401", 9, "import generator.rules as m\nm.PAST_RULES = m.PAST_RULES[1:]\n"),
    Guard("la pregunta por lo que falta en un clon", 10, "import generator.history.repository as m\n"
          "import generator.cli.validate\nimport generator.rules as r\nr.run_past_rules = lambda past: ()\n"),
    Guard("la vuelta atrás de un sitio grande", 12, "import generator.publishing.patch as m\n"
          "m._undo = lambda *_: None\n"),
    Guard("el candado de los avances", 13, "import contextlib, generator.editing.append as m\n"
          "m._alone = lambda folder: contextlib.nullcontext()\n"),
    Guard("las huellas de los archivos", 17, "import generator.proof.verify as m\n"
          "m._file_faults = lambda s: iter(())\n"),
)  # fmt: skip


def drops(guard: Guard, bench: Bench) -> bool:
    """Return whether the figure falls short once the guard is gone, here and in every process that it starts."""
    write(bench.folder / "sin-guarda", {"sitecustomize.py": guard.without})
    path = f"{bench.folder / 'sin-guarda'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_FAULT, str(guard.figure)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])  # it was not measured
    return done.stdout.startswith(b"FALTA ")
