"""Worked examples of what is, and what is not, a zero: the states of a figure. The goals are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.core.frozen import replace
from generator.core.model import MissingRule
from generator.core.period import Period
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, method_with, plan, report
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.states import State

_FEBRUARY = Period.month(YEAR, 2)
_MARCH = Period.month(YEAR, 3)
_FIRST_QUARTER = Period.part(YEAR, "T", 1)
_WHOLE_YEAR = Period.whole_year(YEAR)
_WORKSHOPS = goal({"ene": "10", "feb": "10", "mar": "20"}, annual="40", name="Impartir talleres de lectura")
_TWO_REPORTS = (report("ene", {"1": "10"}), report("feb", {"1": "8"}))
_WORKSHOPS_GIVEN = (
    "Talleres de lectura: meta de 10 en enero, 10 en febrero y 20 en marzo. La unidad informó 10 en enero y 8 en "
    "febrero. De marzo no informó nada."
)

STATES = (
    Example(
        id="sin-programacion",
        title="Nada programado en el mes",
        given="Talleres de lectura: meta de 20 en marzo. Se pregunta por febrero, que no tiene meta ni informe.",
        annual=annual_plan(plan(goal({"mar": "20"}))),
        period=_FEBRUARY,
        as_of=end_of_year(),
        outcome=Outcome(State.NOT_SCHEDULED),
        reading="No es 0 %: nada se prometió. El mes no entra en ningún promedio, ni a favor ni en contra.",
    ),
    Example(
        id="ejecutado-sin-programacion",
        title="Trabajo en un mes sin meta",
        given="Talleres de lectura: meta de 20 en marzo. La unidad informó 4 talleres en febrero.",
        annual=annual_plan(plan(goal({"mar": "20"}), report("feb", {"1": "4"}))),
        period=_FEBRUARY,
        as_of=end_of_year(),
        outcome=Outcome(State.UNPLANNED, executed=Decimal(4)),
        reading="Se muestran los 4 talleres, sin porcentaje: no hay meta con qué compararlos. En el año sí se suman.",
    ),
    Example(
        id="no-reportado",
        title="Había meta y no se informó",
        given="Talleres de lectura: meta de 20 en marzo. Ya es abril y la unidad no ha informado marzo.",
        annual=annual_plan(plan(goal({"mar": "20"}))),
        period=_MARCH,
        as_of=date(YEAR, 4, 1),
        outcome=Outcome(State.NOT_REPORTED, programmed=Decimal(20), missing=(_MARCH.code,)),
        reading="No es 0 %: no se sabe qué pasó. Se dice quién debe el informe y de qué mes.",
    ),
    Example(
        id="sin-cifras",
        title="Se contó lo hecho sin dar la cifra",
        given="Talleres de lectura: meta de 20 en marzo. La unidad contó en su informe qué talleres dio, sin decir "
        "cuántos.",
        annual=annual_plan(
            plan(goal({"mar": "20"}), replace(report("mar", {}), summary="Se dieron los talleres de lectura."))
        ),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(State.NO_FIGURES, programmed=Decimal(20), missing=(_MARCH.code,)),
        reading="No es 0 % ni silencio: la unidad informó, y falta la cifra con la que se mide. Su texto se publica.",
    ),
    Example(
        id="cero-informado",
        title="Se informó que no se hizo nada",
        given="Talleres de lectura: meta de 20 en marzo. La unidad informó 0, con su justificación.",
        annual=annual_plan(plan(goal({"mar": "20"}), report("mar", {"1": "0"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(0),
            in_average=Decimal(0),
            programmed=Decimal(20),
            executed=Decimal(0),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-bajo",
        ),
        formula="0 ÷ 20 × 100 = 0 %",
        reading="Este sí es 0 %, y cuenta como 0 % en los promedios: la unidad dijo que no se hizo.",
    ),
    Example(
        id="incompleto",
        title="Falta el informe de un mes",
        given=_WORKSHOPS_GIVEN,
        annual=annual_plan(plan(_WORKSHOPS, *_TWO_REPORTS)),
        period=_FIRST_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(State.INCOMPLETE, programmed=Decimal(40), executed=Decimal(18), missing=(_MARCH.code,)),
        steps=("10 + 8 = 18",),
        reading="Se muestra lo que se sabe (18 de 40), sin porcentaje, y se dice que falta marzo.",
    ),
    Example(
        id="faltante-como-cero",
        title="La institución decidió que un mes sin informe cuenta como cero",
        given=_WORKSHOPS_GIVEN,
        annual=annual_plan(plan(_WORKSHOPS, *_TWO_REPORTS), method=method_with(missing=MissingRule.ZERO)),
        period=_FIRST_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(45),
            in_average=Decimal(45),
            programmed=Decimal(40),
            executed=Decimal(18),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-bajo",
            missing=(_MARCH.code,),
        ),
        steps=("10 + 8 + 0 = 18",),
        formula="18 ÷ 40 × 100 = 45 %",
        reading="La meta de marzo cuenta y su resultado es cero. La página dice que falta ese informe.",
    ),
    Example(
        id="faltante-omitido",
        title="La institución decidió que solo cuenten los meses informados",
        given=_WORKSHOPS_GIVEN,
        annual=annual_plan(plan(_WORKSHOPS, *_TWO_REPORTS), method=method_with(missing=MissingRule.OMIT)),
        period=_FIRST_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(90),
            in_average=Decimal(90),
            programmed=Decimal(40),
            executed=Decimal(18),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-alto",
            missing=(_MARCH.code,),
        ),
        steps=("10 + 10 = 20", "10 + 8 = 18"),
        formula="18 ÷ 20 × 100 = 90 %",
        reading="La meta de marzo sale de la cuenta. La página dice que falta ese informe.",
    ),
    Example(
        id="aun-no-vence",
        title="El mes no ha terminado",
        given="Talleres de lectura: meta de 20 en marzo. Es 31 de marzo y todavía no hay informe.",
        annual=annual_plan(plan(goal({"mar": "20"}))),
        period=_MARCH,
        as_of=date(YEAR, 3, 31),
        outcome=Outcome(State.NOT_DUE, programmed=Decimal(20)),
        reading="Nadie está en falta antes de tiempo: el informe se debe cuando el mes ha terminado.",
    ),
    Example(
        id="avance-anual",
        title="El avance del año en curso",
        given="Personas capacitadas: meta de 100 en cada mes y meta anual de 1,200. Es 15 de abril; la unidad informó "
        "150, 140 y 160 en los tres primeros meses.",
        annual=annual_plan(
            plan(
                goal(
                    dict.fromkeys(
                        ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"), "100"
                    ),
                    annual="1200",
                ),
                report("ene", {"1": "150"}),
                report("feb", {"1": "140"}),
                report("mar", {"1": "160"}),
            )
        ),
        period=_WHOLE_YEAR,
        as_of=date(YEAR, 4, 15),
        outcome=Outcome(
            percent=Decimal("37.5"),
            in_average=Decimal("37.5"),
            programmed=Decimal(1200),
            executed=Decimal(450),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            in_progress=True,
        ),
        steps=("150 + 140 + 160 = 450",),
        formula="450 ÷ 1,200 × 100 = 37.5 %",
        reading="Es un avance, no una nota: mientras el año corre no se le pone banda, y abril todavía no se debe.",
    ),
    Example(
        id="sin-desglose",
        title="La meta es trimestral y se pregunta por un mes",
        given="Consultas atendidas: meta de 900 en el primer trimestre. Se pregunta por febrero, con 310 informadas.",
        annual=annual_plan(plan(goal({"t1": "900"}), report("feb", {"1": "310"}))),
        period=_FEBRUARY,
        as_of=end_of_year(),
        outcome=Outcome(State.NO_BREAKDOWN, executed=Decimal(310)),
        reading="Nadie dijo cuánto era para febrero. Partir 900 en tres sería inventar una meta.",
    ),
    Example(
        id="meta-ilegible",
        title="La meta publicada no se puede leer",
        given="Consultas atendidas: el plan oficial dice «21,00» en marzo. La unidad informó 2,050.",
        annual=annual_plan(plan(goal({}, unreadable={"mar": "21,00"}), report("mar", {"1": "2050"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(State.UNREADABLE, executed=Decimal(2050)),
        reading="No se adivina si quiso decir 21, 2,100 o 21,000: se publica «21,00» y se pide aclararlo.",
    ),
)
