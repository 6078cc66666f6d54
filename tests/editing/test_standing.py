"""What a project has: where something new begins, and what it cannot begin from."""

from __future__ import annotations

import pytest

from generator.core.problem import GeneratorError
from generator.editing.asked import institution_asked
from generator.editing.standing import Standing
from tests.small_plans import problems, read


def standing(snippet: str = "") -> Standing:
    found = read(snippet)
    return Standing(found.institutions, found.annual_plans, found.documents, problems(snippet))


def test_a_year_to_copy_comes_with_its_method():
    here = standing('# ejercicio.yaml\nmetodologia: {version: "1", umbral: 90}\n')
    (demo,) = here.institutions
    assert here.years(demo) == [2024]
    earlier = here.earlier(demo, 2024)
    assert earlier.annual is here.annual(demo, 2024)
    assert earlier.method is not None
    assert str(earlier.method["umbral"]) == "90"
    assert [strategy.id for strategy in here.strategies(demo)] == ["estrategia-2024"]


def test_what_is_not_there_is_said_with_how_to_begin_it():
    here = standing()
    with pytest.raises(GeneratorError, match=r"hay: demo\. Para empezarla: pat nuevo institucion otra"):
        institution_asked(here.institutions, "otra")
    with pytest.raises(GeneratorError, match="escríbalo primero: pat nuevo ejercicio demo 2030"):
        here.annual(here.institutions[0], 2030)


def test_a_year_with_errors_is_not_copied():
    here = standing('actividades: [{codigo: "1", metas: {jul: 5}, meta_anual: 6}]\n')
    with pytest.raises(GeneratorError, match="el ejercicio 2024 tiene errores"):
        here.earlier(here.institutions[0], 2024)
