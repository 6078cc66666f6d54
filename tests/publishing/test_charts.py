"""Charts: what is drawn is to scale, inside its box, and never of something unknown."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.charts import BarChart, Group, bar_chart

figures = st.none() | st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
groups = st.lists(st.builds(Group, st.just("ene"), figures, figures), min_size=1, max_size=12)


def chart(*pairs: tuple[str | None, str | None], as_percent: bool = False) -> BarChart:
    """A chart of the pairs programmed, executed."""
    found = [
        Group(f"p{number}", None if one is None else Decimal(one), None if two is None else Decimal(two))
        for number, (one, two) in enumerate(pairs)
    ]
    return bar_chart("Título", "Resumen", found, as_percent=as_percent)


def labels(drawn: BarChart) -> list[str]:
    return [guide.label for guide in drawn.guides]


def heights(drawn: BarChart) -> list[str]:
    return [bar.height for bar in drawn.bars]


@given(groups)
def test_no_bar_leaves_the_box_and_no_two_overlap(found):
    drawn = bar_chart("", "", found, as_percent=False)
    half_a_unit = Decimal("0.05")
    previous = Decimal(drawn.left)
    for bar in drawn.bars:
        left, top, width, height = (Decimal(text) for text in (bar.x, bar.y, bar.width, bar.height))
        assert left >= previous - half_a_unit
        assert top >= 0
        assert height >= 0
        assert abs(top + height - drawn.base) <= 2 * half_a_unit
        previous = left + width
    assert previous <= drawn.right + half_a_unit


@given(groups)
def test_bars_are_to_scale_with_the_guides(found):
    drawn = bar_chart("", "", found, as_percent=False)
    values = [
        value
        for group in found
        for value, is_drawn in (
            (group.programmed, bool(group.programmed)),
            (group.executed, group.executed is not None),
        )
        if is_drawn and value is not None
    ]
    assert len(drawn.bars) == len(values)
    highest = max(values, default=Decimal(0))
    if values:
        tallest = max(Decimal(bar.height) for bar in drawn.bars)
        for bar, value in zip(drawn.bars, values, strict=True):
            to_scale = tallest * value / highest if value else Decimal(2)
            assert abs(Decimal(bar.height) - to_scale) <= Decimal("0.2")
    tops = [Decimal(guide.y) for guide in drawn.guides]
    assert tops == sorted(tops, reverse=True)
    assert all(Decimal(bar.y) >= tops[-1] - Decimal("0.1") for bar in drawn.bars)


def test_twice_as_much_is_twice_as_high():
    assert heights(chart(("50", "100"), ("25", None))) == ["100.0", "200.0", "50.0"]


def test_guides_are_round_numbers_that_reach_the_highest():
    assert labels(chart(("97", None))) == ["0", "25", "50", "75", "100"]
    assert labels(chart(("3", None))) == ["0", "1", "2", "3"]
    assert labels(chart(("15000", None))) == ["0", "5,000", "10,000", "15,000"]
    assert labels(chart(("22500", None))) == ["0", "5,000", "10,000", "15,000", "20,000", "25,000"]
    assert labels(chart(("1", None))) == ["0", "1"]
    assert labels(chart(("0.9", None))) == ["0", "0.25", "0.5", "0.75", "1"]


@given(st.decimals(min_value="0.01", max_value=10**12, places=2))
def test_guides_are_few_and_waste_less_than_half_of_the_height(highest):
    drawn = bar_chart("", "", [Group("p", highest, None)], as_percent=False)
    assert 2 <= len(drawn.guides) <= 6
    assert Decimal(drawn.bars[0].height) >= 100


def test_guides_of_a_percentage_say_so():
    assert labels(chart(("1", "0.5"), as_percent=True)) == ["0\xa0%", "25\xa0%", "50\xa0%", "75\xa0%", "100\xa0%"]


def test_a_reported_zero_is_a_line_and_silence_is_nothing():
    drawn = chart((None, None), ("0", "0"), ("8", None))
    assert [(bar.kind, bar.height) for bar in drawn.bars] == [("hecho", "2.0"), ("meta", "200.0")]
    assert labels(chart((None, None))) == ["0", "1"]


def test_a_chart_knows_whether_anything_was_reported():
    assert not chart(("10", None)).has_results
    assert chart(("10", "0")).has_results


def test_every_period_has_its_name_under_the_middle_of_its_bars():
    drawn = chart(("10", "10"), ("10", "10"))
    assert [tick.label for tick in drawn.ticks] == ["p0", "p1"]
    for tick, (first, second) in zip(drawn.ticks, (drawn.bars[:2], drawn.bars[2:]), strict=True):
        assert Decimal(first.x) + Decimal(first.width) < Decimal(tick.x) < Decimal(second.x)


def test_whole_figures_have_whole_guides():
    for highest in ("1", "2", "3", "10"):
        labels = [guide.label for guide in chart((highest, None)).guides]
        assert not [label for label in labels if "." in label], labels
