"""IATI 2.03: a year's goals as results of activities, an interchange file for tools that read results.

It is no register of aid: there are no flows of money. What has no coded place (how months make a year, states) is said
in prose, and stands coded in our own tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.core.model import Direction
from generator.core.quantity import HUNDRED, plain
from generator.publishing.open_data.measured import add, measured, notes_of, xml_bytes

if TYPE_CHECKING:
    from generator.core.model import Activity, UnitPlan
    from generator.core.quantity import Quantity
    from generator.publishing.open_data.measured import Measured
    from generator.publishing.views.context import YearContext

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_GOVERNMENT, _IMPLEMENTING = "10", "4"
_RUNNING, _CLOSED = "2", "4"
_PLANNED_START, _PLANNED_END = "1", "3"
_OWN_VOCABULARY = "99"
_OUTPUT = "1"
_NUMBER, _PERCENT = "1", "2"


def iati(context: YearContext) -> bytes:
    """Return a year as an IATI activity file, with an activity for the plan of each unit."""
    stamp = f"{context.as_of.isoformat()}T00:00:00-06:00"
    root = ET.Element("iati-activities", {"version": "2.03", "generated-datetime": stamp})
    for plan in context.annual.plans:
        _activity(root, context, plan, stamp)
    return xml_bytes(root)


def _activity(root: ET.Element, context: YearContext, plan: UnitPlan, stamp: str) -> None:
    annual, institution = context.annual, context.annual.institution
    node = ET.SubElement(root, "iati-activity", {_LANGUAGE: "es", "last-updated-datetime": stamp})
    reference = f"{institution.country}-PAT-{institution.id}"
    add(node, "iati-identifier", f"{reference}-{annual.year}-{plan.org_unit}")
    _said(add(node, "reporting-org", ref=reference, type=_GOVERNMENT), institution.name)
    name = context.name_of(plan.org_unit)
    _said(add(node, "title"), f"{name}: {annual.frame.name}")
    simulated = "DATOS SIMULADOS: los avances son inventados. " if context.site.simulated else ""
    _said(add(node, "description"), f"{simulated}{plan.objective or f'Plan de {name} para {annual.year}.'}")
    _said(add(node, "participating-org", role=_IMPLEMENTING, type=_GOVERNMENT), name)
    add(node, "activity-status", code=_CLOSED if context.whole.end < context.as_of else _RUNNING)
    ET.SubElement(node, "activity-date", {"iso-date": context.whole.start.isoformat(), "type": _PLANNED_START})
    ET.SubElement(node, "activity-date", {"iso-date": context.whole.end.isoformat(), "type": _PLANNED_END})
    add(node, "recipient-country", code=institution.country)
    _said(add(node, "sector", vocabulary=_OWN_VOCABULARY, code="plan-anual"), "Plan anual de trabajo")
    for activity in plan.activities:
        _result(node, context, plan, activity)


def _result(node: ET.Element, context: YearContext, plan: UnitPlan, activity: Activity) -> None:
    result = add(node, "result", type=_OUTPUT)
    _said(add(result, "title"), activity.name)
    if activity.strategy:
        add(result, "reference", vocabulary=_OWN_VOCABULARY, code=activity.strategy)
    facts = {"measure": _PERCENT if activity.is_percent else _NUMBER}
    if activity.direction is not Direction.RANGE:
        facts["ascending"] = "1" if activity.direction is Direction.ASCENDING else "0"
    indicator = add(result, "indicator", **facts)
    measure_unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
    _said(add(indicator, "title"), f"{activity.product or activity.name}{measure_unit}")
    _said(add(indicator, "description"), notes_of(activity))
    add(indicator, "reference", vocabulary=_OWN_VOCABULARY, code=activity.code)
    for each in measured(context.indicators, plan, activity):
        _period(indicator, each, as_percent=activity.is_percent)


def _period(indicator: ET.Element, each: Measured, *, as_percent: bool) -> None:
    """Add a period: what is unknown has no `actual` at all, rather than a zero."""
    period = add(indicator, "period")
    ET.SubElement(period, "period-start", {"iso-date": each.period.start.isoformat()})
    ET.SubElement(period, "period-end", {"iso-date": each.period.end.isoformat()})
    if each.target is not None:
        add(period, "target", value=_value(each.target, as_percent=as_percent))
    if each.result is not None:
        actual = add(period, "actual", value=_value(each.result.quantity, as_percent=as_percent))
        if each.comment:
            _said(add(actual, "comment"), each.comment)
        for proof in each.result.evidence:
            _proof(actual, proof.title, proof.url)


def _proof(actual: ET.Element, title: str, url: str) -> None:
    link = add(actual, "document-link", format="text/html", url=url)
    _said(add(link, "title"), title)
    add(link, "category", code="A08")


def _said(element: ET.Element, text: str) -> None:
    add(element, "narrative", text)


def _value(quantity: Quantity, *, as_percent: bool) -> str:
    return plain(quantity.number * HUNDRED if as_percent else quantity.number)
