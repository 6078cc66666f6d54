"""Gathers packages into one data set and one project of plans, a package at a time.

A package that is broken, or whose plans have errors, is left out whole and told; the others do not depend on it. What
its source had brought before stays, with its day; and if no source brings anything, nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen, replace
from generator.core.problem import GeneratorError, Severity
from generator.core.wording import counted, quoted
from generator.data_set import TABLES
from generator.data_set.of_figures import INDICATORS
from generator.harvesting.documents import plan_files
from generator.harvesting.earlier import PROVENANCE, brought, kept
from generator.harvesting.package import BrokenPackageError, read_package
from generator.harvesting.sources import source_of
from generator.indicators.annual import YearIndicators
from generator.indicators.method import default_method
from generator.publishing import addresses
from generator.publishing.open_data.files import json_bytes
from generator.publishing.open_data.package import Stamp
from generator.publishing.open_data.rows.figures import indicator_rows
from generator.publishing.open_data.whole import Whole
from generator.publishing.open_data.written import write
from generator.publishing.page import OutputFile, mark
from generator.reading.document import locate
from generator.reading.read import read_all
from generator.rules import run_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from generator.core.model import AnnualPlan
    from generator.core.problem import Problem
    from generator.data_set.shape import Row, Table
    from generator.harvesting.earlier import Brought
    from generator.harvesting.package import Package
    from generator.reading.discover import SourceFile
    from generator.reading.schemas import Schemas

PLANS = "plans"


class NothingGatheredError(GeneratorError):
    """No source brought anything: there is no harvest to put in the place of an earlier one."""


class Told(Frozen):
    """What came of a source: why it was left out, or what it brought; `different` indicators could not be repeated.

    Of one that was left out, `institutions`, `as_of`, `commit` and `digest` tell what it had brought and stays.
    """

    source: str
    reason: str = ""
    problems: tuple[Problem, ...] = ()
    institutions: tuple[str, ...] = ()
    as_of: str = ""
    commit: str = ""
    digest: str = ""
    different: int = 0

    @property
    def is_in(self) -> bool:
        """Whether its data were taken."""
        return not self.reason

    @property
    def is_kept(self) -> bool:
        """Whether it was left out, and what it had brought before stays."""
        return bool(self.reason and self.institutions)


class Harvest:
    """Gathers sources; a class because it also tells, once its files were taken, what came of each.

    `told` has what came of each source, in their order; `gone` the institutions that an earlier harvest had brought and
    this one has not.
    """

    def __init__(
        self,
        sources: Sequence[str],
        schemas: Schemas,
        day: date,
        own_files: tuple[OutputFile, ...] = (),
        earlier: Path | None = None,
    ) -> None:
        """Harvest these sources on a day; `own_files` are the project's, `earlier` the folder of the last one."""
        self.sources = sources
        self.schemas = schemas
        self.day = day
        self.own_files = own_files
        self.earlier = earlier
        self.told: list[Told] = []
        self.gone: list[tuple[str, Brought]] = []

    def files(self) -> Iterator[OutputFile]:
        """Yield the files of the gathered project: `plans/`, `datos/`, where each came from, and the project's own.

        Raises:
            NothingGatheredError: no source brought anything.
        """
        whole = Whole()
        taken: set[str] = set()
        paths = {PLANS, addresses.DATA, PROVENANCE, *(file.path for file in self.own_files)}
        for source in self.sources:
            yield from self._one(source, whole, taken)
        if not taken:
            raise NothingGatheredError("no se reunió nada")
        yield from self._what_stays(whole, taken)
        days = [told.as_of for told in self.told if told.as_of]
        name = "Planes anuales de trabajo, de varias instituciones"
        yield from whole.finish(Stamp("cosecha", name, max(days, default=self.day.isoformat())))
        yield OutputFile(PROVENANCE, json_bytes([_provenance(told) for told in self.told]))
        yield from self.own_files
        yield mark(paths)

    def _one(self, source: str, whole: Whole, taken: set[str]) -> Iterator[OutputFile]:
        try:
            package = read_package(source_of(source))
            tables = {table.name: tuple(_rows(package, table)) for table in TABLES}  # they stop at the first fault
            files = plan_files(package, PLANS)
            _require_own_rows(tables, {file.institution for file in files})
        except BrokenPackageError as error:
            self.told.append(Told(source, str(error)))
            return
        except MemoryError:
            self.told.append(Told(source, "el paquete no cabe en la memoria de este equipo"))
            return
        institutions = tuple(sorted({file.institution for file in files}))
        problems, plans = self._judged(files)
        if again := taken.intersection(institutions):
            self.told.append(Told(source, f"{quoted(min(again))} ya vino de otra fuente"))
        elif not institutions:
            self.told.append(Told(source, "el paquete no tiene ninguna institución"))
        elif problems:
            reason = f"sus planes tienen {counted(len(problems), 'error', 'errores')}"
            self.told.append(Told(source, reason, problems))
        else:
            taken |= set(institutions)
            different = _different(plans, package, tables[INDICATORS.name])
            origin = (package.as_of.isoformat(), package.commit, package.digest)
            self.told.append(Told(source, "", (), institutions, *origin, different))
            yield from (OutputFile(file.file, file.data) for file in files)
            yield from whole.add({table.name: write(table, tables[table.name]) for table in TABLES})

    def _what_stays(self, whole: Whole, taken: set[str]) -> Iterator[OutputFile]:
        """Yield what the sources that were left out had brought before; what is in no place any more goes to `gone`."""
        before = brought(self.earlier) if self.earlier else ()
        by_source = {each.source: each for each in before}
        for place, told in enumerate(self.told):
            was = by_source.get(told.source)
            names = tuple(name for name in was.institutions if name not in taken) if was and told.reason else ()
            found = kept(self.earlier, names, PLANS) if self.earlier and names else None
            if was and found:
                taken |= set(names)
                self.told[place] = replace(
                    told, institutions=names, as_of=was.as_of, commit=was.commit, digest=was.digest
                )
                yield from (OutputFile(file.file, file.data) for file in found[0])
                yield from whole.add(found[1])
        self.gone.extend((name, each) for each in before for name in each.institutions if name not in taken)

    def _judged(self, files: Sequence[SourceFile]) -> tuple[tuple[Problem, ...], tuple[AnnualPlan, ...]]:
        """Return the errors of the plans, which are read and judged as any others, and the plans."""
        reading = read_all(tuple(files), self.schemas, default_method())
        found = locate((*reading.problems, *run_rules(reading.annual_plans, self.day)), reading.documents)
        return tuple(problem for problem in found if problem.severity is Severity.ERROR), reading.annual_plans


