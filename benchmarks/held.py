"""What the first process of a build holds of the plans: its peak, where nobody makes anything of them (Linux).

    python -m benchmarks.held CARPETA

The folder has plans, as `benchmarks.corpus` writes them.
"""

from __future__ import annotations

import argparse
import resource
from pathlib import Path

from benchmarks.pages import AS_OF
from generator.moment import Moment
from generator.parallel import ONE
from generator.project import Project
from generator.site_build import SiteBuild
from generator.site_part import Part, Task


def main() -> None:
    """Give out every task, and print the peak and how many bytes of plans went by."""
    parser = argparse.ArgumentParser(description="Mide cuánta memoria ocupan los planes en el primer proceso.")
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    sizes: list[int] = []

    def weigh(task: Task) -> Part:
        sizes.append(sum(len(source.data) for source in task.files))
        return Part(())

    made = SiteBuild(Project(parser.parse_args().folder), Moment(AS_OF, ""), ONE, make=weigh)
    for _ in made.files():
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{len(sizes)} instituciones, {sum(sizes) / 1e6:.0f} MB de planes: {peak:.0f} MB a lo más")  # noqa: T201  its answer


if __name__ == "__main__":
    main()
