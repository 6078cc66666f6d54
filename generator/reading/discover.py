"""Finds the files below `plans/` and says what each must be; what has no place there is a problem, never silence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError, Origin, Problem, Severity, Spot
from generator.core.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ID = r"[a-z][a-z0-9-]{0,39}"
_PLACES = (
    ("institucion", re.compile(rf"(?P<institution>{_ID})/institucion\.yaml")),
    ("estrategia", re.compile(rf"(?P<institution>{_ID})/estrategia-[a-z0-9-]{{1,60}}\.yaml")),
    ("ejercicio", re.compile(rf"(?P<institution>{_ID})/(?P<year>[0-9]{{4}})/ejercicio\.yaml")),
    (
        "informe",
        re.compile(
            rf"(?P<institution>{_ID})/(?P<year>[0-9]{{4}})/informes/[a-z0-9](?:[a-z0-9-]{{0,58}}[a-z0-9])?\.yaml"
        ),
    ),
    ("plan", re.compile(rf"(?P<institution>{_ID})/(?P<year>[0-9]{{4}})/(?P<unit>{_ID})\.yaml")),
)
_LEFTOVER = re.compile(r".*~|~\$.*|\.~lock\..*#|\..*\.sw[a-p]")
"""What editors and spreadsheets leave behind while a file is open."""
_IGNORED = {".gitkeep", ".DS_Store", "Thumbs.db", "README.md", "LEEME.md"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a known kind; `file` is how problems name it, `stem` its name without `.yaml`."""

    kind: str
    file: str
    institution: str
    year: int | None
    stem: str
    data: bytes


def discover(root: Path, label: str) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Return the plan files below `root`, by name, and the files that have no place there.

    `label` is written before each name, so that problems read `plans/di/2024/…`.

    Raises:
        GeneratorError: the folder does not exist.
    """
    if not root.is_dir():
        raise GeneratorError(
            f"no existe la carpeta de planes «{root}»; diga con --raiz dónde está la que contiene {label}/"
        )
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in _walk(root):
        inner = path.relative_to(root).as_posix()
        name = f"{label}/{inner}"
        if path.is_symlink():
            problems.append(
                _problem(
                    "L110",
                    name,
                    "es un enlace simbólico, y los planes deben ser archivos",
                    "copie el archivo en su lugar",
                )
            )
        elif source := _classify(path, inner, name):
            files.append(source)
        elif path.name not in _IGNORED and not _LEFTOVER.fullmatch(path.name):
            problems.append(
                _problem("L111", name, "este archivo no corresponde a nada y no se publicaría", _remedy(inner))
            )
    if not files and not problems:
        message = "no hay ningún plan en esta carpeta"
        remedy = f"empiece por {label}/<institución>/institucion.yaml"
        problems.append(_problem("L114", f"{label}/", message, remedy))
    return tuple(files), tuple(problems)


def _walk(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir(), key=lambda entry: entry.name):
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _classify(path: Path, inner: str, name: str) -> SourceFile | None:
    for kind, place in _PLACES:
        if found := place.fullmatch(inner):
            groups = found.groupdict()
            year = groups.get("year")
            return SourceFile(
                kind, name, groups["institution"], int(year) if year else None, path.stem, path.read_bytes()
            )
    return None


def _remedy(inner: str) -> str:
    name = inner.rsplit("/", 1)[-1]
    stem = re.sub(r"(\.(ya?ml|txt))+$", "", name, flags=re.IGNORECASE)
    proper = f"{slug(stem).replace('.', '-')}.yaml"
    if re.search(r"\.ya?ml(\.txt)?$", name, re.IGNORECASE):
        if name != proper and re.fullmatch(rf"{_ID}\.yaml", proper):
            return f"si es un plan, cámbiele el nombre a {proper}; si es una copia, bórrela"
        return (
            "los lugares son <institución>/institucion.yaml, <institución>/estrategia-….yaml, "
            "<institución>/<año>/ejercicio.yaml, <institución>/<año>/<unidad>.yaml y "
            "<institución>/<año>/informes/<nombre>.yaml, en minúsculas sin tildes"
        )
    return "guárdelo en otra carpeta"


def _problem(code: str, file: str, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, Origin(file), message, remedy, spot=Spot(1))
