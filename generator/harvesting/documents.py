"""From a package to plan files: the way back, in the very form in which people write plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.vocabulary import SITE_FOLDERS
from generator.data_set import TABLES
from generator.editing.yaml_text import yaml_text
from generator.harvesting import plans, years
from generator.harvesting.nodes import grouped
from generator.harvesting.package import BrokenPackageError
from generator.reading.discover import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.harvesting.nodes import Entries
    from generator.harvesting.package import Cells, Package
    from generator.reading.discover import SourceFile

_COMPUTED = {"indicadores", "promedios", "estados", "cambios", "versiones"}
"""What follows from the rest, and so is no part of a plan."""


def plan_files(package: Package, label: str) -> tuple[SourceFile, ...]:
    """Return the plan files that a package tells; `label` begins their names.

    Raises:
        BrokenPackageError: the tables contradict one another, or name what cannot be a file of plans.
    """
    rows = {table.name: list(package.rows(table)) for table in TABLES if table.name not in _COMPUTED}
    found: list[SourceFile] = []
    for name, data in _Files(rows).all():
        place = place_of(name)
        if place is None:
            raise BrokenPackageError(f"«{name}» no puede ser un archivo de planes: revise los identificadores")
        if place.institution in SITE_FOLDERS:
            raise BrokenPackageError(
                f"«{place.institution}» es la dirección de unas páginas del sitio, y no de institución"
            )
        found.append(place.file(f"{label}/{name}", yaml_text(data).encode()))
    for table, kind in (("planes", "plan"), ("informes", "informe"), ("estrategias", "estrategia")):
        if sum(file.kind == kind for file in found) != len(rows[table]):
            raise BrokenPackageError(f"{table}.csv tiene filas de una institución o un año que el paquete no tiene")
    return tuple(found)


class _Files:
    """The tables of a package by what they are of; a class because every file needs several."""

    def __init__(self, rows: dict[str, list[Cells]]) -> None:
        self.rows = rows
        self.of_institution = {name: grouped(rows[name], "institucion") for name in ("unidades", "estrategias")}
        self.elements = grouped(rows["estrategia"], "institucion", "estrategia")
        self.of_year = {
            name: grouped(found, "institucion", "ejercicio")
            for name, found in rows.items()
            if found and "ejercicio" in found[0]
        }
        self.of_plan = {
            name: grouped(found, "institucion", "ejercicio", "unidad")
            for name, found in rows.items()
            if found and {"ejercicio", "unidad"} <= set(found[0])
        }

    def all(self) -> Iterator[tuple[str, Entries]]:
        """Yield every file with its name below the folder of plans."""
        for row in self.rows["instituciones"]:
            institution = str(row["institucion"])
            key = (row["institucion"],)
            units = self.of_institution["unidades"].get(key, [])
            yield f"{institution}/institucion.yaml", years.institution(row, units)
            for strategy in self.of_institution["estrategias"].get(key, []):
                elements = self.elements.get((row["institucion"], strategy["estrategia"]), [])
                yield f"{institution}/{strategy['estrategia']}.yaml", years.strategy(strategy, elements)
        for row in self.rows["ejercicios"]:
            yield from self._year(row)

    def _year(self, row: Cells) -> Iterator[tuple[str, Entries]]:
        folder = f"{row['institucion']}/{row['ejercicio']}"
        key = (row["institucion"], row["ejercicio"])
        own = {name: self.of_year.get(name, {}).get(key, []) for name in self.rows}
        own["control_de_cambios"] = [each for each in own["control_de_cambios"] if each["unidad"] is None]
        yield f"{folder}/ejercicio.yaml", years.frame(row, own)
        for plan in own["planes"]:
            yield f"{folder}/{plan['unidad']}.yaml", plans.plan(plan, self._plan((*key, plan["unidad"])))
        figures = grouped(own["verificacion"], "informe")
        for report in own["informes"]:
            printed = figures.get((report["informe"],), [])
            yield f"{folder}/informes/{report['informe']}.yaml", years.report(report, printed, own["textos"])

    def _plan(self, key: tuple[str | None, ...]) -> dict[str, Sequence[Cells]]:
        return {name: self.of_plan.get(name, {}).get(key, []) for name in self.rows}
