"""The compliance of one activity in one period.

What stands here, beside the states of `states` and the formulas of `formulas`:

- **Due.** A target is due when its period is over: the day after its last day. It is reported when a report covers
  its last month. So a quarter's target may be answered by the quarter or by its third month.
- **Missing** are the due targets without a report. A level needs only the last of them; the earlier ones are listed.
- **Missing and the method.** INCOMPLETE: no percentage. ZERO: a missing month adds nothing and its target counts;
  a level whose last report is missing, and a goal with no report at all, are 0 %. OMIT: the missing targets leave the
  division. Where a zero would flatter (a total that must stay low or in a range) or cannot be added (demand), ZERO is
  as OMIT. The total of a range goal cannot be judged in parts: reported in part, it is incomplete under every method.
- **A period that runs.** Months not yet due are not missing. What was reported is compared with all that the period
  promises, and the figure is marked `in_progress`: an advance, without band or threshold. So "avance anual acumulado"
  is executed so far ÷ annual target, as ICJ and INSAFOCOOP publish. Once every target is reported, the figure is final
  though the period runs. Totals that must stay low or in a range cannot be judged before the end: not due.
- **Milestones** accumulate: all done from January to the end of the period against all promised until then, so what
  came early is not failed in its month, and what came late is recovered.
- **Removed.** From the month of an approved removal on nothing is promised. A longer period that holds that month
  counts the targets until then; the annual target, which nobody approved for a part of the year, is not used.
- **Published in part.** Where the plan publishes only a part (`actividades_parciales`) and no annual target, a period
  has a percentage only if the published targets reach every month of it: the fourth quarter's is not the year's.
- **A range** limits the result of a level or a demand goal in any period; of a total, only in a period that holds all
  its targets. Where a document tells no limits, what was done is shown without a percentage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.model import Activity, Band, Direction, Method, TargetType
from generator.core.quantity import HUNDRED
from generator.indicators.facts import Facts, facts_of
from generator.indicators.figures import TOTALS, Account
from generator.indicators.formulas import ZERO, Working
from generator.indicators.judgement import judge
from generator.indicators.method import band_of, below_threshold, capped
from generator.indicators.states import State

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from generator.core.period import Period


_WITHOUT_NUMBER = (State.UNREADABLE, State.PARTLY_PUBLISHED)
"""The states in which what was promised for the period is not known."""


class Compliance(Frozen):
    """What is known of an activity in a period.

    `programmed`, `executed` and `requested` are the period's own figures, in units (a demand goal's `programmed` is a
    ratio); `None` is unknown or nothing. `raw` is the exact percentage, uncapped; `capped` is what averages take.
    `additional` is what was done above the promise, in units and in percent of it: of totals where more is better.
    `due` are the periods of the targets already due, `missing` those of them without a report. `working` holds the
    terms of the percentage. `is_cut_short`: an approved change removed it while the period ran. `facts` are what it was
    judged by.
    """

    unit: str
    activity_code: str
    period: Period
    state: State
    facts: Facts
    programmed: Decimal | None = None
    executed: Decimal | None = None
    requested: Decimal | None = None
    raw: Decimal | None = None
    capped: Decimal | None = None
    additional: Decimal | None = None
    additional_percent: Decimal | None = None
    band: Band | None = None
    below_threshold: bool = False
    in_progress: bool = False
    due: tuple[Period, ...] = ()
    missing: tuple[Period, ...] = ()
    working: Working | None = None
    is_cut_short: bool = False

    @property
    def cut_off(self) -> date | None:
        """Nothing: only percentages told without detail have a cut-off day."""
        return None

    @property
    def is_partial(self) -> bool:
        """Whether something was reported, but not for every target that is due."""
        return bool(self.missing) and self.executed is not None

    @property
    def is_due(self) -> bool:
        """Whether the unit had to report on it: a target of the period is due."""
        return bool(self.due)

    @property
    def is_reported(self) -> bool:
        """Whether the unit reported all that was due in the period itself."""
        return self.is_due and not (self.missing and set(self.due).intersection(self.missing))


def measure(account: Account, period: Period, method: Method, as_of: date) -> Compliance:
    """Return the compliance of an activity in a period, as known on the day `as_of`."""
    facts = facts_of(account, period, as_of)
    state, working = judge(facts, method)
    activity, percent = account.activity, None if working is None else working.percent
    in_progress = working is not None and facts.is_running and not facts.is_met_milestone
    final = None if in_progress else percent
    extra = None if working is None else _additional(activity, working)
    return Compliance(
        unit=account.unit,
        activity_code=activity.code,
        period=period,
        state=state,
        facts=facts,
        programmed=None if state in _WITHOUT_NUMBER else facts.promise.number,
        executed=facts.executed if state is not State.PARTLY_PUBLISHED or account.has_reported(period) else None,
        requested=facts.requested,
        raw=percent,
        capped=None if percent is None else capped(percent, method),
        additional=extra,
        additional_percent=None if extra is None or working is None else extra * HUNDRED / working.aim,
        band=None if final is None else band_of(final, method),
        below_threshold=final is not None and below_threshold(final, method),
        in_progress=in_progress,
        due=facts.due,
        missing=facts.missing,
        working=working,
        is_cut_short=account.removed_from is not None and period.first < account.removed_from <= period.last,
    )


def _additional(activity: Activity, working: Working) -> Decimal | None:
    ascends = activity.direction is Direction.ASCENDING or activity.target_type is TargetType.MILESTONE
    if activity.target_type not in TOTALS or not ascends or working.aim <= 0:
        return None
    return max(working.value - working.aim, ZERO)
