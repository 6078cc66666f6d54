"""What one changed plan costs: the site over which it goes, and its check against what was published.

    python -m benchmarks.one_change CARPETA [--instituciones 100] [--meses 12]

The folder must be new; it is left as it is, to be looked at.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import run
from benchmarks.pages import AS_OF

_REPORT = """  - periodo: 2025-12
    fecha: 2026-01-15
    rectifica: true
    motivo: Se contó dos veces
    resumen: Se corrigió la cifra
"""
_NEW = """  - periodo: 2025-02
    fecha: 2026-01-15
    resumen: Lo que se hizo
"""
_GIT = ("git", "-c", "user.name=medida", "-c", "user.email=medida@example.org")


def main() -> None:
    """Build, change a plan, build again, and check; print the seconds of clock and of processor of each."""
    parser = argparse.ArgumentParser(description="Mide lo que cuesta un cambio.")
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    parser.add_argument("--instituciones", type=int, default=100, metavar="N")
    parser.add_argument("--meses", type=int, default=12, metavar="N", help="cuántos meses están informados")
    chosen = parser.parse_args()
    folder: Path = chosen.folder
    corpus.write(folder, chosen.instituciones, months=chosen.meses)
    run((*_GIT, "init", "-q"), folder)
    commit(folder)
    pat = (sys.executable, "-m", "generator")
    where = ("--raiz", str(folder.resolve()))
    build = (*pat, "construir", *where, "--fecha", AS_OF.isoformat(), "--sin-buscador")
    _told("todo", build)
    _told("nada cambió", build)
    append(folder, 1, is_told=chosen.meses == corpus.MONTHS)
    _told("un plan cambió: su institución ya no nombra un commit", build)
    append(folder, 2, is_told=chosen.meses == corpus.MONTHS)
    _told("otro plan de la misma cambió", build)
    _told("revisar contra lo publicado", (*pat, "validar", *where, "--base", "HEAD"))
    commit(folder)
    _told("el commit de los dos", build)


def append(folder: Path, unit: int, *, is_told: bool = True) -> None:
    """Append a report to a unit's plan of the first institution: of a month told already, or of the next."""
    plan = folder / "plans" / corpus.institution_id(1) / str(corpus.YEAR) / f"{corpus.unit_id(unit)}.yaml"
    plan.write_text(plan.read_text("utf-8") + (_REPORT if is_told else _NEW), "utf-8")


def commit(folder: Path) -> None:
    """Commit the plans as they are."""
    run((*_GIT, "add", "plans"), folder)
    run((*_GIT, "commit", "-qm", "Planes"), folder)


def _told(name: str, command: tuple[str, ...]) -> None:
    found = run(command, Path(__file__).parents[1])
    print(f"{name:54s} {found.wall:8.2f} s {found.cpu:8.2f} s de procesador", flush=True)  # noqa: T201  its answer


if __name__ == "__main__":
    main()
