"""The figures of a year as it stood at the end of a month are those measured from what was told until then."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.frozen import replace
from generator.core.model import Direction, TargetType
from generator.core.period import MONTH_KEYS, Period
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import YEAR, annual_plan, goal, plan, report, share
from generator.indicators.method import period_list

MONTHLY = dict.fromkeys(MONTH_KEYS, "10")
GOALS = (
    goal(MONTHLY, code="suma", strategy="eje"),
    goal({"t1": "10", "t2": "10", "oct": "10"}, code="trimestres", annual="30"),
    goal({"mar": "1", "sep": "1"}, code="hito", kind=TargetType.MILESTONE),
    goal(MONTHLY, code="nivel", kind=TargetType.LEVEL, strategy="eje"),
    goal(dict.fromkeys(MONTH_KEYS, "90%"), code="demanda", kind=TargetType.DEMAND),
    goal(MONTHLY, code="menos", direction=Direction.DESCENDING, unreadable={"anual": "varios"}),
)
KEYS = (*MONTH_KEYS, *MONTH_KEYS, "t1", "t2", "t3", "s1", "anual")
reports = st.lists(
    st.builds(
        report,
        st.sampled_from(KEYS),
        st.dictionaries(st.sampled_from([each.code for each in GOALS]), st.sampled_from(("0", "7/8", "12/20"))),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(reports, reports, st.lists(st.sampled_from(KEYS), max_size=2), st.integers(1, 12), st.integers(0, 14))
def test_what_was_told_later_changes_nothing(some, others, shares, until, months_later):
    told = (share(key, "55") for key in shares)
    plans = plan(*GOALS, *some, *told), plan(*GOALS, *others, unit="unidad-b", removed="ago")
    annual = annual_plan(*plans, parents={"unidad-b": "unidad-a"})
    end = Period.month(YEAR, until).end
    as_of = date(YEAR + months_later // 12, months_later % 12 + 1, 15)
    stood = replace(
        annual,
        plans=tuple(
            replace(
                each,
                progress=tuple(entry for entry in each.progress if entry.period.last <= until),
                reported_shares=tuple(told for told in each.reported_shares if told.period.last <= until),
            )
            for each in annual.plans
        ),
    )
    day = min(as_of, end + timedelta(days=1))
    anew, found = YearIndicators(stood, day), YearIndicators(stood, day, YearIndicators(annual, as_of), until)
    for period in period_list(YEAR):
        for unit in ("unidad-a", "unidad-b"):
            for code, one in anew.activities(unit, period).items():
                other = found.activity(unit, code, period)
                account = one.facts.account  # that of the other may know what was told later
                assert replace(other, facts=replace(other.facts, account=account)) == one
                assert found.explanation(unit, code, period) == anew.explanation(unit, code, period)
            assert list(found.activities(unit, period)) == list(anew.activities(unit, period))
            assert found.unit(unit, period) == anew.unit(unit, period)
            assert found.authority(unit, period) == anew.authority(unit, period)
        assert found.institution(period) == anew.institution(period)
        assert found.element("eje", period) == anew.element("eje", period)
