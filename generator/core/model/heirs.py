"""Finds the activities of an earlier state of a plan in a later one, which may have given them other codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.model.plan import UnitPlan


def heirs(old: UnitPlan, new: UnitPlan) -> Mapping[str, str]:
    """Return, by its earlier code, the present code of each activity of an earlier state that is still there.

    An activity is the heir of one alone: of the one with its own code or, without it, of the first whose code it
    declares as a former one. A second one whose code it declares was not renamed, but taken in.
    """
    in_order = dict.fromkeys(activity.code for activity in old.activities)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for code in sorted(in_order, key=lambda each: new.code_now(each) != each):
        now = new.code_now(code)
        if now in new.by_code and now not in taken:
            taken.add(now)
            found[code] = now
    return found
