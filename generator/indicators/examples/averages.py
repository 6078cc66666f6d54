"""Worked examples of averages: of a unit, of an institution, and what is left out of them. All invented."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.period import Period
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, method_with, plan, report
from generator.indicators.examples.shape import Example, Outcome

if TYPE_CHECKING:
    from generator.core.model import UnitPlan

_MARCH = Period.month(YEAR, 3)


def _unit(letter: str, executed: str) -> UnitPlan:
    """Return a unit with one goal of a thousand in March."""
    return plan(goal({"mar": "1000"}), report("mar", {"1": executed}), unit=f"unidad-{letter}")


_CLOSE = (_unit("a", "664"), _unit("b", "664"), _unit("c", "669"))
_CLOSE_GIVEN = "Tres unidades tienen, en marzo, 66.4 %, 66.4 % y 66.9 %. La institución publica sin decimales."

AVERAGES = (
    Example(
        id="promedio-de-unidad",
        title="El promedio de una unidad",
        given="Una unidad tiene cuatro metas en marzo: la primera va al 80 %, la segunda al 150 %, la tercera al "
        "60 % y de la cuarta no ha informado.",
        annual=annual_plan(
            plan(
                *(goal({"mar": "100"}, code=code) for code in ("1", "2", "3", "4")),
                report("mar", {"1": "80", "2": "150", "3": "60"}),
            )
        ),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(80), left_out=("4",)),
        formula="(80 % + 100 % + 60 %) ÷ 3 = 80 %",
        reading=(
            "El promedio es simple: cada meta pesa lo mismo. El 150 % cuenta como 100 %. La meta sin informe queda "
            "fuera y la página la nombra; mientras falte, el promedio es parcial y no se le pone banda."
        ),
        code=None,
    ),
    Example(
        id="promedio-de-institucion",
        title="El promedio de una institución",
        given="Tres unidades: una va al 90 %, otra al 60 % y la tercera no tenía nada programado en marzo.",
        annual=annual_plan(_unit("a", "900"), _unit("b", "600"), plan(goal({"jun": "5"}), unit="unidad-c")),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(75), band="avance-medio", left_out=("unidad-c",)),
        formula="(90 % + 60 %) ÷ 2 = 75 %",
        reading=(
            "Cada unidad pesa lo mismo, sin importar cuántas metas tenga. La que no tenía nada programado no cuenta "
            "como cero: (90 + 60 + 0) ÷ 3 daría 50 % y sería falso."
        ),
        unit=None,
    ),
    Example(
        id="promedio-exacto",
        title="Promediar los valores exactos",
        given=_CLOSE_GIVEN,
        annual=annual_plan(*_CLOSE, method=method_with(decimals=0)),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(67), band="avance-medio"),
        steps=("66.4 + 66.4 + 66.9 = 199.7",),
        formula="(66.4 % + 66.4 % + 66.9 %) ÷ 3 = 67 %",
        reading="Se promedian los valores exactos y se redondea al final: 66.57 % se muestra como 67 %.",
        unit=None,
    ),
    Example(
        id="redondear-primero",
        title="Redondear antes de promediar",
        given=f"{_CLOSE_GIVEN} Y promedia los valores ya redondeados.",
        annual=annual_plan(*_CLOSE, method=method_with(decimals=0, round_units_first=True)),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(66), band="avance-medio"),
        formula="(66 % + 66 % + 67 %) ÷ 3 = 66 %",
        reading="Con los mismos datos resulta 66.33 %, que se muestra como 66 %: un punto menos. Por eso cada página "
        "dice cómo se promedió.",
        unit=None,
    ),
)
