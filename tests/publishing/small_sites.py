"""Small sites in memory: what a test says of a plan is what it sees on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.core.model import OrgUnit
from generator.indicators.annual import annual_indicators
from generator.indicators.examples.plans import NOWHERE, annual_plan, end_of_year
from generator.indicators.method import default_method
from generator.publishing.build import Material, _site, site_files
from generator.publishing.views.context import YearContext
from tests.html_pages import HtmlPage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.core.model import AnnualPlan, UnitPlan

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "site_templates"
BASE = "institucion/2030/"
UNIT = f"{BASE}unidades/unidad-a/"


def material(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> Material:
    """What a site of some years is made of."""
    institutions = {annual.institution.id: annual.institution for annual in annuals}
    return Material(
        **{
            "institutions": tuple(institutions.values()),
            "annual_plans": annuals,
            "articles": (),
            "assets": (),
            "default_method": default_method(),
            "as_of": as_of or end_of_year(),
            "site_name": "Sitio de prueba",
            **choices,
        }
    )


def files_of(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return {output.path: output.data for output in site_files(material(*annuals, as_of=as_of, **choices), TEMPLATES)}


def pages_of(*annuals: AnnualPlan, as_of: date | None = None, **choices: Any) -> Mapping[str, HtmlPage]:
    """Every page of a site, by its address."""
    found = files_of(*annuals, as_of=as_of, **choices)
    return {name.removesuffix("index.html"): HtmlPage(data.decode()) for name, data in found.items() if ".html" in name}


def context_of(annual: AnnualPlan, as_of: date | None = None, **choices: Any) -> YearContext:
    """A year while its pages are made."""
    day = as_of or end_of_year()
    return YearContext(annual, annual_indicators(annual, day), day, _site(material(annual, as_of=day, **choices)))


def named(annual: AnnualPlan, names: Mapping[str, str]) -> AnnualPlan:
    """The same year with other names for its units, by id."""
    units = tuple(replace(unit, name=names.get(unit.id, unit.name)) for unit in annual.institution.units)
    return replace(annual, institution=replace(annual.institution, units=units))


def of_institution(annual: AnnualPlan, id_: str, name: str, year: int | None = None) -> AnnualPlan:
    """The same year as that of another institution."""
    frame = replace(annual.frame, institution=id_, year=year or annual.year)
    plans = tuple(replace(plan, year=year or annual.year) for plan in annual.plans)
    return replace(annual, institution=replace(annual.institution, id=id_, name=name), frame=frame, plans=plans)


def year_of(*plans: UnitPlan, **choices: Any) -> AnnualPlan:
    """The year of an institution, from its plans."""
    return annual_plan(*plans, **choices)


def unit(id_: str, name: str, parent: str | None = None) -> OrgUnit:
    """A unit of a tree."""
    return OrgUnit(id_, name, parent, NOWHERE)
