"""The form of each unit beside its page, for units that have nothing but a spreadsheet program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.editing.forms.layout import next_period
from generator.publishing import addresses
from generator.publishing.page import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import UnitPlan
    from generator.publishing.views.context import YearContext


def has_form(context: YearContext, plan: UnitPlan) -> bool:
    """Whether a unit's form is published: its plan is whole and stands, and its figures are not invented."""
    return bool(plan.activities) and not plan.is_partial and plan.removal is None and not context.site.simulated


def form_files(context: YearContext, plan: UnitPlan) -> Iterator[OutputFile]:
    """Yield the form of a unit, if it has one."""
    if has_form(context, plan):
        from generator.editing.forms.writing import form_bytes  # noqa: PLC0415  XlsxWriter, which pages do without

        data = form_bytes(context.annual, plan, next_period(plan, context.as_of))
        yield OutputFile(addresses.form(context.base, plan.org_unit), data)
