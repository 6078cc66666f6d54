"""A state that is the beginning of the last one is known without parsing; any other is parsed."""

from __future__ import annotations

from functools import partial

import pytest

from generator.core.model import UnitPlan
from generator.history.states import LastState
from generator.indicators.method import default_method
from generator.reading.read import read_file
from tests.small_plans import schemas, source

READ = partial(read_file, schemas=schemas(), default_method=default_method())
HEAD = """\
esquema: 1
unidad: unidad
ejercicio: 2024
version: 1
actividades: [{codigo: "1", nombre: Capacitación, metas: {jul: 5}}]
control_de_cambios: [{version: 1, fecha: 2024-01-15, responsable: P, motivo: C}]
"""
JULY = "  - periodo: 2024-07\n    fecha: 2024-08-05\n    resumen: >-\n      Capacitación\n      en dos sedes\n"
AUGUST = '  - {periodo: 2024-08, fecha: 2024-09-05, actividades: {"1": {valor: 2}}}\n'
IN_BRACKETS = (
    "[{periodo: 2024-08, fecha: 2024-09-05, resumen: A},\n  {periodo: 2024-09, fecha: 2024-10-05, resumen: B}]"
)
LAST = f"{HEAD}\n# los informes\navances:\n{JULY}\n{AUGUST}"


def last_state(text: str) -> LastState:
    """A text as the last state of a plan."""
    document, plan, problems = READ(source("unidad", text.encode()))
    assert document is not None, problems
    assert isinstance(plan, UnitPlan)
    return LastState(0, document, plan)


@pytest.mark.parametrize(
    ("state", "reports"),
    [
        (LAST, 2),
        (LAST + "\n\n", 2),
        (LAST.removesuffix("\n"), 2),
        (f"{HEAD}\n# los informes\navances:\n{JULY}", 1),
        (f"{HEAD}\n# los informes\n", 0),
    ],
)
def test_a_beginning_says_what_parsing_it_gives(state, reports):
    told = last_state(LAST).beginning(state.encode())
    _, parsed, _ = READ(source("unidad", state.encode()))
    assert told == parsed
    assert told is not None
    assert len(told.progress) == reports


@pytest.mark.parametrize(
    "state",
    [
        HEAD,
        HEAD.replace("5}", "4}"),
        LAST.replace("dos", "tres"),
        LAST.removesuffix("}\n"),
        f"{HEAD}\n# los informes\navances:\n{JULY.replace(' en dos sedes', '')}",
        f"{HEAD}\n# los informes\navances:\n",
        "",
    ],
    ids=["without the comment", "another goal", "another word", "half a report", "half a text", "no report", "nothing"],
)
def test_whatever_else_is_not_told(state):
    assert last_state(LAST).beginning(state.encode()) is None


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("version: 1", f"avances:\n{JULY}version: 1", 1),
        f"{HEAD}avances: {IN_BRACKETS}\n",
    ],
    ids=["another key is the last", "in brackets"],
)
def test_a_plan_that_does_not_grow_at_its_end_tells_only_itself(text):
    state = last_state(text)
    assert state.beginning(text.encode()) == state.plan
    for place in range(1, len(text.rstrip())):
        assert state.beginning(text[:place].encode()) is None


def test_every_beginning_that_is_told_is_one():
    """At no place is something told that parsing would not give."""
    state = last_state(LAST)
    told = {}
    for place in range(len(LAST)):
        plan = state.beginning(LAST[:place].encode())
        if plan is not None:
            told[place] = plan
    assert sorted({len(plan.progress) for plan in told.values()}) == [0, 1, 2]
    for place, plan in told.items():
        assert READ(source("unidad", LAST[:place].encode()))[1] == plan


def test_a_report_as_the_file_writes_it():
    state = last_state(LAST)
    assert [state.text_of(entry).decode() for entry in state.plan.progress] == [
        JULY.removeprefix("  - ").removesuffix("\n"),
        AUGUST.removeprefix("  - ").removesuffix("\n"),
    ]
