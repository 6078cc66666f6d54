"""Our builds and those of others of the same made-up plans, in turn, in one run; into benchmarks/RESULTS.md.

    python -m benchmarks.run --instituciones 10 100 [--veces 5]

The variables HUGO and ELEVENTY say where these are, if they are not on PATH; who is not installed is left out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import corpus, likeness, one_change, peers
from benchmarks.measure import Run, run
from benchmarks.pages import AS_OF
from benchmarks.report import Measured, Site, report

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
_PAGES = "pat: páginas"
_PEER = "Hugo"
_MODEL = "modelo"
_FLOOR = "leer y escribir los bytes de las páginas"


def _report(work: Path, turn: int) -> None:
    one_change.append(work, 2 * turn + 1)


def _report_committed(work: Path, turn: int) -> None:
    one_change.append(work, 2 * turn + 2)
    one_change.commit(work)


def _no_change(_work: Path, _turn: int) -> None:
    """Leave all as it is."""


_CHANGES: dict[str, Callable[[Path, int], None]] = {
    "pat: todo otra vez, un informe más": _report,
    "pat: todo otra vez, un informe más y su commit": _report_committed,
    "pat: todo otra vez, sin ningún cambio": _no_change,
}
_QUICK = (_PAGES, _FLOOR, _PEER, *_CHANGES)


@dataclass(frozen=True, slots=True)
class Build:
    """A way to make a site: its name, its command and the folder that the site comes to stand in.

    Before each run of one with a `change` that is made, and the site of the run before stands.
    """

    name: str
    command: tuple[str, ...]
    site: Path
    change: Callable[[Path, int], None] | None = None


def builds(work: Path, processes: int) -> list[Build]:
    """Return the builds of the corpus in a folder; the first makes the pages that the floor copies."""
    python, project = (sys.executable, "-m"), str(work)
    count = ("--procesos", str(processes))
    whole = (*python, "generator", "construir", "--raiz", project, "--fecha", AS_OF.isoformat(), *count)
    pages = work / "paginas"
    found = [
        Build(_PAGES, (*python, "benchmarks.pages", project, str(pages), *count), pages),
        Build(
            "pat: páginas e informes oficiales",
            (*python, "benchmarks.pages", project, str(work / "informes"), *count, "--con-informes"),
            work / "informes",
        ),
        Build("pat: todo, sin buscador", (*whole, "--sin-buscador", "--salida", str(work / "todo")), work / "todo"),
        Build("pat: todo", (*whole, "--salida", str(work / "buscador")), work / "buscador"),
        Build(
            _FLOOR,
            (*python, "benchmarks.floor", project, str(work / _MODEL), str(work / "copia")),
            work / "copia",
        ),
    ]
    again = (*whole, "--sin-buscador", "--salida", str(work / "otra"))
    found += [Build(name, again, work / "otra", change) for name, change in _CHANGES.items()]
    if hugo := os.environ.get("HUGO") or shutil.which("hugo"):
        site = work / "hugo" / "public"
        drawn = (hugo, "--quiet", "--source", str(work / "hugo"))
        search = f"{' '.join(drawn)} && {sys.executable} -m pagefind --site {site} --force-language es --quiet"
        found += [Build(_PEER, drawn, site), Build("Hugo y Pagefind", ("sh", "-c", search), site)]
    return found + [Build(*way) for way in peers.ways(work)]


def measured(work: Path, institutions: int, chosen: argparse.Namespace) -> Measured:
    """Return every run of every build of a corpus, made in turn, what each build leaves, and how alike Hugo's is."""
    corpus.write(work, institutions)
    shutil.copytree(HERE / "hugo", work / "hugo")
    shutil.copytree(work / "plans", work / "hugo" / "assets" / "plans")
    run(("git", "init", "-q"), work)
    one_change.commit(work)
    ways = [way for way in builds(work, chosen.procesos) if way.name in _QUICK or not chosen.rapido]
    run(ways[0].command, HERE.parent)
    ways[0].site.rename(work / _MODEL)
    peers.write(work / _MODEL, work)
    changing = next(way for way in ways if way.change)
    run(changing.command, HERE.parent)
    runs: dict[str, list[Run]] = {way.name: [] for way in ways}
    sites = {}
    alike: tuple[str, ...] = ()
    for turn, way in product(range(chosen.veces), ways):
        if way.change:
            way.change(work, turn)
        runs[way.name].append(run(way.command, HERE.parent))
        if turn == 0:
            sites[way.name] = Site.of(way.site)
            alike = tuple(likeness.table(work / _MODEL, way.site)) if way.name == _PEER else alike
        if not way.change:
            shutil.rmtree(way.site)
        print(f"{institutions:4d} {way.name:42s} {runs[way.name][-1].wall:7.2f} s", flush=True)  # noqa: T201  progress
    return Measured(runs, sites, alike)


def main() -> None:
    """Measure, print the results and keep them."""
    parser = argparse.ArgumentParser(description="Mide las construcciones de planes inventados, y las de Hugo.")
    parser.add_argument("--instituciones", type=int, nargs="+", default=[10], metavar="N")
    parser.add_argument("--veces", type=int, default=5, metavar="N")
    parser.add_argument("--procesos", type=int, default=2, metavar="N")
    parser.add_argument("--resultados", type=Path, default=HERE / "RESULTS.md", metavar="ARCHIVO")
    parser.add_argument("--rapido", action="store_true", help="solo lo que también hace Hugo")
    chosen = parser.parse_args()
    results = {}
    for size in sorted(chosen.instituciones):
        with tempfile.TemporaryDirectory(prefix="pat-bench-") as folder:
            results[size] = measured(Path(folder), size, chosen)
    text = report(results, chosen.procesos)
    chosen.resultados.write_text(text, "utf-8")
    print(text)  # noqa: T201  its answer


if __name__ == "__main__":
    main()
