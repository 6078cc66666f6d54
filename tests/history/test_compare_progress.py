"""What units have told, in two states: what is added, what is corrected, and what the ledger forbids."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.history.changes import Days
from generator.history.kinds import Kind, Risk
from generator.history.telling.items import Lines, item_of
from generator.history.telling.names import Names
from tests.history.full_plans import changes, side, tree
from tests.small_plans import AS_OF

GOALS = [
    {
        "codigo": code,
        "nombre": f"Actividad {code}",
        "medio_verificacion": "Listas",
        "metas": {"jul": 5},
        "meta_anual": 5,
    }
    for code in ("1", "2")
]
JULY = {"periodo": "2024-07", "fecha": "2024-08-05", "actividades": {"1": {"valor": 5}, "2": {"valor": 3}}}
AUGUST = {"periodo": "2024-08", "fecha": "2024-09-05", "actividades": {"1": {"valor": 2}}}
FIX = {"periodo": "2024-07", "fecha": "2024-09-06", "rectifica": True, "motivo": "Doble registro"}


def project(*entries: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """The sample with just these reports."""
    changed = copy.deepcopy(tree())
    plan = changed["unidad"] | {"actividades": GOALS, "avances": list(entries)} | keys
    changed["unidad"] = {key: value for key, value in plan.items() if key != "avances_informados" or key in keys}
    return changed


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[Kind, str, str]]:
    """The kind, the activity and the sentence of each change."""
    names = Names(side(before).side, side(after).side)
    lines = Lines(side(before).line_of, side(after).line_of)
    items = [(change, item_of(change, names, lines, Days(AS_OF))) for change in changes(before, after)]
    return [(change.kind, change.place.code, item.sentence) for change, item in items]


def test_a_month_told_is_harmless():
    (change,) = changes(project(JULY), project(JULY, AUGUST))
    assert (change.kind, change.kind.risk) == (Kind.PROGRESS_ADDED, Risk.PROGRESS)
    assert told(project(JULY), project(JULY, AUGUST))[0][2] == "Informa agosto de 2024: 1 actividad."


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"resumen": "Nada"}, "Informa agosto de 2024, solo con un resumen."),
        ({"no_programadas": [{"nombre": "Charla"}]}, "Informa agosto de 2024: 1 trabajo no programado."),
        (
            {
                "actividades": {"1": {"valor": 1}, "2": {"valor": 1}},
                "no_programadas": [{"nombre": "A"}, {"nombre": "B"}],
            },
            "Informa agosto de 2024: 2 actividades y 2 trabajos no programados.",
        ),
    ],
)
def test_what_a_month_tells(entry, sentence):
    found = told(project(JULY), project(JULY, {"periodo": "2024-08", "fecha": "2024-09-05"} | entry))
    assert found == [(Kind.PROGRESS_ADDED, "", sentence)]


def test_a_correction_names_the_old_and_the_new_figure_and_why():
    found = told(project(JULY), project(JULY, FIX | {"actividades": {"1": {"valor": 4}}}))
    assert found == [(Kind.RESULT_CORRECTED, "1", "Rectifica julio de 2024: de 5 a 4. Motivo: «Doble registro».")]


def test_a_correction_of_a_correction_starts_from_what_stood():
    first = FIX | {"actividades": {"1": {"valor": 4}}}
    second = first | {"fecha": "2024-10-01", "actividades": {"1": {"valor": 3}}}
    assert told(project(JULY, first), project(JULY, first, second)) == [
        (Kind.RESULT_CORRECTED, "1", "Rectifica julio de 2024: de 4 a 3. Motivo: «Doble registro».")
    ]


def test_a_correction_of_its_explanation_changes_no_figure():
    found = told(project(JULY), project(JULY, FIX | {"actividades": {"1": {"valor": 5, "nota": "Con fotos"}}}))
    assert found[0][2] == "Rectifica julio de 2024: sin cambiar la cifra, 5. Motivo: «Doble registro»."


def test_a_correction_that_also_tells_something_new_is_both():
    july = JULY | {"actividades": {"1": {"valor": 5}}}
    found = told(project(july), project(july, FIX | {"actividades": {"1": {"valor": 4}, "2": {"valor": 3}}}))
    assert [(kind, code) for kind, code, _ in found] == [(Kind.RESULT_CORRECTED, "1"), (Kind.PROGRESS_ADDED, "")]


def test_a_second_report_that_does_not_say_that_it_corrects_touches_the_past():
    again = JULY | {"fecha": "2024-09-06", "actividades": {"1": {"valor": 9}}}
    found = told(project(JULY), project(JULY, again))
    assert found == [(Kind.RESULT_REPLACED, "1", "Informa otra vez julio de 2024 sin decir que rectifica: de 5 a 9.")]


def test_a_correction_of_demand_tells_what_was_asked_for():
    july = JULY | {"actividades": {"1": {"valor": 5, "solicitado": 8}}}
    found = told(project(july), project(july, FIX | {"actividades": {"1": {"valor": 5, "solicitado": 6}}}))
    assert "sin cambiar la cifra, 5; lo solicitado, de 8 a 6." in found[0][2]


def test_what_vanishes_is_told_with_what_it_told():
    assert told(project(JULY, AUGUST), project(AUGUST)) == [
        (Kind.PROGRESS_VANISHED, "", "Borra el avance de julio de 2024, ya publicado, con 2 actividades.")
    ]
    fix = FIX | {"actividades": {"1": {"valor": 4}}}
    assert told(project(JULY, fix), project(JULY)) == [
        (Kind.PROGRESS_VANISHED, "", "Borra la rectificación de julio de 2024, ya publicada, con 1 actividad.")
    ]


@pytest.mark.parametrize(
    ("entry", "kind", "code", "sentence"),
    [
        (
            {"actividades": {"1": {"valor": 6}, "2": {"valor": 3}}},
            Kind.RESULT_EDITED,
            "1",
            "Edita el resultado de julio de 2024, ya publicado, sin rectificarlo: de 5 a 6.",
        ),
        (
            {"actividades": {"1": {"valor": 5}}},
            Kind.RESULT_REMOVED,
            "2",
            "Borra el resultado de julio de 2024, ya publicado, que era 3.",
        ),
        (
            {"actividades": {"1": {"valor": 5}, "2": {"valor": 3}, "9": {"valor": 1}}},
            Kind.RESULT_INSERTED,
            "9",
            "Agrega un resultado, 1, dentro del avance de julio de 2024, ya publicado.",
        ),
        (
            {"fecha": "2024-08-06"},
            Kind.PROGRESS_EDITED,
            "",
            (
                "Edita el avance de julio de 2024, ya publicado: "
                "cambia la fecha del 5 de agosto de 2024 al 6 de agosto de 2024."
            ),
        ),
        (
            {"resumen": "Otra cosa"},
            Kind.PROGRESS_EDITED,
            "",
            "Edita el avance de julio de 2024, ya publicado: agrega el resumen: «Otra cosa».",
        ),
        (
            {"periodo": "2024-06"},
            Kind.PROGRESS_EDITED,
            "",
            "Cambia el período de un avance ya publicado: era de julio de 2024 y ahora es de junio de 2024.",
        ),
        (
            {"no_programadas": [{"nombre": "Charla", "valor": 4}]},
            Kind.PROGRESS_EDITED,
            "",
            "Edita el avance de julio de 2024, ya publicado: cambia el trabajo no programado.",
        ),
        (
            {"rectifica": True, "motivo": "Sí"},
            Kind.PROGRESS_EDITED,
            "",
            "Edita el avance de julio de 2024, ya publicado: pasa a ser una rectificación.",
        ),
    ],
)
def test_what_is_edited_in_place_touches_the_past(entry, kind, code, sentence):
    found = told(project(JULY, AUGUST), project(JULY | entry, AUGUST))
    assert found[0] == (kind, code, sentence)
    assert kind.risk is Risk.PAST


def test_the_last_report_of_a_month_counts_so_their_order_does():
    fix = FIX | {"actividades": {"1": {"valor": 4}}}
    assert told(project(JULY, fix), project(fix, JULY)) == [
        (Kind.PROGRESS_REORDERED, "", "Cambia de orden los avances de julio de 2024: vale el último, y ahora es otro.")
    ]
    assert told(project(JULY, AUGUST), project(AUGUST, JULY)) == []


def test_what_was_told_under_an_old_code_is_the_same():
    recoded = [GOALS[0] | {"codigo": "8", "codigos_anteriores": ["1"]}, GOALS[1]]
    found = told(project(JULY), project(JULY, actividades=recoded))
    assert [(kind, code) for kind, code, _ in found] == [(Kind.RECODED, "8")]
    fixed = told(project(JULY), project(JULY, FIX | {"actividades": {"8": {"valor": 4}}}, actividades=recoded))
    assert [(kind, code) for kind, code, _ in fixed] == [(Kind.RECODED, "8"), (Kind.RESULT_CORRECTED, "8")]


def test_percentages_told_without_their_activities():
    one = {"avances_informados": [{"periodo": "2024-07", "porcentaje": 82}]}
    other = {"avances_informados": [{"periodo": "2024-07", "porcentaje": 85}]}
    nbsp = "\N{NO-BREAK SPACE}"
    assert told(project(), project(**one)) == [
        (Kind.SHARE_ADDED, "", f"Informa 82{nbsp}% en julio de 2024, sin el detalle de las actividades.")
    ]
    edited = f"Edita el porcentaje informado de julio de 2024: cambia el porcentaje de 82{nbsp}% a 85{nbsp}%."
    assert told(project(**one), project(**other)) == [(Kind.SHARE_EDITED, "", edited)]
    assert told(project(**one), project()) == [
        (Kind.SHARE_REMOVED, "", f"Borra el porcentaje informado de julio de 2024, que era 82{nbsp}%.")
    ]


@pytest.mark.parametrize("key", ["resumen", "responsable"])
def test_what_is_taken_out_of_a_report_is_not_said_again(key):
    ((kind, _, sentence),) = told(project(JULY | {key: "Un secreto"}), project(JULY | {key: "(retirado)"}))
    assert kind is Kind.PROGRESS_EDITED
    assert "secreto" not in sentence


@pytest.mark.parametrize("key", ["justificacion", "medidas", "nota"])
def test_nor_is_what_is_taken_out_of_a_result(key):
    def entry(text: str) -> dict[str, Any]:
        return JULY | {"actividades": {"1": {"valor": 5, key: text}}}

    ((kind, _, sentence),) = told(project(entry("Un secreto")), project(entry("(retirado)")))
    assert kind is Kind.RESULT_EDITED
    assert "secreto" not in sentence
