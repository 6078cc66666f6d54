"""Worked examples of what was told without detail, of what was removed, and of how it is graded. All invented."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.period import Period
from generator.indicators.examples.plans import (
    YEAR,
    annual_plan,
    end_of_year,
    goal,
    method_with,
    plan,
    removal,
    report,
    share,
)
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.states import State

if TYPE_CHECKING:
    from generator.core.model import UnitPlan

_QUARTER = Period.part(YEAR, "T", 4)
_WHOLE = method_with(decimals=0, round_units_first=True)
_READING_CLUB = goal({"mar": "10", "ago": "10"}, annual="20", name="Formar clubes de lectura")


def _told(letter: str, percent: str, *, removed: str | None = None) -> UnitPlan:
    """Return a unit of which only a percentage of the fourth quarter is known."""
    return plan(share("t4", percent), unit=f"unidad-{letter}", removed=removed)


TOLD = (
    Example(
        id="informado-sin-detalle",
        title="Un porcentaje informado sin sus actividades",
        given="Una unidad informó 90 % en octubre. El documento no publica las actividades de las que sale.",
        annual=annual_plan(plan(share("oct", "90"))),
        period=Period.month(YEAR, 10),
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(90), band="avance-alto"),
        formula="90 %, informado por la unidad, sin detalle",
        reading="Se conserva como se informó y se dice que no tiene detalle: inventar actividades que sumen 90 % sería "
        "publicar lo que nadie prometió.",
        code=None,
    ),
    Example(
        id="meses-informados",
        title="Un trimestre, de sus tres meses informados",
        given="La misma unidad informó 96 % en octubre, 94 % en noviembre y 76 % en diciembre, y nada del trimestre. "
        "La institución publica sin decimales.",
        annual=annual_plan(plan(share("oct", "96"), share("nov", "94"), share("dic", "76")), method=_WHOLE),
        period=_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(89), band="avance-alto"),
        steps=("96 + 94 + 76 = 266",),
        formula="(96 % + 94 % + 76 %) ÷ 3 = 89 %",
        reading="Si hubiera informado también el trimestre, valdría ese porcentaje. Con un mes sin informar no hay "
        "promedio: el trimestre queda incompleto.",
        code=None,
    ),
    Example(
        id="actividades-parciales",
        title="Cuando se conoce solo una parte de las actividades",
        given="El documento publica una de las muchas actividades de una unidad, que va al 33 %, y dice que la unidad "
        "va al 85 %. Su plan declara que las actividades son una parte.",
        annual=annual_plan(
            plan(goal({"t4": "100"}), report("t4", {"1": "33"}), share("t4", "85"), is_partial=True),
        ),
        period=_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(85), band="avance-alto"),
        formula="85 %, informado por la unidad, sin detalle",
        reading="El 33 % se muestra en su actividad, pero no es el de la unidad. Si el plan no declarara que faltan "
        "actividades, mandaría el promedio de las que hay.",
        code=None,
    ),
    Example(
        id="eliminada",
        title="Una actividad eliminada por un cambio aprobado",
        given="Clubes de lectura: meta de 10 en marzo y 10 en agosto. En julio se aprobó eliminarla. Se pregunta por "
        "agosto.",
        annual=annual_plan(plan(replace(_READING_CLUB, removal=removal("jul")), report("mar", {"1": "8"}))),
        period=Period.month(YEAR, 8),
        as_of=end_of_year(),
        outcome=Outcome(State.REMOVED),
        reading="No es «no reportado» ni cero. La meta de agosto sigue a la vista, con el acto que la eliminó.",
    ),
    Example(
        id="eliminada-en-el-ano",
        title="La misma actividad, en el año",
        given="La unidad informó 8 clubes en marzo.",
        annual=annual_plan(plan(replace(_READING_CLUB, removal=removal("jul")), report("mar", {"1": "8"}))),
        period=Period.whole_year(YEAR),
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(80),
            in_average=Decimal(80),
            programmed=Decimal(10),
            executed=Decimal(8),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-alto",
        ),
        formula="8 ÷ 10 × 100 = 80 %",
        reading="Cuenta lo prometido hasta que se eliminó. La meta anual de 20 ya no se exige.",
    ),
    Example(
        id="unidad-eliminada",
        title="Una unidad eliminada sale del promedio",
        given="Tres unidades: una informó 90 %, otra 60 %, y a la tercera la eliminó un cambio aprobado en octubre, "
        "aunque el informe le imprime 0 %.",
        annual=annual_plan(_told("a", "90"), _told("b", "60"), _told("c", "0", removed="oct")),
        period=_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(75), band="avance-medio", left_out=("unidad-c",)),
        formula="(90 % + 60 %) ÷ 2 = 75 %",
        reading="(90 + 60 + 0) ÷ 3 daría 50 %. Una unidad que informa 0 % y no fue eliminada sí cuenta como 0 %.",
        unit=None,
    ),
    Example(
        id="calificar-redondeado",
        title="Redondear antes de calificar",
        given="Una unidad informó 79.6 %. Las bandas impresas van de 60 a 79 y de 80 a 100: lo que queda entre 79 y "
        "80 no cae en ninguna. La institución decidió calificar el entero.",
        annual=annual_plan(plan(share("t4", "79.6")), method=method_with(category_decimals=0)),
        period=_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal("79.6"), band="avance-alto"),
        formula="79.6 %, informado por la unidad, sin detalle",
        reading="Se califica como 80 %, y se sigue mostrando 79.6 %. Sin esa regla, 79.6 % no llega a la banda que "
        "empieza en 80.",
        code=None,
    ),
    Example(
        id="meta-trimestral",
        title="Lo que un trimestre aporta al año",
        given="La institución pide que cada trimestre aporte 22.5 % al año. En el cuarto, una unidad informó 88 % y "
        "otra 90 %.",
        annual=annual_plan(
            _told("a", "88"), _told("b", "90"), method=replace(_WHOLE, quarterly_target=Decimal("22.5"))
        ),
        period=_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(percent=Decimal(89), band="avance-alto"),
        steps=("89 ÷ 4 = 22.25",),
        formula="(88 % + 90 %) ÷ 2 = 89 %",
        reading="22.25 % es menos que 22.5 %: la meta del trimestre no se alcanzó.",
        unit=None,
    ),
)
