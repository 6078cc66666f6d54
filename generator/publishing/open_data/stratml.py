"""StratML Part 2 (ANSI/AIIM 22:2017): a year as performance plan, and the same with its results as performance report.

What it has no place for (how months make a year, which direction is better, states) is said in prose, and stands coded
in our own tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.core.quantity import plain
from generator.publishing.open_data.measured import add, measured, notes_of, xml_bytes, xml_id

if TYPE_CHECKING:
    from generator.core.model import Activity, UnitPlan
    from generator.core.quantity import Quantity
    from generator.publishing.open_data.measured import Measured
    from generator.publishing.views.context import YearContext

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_PERCENT = "Una cantidad de 12 % es 0.12."


def stratml(context: YearContext, *, with_results: bool) -> bytes:
    """Return a year as a StratML document."""
    annual, frame = context.annual, context.annual.frame
    kind = "Performance_Report" if with_results else "Performance_Plan"
    root = ET.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": kind})
    title = f"{frame.name}: resultados" if with_results else frame.name
    add(root, "Name", f"{annual.institution.name}. {title}")
    if frame.notes:
        add(root, "Description", frame.notes)
    if context.site.simulated:
        add(root, "OtherInformation", "DATOS SIMULADOS: los avances son inventados.")
    core = add(root, "StrategicPlanCore")
    organization = add(core, "Organization")
    add(organization, "Name", annual.institution.name)
    if annual.institution.acronym:
        add(organization, "Acronym", annual.institution.acronym)
    add(organization, "Identifier", xml_id("institucion", annual.institution.id))
    for plan in annual.plans:
        _goal(core, context, plan, with_results=with_results)
    administration = add(root, "AdministrativeInformation")
    add(administration, "Identifier", xml_id("documento", annual.institution.id, str(annual.year), kind))
    add(administration, "StartDate", context.whole.start.isoformat())
    add(administration, "EndDate", context.whole.end.isoformat())
    add(administration, "PublicationDate", context.as_of.isoformat())
    if context.site.url:
        add(administration, "Source", f"{context.site.url}{context.base}")
    return xml_bytes(root)


def _goal(core: ET.Element, context: YearContext, plan: UnitPlan, *, with_results: bool) -> None:
    goal = add(core, "Goal")
    name = context.name_of(plan.org_unit)
    add(goal, "Name", name)
    add(goal, "Description", plan.objective or f"Plan de {name} para {plan.year}.")
    add(goal, "Identifier", xml_id("unidad", plan.org_unit))
    if plan.owner:
        holder = add(goal, "Stakeholder", StakeholderTypeType="Organization")
        add(holder, "Name", plan.owner)
    if plan.removal:
        add(goal, "OtherInformation", f"Eliminada desde {plan.removal.since.label}: {plan.removal.reason}")
    for activity in plan.activities:
        _objective(goal, context, plan, activity, with_results=with_results)


def _objective(
    goal: ET.Element, context: YearContext, plan: UnitPlan, activity: Activity, *, with_results: bool
) -> None:
    objective = add(goal, "Objective")
    add(objective, "Name", activity.name)
    add(objective, "Identifier", xml_id("actividad", plan.org_unit, activity.code))
    add(objective, "SequenceIndicator", activity.code)
    if activity.removal:
        add(objective, "OtherInformation", f"Eliminada desde {activity.removal.since.label}: {activity.removal.reason}")
    indicator = add(
        objective, "PerformanceIndicator", PerformanceIndicatorType="Quantitative", ValueChainStage="Output"
    )
    add(indicator, "MeasurementDimension", activity.product or activity.name)
    add(indicator, "UnitOfMeasurement", activity.measure_unit or "Sin unidad de medida en el documento")
    add(indicator, "Identifier", xml_id("indicador", plan.org_unit, activity.code))
    for each in measured(context.indicators, plan, activity):
        _instance(indicator, each, with_results=with_results)
    linked = f" Contribuye a {activity.strategy}." if activity.strategy else ""
    add(indicator, "OtherInformation", f"{notes_of(activity)}{linked} {_PERCENT}")


def _instance(indicator: ET.Element, each: Measured, *, with_results: bool) -> None:
    """Add a period: what is unknown has no result at all, rather than a zero."""
    if each.target is None and not (with_results and each.result):
        return
    instance = add(indicator, "MeasurementInstance")
    if each.target is not None:
        _span(instance, "TargetResult", each, each.target)
    if with_results and each.result:
        actual = _span(instance, "ActualResult", each, each.result.quantity)
        if each.found and each.found.band:
            descriptor = add(actual, "Descriptor")
            add(descriptor, "DescriptorName", "Banda")
            add(descriptor, "DescriptorValue", each.found.band.name)
        if each.comment:
            add(actual, "Description", each.comment)


def _span(instance: ET.Element, tag: str, each: Measured, quantity: Quantity) -> ET.Element:
    element = add(instance, tag)
    add(element, "StartDate", each.period.start.isoformat())
    add(element, "EndDate", each.period.end.isoformat())
    add(element, "NumberOfUnits", plain(quantity.number))
    return element
