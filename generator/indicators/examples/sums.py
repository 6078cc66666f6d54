"""Worked examples of goals that add up month by month. The goals are invented."""

from __future__ import annotations

from decimal import Decimal

from generator.core.period import Period
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, plan, report
from generator.indicators.examples.shape import Example, Outcome

_MARCH = Period.month(YEAR, 3)
_FIRST_QUARTER = Period.part(YEAR, "T", 1)
_WHOLE_YEAR = Period.whole_year(YEAR)

SUMS = (
    Example(
        id="suma",
        title="Una meta que se suma",
        given="Participaciones en ferias de lectura: meta de marzo, 25,000. La unidad informó 24,350.",
        annual=annual_plan(plan(goal({"mar": "25000"}), report("mar", {"1": "24350"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal("97.4"),
            in_average=Decimal("97.4"),
            programmed=Decimal(25000),
            executed=Decimal(24350),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-alto",
        ),
        formula="24,350 ÷ 25,000 × 100 = 97.4 %",
        reading="El cumplimiento es lo ejecutado entre lo programado, por cien.",
    ),
    Example(
        id="mas-de-lo-programado",
        title="Se hizo más de lo programado",
        given="Árboles sembrados: meta de marzo, 100. La unidad informó 150.",
        annual=annual_plan(plan(goal({"mar": "100"}), report("mar", {"1": "150"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(150),
            in_average=Decimal(100),
            programmed=Decimal(100),
            executed=Decimal(150),
            additional=Decimal(50),
            additional_percent=Decimal(50),
            band="cumplida",
        ),
        steps=("150 − 100 = 50", "50 ÷ 100 × 100 = 50 %"),
        formula="150 ÷ 100 × 100 = 150 %",
        reading=(
            "Se publica el 150 % y, aparte, lo adicional: 50 árboles, un 50 % más. En los promedios cuenta 100 %, para "
            "que una meta superada no tape otra que no se cumplió."
        ),
    ),
    Example(
        id="porcentajes-y-unidades",
        title="Porcentajes y unidades en una misma meta",
        given="Manuales elaborados: 50 % en julio, 50 % en agosto y 1 en diciembre; meta anual, 2. Se informó eso "
        "mismo en cada mes.",
        annual=annual_plan(
            plan(
                goal({"jul": "50%", "ago": "50%", "dic": "1"}, annual="2"),
                report("jul", {"1": "50%"}),
                report("ago", {"1": "50%"}),
                report("dic", {"1": "1"}),
            )
        ),
        period=_WHOLE_YEAR,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(100),
            in_average=Decimal(100),
            programmed=Decimal(2),
            executed=Decimal(2),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="cumplida",
        ),
        steps=("0.5 + 0.5 + 1 = 2",),
        formula="2 ÷ 2 × 100 = 100 %",
        reading="Un porcentaje es una fracción de una unidad: medio manual, más medio, más uno, son dos.",
    ),
    Example(
        id="total-en-blanco",
        title="El plan no trae la meta anual",
        given="Visitas a bibliotecas: meta de 3 en marzo y 5 en octubre; la casilla del total está en blanco. Se "
        "informó 3 en marzo y 3 en octubre.",
        annual=annual_plan(
            plan(goal({"mar": "3", "oct": "5"}), report("mar", {"1": "3"}), report("oct", {"1": "3"})),
        ),
        period=_WHOLE_YEAR,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(75),
            in_average=Decimal(75),
            programmed=Decimal(8),
            executed=Decimal(6),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-medio",
        ),
        steps=("3 + 5 = 8", "3 + 3 = 6"),
        formula="6 ÷ 8 × 100 = 75 %",
        reading="Sin meta anual escrita, la meta del año es la suma de sus meses.",
    ),
    Example(
        id="rectificacion",
        title="Una cifra corregida",
        given="Personas capacitadas: meta de marzo, 200. La unidad informó 210 y después rectificó: eran 190, porque "
        "una lista se contó dos veces.",
        annual=annual_plan(
            plan(
                goal({"mar": "200"}),
                report("mar", {"1": "210"}),
                report("mar", {"1": "190"}, reason="Una lista se contó dos veces"),
            )
        ),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(95),
            in_average=Decimal(95),
            programmed=Decimal(200),
            executed=Decimal(190),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-alto",
        ),
        formula="190 ÷ 200 × 100 = 95 %",
        reading="Vale la última cifra informada. La anterior no se borra: queda a la vista con el motivo del cambio.",
    ),
    Example(
        id="meses-y-trimestre",
        title="Se informó el trimestre y también algunos de sus meses",
        given="Consultas atendidas: meta de 300 en cada mes. La unidad informó 280 en enero y, después, 810 en todo el "
        "primer trimestre.",
        annual=annual_plan(
            plan(
                goal({"ene": "300", "feb": "300", "mar": "300"}),
                report("ene", {"1": "280"}),
                report("t1", {"1": "810"}),
            )
        ),
        period=_FIRST_QUARTER,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(90),
            in_average=Decimal(90),
            programmed=Decimal(900),
            executed=Decimal(810),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-alto",
        ),
        steps=("300 + 300 + 300 = 900",),
        formula="810 ÷ 900 × 100 = 90 %",
        reading=(
            "Las 280 de enero ya están en las 810 del trimestre y no se suman otra vez. Si los tres meses se hubieran "
            "informado, contaría la suma de los meses."
        ),
    ),
)
