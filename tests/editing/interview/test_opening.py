"""What cannot be reported is said before the first question; else what is about to be asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.editing.interview.opening import opening, require_possible
from tests.editing.interview.helpers import JUNE, PLAN, setting

if TYPE_CHECKING:
    from generator.editing.interview.setting import Setting

WHOLE_JULY = PLAN + (
    "avances: [{periodo: 2024-07, fecha: 2024-08-05, "
    'actividades: {"1.1": {valor: 3}, "1.2": {valor: 1, solicitado: 2}}}]\n'
)
QUARTER = WHOLE_JULY.replace("2024-07", "2024-T3")


def refusal(about: Setting, *, corrects: bool = False) -> str:
    with pytest.raises(GeneratorError) as refused:
        require_possible(about, corrects=corrects)
    return str(refused.value)


def test_the_future_is_not_reported():
    about = replace(setting(), as_of=date(2024, 6, 30), day=date(2024, 6, 30))
    assert refusal(about) == "julio de 2024 todavía no empieza: hoy es 30 de junio de 2024"


@pytest.mark.parametrize("day", [date(2024, 6, 30), date(2025, 1, 1)])
def test_the_day_of_the_report_is_possible(day):
    told = refusal(replace(setting(), day=day))
    assert told.endswith("debe estar entre el comienzo de julio de 2024 y hoy")


def test_a_month_that_is_reported_is_corrected_instead():
    assert refusal(setting(WHOLE_JULY)) == (
        "julio de 2024 ya está informado (5 de agosto de 2024); para corregirlo: pat avance unidad 2024-07 --rectifica"
    )
    require_possible(setting(WHOLE_JULY), corrects=True)


def test_a_month_that_was_not_reported_has_nothing_to_correct():
    assert refusal(setting(PLAN + JUNE), corrects=True) == (
        "no hay nada informado de julio de 2024 que corregir; para informarlo: pat avance unidad 2024-07"
    )
    require_possible(setting(PLAN + JUNE), corrects=False)


def test_a_month_inside_a_quarter_that_is_reported_is_refused():
    assert refusal(setting(QUARTER)) == "lo programado en julio ya está informado en el tercer trimestre de 2024"


def test_a_month_without_targets_may_be_reported():
    require_possible(setting(period="2024-03"), corrects=False)


def test_the_opening_tells_how_much_there_is():
    assert opening(setting(PLAN + JUNE), corrects=False) == (
        "Unidad · Plan 2024 · Demostración\n"
        "Informe de julio de 2024, con fecha 5 de agosto de 2024\n"
        "2 actividades tienen meta en julio, de 3 del plan.\n\n"
        "Enter salta una pregunta; < vuelve a la anterior; ? la explica; Ctrl+C sale sin escribir nada."
    )


def test_the_opening_tells_what_is_reported_already():
    half = WHOLE_JULY.replace(', "1.2": {valor: 1, solicitado: 2}', "")
    assert "\nYa está informado: 1.1. Se pregunta por lo demás.\n" in opening(setting(half), corrects=False)


def test_the_opening_warns_of_a_month_that_still_runs():
    running = replace(setting(), as_of=date(2024, 7, 20), day=date(2024, 7, 20))
    assert "Cuidado: julio de 2024 todavía no termina." in opening(running, corrects=False)


def test_the_opening_of_a_correction():
    told = opening(setting(WHOLE_JULY), corrects=True)
    assert "\nRectificación de julio de 2024, con fecha 5 de agosto de 2024\n\n" in told
