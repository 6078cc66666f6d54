"""Writes the site: built aside, then put in place, so that readers see the old site or the new one, never a mixture."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.problem import GeneratorError
from generator.publishing.page import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.publishing.page import OutputFile


def write_site(files: Iterable[OutputFile], target: Path, finish: Callable[[Path], None]) -> int:
    """Publish the files as the folder `target` and return how many there are.

    `finish` may add to the folder (the search index) before it takes its place.

    Raises:
        GeneratorError: `target` holds something that this tool did not make, or the disk refuses.
    """
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MARK).exists())):
        raise GeneratorError(
            f"«{target}» tiene archivos que no son de un sitio generado; elija otra carpeta con --salida"
        )
    try:
        _refuse_to_lose(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _workshop(target) as aside:
            count = write_files(files, aside)
            finish(aside)
            _swap(aside, target)
    except OSError as error:
        raise GeneratorError(f"no se pudo escribir en «{target}»: {_reason(error)}") from error
    return count


def write_files(files: Iterable[OutputFile], root: Path) -> int:
    """Write files below a folder and return how many there are; those that come in pieces grow."""
    count = 0
    made: set[Path] = set()
    begun: set[Path] = set()
    for output in files:
        path = root / output.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if not output.continues:
            path.write_bytes(output.data)
            count += 1
            continue
        count += path not in begun
        with path.open("ab" if path in begun else "wb") as file:
            file.write(output.data)
        begun.add(path)
    return count


def _refuse_to_lose(target: Path) -> None:
    """Stop if something at the top of the old site was put there by somebody else: `.git`, `CNAME`, a document."""
    if not (target / MARK).exists():
        return
    own = set((target / MARK).read_text("utf-8").splitlines())
    foreign = sorted(path.name for path in target.iterdir() if path.name not in own)
    if foreign:
        raise GeneratorError(
            f"en «{target}» hay archivos que no son del sitio y se perderían: {', '.join(foreign)}; "
            "muévalos, o publique en otra carpeta con --salida"
        )


def _reason(error: OSError) -> str:
    reasons = {
        errno.ENOENT: "la carpeta no existe y no se puede crear",
        errno.EACCES: "no hay permiso",
        errno.EPERM: "no hay permiso",
        errno.EROFS: "el disco es de solo lectura",
        errno.ENOSPC: "el disco está lleno",
        errno.ENOTDIR: "una parte de esa ruta es un archivo, no una carpeta",
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    aside.chmod(0o755)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(aside: Path, target: Path) -> None:
    """Put the new folder in the old one's place; the old one is kept until the new one stands."""
    if not target.exists():
        aside.replace(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        target.replace(old / "viejo")
        try:
            aside.replace(target)
        except OSError:
            (old / "viejo").replace(target)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
