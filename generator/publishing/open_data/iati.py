"""IATI 2.03: a year's goals as results of activities, an interchange file for tools that read results.

It is no register of aid: there are no flows of money. What has no coded place (how months make a year, states) is said
in prose, and stands coded in our own tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.model import Direction
from generator.core.quantity import HUNDRED, plain
from generator.publishing.open_data.measured import notes_of
from generator.publishing.open_data.xml_text import XmlText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.core.model import Activity, UnitPlan
    from generator.core.quantity import Quantity
    from generator.publishing.open_data.measured import Measured
    from generator.publishing.views.context import YearContext

_DEPTH, AFTER = 1, b"\n</iati-activities>"
"""How deep the activities stand, and what follows the last."""
_GOVERNMENT, _IMPLEMENTING = "10", "4"
_RUNNING, _CLOSED = "2", "4"
_PLANNED_START, _PLANNED_END = "1", "3"
_OWN_VOCABULARY = "99"
_OUTPUT = "1"
_NUMBER, _PERCENT = "1", "2"


def document(context: YearContext, activities: Iterable[bytes]) -> bytes:
    """Return a year as an IATI activity file, with the activities that are the plans of its units."""
    xml = XmlText()
    with xml.inside("iati-activities", version="2.03", **{"generated-datetime": _stamp(context)}):
        xml.add(activities)
    return xml.document()


def unit_activity(context: YearContext, plan: UnitPlan, told: Sequence[Sequence[Measured]]) -> bytes:
    """Return the plan of a unit as an activity of the file; `told` are the periods of each of its own."""
    xml = XmlText(_DEPTH)
    with xml.inside("iati-activity", **{"xml:lang": "es", "last-updated-datetime": _stamp(context)}):
        _head(xml, context, plan)
        for activity, periods in zip(plan.activities, told, strict=True):
            _result(xml, activity, periods)
    return xml.part()


def _stamp(context: YearContext) -> str:
    return f"{context.as_of.isoformat()}T00:00:00-06:00"


def _head(xml: XmlText, context: YearContext, plan: UnitPlan) -> None:
    annual, institution = context.annual, context.annual.institution
    reference = f"{institution.country}-PAT-{institution.id}"
    xml.leaf("iati-identifier", f"{reference}-{annual.year}-{plan.org_unit}")
    _said(xml, "reporting-org", institution.name, ref=reference, type=_GOVERNMENT)
    name = context.name_of(plan.org_unit)
    _said(xml, "title", f"{name}: {annual.frame.name}")
    simulated = "DATOS SIMULADOS: los avances son inventados. " if context.site.simulated else ""
    _said(xml, "description", f"{simulated}{plan.objective or f'Plan de {name} para {annual.year}.'}")
    _said(xml, "participating-org", name, role=_IMPLEMENTING, type=_GOVERNMENT)
    xml.leaf("activity-status", code=_CLOSED if context.whole.end < context.as_of else _RUNNING)
    xml.leaf("activity-date", **{"iso-date": context.whole.start.isoformat(), "type": _PLANNED_START})
    xml.leaf("activity-date", **{"iso-date": context.whole.end.isoformat(), "type": _PLANNED_END})
    xml.leaf("recipient-country", code=institution.country)
    _said(xml, "sector", "Plan anual de trabajo", vocabulary=_OWN_VOCABULARY, code="plan-anual")


def _result(xml: XmlText, activity: Activity, periods: Iterable[Measured]) -> None:
    facts = {"measure": _PERCENT if activity.is_percent else _NUMBER}
    if activity.direction is not Direction.RANGE:
        facts["ascending"] = "1" if activity.direction is Direction.ASCENDING else "0"
    measure_unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
    with xml.inside("result", type=_OUTPUT):
        _said(xml, "title", activity.name)
        if activity.strategy:
            xml.leaf("reference", vocabulary=_OWN_VOCABULARY, code=activity.strategy)
        with xml.inside("indicator", **facts):
            _said(xml, "title", f"{activity.product or activity.name}{measure_unit}")
            _said(xml, "description", notes_of(activity))
            xml.leaf("reference", vocabulary=_OWN_VOCABULARY, code=activity.code)
            for each in periods:
                _period(xml, each, as_percent=activity.is_percent)


def _period(xml: XmlText, each: Measured, *, as_percent: bool) -> None:
    """Write a period: what is unknown has no `actual` at all, rather than a zero."""
    with xml.inside("period"):
        xml.leaf("period-start", **{"iso-date": each.first_day})
        xml.leaf("period-end", **{"iso-date": each.last_day})
        if each.target is not None:
            xml.leaf("target", value=_value(each.target, as_percent=as_percent))
        if each.result is not None:
            with xml.inside("actual", value=_value(each.result.quantity, as_percent=as_percent)):
                if each.comment:
                    _said(xml, "comment", each.comment)
                for proof in each.result.evidence:
                    _proof(xml, proof.title, proof.url)


def _proof(xml: XmlText, title: str, url: str) -> None:
    with xml.inside("document-link", format="text/html", url=url):
        _said(xml, "title", title)
        xml.leaf("category", code="A08")


def _said(xml: XmlText, tag: str, text: str, **attributes: str) -> None:
    with xml.inside(tag, **attributes):
        xml.leaf("narrative", text)


def _value(quantity: Quantity, *, as_percent: bool) -> str:
    return plain(quantity.number * HUNDRED if as_percent else quantity.number)
