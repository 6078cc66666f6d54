"""Finds the files below `plans/` and says what each must be; what has no place there is a problem, never silence."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError, Origin, Problem, Severity, Spot
from generator.core.raw import read_at
from generator.core.vocabulary import DEVICES, SITE_FOLDERS, slug
from generator.reading.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.core.vocabulary import FileKind

ID = r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z))[a-z][a-z0-9-]{0,39}"
"""What names a folder or a file of plans, as the schemas say it too."""
_PLACES: tuple[tuple[FileKind, re.Pattern[str]], ...] = (
    ("institucion", re.compile(rf"(?P<institution>{ID})/institucion\.yaml")),
    ("estrategia", re.compile(rf"(?P<institution>{ID})/estrategia-[a-z0-9-]{{1,60}}\.yaml")),
    ("ejercicio", re.compile(rf"(?P<institution>{ID})/(?P<year>[0-9]{{4}})/ejercicio\.yaml")),
    (
        "informe",
        re.compile(
            rf"(?P<institution>{ID})/(?P<year>[0-9]{{4}})/informes/[a-z0-9](?:[a-z0-9-]{{0,58}}[a-z0-9])?\.yaml"
        ),
    ),
    ("plan", re.compile(rf"(?P<institution>{ID})/(?P<year>[0-9]{{4}})/(?P<unit>{ID})\.yaml")),
)
_LEFTOVER = re.compile(r".*~|~\$.*|\.~lock\..*#|\..*\.sw[a-p]")
"""What editors and spreadsheets leave behind while a file is open."""
_IGNORED = {".gitkeep", ".DS_Store", "Thumbs.db", "README.md", "LEEME.md"}


class Place(Frozen):
    """Where a plan file of a kind stands; `stem` is its name without `.yaml`."""

    kind: FileKind
    institution: str
    year: int | None
    stem: str

    def file(self, name: str, data: bytes) -> SourceFile:
        """Return the file in this place; `name` is how problems name it."""
        return SourceFile(self.kind, name, self.institution, self.year, self.stem, data)


class SourceFile(Frozen):
    """A file of a known kind; `file` is how problems name it, `stem` its name without `.yaml`."""

    kind: FileKind
    file: str
    institution: str
    year: int | None
    stem: str
    data: bytes


class FoundFile(Frozen):
    """A plan file that nobody has read yet; `file` is how problems name it, `inner` its path in the folder of plans.

    Its `path` is a text: of thousands of files, to make a `Path` and to open it takes longer than to read them.
    """

    place: Place
    file: str
    inner: str
    path: str

    @property
    def institution(self) -> str:
        """The folder of the institution that it is of."""
        return self.place.institution

    def read(self) -> SourceFile:
        """Return the file with the bytes that it has now; of one too large to be a plan, as many as show that."""
        return self.place.file(self.file, read_at(self.path, 0, MAX_BYTES + 1))


def discover(root: Path, label: str) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Find the plan files below `root` and read them; return them, and a problem for each file without a place there.

    Raises:
        GeneratorError: the folder does not exist.
    """
    files, problems = find(root, label)
    return tuple(each.read() for each in files), problems


def find(root: Path, label: str) -> tuple[tuple[FoundFile, ...], tuple[Problem, ...]]:
    """Find the plan files below `root` without reading them; return them by name, and a problem for each other file.

    `label` is written before each name, so that problems read `plans/di/2024/…`.

    Raises:
        GeneratorError: the folder does not exist.
    """
    require_folder(root, label)
    files: list[FoundFile] = []
    problems: list[Problem] = []
    for inner, is_link, is_file in _walk(root, ""):
        name = f"{label}/{inner}"
        place = place_of(inner)
        if place and is_file:
            files.append(FoundFile(place, name, inner, f"{root}{os.sep}{inner}"))
            if place.kind == "institucion" and place.institution in SITE_FOLDERS:
                message = f"«{place.institution}» es la dirección de unas páginas del sitio"
                problems.append(_problem("L115", name, message, "dé otro nombre a la carpeta, y a su «id»"))
        else:
            problems += refusal(inner, name, is_link=is_link)
    if not files and not problems:
        message = "no hay ningún plan en esta carpeta"
        remedy = f"empiece por {label}/<institución>/institucion.yaml, que escribe pat nuevo institucion"
        problems.append(_problem("L114", f"{label}/", message, remedy))
    return tuple(files), tuple(problems)


def require_folder(root: Path, label: str) -> None:
    """Refuse to go on without the folder of plans.

    Raises:
        GeneratorError: the folder does not exist.
    """
    if not root.is_dir():
        raise GeneratorError(
            f"no existe la carpeta de planes «{root}»; diga con --raiz dónde está la que contiene {label}/, o empiece "
            "una con pat nuevo institucion"
        )


def _walk(folder: Path | str, inner: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield each file below a folder: its path from there, whether it is a link, and whether it is a regular file."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{inner}{entry.name}/")
        else:
            yield f"{inner}{entry.name}", entry.is_symlink(), entry.is_file(follow_symlinks=False)


def place_of(inner: str) -> Place | None:
    """Return the place of a plan file by its path from the folder of plans; `None` if no file belongs there."""
    for kind, pattern in _PLACES:
        if found := pattern.fullmatch(inner):
            groups = found.groupdict()
            year = groups.get("year")
            stem = inner.rsplit("/", 1)[-1].removesuffix(".yaml")
            return Place(kind, groups["institution"], int(year) if year else None, stem)
    return None


def refusal(inner: str, name: str, *, is_link: bool) -> Iterator[Problem]:
    """Yield the problem of a file that is a link or has no place; none of what editors and systems leave behind."""
    own_name = inner.rsplit("/", 1)[-1]
    if is_link:
        message = "es un enlace simbólico, y los planes deben ser archivos"
        yield _problem("L110", name, message, "copie el archivo en su lugar")
    elif own_name not in _IGNORED and not _LEFTOVER.fullmatch(own_name):
        yield _problem("L111", name, "este archivo no corresponde a nada y no se publicaría", _remedy(inner))


def _remedy(inner: str) -> str:
    if device := next((part for part in inner.lower().split("/") if part.partition(".")[0] in DEVICES), ""):
        return f"Windows no admite el nombre «{device}»: dele otro, y también al identificador"
    name = inner.rsplit("/", 1)[-1]
    stem = re.sub(r"(\.(ya?ml|txt))+$", "", name, flags=re.IGNORECASE)
    proper = f"{slug(stem).replace('.', '-')}.yaml"
    if re.search(r"\.ya?ml(\.txt)?$", name, re.IGNORECASE):
        if name != proper and re.fullmatch(rf"{ID}\.yaml", proper):
            return f"si es un plan, cámbiele el nombre a {proper}; si es una copia, bórrela"
        return (
            "los lugares son <institución>/institucion.yaml, <institución>/estrategia-….yaml, "
            "<institución>/<año>/ejercicio.yaml, <institución>/<año>/<unidad>.yaml y "
            "<institución>/<año>/informes/<nombre>.yaml, en minúsculas sin tildes"
        )
    return "guárdelo en otra carpeta"


def _problem(code: str, file: str, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.ERROR, Origin(file), message, remedy, spot=Spot(1))
