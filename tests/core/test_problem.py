from __future__ import annotations

from generator.core.problem import Origin, Problem, Severity, Spot


def problem(line: int, code: str = "R301") -> Problem:
    return Problem(code, Severity.ERROR, Origin("a.yaml", ("x",), line), "mensaje", "ayuda")


def test_an_origin_leads_inwards():
    origin = Origin("a.yaml", ("actividades", 0), 7)
    assert origin.at("metas", "feb") == Origin("a.yaml", ("actividades", 0, "metas", "feb"))
    assert origin.at_key() == Origin("a.yaml", ("actividades", 0), 7, on_key=True)


def test_the_place_does_not_make_a_problem_another():
    assert problem(3).seen_at(Spot(3, 5)) == problem(3)


def test_problems_sort_by_place_even_before_it_is_looked_up():
    problems = [problem(3).seen_at(Spot(9)), problem(4), problem(3).seen_at(Spot(4, 2)), problem(4, "R300")]
    assert [each.sort_key[1:4] for each in sorted(problems, key=lambda each: each.sort_key)] == [
        (4, 1, "R300"),
        (4, 1, "R301"),
        (4, 2, "R301"),
        (9, 1, "R301"),
    ]
