"""The least that any build must do: read every input, and write every byte of a site that is already made.

python -m benchmarks.floor PROYECTO SITIO CARPETA
"""

from __future__ import annotations

import sys
from pathlib import Path

from generator.publishing.page import OutputFile
from generator.publishing.write import write_files


def main() -> None:
    """Read the plans, and copy the site."""
    project, site, folder = map(Path, sys.argv[1:])
    for path in project.glob("plans/**/*.yaml"):
        path.read_bytes()
    made = (path for path in site.rglob("*") if path.is_file())
    write_files((OutputFile(str(path.relative_to(site)), path.read_bytes()) for path in made), folder)


if __name__ == "__main__":
    main()
