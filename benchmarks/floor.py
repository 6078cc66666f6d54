"""The least that any build must do: read every input, and write every byte of a site that is already made."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.publishing.page import OutputFile
from generator.publishing.write import write_files


def main() -> None:
    """Read the plans, and copy the site."""
    parser = argparse.ArgumentParser(description="Lee los planes de un proyecto y copia un sitio ya hecho.")
    parser.add_argument("project", metavar="PROYECTO", type=Path)
    parser.add_argument("site", metavar="SITIO", type=Path)
    parser.add_argument("folder", metavar="CARPETA", type=Path, help="donde se escribe la copia")
    chosen = parser.parse_args()
    site: Path = chosen.site
    for path in chosen.project.glob("plans/**/*.yaml"):
        path.read_bytes()
    made = (path for path in site.rglob("*") if path.is_file())
    write_files((OutputFile(str(path.relative_to(site)), path.read_bytes()) for path in made), chosen.folder)


if __name__ == "__main__":
    main()
