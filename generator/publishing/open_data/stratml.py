"""StratML Part 2 (ANSI/AIIM 22:2017): a year as performance plan, and the same with its results as performance report.

What it has no place for (how months make a year, which direction is better, states) is said in prose, and stands coded
in our own tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.quantity import plain
from generator.publishing.open_data.measured import notes_of, xml_id
from generator.publishing.open_data.xml_text import XmlText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.core.quantity import Quantity
    from generator.publishing.open_data.measured import Measured
    from generator.publishing.views.context import YearContext

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_DEPTH, AFTER = 2, b"\n  </StrategicPlanCore>"
"""How deep the goals stand, and what follows the last."""
_PERCENT = "Una cantidad de 12 % es 0.12."


def document(context: YearContext, goals: Iterable[bytes], *, with_results: bool) -> bytes:
    """Return a year as a StratML document with the goals of its units."""
    annual = context.annual
    kind = "Performance_Report" if with_results else "Performance_Plan"
    xml = XmlText()
    with xml.inside("PerformancePlanOrReport", xmlns=NAMESPACE, Type=kind):
        _head(xml, context, with_results=with_results)
        with xml.inside("StrategicPlanCore"):
            with xml.inside("Organization"):
                xml.leaf("Name", annual.institution.name)
                if annual.institution.acronym:
                    xml.leaf("Acronym", annual.institution.acronym)
                xml.leaf("Identifier", xml_id("institucion", annual.institution.id))
            xml.add(goals)
        with xml.inside("AdministrativeInformation"):
            xml.leaf("Identifier", xml_id("documento", annual.institution.id, str(annual.year), kind))
            xml.leaf("StartDate", context.whole.start.isoformat())
            xml.leaf("EndDate", context.whole.end.isoformat())
            xml.leaf("PublicationDate", context.as_of.isoformat())
            if context.site.url:
                xml.leaf("Source", f"{context.site.url}{context.base}")
    return xml.document()


def _head(xml: XmlText, context: YearContext, *, with_results: bool) -> None:
    annual, frame = context.annual, context.annual.frame
    title = f"{frame.name}: resultados" if with_results else frame.name
    xml.leaf("Name", f"{annual.institution.name}. {title}")
    if frame.notes:
        xml.leaf("Description", frame.notes)
    if context.site.simulated:
        xml.leaf("OtherInformation", "DATOS SIMULADOS: los avances son inventados.")


def unit_goal(context: YearContext, plan: UnitPlan, told: Sequence[Sequence[Measured]], *, with_results: bool) -> bytes:
    """Return the plan of a unit as the goal of a document; `told` are the periods of each activity."""
    xml = XmlText(_DEPTH)
    name = context.name_of(plan.org_unit)
    with xml.inside("Goal"):
        xml.leaf("Name", name)
        xml.leaf("Description", plan.objective or f"Plan de {name} para {plan.year}.")
        xml.leaf("Identifier", xml_id("unidad", plan.org_unit))
        if plan.owner:
            with xml.inside("Stakeholder", StakeholderTypeType="Organization"):
                xml.leaf("Name", plan.owner)
        if plan.removal:
            xml.leaf("OtherInformation", f"Eliminada desde {plan.removal.since.label}: {plan.removal.reason}")
        for activity, periods in zip(plan.activities, told, strict=True):
            _objective(xml, plan, activity, periods, with_results=with_results)
    return xml.part()


def _objective(
    xml: XmlText, plan: UnitPlan, activity: Activity, periods: Iterable[Measured], *, with_results: bool
) -> None:
    with xml.inside("Objective"):
        xml.leaf("Name", activity.name)
        xml.leaf("Identifier", xml_id("actividad", plan.org_unit, activity.code))
        xml.leaf("SequenceIndicator", activity.code)
        if activity.removal:
            removal = activity.removal
            xml.leaf("OtherInformation", f"Eliminada desde {removal.since.label}: {removal.reason}")
        with xml.inside("PerformanceIndicator", PerformanceIndicatorType="Quantitative", ValueChainStage="Output"):
            xml.leaf("MeasurementDimension", activity.product or activity.name)
            xml.leaf("UnitOfMeasurement", activity.measure_unit or "Sin unidad de medida en el documento")
            xml.leaf("Identifier", xml_id("indicador", plan.org_unit, activity.code))
            for each in periods:
                _instance(xml, each, with_results=with_results)
            linked = f" Contribuye a {activity.strategy}." if activity.strategy else ""
            xml.leaf("OtherInformation", f"{notes_of(activity)}{linked} {_PERCENT}")


def _instance(xml: XmlText, each: Measured, *, with_results: bool) -> None:
    """Write a period: what is unknown has no result at all, rather than a zero."""
    result = each.result if with_results else None
    if each.target is None and result is None:
        return
    with xml.inside("MeasurementInstance"):
        if each.target is not None:
            with xml.inside("TargetResult"):
                _span(xml, each, each.target)
        if result is not None:
            with xml.inside("ActualResult"):
                _span(xml, each, result.quantity)
                if each.found and each.found.band:
                    with xml.inside("Descriptor"):
                        xml.leaf("DescriptorName", "Banda")
                        xml.leaf("DescriptorValue", each.found.band.name)
                if each.comment:
                    xml.leaf("Description", each.comment)


def _span(xml: XmlText, each: Measured, quantity: Quantity) -> None:
    xml.leaf("StartDate", each.first_day)
    xml.leaf("EndDate", each.last_day)
    xml.leaf("NumberOfUnits", plain(quantity.number))
