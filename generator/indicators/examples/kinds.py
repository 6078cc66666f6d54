"""Worked examples of the other kinds of goals: levels, milestones, demand, less is better, ranges. All invented."""

from __future__ import annotations

from decimal import Decimal

from generator.core.model import Direction, TargetType
from generator.core.period import Period
from generator.indicators.examples.plans import YEAR, annual_plan, end_of_year, goal, plan, report
from generator.indicators.examples.shape import Example, Outcome
from generator.indicators.states import State

_MARCH = Period.month(YEAR, 3)
_JUNE = Period.month(YEAR, 6)
_REGULATION = goal({"mar": "1"}, kind=TargetType.MILESTONE, name="Publicar el reglamento de la biblioteca")
_RULES_LATE = annual_plan(plan(_REGULATION, report("mar", {"1": "0"}), report("abr", {"1": "1"})))
_BUDGET = goal(
    {"jun": "95%"},
    kind=TargetType.LEVEL,
    direction=Direction.RANGE,
    limits=("90%", "100%"),
    name="Ejecutar el presupuesto",
)

KINDS = (
    Example(
        id="nivel",
        title="Una meta de nivel: vale el último dato",
        given="Escuelas con biblioteca: llegar a 60 en marzo y a 80 en junio. La unidad informó que había 60 en marzo "
        "y 72 en junio.",
        annual=annual_plan(
            plan(
                goal({"mar": "60", "jun": "80"}, annual="80", kind=TargetType.LEVEL),
                report("mar", {"1": "60"}),
                report("jun", {"1": "72"}),
            )
        ),
        period=Period.part(YEAR, "S", 1),
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(90),
            in_average=Decimal(90),
            programmed=Decimal(80),
            executed=Decimal(72),
            band="avance-alto",
        ),
        formula="72 ÷ 80 × 100 = 90 %",
        reading="Un nivel no se suma: las 60 de marzo ya están entre las 72 de junio.",
    ),
    Example(
        id="hito-pendiente",
        title="Un hito que no se cumplió a tiempo",
        given="Reglamento de la biblioteca publicado: 1 en marzo. Se informó 0 en marzo y 1 en abril.",
        annual=_RULES_LATE,
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(0),
            in_average=Decimal(0),
            programmed=Decimal(1),
            executed=Decimal(0),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-bajo",
        ),
        formula="0 < 1: 0 %",
        reading="Un hito se cumple o no se cumple: no hay medio reglamento publicado.",
    ),
    Example(
        id="hito-recuperado",
        title="El mismo hito, de enero a abril",
        given="Reglamento de la biblioteca publicado: 1 en marzo. Se informó 0 en marzo y 1 en abril.",
        annual=_RULES_LATE,
        period=Period.to_date(YEAR, 4),
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(100),
            in_average=Decimal(100),
            programmed=Decimal(1),
            executed=Decimal(1),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="cumplida",
        ),
        steps=("0 + 1 = 1",),
        formula="1 ≥ 1: 100 %",
        reading="Los hitos se cuentan desde enero: lo que llegó tarde queda cumplido en el acumulado.",
    ),
    Example(
        id="demanda",
        title="Una meta que depende de lo que se solicite",
        given="Solicitudes respondidas: meta de marzo, responder el 95 % de las que lleguen. Llegaron 40 y se "
        "respondieron 36.",
        annual=annual_plan(plan(goal({"mar": "95%"}, kind=TargetType.DEMAND), report("mar", {"1": "36/40"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal("94.7"),
            in_average=Decimal("94.7"),
            programmed=Decimal("0.95"),
            executed=Decimal(36),
            requested=Decimal(40),
            band="avance-alto",
        ),
        formula="36 ÷ 40 × 100 = 90 %; 90 % ÷ 95 % × 100 = 94.7 %",
        reading="Primero, qué parte de lo solicitado se atendió; después, esa parte se compara con la meta.",
    ),
    Example(
        id="sin-demanda",
        title="No llegó ninguna solicitud",
        given="Solicitudes respondidas: meta de marzo, responder el 95 %. La unidad informó que llegaron 0.",
        annual=annual_plan(plan(goal({"mar": "95%"}, kind=TargetType.DEMAND), report("mar", {"1": "0/0"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(State.NO_DEMAND, programmed=Decimal("0.95"), executed=Decimal(0), requested=Decimal(0)),
        reading="Sin solicitudes no hay nada que cumplir ni que incumplir: no es 0 % ni 100 %.",
    ),
    Example(
        id="menos-es-mejor",
        title="Una meta en que menos es mejor",
        given="Días para entregar un libro prestado entre sedes: que en junio no pasen de 10. Fueron 8.",
        annual=annual_plan(
            plan(goal({"jun": "10"}, kind=TargetType.LEVEL, direction=Direction.DESCENDING), report("jun", {"1": "8"}))
        ),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(125),
            in_average=Decimal(100),
            programmed=Decimal(10),
            executed=Decimal(8),
            band="cumplida",
        ),
        formula="10 ÷ 8 × 100 = 125 %",
        reading="La división se invierte: lo programado entre lo ocurrido. En los promedios no cuenta más que el tope.",
    ),
    Example(
        id="cero-es-la-meta",
        title="Una meta de cero",
        given="Accidentes en las salas de lectura: que en junio no haya ninguno. No hubo.",
        annual=annual_plan(
            plan(goal({"jun": "0"}, direction=Direction.DESCENDING), report("jun", {"1": "0"})),
        ),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(100),
            in_average=Decimal(100),
            programmed=Decimal(0),
            executed=Decimal(0),
            band="cumplida",
        ),
        formula="0 ≤ 0: 100 %",
        reading="Donde menos es mejor, cero sí es una meta. Entre cero no se divide: se cumple o no se cumple.",
    ),
    Example(
        id="rango-dentro",
        title="Una meta con mínimo y máximo",
        given="Presupuesto ejecutado a junio: entre 90 % y 100 %. Se ejecutó el 97 %.",
        annual=annual_plan(plan(_BUDGET, report("jun", {"1": "97%"}))),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(100),
            in_average=Decimal(100),
            programmed=Decimal("0.95"),
            executed=Decimal("0.97"),
            band="cumplida",
        ),
        formula="90 % ≤ 97 % ≤ 100 %: 100 %",
        reading="Dentro del rango la meta está cumplida, cerca de un extremo o del otro.",
    ),
    Example(
        id="rango-debajo",
        title="Por debajo del mínimo",
        given="Presupuesto ejecutado a junio: entre 90 % y 100 %. Se ejecutó el 72 %.",
        annual=annual_plan(plan(_BUDGET, report("jun", {"1": "72%"}))),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(80),
            in_average=Decimal(80),
            programmed=Decimal("0.95"),
            executed=Decimal("0.72"),
            band="avance-alto",
        ),
        formula="72 % ÷ 90 % × 100 = 80 %",
        reading="Lo ejecutado se compara con el mínimo.",
    ),
    Example(
        id="rango-encima",
        title="Por encima del máximo",
        given="Presupuesto ejecutado a junio: entre 90 % y 100 %. Se ejecutó el 125 %.",
        annual=annual_plan(plan(_BUDGET, report("jun", {"1": "125%"}))),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(80),
            in_average=Decimal(80),
            programmed=Decimal("0.95"),
            executed=Decimal("1.25"),
            band="avance-alto",
        ),
        formula="100 % ÷ 125 % × 100 = 80 %",
        reading="Pasarse del máximo no es mérito: el máximo se compara con lo ejecutado.",
    ),
    Example(
        id="rango-sin-limites",
        title="Un rango sin límites publicados",
        given="El documento pide ejecutar el 90 % del presupuesto y llama incumplida una ejecución del 109 %, pero no "
        "dice hasta dónde es aceptable.",
        annual=annual_plan(
            plan(
                goal({"jun": "90%"}, kind=TargetType.LEVEL, direction=Direction.RANGE),
                report("jun", {"1": "109%"}),
            )
        ),
        period=_JUNE,
        as_of=end_of_year(),
        outcome=Outcome(State.NO_LIMITS, programmed=Decimal("0.9"), executed=Decimal("1.09")),
        reading="Se muestra lo ejecutado, sin porcentaje: un límite que nadie publicó no se inventa.",
    ),
    Example(
        id="redondeo",
        title="Se redondea una sola vez, al mostrar",
        given="Libros clasificados: meta de marzo, 400. La unidad informó 49.",
        annual=annual_plan(plan(goal({"mar": "400"}), report("mar", {"1": "49"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal("12.3"),
            in_average=Decimal("12.3"),
            programmed=Decimal(400),
            executed=Decimal(49),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-bajo",
        ),
        formula="49 ÷ 400 × 100 = 12.3 %",
        reading="El valor exacto es 12.25 %; la mitad se redondea hacia arriba. En los promedios entra el exacto.",
    ),
    Example(
        id="borde-de-banda",
        title="La banda mira el valor exacto",
        given="Libros clasificados: meta de marzo, 2,500. La unidad informó 1,999.",
        annual=annual_plan(plan(goal({"mar": "2500"}), report("mar", {"1": "1999"}))),
        period=_MARCH,
        as_of=end_of_year(),
        outcome=Outcome(
            percent=Decimal(80),
            in_average=Decimal(80),
            programmed=Decimal(2500),
            executed=Decimal(1999),
            additional=Decimal(0),
            additional_percent=Decimal(0),
            band="avance-medio",
        ),
        formula="1,999 ÷ 2,500 × 100 = 80 %",
        reading="El valor exacto es 79.96 %: se muestra 80 %, pero no llega a la banda que empieza en 80.",
    ),
)
