"""Writes the site: built aside, then put in place, so that readers see the old site or the new one, never a mixture."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.core.wording import listed
from generator.proof.checkpoint import CHECKPOINT, SUMS
from generator.publishing.page import MARK
from generator.publishing.stamps import put
from generator.publishing.swap import recover, swap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.publishing.page import OutputFile


_LEFT_BY_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What macOS and Windows put into folders that somebody looks at: nobody's work, and nobody's loss."""
_SUM_LENGTH = 66
CACHE = ".pat-cache"
"""The folder of a project where the registers of its sites are, and the preview that `pat servir` shows."""


def write_site(files: Iterable[OutputFile], target: Path, finish: Callable[[Path], None]) -> int:
    """Publish the files as the folder `target` and return how many there are.

    `finish` may add to the folder (the search index) before it takes its place.

    Raises:
        GeneratorError: `target` holds something that this tool did not make, or the disk refuses.
    """
    with new_site(target) as aside:
        count = write_files(files, aside)
        finish(aside)
    return count


@contextmanager
def new_site(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target`, if all goes well.

    Raises:
        GeneratorError: `target` holds something that this tool did not make, or the disk refuses.
    """
    with refusals(target):
        recover(target)
        require_own(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _workshop(target) as aside:
            yield aside
            swap(aside, target)


@contextmanager
def refusals(target: Path) -> Iterator[None]:
    """Say what the disk refuses as a fault of whoever asked for it."""
    try:
        yield
    except OSError as error:
        raise GeneratorError(f"no se pudo escribir en «{target}»: {os_fault(error)}") from error


def require_own(target: Path, *, holds_the_same: bool = False) -> None:
    """Stop if a folder holds something that this tool did not make; `holds_the_same` names as a build left there."""
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MARK).exists())):
        raise GeneratorError(
            f"«{target}» tiene archivos que no son de un sitio generado; elija otra carpeta con --salida"
        )
    if not holds_the_same:
        _refuse_to_lose(target)


def write_files(files: Iterable[OutputFile], root: Path) -> int:
    """Write files below a folder and return how many there are; those that come in pieces grow."""
    root.mkdir(parents=True, exist_ok=True)
    count = 0
    begun: set[str] = set()
    for output in files:
        if output.path in begun:
            with (root / output.path).open("ab") as file:
                file.write(output.data)
            continue
        put(str(root), output.path, output.data)
        count += 1
        begun.update([output.path] if output.continues else ())
    return count


def _refuse_to_lose(target: Path) -> None:
    """Stop if something in the old site was put there by somebody else: `.git`, `CNAME`, a document deep inside."""
    if not (target / MARK).exists():
        return
    top = set((target / MARK).read_text("utf-8").splitlines())
    foreign = sorted(path.name for path in target.iterdir() if path.name not in {*top, *_LEFT_BY_SYSTEMS, CACHE})
    if not foreign and (target / SUMS).is_file():
        own = {SUMS, CHECKPOINT, *(line[_SUM_LENGTH:] for line in (target / SUMS).read_text("utf-8").splitlines())}
        foreign = sorted({*files_below(str(target))} - own)
    if foreign:
        raise GeneratorError(
            f"en «{target}» hay archivos que no son del sitio y se perderían: {listed(foreign)}; "
            "muévalos, o publique en otra carpeta con --salida"
        )


def files_below(folder: str) -> list[str]:
    """Return the path of every file below a folder, but for those that systems leave of themselves."""
    files: list[str] = []
    waiting = [""]
    while waiting:  # a loop, since a site has tens of thousands of folders
        inner = waiting.pop()
        with os.scandir(f"{folder}{os.sep}{inner}") as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inner}{entry.name}/")
                elif entry.name not in _LEFT_BY_SYSTEMS:
                    files.append(f"{inner}{entry.name}")
    return files


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    aside.chmod(0o755)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
