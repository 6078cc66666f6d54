"""What figures are measured on: a folder of its own, the command as a process with limits, small projects."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tests.cli.small_project import REPORT, ROOT, SOUND_FILES, environment, write
from tests.history.full_plans import _number, leaves, tree
from tests.small_plans import source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

MEMORY = 1_500_000_000
SECONDS = 20
DAY = "2024-12-31"
PLAN = "plans/demo/2024/unidad.yaml"
REPORTED = {**SOUND_FILES, PLAN: SOUND_FILES[PLAN] + REPORT}
TEXT_KEYS = {
    "acto", "autorizado_por", "cargo", "direccion", "elaborado_por", "etiqueta", "indicador_producto", "justificacion",
    "lugar", "medidas", "medio_verificacion", "motivo", "nombre", "nota", "objetivo", "otros_nombres", "parrafos",
    "proceso", "producto", "responsable", "resumen", "revisado_por", "siglas", "solicitud", "tabla", "texto", "titulo",
    "unidad_medida",
}  # fmt: skip
"""The keys whose values are free text."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process gave back; `code` is `None` where it had to be stopped."""

    code: int | None
    said: str

    @property
    def fault(self) -> str:
        """What no run may show, "" if it does not."""
        if self.code is None:
            return "no terminó a tiempo"
        if "Traceback" in self.said:
            return f"Traceback: {self.said.strip().splitlines()[-1][:120]}"
        if "\x1b" in self.said:
            return "dio órdenes a la terminal"
        return f"murió con {self.code}" if self.code < 0 or self.code > 2 else ""


@dataclass(frozen=True)
class Bench:
    """Where it is measured; `is_quick` asks for a sample of each figure, to see that the measuring works."""

    folder: Path
    is_quick: bool = False
    rng: random.Random = field(default_factory=lambda: random.Random(2024))  # noqa: S311  nothing is secret here

    def lot(self, many: int, few: int = 2) -> int:
        """How many of something are tried."""
        return few if self.is_quick else many

    def some(self, items: Iterable[str], few: int = 4) -> list[str]:
        """All the items, or some of them."""
        found = list(items)
        return self.rng.sample(found, min(few, len(found))) if self.is_quick else found

    def pat(self, *arguments: object, cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> Ran:
        """Run the command with a limit of memory and of time."""
        limits = ("prlimit", f"--as={MEMORY}") if shutil.which("prlimit") else ()
        return self.run(*limits, sys.executable, "-m", "generator", *arguments, cwd=cwd, variables=variables)

    def run(
        self,
        *arguments: object,
        cwd: Path | None = None,
        variables: Mapping[str, str] | None = None,
        seconds: float = SECONDS,
    ) -> Ran:
        """Run a program to its end, or until its time is over."""
        try:
            done = subprocess.run(
                list(map(str, arguments)),
                cwd=cwd or self.folder,
                env=environment(**{"PYTHONPATH": _python_path(), **(variables or {})}),
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Ran(None, "")
        return Ran(done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace"))

    def project(self, name: str, files: Mapping[str, str] = REPORTED) -> Path:
        """Write a project in a folder of its own."""
        root = self.folder / name
        shutil.rmtree(root, ignore_errors=True)
        write(root, files)
        return root

    def site(self, root: Path, *options: str) -> Path:
        """Build the site of a project."""
        target = root / "site"
        asked = ("construir", "--raiz", root, "--salida", target, "--fecha", DAY, *options)
        # Without limits: Chromium asks for more memory, and what is only prepared may take its time.
        ran = self.run(sys.executable, "-m", "generator", *asked, seconds=10 * SECONDS)
        assert ran.code == 0, "\n".join(re.findall(r".*error.*", ran.said)) or ran.said[-500:] or ran.fault
        return target

    @cached_property
    def published(self) -> Path:
        """The site of the small project, with a report."""
        return self.site(self.project("publicado"), "--sin-buscador")

    @cached_property
    def harmless(self) -> Path:
        """The site of the project that writes every key, with plain words in every text."""
        return self.site(self.project("inofensivo", with_texts(["palabra"])), "--sin-buscador")


def _python_path() -> str:
    """Return where processes find the program, and before it what this one was told: a guard may be taken away."""
    return os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(ROOT))))


def with_texts(texts: Sequence[str], turn: int = 0) -> dict[str, str]:
    """Every key of every schema, with these texts, one after another, in the places of free text."""
    data = tree()
    unit = data["unidad"]
    unit.pop("eliminado")  # a unit that is gone shows less
    unit["actividades"][0].pop("peso")  # with these two, whose shape is sound, the rules would not be content
    unit["avances"][0]["actividades"]["1"].pop("solicitado")
    places = [path for path, _ in leaves(data) if _is_text(path)]
    for number, path in enumerate(places, turn):
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        explained = " según consta en el acta" if path[-1] == "motivo" else ""  # a reason must say something
        text = texts[number % len(texts)] + explained
        holder[path[-1]] = " ".join(text.split()) or text if path[0] == "institucion" else text  # names are one line
    return {
        source(name, b"").file: json.dumps(each, ensure_ascii=False, default=_number, indent=1)
        for name, each in data.items()
    }


def _is_text(path: tuple[str | int, ...]) -> bool:
    """Whether a place is one of free text; what stands in a list is named by the list."""
    key = path[-1] if isinstance(path[-1], str) else path[-2]
    return key in TEXT_KEYS and "divulgacion" not in path[:2] and path[-2:] != ("estrategia-2024", "nombre")
