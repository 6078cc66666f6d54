from __future__ import annotations

from generator.core.problem import Origin, Problem, Severity, Spot
from generator.pipeline import check
from tests.small_plans import AS_OF, files, schemas


def test_check_locates_and_sorts_what_every_stage_finds():
    earlier = Problem("L111", Severity.ERROR, Origin("plans/z.txt"), "fuera de lugar", "muévalo", spot=Spot(1))
    sources = files('actividades: [{codigo: "1", medio_verificacion: x, meta_anual: 6}]\n', {"otra": "esquema: 1\n"})
    checked = check(sources, schemas(), AS_OF, (earlier,))
    assert checked.has_errors
    assert checked.file_count == 5
    assert [problem.code for problem in checked.problems][-2:] == ["R301", "L111"]
    assert {problem.code for problem in checked.problems} == {"E201", "R301", "L111"}
    assert all(problem.spot for problem in checked.problems)


def test_a_sound_project_has_no_errors():
    checked = check(files(), schemas(), AS_OF)
    assert (checked.has_errors, checked.problems, checked.file_count) == (False, (), 4)
    assert len(checked.annual_plans) == len(checked.institutions) == 1
