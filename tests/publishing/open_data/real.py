"""The data files of the project's own plans, made once."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.indicators.annual import YearIndicators
from generator.pipeline import check_project
from generator.project import Project
from tests.publishing.small_sites import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.model import AnnualPlan

ROOT = Path(__file__).parents[3]
DAY = date(2024, 12, 1)
URL = "https://planes.example/"


@cache
def annual_plans() -> tuple[AnnualPlan, ...]:
    """Every year of every institution."""
    return check_project(Project(ROOT), DAY).annual_plans


@cache
def indicators() -> Mapping[tuple[str, str], YearIndicators]:
    """The figures of every year, by institution and year as data files write them."""
    return {(each.institution.id, str(each.year)): YearIndicators(each, DAY) for each in annual_plans()}


@cache
def files() -> Mapping[str, bytes]:
    """Every file of the site."""
    return files_of(*annual_plans(), as_of=DAY, site_url=URL, with_parquet=True)


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as a program reads them."""
    return list(csv.DictReader(io.StringIO(files()[path].decode(), newline="")))
