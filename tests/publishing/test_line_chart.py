"""The chart of what adds up: the lines rise with what is known, stay in the box, and end where nothing more is told."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.charts import Group
from generator.publishing.line_chart import LineChart, line_chart

figures = st.none() | st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
groups = st.lists(st.builds(Group, st.just("ene"), figures, figures), min_size=1, max_size=12)


def chart(*pairs: tuple[str | None, str | None]) -> LineChart:
    """A chart of the pairs programmed, executed."""
    found = [
        Group(f"p{number}", None if one is None else Decimal(one), None if two is None else Decimal(two))
        for number, (one, two) in enumerate(pairs, 1)
    ]
    return line_chart("Título", "Resumen", found, as_percent=False)


def rows(drawn: LineChart) -> list[tuple[str, str, str]]:
    return [(row.label, row.programmed, row.executed) for row in drawn.rows]


def test_the_table_adds_up_what_each_period_tells():
    drawn = chart(("10", "8"), (None, None), ("20", "25"))
    assert rows(drawn) == [("p1", "10", "8"), ("p2", "10", "8"), ("p3", "30", "33")]


def test_what_was_done_ends_where_nothing_more_is_told():
    drawn = chart(("10", "8"), ("10", None), ("10", None))
    promised, done = drawn.lines
    assert (promised.kind, len(promised.dots)) == ("meta", 3)
    assert (done.kind, len(done.dots)) == ("hecho", 1)
    assert rows(drawn)[1:] == [("p2", "20", "—"), ("p3", "30", "—")]


def test_of_nothing_told_there_is_no_line():
    assert [line.kind for line in chart(("10", None)).lines] == ["meta"]


@given(groups)
def test_no_line_leaves_the_box_or_falls(found):
    drawn = line_chart("", "", found, as_percent=False)
    for line in drawn.lines:
        heights = [Decimal(dot.y) for dot in line.dots]
        assert all(0 <= height <= drawn.base for height in heights)
        assert heights == sorted(heights, reverse=True)
        assert all(drawn.left <= Decimal(dot.x) <= drawn.right for dot in line.dots)
        assert line.points == " ".join(f"{dot.x},{dot.y}" for dot in line.dots)