def _rows(package: Package, table: Table) -> Iterator[Row]:
    """Yield the rows of a table; one that comes twice is refused, since whoever asks would count it twice.

    Raises:
        BrokenPackageError: a row repeats the key of another, or is not sound.
    """
    key = [table.names.index(name) for name in table.key]
    seen: set[Row] = set()
    for number, cells in enumerate(package.rows(table), 2):
        row = tuple(cells.values())
        found = tuple(row[index] for index in key)
        if found in seen:
            raise BrokenPackageError(f"{table.name}.csv, fila {number}: repite la clave de otra")
        seen.add(found)
        yield row


def _require_own_rows(tables: Mapping[str, Sequence[Row]], institutions: Collection[str]) -> None:
    """Refuse rows of an institution that the package has not: whoever asks would count them.

    Raises:
        BrokenPackageError: a table has such a row.
    """
    for table in TABLES:
        if "institucion" not in table.names:
            continue
        owner = table.names.index("institucion")
        for number, row in enumerate(tables[table.name], 2):
            if row[owner] not in institutions:
                raise BrokenPackageError(
                    f"{table.name}.csv, fila {number}: es de una institución que el paquete no tiene"
                )


def _different(plans: Iterable[AnnualPlan], package: Package, told: Sequence[Row]) -> int:
    """Return how many of a package's indicators are not those that its own plans give on its day."""
    computed: set[Row] = set()
    for annual in plans:
        indicators = YearIndicators(annual, package.as_of)
        computed.update(row for plan in annual.plans for row in indicator_rows(indicators, plan))
    return len(computed.symmetric_difference(told))


def _provenance(told: Told) -> dict[str, object]:
    return {
        "fuente": told.source,
        "incluida": told.is_in,
        "conservada": told.is_kept,
        "motivo": told.reason or None,
        "instituciones": list(told.institutions),
        "datos_al": told.as_of or None,
        "commit": told.commit or None,
        "sha256": told.digest or None,
        "indicadores_que_no_se_repiten": told.different,
    }
