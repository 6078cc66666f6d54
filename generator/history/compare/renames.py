"""Units that have another id now, as the tree declares: their past is compared under the id that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.history.changes import FileKey, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.model import AnnualPlan, Institution, PublishedReport, Strategy

    Ids = Mapping[str, str]


def with_present_ids(before: Side, after: Side) -> Side:
    """Return a side with its units under the ids that they have on the other."""
    ids = {institution.id: _ids(institution, before) for institution in after.institutions}
    if not any(ids.values()):
        return before
    return Side(
        tuple(_institution(each, ids.get(each.id, {})) for each in before.institutions),
        tuple(_annual(each, ids.get(each.institution.id, {})) for each in before.annual_plans),
        frozenset(_key(each, ids.get(each.institution, {})) for each in before.unread),
    )


def _ids(institution: Institution, before: Side) -> Ids:
    """Return the new id of each unit that had another; an id that was another unit's cannot be taken over."""
    known = {unit.id for each in before.institutions if each.id == institution.id for unit in each.units}
    return {
        former: unit.id
        for unit in institution.units
        for former in unit.former_ids
        if former not in institution.by_id and unit.id not in known
    }


def _institution(institution: Institution, ids: Ids) -> Institution:
    units = (
        replace(unit, id=ids.get(unit.id, unit.id), parent=unit.parent and ids.get(unit.parent, unit.parent))
        for unit in institution.units
    )
    office = institution.information_office
    return replace(
        institution,
        units=tuple(units),
        information_office=office and replace(office, unit=ids.get(office.unit, office.unit)),
    )


def _annual(annual: AnnualPlan, ids: Ids) -> AnnualPlan:
    return replace(
        annual,
        institution=_institution(annual.institution, ids),
        plans=tuple(replace(plan, org_unit=ids.get(plan.org_unit, plan.org_unit)) for plan in annual.plans),
        strategy=annual.strategy and _strategy(annual.strategy, ids),
        reports=tuple(_report(report, ids) for report in annual.reports),
    )


def _strategy(strategy: Strategy, ids: Ids) -> Strategy:
    elements = (
        replace(element, owner_unit=element.owner_unit and ids.get(element.owner_unit, element.owner_unit))
        for element in strategy.elements
    )
    return replace(strategy, elements=tuple(elements))


def _report(report: PublishedReport, ids: Ids) -> PublishedReport:
    figures = (
        replace(figure, subject=replace(figure.subject, unit=ids.get(figure.subject.unit, figure.subject.unit)))
        for figure in report.figures
    )
    return replace(report, figures=tuple(figures))


def _key(key: FileKey, ids: Ids) -> FileKey:
    return replace(key, stem=ids.get(key.stem, key.stem)) if key.kind == "plan" else key
