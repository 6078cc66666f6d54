"""Prints the twenty figures, with the commit and the machine; ends with 1 if one falls short and is not a known gap."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.bench import Bench
from tests.reliability.figure import measured
from tests.reliability.figures import MEASURES
from tests.reliability.guards import GUARDS, drops

_SHOWN = 10


def say(text: str) -> None:
    """Print a line at once: a figure takes its time."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


ROOT = Path(__file__).parents[2]


def main(arguments: list[str]) -> int:
    """Measure what is asked for, and return the code to end with."""
    parser = argparse.ArgumentParser(prog="make fiabilidad", description="Mide las cifras de fiabilidad y seguridad.")
    parser.add_argument("cifras", nargs="*", type=_number, metavar="N", help="qué cifras; si no, todas")
    parser.add_argument("--guardas", action="store_true", help="quita cada guarda y muestra la cifra que baja")
    asked = parser.parse_args(arguments)
    say(_where())
    with tempfile.TemporaryDirectory(prefix="fiabilidad-") as folder:
        if asked.guardas:
            return _guards(Bench(Path(folder), is_quick=True))
        return _figures(Bench(Path(folder)), set(asked.cifras))


def _number(text: str) -> int:
    """Return the number of a figure; `choices` would refuse, in some versions of Python, that none is given."""
    if text not in {str(measure.number) for measure in MEASURES}:
        raise argparse.ArgumentTypeError(f"no hay cifra {text}")
    return int(text)


def _where() -> str:
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, check=False)
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} procesadores, Python {platform.python_version()}"
    )
    return f"Fiabilidad · commit {commit.stdout.decode().strip() or 'desconocido'} · {machine}"


def _figures(bench: Bench, wanted: set[int]) -> int:
    is_well = True
    for measure in MEASURES:
        if wanted and measure.number not in wanted:
            continue
        figure = measured(measure, bench)
        say(figure.line)
        for case in figure.faults[:_SHOWN]:
            say(f"        {case.name[:60]!a}: {case.fault[:200]}")
        if figure.faults and measure.gap:
            say(f"        se sabe: {measure.gap}")
        is_well = is_well and figure.is_well
    return 0 if is_well else 1


def _guards(bench: Bench) -> int:
    is_well = True
    for guard in GUARDS:
        dropped = drops(guard, bench)
        is_well = is_well and dropped
        say(f"{'✓' if dropped else '✗'} sin {guard.name}: la cifra {guard.figure} {'baja' if dropped else 'no baja'}")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
