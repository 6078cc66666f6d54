"""What a project already has, as far as it can be read: where an institution, a year or a unit begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.problem import GeneratorError, Severity
from generator.editing.new_year import Earlier
from generator.reading.parse_institution import parse_strategy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.core.model import AnnualPlan, Institution, Strategy
    from generator.core.problem import Problem
    from generator.reading.document import Document


class Standing(Frozen):
    """The institutions and years that can be read, the files behind them, and what is wrong in these."""

    institutions: Sequence[Institution]
    annual_plans: Sequence[AnnualPlan]
    documents: Mapping[str, Document]
    problems: Sequence[Problem]

    def years(self, institution: Institution) -> list[int]:
        """Return the years of an institution, from the first on."""
        return [annual.year for annual in self.annual_plans if annual.institution.id == institution.id]

    def annual(self, institution: Institution, year: int) -> AnnualPlan:
        """Return a year of an institution.

        Raises:
            GeneratorError: it has no such year.
        """
        for annual in self.annual_plans:
            if (annual.institution.id, annual.year) == (institution.id, year):
                return annual
        raise GeneratorError(
            f"«{institution.id}» no tiene el ejercicio {year}; escríbalo primero: "
            f"pat nuevo ejercicio {institution.id} {year}"
        )

    def earlier(self, institution: Institution, year: int) -> Earlier:
        """Return a year to copy from.

        Raises:
            GeneratorError: it has no such year, or one with errors: it cannot be known what its goals are.
        """
        annual = self.annual(institution, year)
        folder = annual.frame.origin.file.rsplit("/", 1)[0]
        if annual.unread or any(file.startswith(f"{folder}/") for file in self._faulty):
            raise GeneratorError(f"el ejercicio {year} tiene errores; corríjalos antes de copiarlo: pat validar")
        frame: Any = self.documents[annual.frame.origin.file].data
        return Earlier(annual, frame.get("metodologia"))

    def strategies(self, institution: Institution) -> list[Strategy]:
        """Return the strategic plans of an institution that have no errors."""
        folder = institution.origin.file.rsplit("/", 1)[0]
        return [
            parse_strategy(document)
            for file, document in sorted(self.documents.items())
            if file.startswith(f"{folder}/estrategia-") and file not in self._faulty
        ]

    @property
    def _faulty(self) -> set[str]:
        return {problem.origin.file for problem in self.problems if problem.severity is Severity.ERROR}
