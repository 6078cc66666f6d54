"""How changes are told: every key has its words, the pressing comes first, texts are compared word by word."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from generator.core.period import Period
from generator.history.changes import Change, Days, Place
from generator.history.compare import activity, compare, institution, progress, results, unit, year
from generator.history.compare.fields import Field
from generator.history.effects import effects
from generator.history.kinds import Kind, Risk
from generator.history.telling import report_of
from generator.history.telling.labels import LABELS
from generator.history.telling.runs import CONTEXT, MAX_WORDS, runs_of
from generator.history.telling.words import periods_in_short
from generator.reporters.changes.shape import ChangeReport, Mark, Part, Run, SideText
from tests.history.full_plans import side, tree

FIELDS = [
    field
    for module in (activity, institution, progress, results, unit, year)
    for table in vars(module).values()
    if isinstance(table, tuple)
    for field in table
    if isinstance(field, Field)
]
SAID_OTHERWISE = {"unidades"}
"""A unit that moves in the tree has a sentence of its own."""


SEEN = Days(date(2024, 9, 30))


def told(before: dict[str, Any], after: dict[str, Any], days: Days = SEEN) -> ChangeReport:
    """The report of what changes between two projects."""
    sides = side(before), side(after)
    found = compare(sides[0].side, sides[1].side, days)
    moved = effects(sides[0].side, sides[1].side, days.as_of)
    return report_of(found, moved, sides, (SideText("antes", "", days.since), SideText("después")))


def test_every_key_that_can_change_has_its_words():
    assert {field.key for field in FIELDS} - set(LABELS) == SAID_OTHERWISE
    assert len(FIELDS) > 60


def test_every_risk_says_its_reason_and_has_its_place():
    assert [risk.value for risk in Risk if risk.is_pressing] == [
        "pasado",
        "eliminado",
        "menos",
        "otra-cosa",
        "mas-tarde",
        "medida",
        "comprobacion",
    ]
    assert {kind.risk for kind in Kind} == set(Risk)
    assert all(risk.reason.endswith(".") for risk in Risk)


JUNE, JULY, AUGUST = (Period.month(2024, number) for number in (6, 7, 8))


@pytest.mark.parametrize(
    ("since", "past", "perhaps"),
    [
        (date(2024, 8, 15), (JUNE, JULY), (AUGUST,)),
        (date(2024, 7, 31), (JUNE,), (JULY, AUGUST)),
        (None, (JUNE, JULY, AUGUST), ()),
        (date(2024, 12, 1), (JUNE, JULY, AUGUST), ()),
    ],
)
def test_a_month_was_over_for_certain_only_before_the_older_state(since, past, perhaps):
    change = Change(Kind.TARGET_RAISED, Place("demo"), touches=(JUNE, JULY, AUGUST, Period.month(2024, 9)))
    days = Days(date(2024, 9, 30), since)
    assert (days.past(change), days.perhaps_past(change)) == (past, perhaps)
    assert days.risk(change) is Risk.PAST
    assert Days(date(2024, 6, 30), since).risk(change) is Risk.OTHER


def goals(*texts: dict[str, Any]) -> dict[str, Any]:
    """The sample with just these goals, all of them published, and nothing told of them."""
    changed = copy.deepcopy(tree())
    del changed["unidad"]["actividades_parciales"], changed["unidad"]["avances_informados"]
    changed["unidad"] |= {
        "actividades": [goal(code, **keys) for code, keys in zip("123", texts, strict=False)],
        "avances": [],
    }
    return changed


def goal(code: str, **keys: Any) -> dict[str, Any]:
    return {"codigo": code, "nombre": f"Actividad {code}", "metas": {"dic": 5}, "meta_anual": 5} | keys


def units(report: ChangeReport) -> tuple[Part, ...]:
    return report.parts[0].parts[0].parts


def test_the_pressing_comes_first():
    before = goals({}, {}, {})
    after = goals({"responsable": "Jefatura"}, {"metas": {"dic": 4}, "meta_anual": 4}, {"producto": "Otro"})
    after["unidad"]["nota"] = "Otra nota"
    (part,) = units(told(before, after))
    assert [goal.id for goal in part.parts] == ["2", "3", "1", ""]
    assert part.items == ()
    assert part.parts[-1].title == "Otros cambios de la unidad"


def test_what_is_harmless_of_the_institution_comes_after_its_units():
    after = goals({"metas": {"dic": 4}, "meta_anual": 4})
    after["institucion"] = after["institucion"] | {"siglas": "OTRAS"}
    (institution,) = told(goals({}), after).parts
    assert institution.items == ()
    assert [part.title for part in institution.parts][-1] == "Otros cambios de la institución"


def test_the_figures_of_what_is_over_are_given_where_a_change_presses():
    before = goals({"metas": {"ene": 2, "feb": 6, "dic": 2}, "meta_anual": 10})
    before["unidad"]["avances"] = [
        {"periodo": "2024-01", "fecha": "2024-02-05", "actividades": {"1": {"valor": 1}}},
        {"periodo": "2024-02", "fecha": "2024-03-05", "actividades": {"1": {"valor": 3}}},
    ]
    after = copy.deepcopy(before)
    after["unidad"]["actividades"][0]["metas"] = {"ene": 1, "feb": 4, "dic": 5}
    (unit,) = units(told(before, after))
    figures = "De lo ya terminado: ene de 50\N{NO-BREAK SPACE}% (Mal) a 100\N{NO-BREAK SPACE}% (Bien)"
    assert [text for text in unit.effects if text.startswith(figures)], unit.effects
    assert [text for text in unit.parts[0].effects if text.startswith(figures)], unit.parts[0].effects


def test_the_institution_moves_also_only_after_it_has_moved():
    before = goals({"metas": {"ene": 2, "feb": 6, "dic": 2}, "meta_anual": 10})
    before["unidad"]["avances"] = [{"periodo": "2024-01", "fecha": "2024-02-05", "actividades": {"1": {"valor": 1}}}]
    after = copy.deepcopy(before)
    after["unidad"]["actividades"][0]["metas"] = {"ene": 1, "feb": 7, "dic": 2}
    effects = told(before, after).parts[0].parts[0].effects
    moves = [text for text in effects if text.startswith("La institución cambia")]
    assert moves, effects
    is_told = any(" la institución " in text for text in effects)
    assert all(("también" in text) is is_told for text in moves)


def test_without_goals_the_unit_tells_its_own_changes():
    after = goals({})
    after["unidad"]["nota"] = "Otra nota"
    (part,) = units(told(goals({}), after))
    assert [item.key for item in part.items] == ["nota"]


def test_what_a_unit_hides_is_said_at_its_head():
    lowered = goals({"metas": {"dic": 4}, "meta_anual": 4})
    report = told(goals({}), lowered)
    assert units(report)[0].warnings == (
        "Cambia lo prometido, pero la versión no sube y el control de cambios no dice por qué.",
    )
    assert "Sin explicación completa en el control de cambios: «Unidad»." in report.lead
    row = {"version": 2, "fecha": "2024-08-01", "responsable": "Planificación", "motivo": "Cierre"}
    lowered["unidad"]["version"] = 2
    part = units(told(goals({}), lowered))[0]
    assert part.warnings == ("Cambia lo prometido, pero el control de cambios no dice por qué.",)
    lowered["unidad"]["control_de_cambios"] = [*lowered["unidad"]["control_de_cambios"], row]
    part = units(told(goals({}), lowered))[0]
    assert part.warnings == ()
    assert [item.risk for item in part.parts[-1].items] == ["constancia", "constancia"]


def test_a_code_that_nobody_declared_is_guessed_aloud():
    before, after = goals({}, {}), goals({})
    after["unidad"]["actividades"].append(goal("7", nombre="ACTIVIDAD 2"))
    (part,) = units(told(before, after))
    hint = "se llama igual: si solo cambió de código, declárelo en codigos_anteriores."
    assert {goal.id: goal.warnings for goal in part.parts} == {
        "2": (f"La actividad nueva 7 {hint}",),
        "7": (f"La actividad borrada 2 {hint}",),
    }


def test_a_code_that_another_goal_took_is_said():
    before, after = goals({"nombre": "Formar docentes"}, {}), goals({"nombre": "Publicar un boletín"}, {})
    after["unidad"]["actividades"].append(goal("7", nombre="Formar docentes"))
    (part,) = units(told(before, after))
    assert {goal.id: goal.warnings for goal in part.parts} == {
        "1": ("Se llama de otro modo por completo: si es otra actividad, con este código hereda lo ya informado.",),
        "7": ("Se llama como se llamaba la 1, cuyo código, con lo que se informó de ella, tiene ahora otra.",),
    }


def test_a_goal_that_took_in_another_is_said():
    after = goals({"codigos_anteriores": ["2"]})
    (part,) = units(told(goals({}, {}), after))
    hints = {goal.id: goal.warnings for goal in part.parts}
    assert hints["2"] == ("La actividad 1 declara el código 2: lo que se informó de esta pasa a ser suyo.",)


def test_accents_that_go_are_no_correction():
    before, after = goals({"nombre": "Atención a jóvenes"}), goals({"nombre": "Atencion a JOVENES"})
    (item,) = told(before, after).items
    assert item.sentence == "Cambia tildes o mayúsculas, con las mismas palabras:"


def test_nothing_is_told_as_nothing():
    report = told(tree(), tree())
    assert report.lead == ("No hay cambios: los planes dicen lo mismo.",)
    assert (report.totals, report.parts, report.movements) == ((), (), ())


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("valor", "96%", "Cambia la cifra publicada de 95 % a 96 %: {of}, {when}."),
        ("valor", ">95%", "Cambia la cifra publicada de 95 % a más de 95 %: {of}, {when}."),
        ("sumandos", [45, 50], "En {of}, {when}, cambia los sumandos de «40 + 55» a «45 + 50»."),
        ("nota", "Otra", "En {of}, {when}, cambia la nota de «Del cuadro» a «Otra»."),
    ],
)
def test_what_a_report_printed_says_what_changed_of_which_figure(key, value, said):
    changed = copy.deepcopy(tree())
    changed["informes/2024-t3"]["publicado"][0][key] = value
    (item,) = told(tree(), changed).items
    of, when = "Cuadro 1: unidad:unidad (promedio)", "del tercer trimestre de 2024"
    of = of if said.startswith("Cambia") else f"la cifra publicada de «{of}»"
    assert item.sentence.replace("\N{NO-BREAK SPACE}", " ") == said.format(of=of, when=when)


def test_a_printed_figure_comes_with_its_sign():
    changed = copy.deepcopy(tree())
    changed["informes/2024-t3"]["publicado"].append(
        {"tabla": "Cuadro 2", "sujeto": "institucion", "periodo": "2024-T3", "valor": ">100%"}
    )
    (item,) = told(tree(), changed).items
    assert item.sentence.startswith("Agrega la cifra publicada más de 100\N{NO-BREAK SPACE}%: Cuadro 2")
    assert item.after == ">100%"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (10, 15, "de 10 días a 15 días. Con uno más largo, un informe que llegó tarde puede quedar a tiempo."),
        (10, 1, "de 10 días a 1 día. Con uno más corto, un informe que llegó a tiempo puede quedar tarde."),
        (10, None, "Quita el plazo para informar, que era de 10 días: ya no se dirá quién informó a tiempo."),
        (None, 10, "Fija un plazo para informar, de 10 días: se dirá quién informó a tiempo."),
    ],
)
def test_another_deadline_says_what_it_does(before, after, said):
    old, new = copy.deepcopy(tree()), copy.deepcopy(tree())
    for project, days in ((old, before), (new, after)):
        project["ejercicio"] |= {"plazo_informe": days} if days else {}
        if days is None:
            del project["ejercicio"]["plazo_informe"]
    report = told(old, new)
    (item,) = report.items
    assert item.sentence.endswith(said)
    assert report.lead == (
        "1 cambio: 1 del plazo para informar.",
        "Sin explicación completa en el control de cambios: el plazo para informar de PAT 2024.",
    )
    (warning,) = report.parts[0].parts[0].warnings
    assert warning.startswith("Cambia el plazo para informar, pero la versión de la metodología es la misma y el")


def test_a_version_without_a_change_of_goals_is_said():
    bumped = goals({})
    row = {"version": 2, "fecha": "2024-08-01", "responsable": "Planificación", "motivo": "Nada"}
    bumped["unidad"] |= {"version": 2, "control_de_cambios": [*bumped["unidad"]["control_de_cambios"], row]}
    (part,) = units(told(goals({}), bumped))
    assert part.warnings == ("Sube la versión de las metas y ninguna meta cambia.",)


def test_how_the_only_institution_moves_is_told_once():
    before = goals({"metas": {"ene": 2, "dic": 2}, "meta_anual": 4})
    after = copy.deepcopy(before)
    after["unidad"]["avances"] = [{"periodo": "2024-01", "fecha": "2024-02-05", "actividades": {"1": {"valor": 1}}}]
    report = told(before, after)
    mine = [text for text in report.figures if "la institución DEMO" in text]
    assert mine
    assert not [text for text in report.parts[0].parts[0].effects if text.startswith(("De enero", "En 2024"))]


def test_no_figure_that_moves_is_told_too():
    changed = copy.deepcopy(tree())
    changed["unidad"]["nota"] = "Otra nota"
    periods = "de cada mes, trimestre y semestre, de enero a cada mes y del año"
    holders = "1 institución, 1 autoridad, 1 unidad, 2 actividades y 3 elementos estratégicos"
    report = told(tree(), changed)
    assert report.lead == ("1 cambio en 1 unidad: 1 del documento.",)
    assert report.figures == (f"Ningún porcentaje ni categoría cambia en lo que se comparó: {periods}, de {holders}.",)


def marked(runs: tuple[Run, ...]) -> str:
    signs = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return " ".join(signs[run.mark].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Formar a diez personas", "Formar a doce personas", "Formar a [-diez-] {+doce+} personas"),
        ("Formar personas", "Formar  personas\njóvenes", "Formar personas {+jóvenes+}"),
        ("Una cosa", "Otra muy distinta", "[-Una cosa-] {+Otra muy distinta+}"),
        ("", "Algo", "{+Algo+}"),
    ],
)
def test_word_by_word(before, after, expected):
    assert marked(runs_of(before, after)) == expected


def test_long_stretches_that_stayed_are_shortened():
    words = [f"p{number}" for number in range(40)]
    text = marked(runs_of(" ".join([*words, "fin"]), " ".join([*words, "final"])))
    assert text == f"… {' '.join(words[-CONTEXT:])} [-fin-] {{+final+}}"


def test_very_long_texts_are_compared_as_wholes():
    text = " ".join(["palabra"] * (MAX_WORDS + 1))
    assert [run.mark for run in runs_of(text, f"{text} más")] == [Mark.GONE, Mark.NEW]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("abr", "may", "jun", "dic"), "abr–jun y dic"),
        (("ene",), "ene"),
        (("ene", "mar"), "ene y mar"),
        (("t1", "t2"), "T1 y T2"),
        (("anual",), "año"),
        (("nov", "dic", "s1"), "nov–dic y S1"),
    ],
)
def test_periods_in_short(keys, expected):
    assert periods_in_short(Period.from_key(2024, key) for key in keys) == expected


def test_a_plan_written_for_the_first_time_says_what_it_promises():
    whole = tree()
    silent = {key: data for key, data in whole["unidad"].items() if key not in {"avances", "avances_informados"}}
    found = told(whole | {"unidad": silent | {"actividades": []}}, whole | {"unidad": silent})
    assert found.lead[0] == "1 unidad escribe por primera vez sus metas: 2 actividades."
    assert not [line for line in found.lead if "cambio" in line]
    (item,) = found.items
    assert item.sentence.startswith("Escribe por primera vez las metas de la unidad: 2 actividades, con metas en ")
    assert item.sentence.endswith(", 1 vinculada a 1 elemento de la estrategia.")
    assert (item.before, item.after) == ("0", "2")


def test_a_new_plan_says_how_many_of_its_activities_serve_the_strategy():
    whole = tree()
    without = {key: data for key, data in whole.items() if key != "unidad"}
    one, other = whole["unidad"]["actividades"]
    sentences = []
    for goals in ([one], [one, {key: value for key, value in other.items() if key != "estrategia"}]):
        new = {key: data for key, data in whole["unidad"].items() if key not in {"avances", "avances_informados"}}
        (item,) = told(without, whole | {"unidad": new | {"actividades": goals}}).items
        sentences.append(item.sentence.rpartition(", ")[2])
    assert sentences == [
        "vinculada a 1 elemento de la estrategia.",
        "1 vinculada a 1 elemento de la estrategia.",
    ]


def test_a_plan_that_was_not_there_is_added():
    whole = tree()
    found = told({name: data for name, data in whole.items() if name != "unidad"}, whole)
    assert found.items[0].sentence.startswith("Agrega el plan de la unidad, con 2 actividades, con metas en ")
    assert found.lead[0].startswith("1 cambio en 1 unidad")


def test_the_name_of_a_unit_is_never_cut():
    whole = tree()
    name = "Unidad de Coordinación Interinstitucional, Cooperación Externa y Seguimiento de Compromisos Regionales"
    whole["institucion"]["organigrama"][0]["unidades"][0]["nombre"] = name
    changed = copy.deepcopy(whole)
    changed["unidad"]["actividades"][0]["meta_anual"] = 1
    assert f"Sin explicación completa en el control de cambios: «{name}»." in told(whole, changed).lead
