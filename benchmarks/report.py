"""What was measured, as tables."""

from __future__ import annotations

import math
import os
import platform
import statistics
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.measure import Run

_PEER = "Hugo"


@dataclass(frozen=True, slots=True)
class Site:
    """What a build leaves."""

    pages: int
    files: int
    megabytes: float

    @classmethod
    def of(cls, folder: Path) -> Site:
        """Return what stands in a folder."""
        files = [path for path in folder.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        return cls(pages, len(files), sum(path.stat().st_size for path in files) / 1e6)


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one size: every run of each build, what each leaves, and how alike our pages and the peer's are, in lines."""

    runs: dict[str, list[Run]]
    sites: dict[str, Site]
    alike: tuple[str, ...]


Results = dict[int, Measured]


def report(results: Results, processes: int) -> str:
    """Return the results as Markdown."""
    lines = ["# Resultados", "", _machine(processes), "", _READING]
    for size, found in results.items():
        lines += ["", f"## {size} instituciones: {size * 30} planes", "", *_table(found.runs, found.sites)]
        if found.alike:
            lines += ["", _ALIKE, "", *found.alike]
    if len(results) > 1:
        lines += ["", "## Cómo crece", "", *_growth(results)]
    return "\n".join(lines) + "\n"


_HEADINGS = (
    "construcción",
    "segundos",
    "procesador",
    "× Hugo",
    "× Hugo, procesador",
    "MB, proceso",
    "MB, todos",
    "páginas",
    "archivos",
    "MB escritos",
)
_READING = (
    "Medianas de varias vueltas, hechas por turno (A B C, A B C…); entre paréntesis, la menor y la mayor. "
    "«Procesador» suma los segundos de todos los procesos. «× Hugo» es la mediana de las razones de cada vuelta. De la "
    "memoria, la mayor de un proceso y la mayor de todos a la vez. «pat: páginas» y Hugo hacen las mismas páginas de "
    "los mismos YAML, con las mismas palabras y cifras, también las cuentas de cada porcentaje (abajo se compara). "
    "Hugo no sabe en qué línea está escrita una cifra, calcula con números de coma flotante y no revisa nada; `pat` "
    "revisa los planes con todas sus reglas y calcula con decimales exactos. Informes oficiales, datos, formularios y "
    "documentos no los hace Hugo. MkDocs y Eleventy no calculan: reciben hecho el contenido de cada página. "
    "Antes de «un informe más» se agrega un informe a un plan, y antes de «y su commit» otro, guardado en git: las "
    "dos hacen de nuevo una institución, la portada y los datos de todo el sitio; Hugo dibuja todo."
)

_ALIKE = (
    "Qué tan iguales son las páginas de `pat` y las de Hugo, dirección por dirección: «en común» es la parte de las "
    "palabras y cifras de `pat` que tiene la página de Hugo; «solo de Hugo», la parte de las suyas que no tiene la "
    "de `pat`. El número de línea de cada dato no se cuenta."
)


def _machine(processes: int) -> str:
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"Medido el {datetime.now(UTC):%Y-%m-%d} en {platform.system()} {platform.machine()}, "
        f"{names[0] if names else 'procesador desconocido'}, {os.cpu_count()} núcleos, "
        f"Python {platform.python_version()}, Jinja2 {version('jinja2')}, {processes} procesos. "
        f"Carga de la máquina al terminar: {load}."
    )


def _table(runs: Mapping[str, Sequence[Run]], sites: Mapping[str, Site]) -> Iterator[str]:
    yield f"| {' | '.join(_HEADINGS)} |"
    yield f"|---{'|---:' * (len(_HEADINGS) - 1)}|"
    for name, own in runs.items():
        walls, site = [each.wall for each in own], sites[name]
        yield (
            f"| {name} | {_spread(walls)} | {statistics.median(each.cpu for each in own):.2f} "
            f"| {_ratio(own, runs.get(_PEER, ()), 'wall')} | {_ratio(own, runs.get(_PEER, ()), 'cpu')} "
            f"| {max(each.process_mb for each in own):.0f} | {max(each.tree_mb for each in own):.0f} "
            f"| {site.pages} | {site.files} | {site.megabytes:.1f} |"
        )


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _ratio(own: Sequence[Run], peer: Sequence[Run], what: str) -> str:
    ratios = [getattr(one, what) / getattr(other, what) for one, other in zip(own, peer, strict=False)]
    return f"{statistics.median(ratios):.2f}" if ratios else "—"


def _growth(results: Results) -> Iterator[str]:
    """Yield the power of the number of institutions by which time grows between the smallest and the largest size."""
    small, large = min(results), max(results)
    yield f"Exponente de {small} a {large} instituciones (1 es en proporción), por tiempo y por procesador:"
    yield ""
    for name in results[small].runs:
        powers = (_power(results, name, what, small, large) for what in ("wall", "cpu"))
        yield f"- {name}: {' y '.join(f'{power:.2f}' for power in powers)}"


def _power(results: Results, name: str, what: str, small: int, large: int) -> float:
    few, many = (statistics.median(getattr(each, what) for each in results[size].runs[name]) for size in (small, large))
    return math.log(many / few) / math.log(large / small)
