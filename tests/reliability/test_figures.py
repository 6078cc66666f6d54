"""The measuring itself: a sample of each figure works, a figure can fall short, and guards are watched."""

from __future__ import annotations

import pytest

from tests.reliability import __main__ as command
from tests.reliability.bench import Bench
from tests.reliability.figure import Case, Measure, measured
from tests.reliability.figures import MEASURES
from tests.reliability.guards import GUARDS

BROWSER = {3, 18, 19}
SLOW = {11, 12, 14, 18, 19}
"""Whose least sample takes seconds: they are measured by `make fiabilidad` alone."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    return Bench(tmp_path_factory.mktemp("fiabilidad"), is_quick=True)


@pytest.mark.parametrize(
    "measure", [each for each in MEASURES if each.number not in SLOW], ids=lambda each: each.number
)
def test_a_sample_of_a_figure_is_well(measure, bench, request):
    if measure.number in BROWSER:
        request.getfixturevalue("chromium")  # skips where there is none
        pytest.skip("one browser at a time: this fixture holds it")
    figure = measured(measure, bench)
    assert figure.faults == ()
    assert figure.total > 0


def test_there_are_twenty_and_each_has_its_number():
    assert [measure.number for measure in MEASURES] == list(range(1, 21))
    assert len({measure.title for measure in MEASURES}) == 20


def test_a_fault_makes_a_figure_fall_short_unless_it_is_a_known_gap(bench):
    def cases(_bench):
        yield Case("bien")
        yield Case("mal", "se rompió")

    figure = measured(Measure(1, "una", cases), bench)
    assert (figure.good, figure.total, figure.is_well) == (1, 2, False)
    assert "1 de 2" in figure.line
    assert measured(Measure(1, "una", cases, gap="se sabe"), bench).is_well


def test_what_breaks_the_measuring_or_measures_nothing_is_not_well(bench):
    def broken(_bench):
        yield Case("bien")
        raise OSError("no se pudo")

    assert measured(Measure(1, "una", broken), bench).faults == (Case("la medición", "OSError: no se pudo"),)
    assert not measured(Measure(1, "una", lambda _bench: iter(())), bench).is_well


def test_the_command_ends_with_one_where_a_figure_falls_short(monkeypatch, capsys):
    monkeypatch.setattr(command, "MEASURES", (Measure(7, "una", lambda _bench: iter([Case("mal", "se rompió")])),))
    assert command.main(["7"]) == 1
    assert "se rompió" in capsys.readouterr().out
    with pytest.raises(SystemExit):  # there is no such figure
        command.main(["8"])


def test_every_guard_is_watched_by_a_figure_and_its_code_runs():
    numbers = {measure.number for measure in MEASURES}
    assert {guard.figure for guard in GUARDS} <= numbers
    for guard in GUARDS:
        compile(guard.without, guard.name, "exec")
