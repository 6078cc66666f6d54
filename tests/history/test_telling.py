"""How changes are told: every key has its words, the pressing comes first, texts are compared word by word."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from generator.core.period import Period
from generator.history.changes import Change, Days, Kind, Place, Risk
from generator.history.compare import activity, compare, institution, progress, results, unit, year
from generator.history.compare.fields import Field
from generator.history.effects import effects
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
    """The sample with just these goals, and nothing told of them."""
    changed = copy.deepcopy(tree())
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
    assert [item.risk for item in part.records] == ["constancia", "constancia"]


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


def test_no_figure_that_moves_is_told_too():
    changed = copy.deepcopy(tree())
    changed["unidad"]["nota"] = "Otra nota"
    periods = "de cada mes, trimestre y semestre, de enero a cada mes y del año"
    holders = "1 institución, 1 autoridad, 1 unidad, 2 actividades y 3 elementos estratégicos"
    assert told(tree(), changed).lead == (
        "1 cambio en 1 unidad: 1 del documento.",
        f"Ningún porcentaje ni categoría cambia en lo que se comparó: {periods}, de {holders}.",
    )


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
        (("t1", "t2"), "t1 y t2"),
        (("anual",), "año"),
        (("nov", "dic", "s1"), "nov–dic y s1"),
    ],
)
def test_periods_in_short(keys, expected):
    assert periods_in_short(Period.from_key(2024, key) for key in keys) == expected
