"""Which units of a year have no form, and why: said to whoever makes the forms of all, so that nobody is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.wording import listed
from generator.editing.forms.layout import periods_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period


def plans_with_form(annual: AnnualPlan, period: Period | None) -> tuple[UnitPlan, ...]:
    """Return the plans that can have a form: of units of the tree, with activities, which may report the period."""
    return tuple(plan for plan in _in_the_tree(annual) if plan.activities and _reports(plan, period))


def without_form(annual: AnnualPlan, period: Period | None) -> Iterator[str]:
    """Yield a sentence for each reason why units have no form, with their names as files have them.

    Of an authority without a plan of its own nothing is said: it reports through the units below it.
    """
    units, known = annual.institution.units, annual.by_unit
    authorities = {unit.parent for unit in units}
    plans = _in_the_tree(annual)
    waiting = [unit.id for unit in units if unit.id not in known and unit.id not in authorities]
    reasons = {
        "no está en el organigrama": [each.org_unit for each in annual.plans if each not in plans],
        "su plan no tiene actividades": [plan.org_unit for plan in plans if not plan.activities],
        "su plan tiene errores, que muestra pat validar": [name for name in waiting if name in annual.unread],
        f"no hay plan de {annual.year}": [name for name in waiting if name not in annual.unread],
    }
    if period:
        others = [plan for plan in plans if plan.activities and not _reports(plan, period)]
        reasons[f"su plan no tiene metas en {period.code}"] = [plan.org_unit for plan in others]
    for why, names in reasons.items():
        if names:
            yield f"Sin formulario, porque {why}: {listed(names, limit=len(names))}."


def _in_the_tree(annual: AnnualPlan) -> list[UnitPlan]:
    """Return the plans of the units that the tree has: another one has no name to be written in a form."""
    return [plan for plan in annual.plans if plan.org_unit in annual.institution.by_id]


def _reports(plan: UnitPlan, period: Period | None) -> bool:
    return period is None or period in periods_of(plan)
