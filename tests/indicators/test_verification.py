"""What reports printed, against their own data: a difference has its reason, and repeating is not recomputing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from generator.core.frozen import replace
from generator.core.model import (
    Averaging,
    Measure,
    PublishedFigure,
    PublishedReport,
    Relation,
    RemovedRule,
    Subject,
    TargetType,
    UnplannedWork,
)
from generator.core.period import Period
from generator.core.quantity import NBSP, Quantity
from generator.indicators.annual import YearIndicators
from generator.indicators.examples.plans import (
    NOWHERE,
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
from generator.indicators.states import State
from generator.indicators.verification import Answer, Verdict, verify

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan, UnitPlan

QUARTER = Period.part(YEAR, "T", 4)


def verdict(
    annual: AnnualPlan,
    value: str,
    subject: str = "institucion",
    *,
    measure: Measure = Measure.MEAN,
    period: Period = QUARTER,
) -> Verdict:
    relation = Relation(value[0]) if value[0] in "<>" else Relation.EQUAL
    quantity = Quantity.parse(value.removeprefix(relation.value))
    figure = PublishedFigure("Tabla", Subject.parse(subject), measure, period, quantity, NOWHERE, relation=relation)
    printed = PublishedReport("t4", QUARTER, "Informe", date(YEAR + 1, 1, 15), (figure,), NOWHERE)
    annual = replace(annual, reports=(printed,))
    (found,) = verify(annual, YearIndicators(annual, end_of_year()))
    assert (found.report, found.figure) == (printed, figure)
    return found


def seen(found: Verdict) -> tuple[Answer, str | None, str]:
    return found.answer, found.recomputed.text if found.recomputed else None, found.reason.replace(NBSP, " ")


def units(*percents: str, **method: object) -> AnnualPlan:
    plans = [plan(share("t4", percent), unit=f"u{number}") for number, percent in enumerate(percents)]
    return annual_plan(*plans, method=method_with(**method))


def test_equal_at_the_printed_precision():
    annual = units("90", "85", "85")
    assert seen(verdict(annual, "87%")) == (Answer.EQUAL, "87%", "")
    found = verdict(annual, "86.7%")
    assert (found.answer, found.exact) == (Answer.EQUAL, Decimal("86.67"))
    assert verdict(annual, "86.6%").answer is Answer.DIFFERENT


def test_no_rule_is_invented():
    assert seen(verdict(units("90", "80"), "42%")) == (
        Answer.DIFFERENT,
        "85%",
        "Ninguna de las reglas que se probaron da la cifra impresa.",
    )


def test_left_out_counted_as_zero():
    empty = plan(unit="vacia")
    annual = annual_plan(plan(share("t4", "90"), unit="a"), plan(share("t4", "80"), unit="b"), empty)
    assert seen(verdict(annual, "57%")) == (
        Answer.DIFFERENT,
        "85%",
        "La cifra impresa es lo que da contar como cero lo que no tenía nada programado: vacia.",
    )


def test_removed_counted_as_zero():
    gone = plan(share("t4", "0"), unit="c", removed="oct")
    annual = annual_plan(plan(share("t4", "90"), unit="a"), plan(share("t4", "80"), unit="b"), gone)
    assert "contar como cero lo eliminado: c." in verdict(annual, "57%").reason
    found = verdict(annual, "0%", "unidad:c")
    assert (found.answer, found.recomputed, found.state) == (Answer.DIFFERENT, None, State.REMOVED)
    assert "contar como cero una unidad que un cambio aprobado eliminó" in found.reason


def test_removed_during_the_period_left_out():
    plans = [plan(share("anual", value), unit=name) for name, value in (("a", "90"), ("b", "80"))]
    annual = annual_plan(*plans, plan(share("anual", "70"), unit="c", removed="oct"))
    found = verdict(annual, "85%", period=Period.whole_year(YEAR))
    assert seen(found) == (
        Answer.DIFFERENT,
        "80%",
        "La cifra impresa es lo que da dejar fuera lo que se eliminó durante el período: c.",
    )


def test_removed_during_the_period_though_the_method_leaves_it_out():
    plans = [plan(share("anual", value), unit=name) for name, value in (("a", "90"), ("b", "80"))]
    gone = plan(share("anual", "70"), unit="c", removed="oct")
    annual = annual_plan(*plans, gone, method=method_with(removed=RemovedRule.WHOLE_PERIOD))
    year = Period.whole_year(YEAR)
    assert verdict(annual, "85%", period=year).answer is Answer.EQUAL
    found = verdict(annual, "80%", period=year)
    assert found.reason == "La cifra impresa es lo que da contar lo que se eliminó durante el período: c."


def test_rounded_first_or_not():
    values = ("66.4", "66.4", "66.9")
    assert "promediar valores ya redondeados" in verdict(units(*values), "66%").reason
    rounded = units(*values, decimals=0, round_units_first=True)
    assert "promediar valores exactos" in verdict(rounded, "67%").reason
    assert verdict(rounded, "66%").answer is Answer.EQUAL


def test_a_figure_computed_without_cap_is_explained_as_that():
    annual = annual_plan(
        plan(goal({"t4": "10"}), report("t4", {"1": "20"}), unit="a"),
        plan(goal({"t4": "10"}), report("t4", {"1": "5"}), unit="b"),
        plan(goal({"t4": "10"}), goal({"t4": "10"}, code="2"), report("t4", {"1": "15", "2": "5"}), unit="c"),
    )
    assert "no poner tope" in verdict(annual, "100%", "unidad:c").reason
    told = units("150", "50")
    assert (verdict(told, "75%").answer, verdict(told, "100%").reason) == (
        Answer.EQUAL,
        "La cifra impresa es lo que da no poner tope a lo que pasa de lo programado.",
    )


def test_the_weights_left_aside():
    goals = (goal({"t4": "10"}, weight="90"), goal({"t4": "10"}, code="2", weight="10"))
    done = report("t4", {"1": "10", "2": "0"})
    annual = annual_plan(plan(*goals, done), method=method_with(averaging=Averaging.WEIGHTED))
    assert verdict(annual, "90%", "unidad:unidad-a").answer is Answer.EQUAL
    assert verdict(annual, "50%", "unidad:unidad-a").reason == "La cifra impresa es lo que da promediar sin los pesos."


def test_what_is_left_out_counted_as_zero_by_its_weight():
    goals = (goal({"t4": "10"}, weight="60"), goal({"mar": "10"}, code="2", weight="40"))
    annual = annual_plan(plan(*goals, report("t4", {"1": "9"})), method=method_with(averaging=Averaging.WEIGHTED))
    assert "contar como cero lo que no tenía nada programado" in verdict(annual, "54%", "unidad:unidad-a").reason


def test_the_mean_of_the_authorities():
    plans = [plan(share("t4", value), unit=name) for name, value in (("a", "90"), ("b", "60"), ("c", "60"))]
    annual = annual_plan(*plans, parents={"a": "x", "b": "y", "c": "y"})
    assert "promediar las autoridades" in verdict(annual, "75%").reason
    assert seen(verdict(annual, "60%", "autoridad:y")) == (Answer.EQUAL, "60%", "")


def test_the_figure_of_another_period():
    annual = annual_plan(plan(*(share(key, value) for key, value in (("oct", "80"), ("nov", "85"), ("dic", "91")))))
    assert seen(verdict(annual, "91%")) == (
        Answer.DIFFERENT,
        "85%",
        f"La cifra impresa es lo que da tomar la cifra de diciembre de {YEAR}, y no la del cuarto trimestre de {YEAR}.",
    )


def test_a_told_percentage_is_not_recomputed_by_repeating_it():
    annual = units("90")
    found = verdict(annual, "90%", "unidad:u0", measure=Measure.COMPLIANCE)
    assert (found.answer, found.recomputed) == (Answer.UNKNOWN, None)
    assert found.reason.startswith("Es el porcentaje que informó la unidad")
    other = verdict(annual, "91%", "unidad:u0")
    assert (other.answer, other.recomputed) == (Answer.DIFFERENT, Quantity.parse("90%"))
    assert other.reason.startswith("El plan de la unidad dice otro porcentaje.")


def test_a_quarter_from_its_months_is_recomputed():
    annual = annual_plan(plan(*(share(key, "90") for key in ("oct", "nov", "dic"))))
    assert verdict(annual, "90%", "unidad:unidad-a").answer is Answer.EQUAL


def test_what_cannot_be_recomputed_says_why():
    annual = annual_plan(plan(goal({"t4": "10"}), unit="a"))
    assert seen(verdict(annual, "90%")) == (
        Answer.UNKNOWN,
        None,
        f"No reportado: {State.NOT_REPORTED.explanation[0].lower()}{State.NOT_REPORTED.explanation[1:]}",
    )
    assert "no se conocen las actividades" in verdict(annual, "90%", "estrategia:AE-1").reason.lower()
    assert "sumar cantidades" in verdict(annual, "90", measure=Measure.EXECUTED).reason
    last = Period.whole_year(YEAR - 1)
    assert verdict(annual, "90%", period=last).reason == (
        f"La cifra es de {YEAR - 1}, y aquí están los datos de otro año."
    )


# --- activities


def done(aim: str, value: str, **goal_of: object) -> UnitPlan:
    return plan(goal({"t4": aim}, **goal_of), report("t4", {"1": value}))  # type: ignore[arg-type]


ACTIVITY = [
    # promised, done, what is printed, as what, the answer, what is recomputed, the reason
    ("54", "90", "54", Measure.PROGRAMMED, Answer.COPIED, "54", "Se copió de aquí al plan"),
    ("54", "90", "90", Measure.EXECUTED, Answer.COPIED, "90", "Se copió de aquí al plan"),
    ("90%", "109.08%", "109.08%", Measure.EXECUTED, Answer.COPIED, "109.08%", "Se copió de aquí al plan"),
    ("54", "90", "36", Measure.ADDITIONAL, Answer.EQUAL, "36", ""),
    ("70", "106", "51%", Measure.ADDITIONAL, Answer.EQUAL, "51%", ""),
    ("54", "90", "60%", Measure.ADDITIONAL, Answer.DIFFERENT, "67%", "dividir lo programado entre lo realizado"),
    ("90%", "99.33%", "9.33%", Measure.ADDITIONAL, Answer.DIFFERENT, "10.37%", "puntos, y no porcentaje de la meta"),
    ("2", "2", "2", Measure.ADDITIONAL, Answer.DIFFERENT, "0", "Ninguna de las reglas"),
    ("3", "1", "33%", Measure.COMPLIANCE, Answer.EQUAL, "33%", ""),
    ("3", "1", "0%", Measure.COMPLIANCE, Answer.DIFFERENT, "33%", "contar la meta como no cumplida"),
    ("5", "15", "100%", Measure.COMPLIANCE, Answer.EQUAL, "100%", "Con el tope de la metodología del ejercicio"),
    ("5", "15", "300%", Measure.COMPLIANCE, Answer.EQUAL, "300%", ""),
]


@pytest.mark.parametrize("case", ACTIVITY, ids=lambda case: f"{case[0]}, {case[1]}: {case[2]}")
def test_each_measure_of_an_activity_is_compared(case):
    aim, value, printed, measure, answer, recomputed, reason = case
    found = verdict(annual_plan(done(aim, value)), printed, "actividad:unidad-a/1", measure=measure)
    assert (found.answer, found.recomputed) == (answer, Quantity.parse(recomputed))
    assert reason in found.reason


def reason_beside(annual: AnnualPlan, printed: str, measure: Measure, *beside: tuple[str, str, Measure]) -> str:
    """Why a figure differs in a report that prints others of the same activity: in which table, what, as what."""
    subject = Subject.parse("actividad:unidad-a/1")
    figures = tuple(
        PublishedFigure(table, subject, kind, QUARTER, Quantity.parse(value.lstrip("<>")), NOWHERE, relation=relation)
        for table, value, kind in (("Tabla", printed, measure), *beside)
        for relation in (Relation(value[0]) if value[0] in "<>" else Relation.EQUAL,)
    )
    papers = PublishedReport("t4", QUARTER, "Informe", date(YEAR + 1, 1, 15), figures, NOWHERE)
    annual = replace(annual, reports=(papers,))
    return verify(annual, YearIndicators(annual, end_of_year()))[0].reason


def test_a_report_that_contradicts_itself_is_told_to():
    """INSAFOCOOP prints 100 % in a cell and 99.33 % in the text beside it, of the same purchases."""
    share, count = annual_plan(done("90%", "100%")), annual_plan(done("2", "2"))
    cell = ("Avance", "100%", Measure.EXECUTED)
    assert reason_beside(share, "99.33%", Measure.EXECUTED, cell) == (
        f"El informe se contradice: en «Avance» imprime 100{NBSP}%, que es la cifra de aquí."
    )
    both = (("Meta", "2", Measure.PROGRAMMED), ("Avance", "2", Measure.EXECUTED))
    assert reason_beside(count, "2", Measure.ADDITIONAL, *both) == (
        "El informe se contradice: imprime también 2 de realizado y 2 de programado, que no dan esa cifra."
    )


@pytest.mark.parametrize(
    "beside",
    [
        [("Meta", "2", Measure.PROGRAMMED)],
        [("Meta", "2", Measure.PROGRAMMED), ("Avance", "4", Measure.EXECUTED)],
        [("Meta", "2", Measure.PROGRAMMED), ("Avance", "<2", Measure.EXECUTED)],
    ],
    ids=["one of them alone", "they give what it prints", "a bound"],
)
def test_what_else_a_report_prints_may_contradict_nothing(beside):
    found = reason_beside(annual_plan(done("2", "2")), "2", Measure.ADDITIONAL, *beside)
    assert found == "Ninguna de las reglas que se probaron da la cifra impresa."


def test_a_figure_printed_at_the_cap_keeps_what_the_goal_really_gives():
    found = verdict(annual_plan(done("5", "15")), "100%", "actividad:unidad-a/1", measure=Measure.COMPLIANCE)
    assert found.uncapped == Quantity.parse("300%")
    plain = verdict(annual_plan(done("5", "15")), "300%", "actividad:unidad-a/1", measure=Measure.COMPLIANCE)
    assert plain.uncapped is None


@pytest.mark.parametrize(
    ("value", "printed", "answer", "recomputed"),
    [
        ("15", ">100%", Answer.EQUAL, "200%"),
        ("10", ">100%", Answer.DIFFERENT, "100%"),
        ("9", "<100%", Answer.EQUAL, "80%"),
        ("10", "<100%", Answer.DIFFERENT, "100%"),
        ("10", ">4", Answer.EQUAL, "5"),
    ],
)
def test_more_than_and_less_than(value, printed, answer, recomputed):
    """INSAFOCOOP: "un porcentaje de cumplimiento adicional de más de 100%"."""
    annual = annual_plan(done("5", value))
    found = verdict(annual, printed, "actividad:unidad-a/1", measure=Measure.ADDITIONAL)
    assert (found.answer, found.recomputed) == (answer, Quantity.parse(recomputed))
    assert bool(found.reason) is (answer is Answer.DIFFERENT)


def test_more_than_what_is_only_told_or_not_known():
    assert verdict(units("90"), ">80%", "unidad:u0").answer is Answer.UNKNOWN
    silent = annual_plan(plan(goal({"t4": "10"}), unit="a"))
    found = verdict(silent, ">80%")
    assert (found.answer, found.reason[:12]) == (Answer.UNKNOWN, "No reportado")


def test_the_cap_is_the_methods():
    annual = annual_plan(done("5", "15"), method=method_with(cap=None))
    found = verdict(annual, "100%", "actividad:unidad-a/1", measure=Measure.COMPLIANCE)
    assert (found.answer, "no pasar de 100 %" in found.reason) == (Answer.DIFFERENT, True)


def test_the_percentage_of_the_whole_unit():
    one = plan(goal({"t4": "1.5"}), report("t4", {"1": "1.4"}), share("t4", "60"), is_partial=True)
    found = verdict(annual_plan(one), "60%", "actividad:unidad-a/1", measure=Measure.COMPLIANCE)
    assert (found.answer, found.recomputed) == (Answer.DIFFERENT, Quantity.parse("93%"))
    assert "el porcentaje de toda la unidad" in found.reason


def test_what_was_promised_stays_though_it_was_removed():
    one = plan(replace(goal({"t4": "3"}), removal=removal("oct")), report("t4", {"1": "0"}))
    found = verdict(annual_plan(one), "3", "actividad:unidad-a/1", measure=Measure.PROGRAMMED)
    assert (found.answer, found.recomputed) == (Answer.COPIED, Quantity.parse("3"))
    assert verdict(annual_plan(one), "0", "actividad:unidad-a/1", measure=Measure.EXECUTED).answer is Answer.COPIED


def test_the_promise_of_a_demand_goal_is_not_recomputed_and_its_ratio_is():
    one = plan(goal({"t4": "90%"}, kind=TargetType.DEMAND), report("t4", {"1": "77/66.6667"}))
    annual = annual_plan(one)
    promised = verdict(annual, "60", "actividad:unidad-a/1", measure=Measure.PROGRAMMED)
    assert (promised.answer, "depende de la demanda" in promised.reason) == (Answer.UNKNOWN, True)
    assert verdict(annual, "90%", "actividad:unidad-a/1", measure=Measure.PROGRAMMED).answer is Answer.COPIED
    extra = verdict(annual, "15.5%", "actividad:unidad-a/1", measure=Measure.ADDITIONAL)
    assert (extra.answer, extra.recomputed) == (Answer.DIFFERENT, None)
    assert "lo atendido de más entre lo solicitado" in extra.reason
    other = verdict(annual, "3%", "actividad:unidad-a/1", measure=Measure.ADDITIONAL)
    assert other.reason == "De esta clase de meta no se calcula lo adicional."


def test_what_was_done_above_a_goal_needs_no_reason():
    found = verdict(annual_plan(done("5", "15")), "10", "actividad:unidad-a/1", measure=Measure.ADDITIONAL)
    assert (found.answer, found.reason) == (Answer.EQUAL, "")


@pytest.mark.parametrize(("printed", "answer"), [("1400", Answer.COPIED), ("8", Answer.COPIED), ("14", Answer.UNKNOWN)])
def test_what_a_text_counts_is_copied_from_it(printed, answer):
    told = replace(report("t4", {"1": "5"}), summary="Se atendió a 1,400 personas en 8 grupos.")
    annual = annual_plan(plan(goal({"t4": "5"}), told))
    assert verdict(annual, printed, "actividad:unidad-a/1", measure=Measure.COUNT).answer is answer


def beside(annual: AnnualPlan, *figures: tuple[str, Measure], parts: tuple[Decimal, ...] = ()) -> Verdict:
    """The verdict of the first of some figures that a report prints of activity 1; `parts` are its terms."""
    printed = tuple(
        PublishedFigure("Tabla", Subject.parse("actividad:unidad-a/1"), measure, QUARTER, Quantity.parse(text), NOWHERE)
        for text, measure in figures
    )
    printed = (replace(printed[0], parts=parts), *printed[1:])
    report_ = PublishedReport("t4", QUARTER, "Informe", date(YEAR + 1, 1, 15), printed, NOWHERE)
    annual = replace(annual, reports=(report_,))
    return verify(annual, YearIndicators(annual, end_of_year()))[0]


def test_what_is_printed_beside_a_figure_explains_it():
    demand = annual_plan(plan(goal({"t4": "90%"}, kind=TargetType.DEMAND), report("t4", {"1": "77/77"})))
    extra = beside(demand, ("15.5%", Measure.ADDITIONAL), ("60", Measure.PROGRAMMED))
    assert seen(extra)[:2] == (Answer.EQUAL, "15.5%")
    assert "77 ÷ (60 ÷ 90" in extra.reason
    points = beside(annual_plan(done("90%", "100%")), ("9.33%", Measure.ADDITIONAL), ("99.33%", Measure.EXECUTED))
    assert seen(points)[:2] == (Answer.EQUAL, "9.33%")
    assert points.reason == "99.33\N{NO-BREAK SPACE}% − 90\N{NO-BREAK SPACE}%: son puntos, y no porcentaje de la meta."


def test_a_sum_is_that_of_its_printed_terms():
    annual = annual_plan(done("5", "15"))
    found = beside(annual, ("15", Measure.EXECUTED), parts=(Decimal(12), Decimal(2), Decimal(1)))
    assert (found.answer, found.reason) == (Answer.EQUAL, "12 + 2 + 1: los sumandos que imprime el informe.")
    wrong = beside(annual, ("15", Measure.EXECUTED), parts=(Decimal(12), Decimal(2)))
    assert (wrong.answer, wrong.recomputed) == (Answer.DIFFERENT, Quantity.parse("14"))


def test_an_annual_goal_is_recomputed_from_its_quarters():
    year = Period.whole_year(YEAR)
    goals = annual_plan(plan(goal({"t1": "1", "t2": "1"}, annual="2")))
    found = verdict(goals, "2", "actividad:unidad-a/1", measure=Measure.PROGRAMMED, period=year)
    assert (found.answer, found.reason) == (Answer.EQUAL, "Es la suma de sus metas de cada período.")
    short = annual_plan(plan(goal({"t1": "1", "t2": "1"}, annual="3")))
    found = verdict(short, "3", "actividad:unidad-a/1", measure=Measure.PROGRAMMED, period=year)
    assert (found.answer, found.recomputed) == (Answer.DIFFERENT, Quantity.parse("2"))


def test_a_count_is_copied_from_the_work_that_was_told():
    work = UnplannedWork("Sesiones", "Sesiones", Quantity(Decimal(19)), NOWHERE)
    annual = annual_plan(plan(replace(report("t4", {}), unplanned=(work,))))
    assert verdict(annual, "19", "unidad:unidad-a", measure=Measure.COUNT).answer is Answer.COPIED
    assert verdict(annual, "20", "unidad:unidad-a", measure=Measure.COUNT).answer is Answer.UNKNOWN
