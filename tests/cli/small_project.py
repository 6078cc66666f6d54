"""A small project on disk, and the command run over it: what a person types, reads and gets back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from tests.small_plans import SOUND

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
PLAN = "plans/demo/2024/unidad.yaml"
SOUND_FILES: Mapping[str, str] = {
    "plans/demo/institucion.yaml": SOUND["institucion"],
    "plans/demo/estrategia-2024.yaml": SOUND["estrategia-2024"],
    "plans/demo/2024/ejercicio.yaml": SOUND["ejercicio"],
    PLAN: SOUND["unidad"],
}
REPORT = (
    "avances: [{periodo: 2024-07, fecha: 2024-08-05, responsable: Jefatura, resumen: Informe,"
    ' actividades: {"1": {valor: 4, justificacion: Poco, medidas: Más}}}]\n'
)
BROKEN = SOUND["unidad"].replace("meta_anual: 5", "meta_anual: 6")


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str


class Pat:
    """The command, run in this process."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Answer:
        """Run it with exactly these arguments."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, out, err)

    def here(self, command: str, *arguments: str | Path) -> Answer:
        """Run a command over the project."""
        return self(command, *arguments, "--raiz", self.root)


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def environment(**other: str) -> dict[str, str]:
    """The environment of a new process: without what the tests' own one carries of days, colour and CI."""
    left_out = {"SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "NO_COLOR", "LANGUAGE"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", **other}


def run(*arguments: str | Path, cwd: Path | None = None, **other: str) -> Answer:
    """Run the command in a process of its own, as `python -m generator`."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env=environment(**other),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def git(folder: Path, *arguments: str, day: str = "2024-03-05T10:00:00-06:00") -> str:
    """Run git in a folder, deaf to the user's own configuration."""
    nobody = {"GIT_AUTHOR_NAME": "P", "GIT_AUTHOR_EMAIL": "p@example.org", "GIT_COMMITTER_NAME": "P",
              "GIT_COMMITTER_EMAIL": "p@example.org", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day,
              "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], env={**os.environ, **nobody}, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def commit(root: Path, day: str = "2024-03-05T10:00:00-06:00") -> str:
    """Make a repository of a folder with one commit of a day, and return the commit."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Planes", day=day)
    return git(root, "rev-parse", "HEAD")
