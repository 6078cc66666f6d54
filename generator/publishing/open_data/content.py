"""The rows of every table: of a unit, of a year without its units, of an institution without its years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.data_set import of_disclosure, of_figures, of_institutions, of_plans, of_progress, of_years
from generator.publishing.open_data.rows import disclosure, figures, institutions, plans, progress, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.core.model import Institution, Strategy, UnitPlan
    from generator.data_set.shape import Row
    from generator.publishing.views.context import YearContext

Rows = dict[str, Sequence["Row"]]
"""The rows of some tables, by the table's name."""


def unit_rows(context: YearContext, plan: UnitPlan) -> Rows:
    """Return the rows of a unit's tables."""
    annual, story = context.annual, context.story.units[plan.org_unit]
    return _named(
        {
            of_plans.PLANS.name: plans.plan_rows(annual, plan),
            of_plans.VERSIONS.name: plans.version_rows(annual, plan, story),
            of_years.CONTROL.name: years.control_rows(annual, plan.org_unit, plan.changes),
            of_plans.ACTIVITIES.name: plans.activity_rows(annual, plan),
            of_plans.TARGETS.name: plans.target_rows(annual, plan, story),
            of_plans.CAVEATS.name: plans.caveat_rows(annual, plan),
            of_progress.PROGRESS.name: progress.report_rows(annual, plan),
            of_progress.RESULTS.name: progress.result_rows(annual, plan),
            of_progress.EVIDENCE.name: progress.evidence_rows(annual, plan),
            of_progress.UNPLANNED.name: progress.unplanned_rows(annual, plan),
            of_progress.SHARES.name: progress.share_rows(annual, plan),
            of_figures.INDICATORS.name: figures.indicator_rows(context.indicators, plan),
            of_figures.AVERAGES.name: figures.unit_average_rows(context.indicators, plan),
            of_figures.CHANGES.name: figures.change_rows(annual, plan, story),
        }
    )


def year_rows(context: YearContext) -> Rows:
    """Return the rows of a year that are of no unit."""
    annual = context.annual
    return _named(
        {
            of_years.YEARS.name: years.year_rows(annual),
            of_years.BANDS.name: years.band_rows(annual),
            of_years.WEIGHTS.name: years.weight_rows(annual),
            of_years.CONTROL.name: years.control_rows(annual, None, annual.frame.changes),
            of_figures.AVERAGES.name: figures.year_average_rows(context.indicators),
            of_years.REPORTS.name: years.report_rows(annual),
            of_years.VERIFICATION.name: years.verification_rows(annual, context.verdicts),
            of_years.TEXTS.name: years.text_rows(annual),
            of_disclosure.DISCLOSURE.name: disclosure.disclosure_rows(annual),
            of_disclosure.DISCLOSED.name: disclosure.disclosed_rows(annual),
        }
    )


def institution_rows(institution: Institution, strategies: Iterable[Strategy]) -> Rows:
    """Return the rows of an institution that are of no year."""
    found = tuple(strategies)
    return _named(
        {
            of_institutions.INSTITUTIONS.name: institutions.institution_rows(institution),
            of_institutions.UNITS.name: institutions.unit_rows(institution),
            of_institutions.STRATEGIES.name: (
                row for each in found for row in institutions.strategy_rows(institution, each)
            ),
            of_institutions.ELEMENTS.name: (
                row for each in found for row in institutions.element_rows(institution, each)
            ),
        }
    )


def shared_rows() -> Rows:
    """Return the rows that every package has."""
    return _named({of_figures.STATES.name: figures.state_rows()})


def _named(rows: Mapping[str, Iterable[Row]]) -> Rows:
    return {name: tuple(found) for name, found in rows.items()}
