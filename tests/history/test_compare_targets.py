"""What a goal promises, in two states: how much and when, in sentences that a planner can check."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from generator.history.changes import Days
from generator.history.kinds import Kind
from generator.history.telling.items import Lines, item_of
from generator.history.telling.names import Names
from tests.history.full_plans import changes, side, tree
from tests.small_plans import AS_OF, data_of

if TYPE_CHECKING:
    from generator.reporters.changes.shape import Item

NBSP = "\N{NO-BREAK SPACE}"


def project(text: str) -> dict[str, Any]:
    """The sample with one goal, told by its keys."""
    changed = copy.deepcopy(tree())
    goal = data_of(f"codigo: '1'\nnombre: Formar\n{text}")
    changed["unidad"] |= {"actividades": [goal], "avances": [], "eliminado": {"desde": "2024-12", "motivo": "x"}}
    return changed


def told(old: str, new: str) -> tuple[list[Kind], list[Item]]:
    """The kinds and the items of what changes of a goal."""
    before, after = project(old), project(new)
    names = Names(side(before).side, side(after).side)
    lines = Lines(side(before).line_of, side(after).line_of)
    found = changes(before, after)
    return [change.kind for change in found], [item_of(change, names, lines, Days(AS_OF)) for change in found]


AMOUNTS = [
    (
        "metas: {jun: 500, dic: 500}\nmeta_anual: 1000",
        "metas: {jun: 400, dic: 500}\nmeta_anual: 900",
        Kind.TARGET_LOWERED,
        "Baja la meta anual de 1,000 a 900 (−10 %).",
        ["jun 500 → 400"],
    ),
    (
        "metas: {jun: 500}\nmeta_anual: 500",
        "metas: {jun: 500, dic: 0.25}\nmeta_anual: 500.25",
        Kind.TARGET_RAISED,
        "Sube la meta anual de 500 a 500.25 (+0.05 %).",
        ["dic — → 0.25"],
    ),
    (
        "metas: {jun: 50%, dic: 40%}\nmeta_anual: 90%",
        "metas: {jun: 50%, dic: 39%}\nmeta_anual: 89%",
        Kind.TARGET_LOWERED,
        "Baja la meta anual de 90 % a 89 % (−1 punto).",
        ["dic 40 % → 39 %"],
    ),
    (
        "metas: {dic: 12%}\nmeta_anual: 12%",
        "metas: {dic: 12}\nmeta_anual: 12",
        Kind.TARGET_REDEFINED,
        "Cambia la meta anual de 12 % a 12.",
        ["dic 12 % → 12"],
    ),
    (
        "sentido: descendente\nmetas: {dic: 10}\nmeta_anual: 10",
        "sentido: descendente\nmetas: {dic: 15}\nmeta_anual: 15",
        Kind.TARGET_LOOSENED,
        "Sube la meta anual de 10 a 15 (+50 %). En esta actividad menos es mejor.",
        ["dic 10 → 15"],
    ),
    (
        "sentido: descendente\nmetas: {dic: 10}\nmeta_anual: 10",
        "sentido: descendente\nmetas: {dic: 8}\nmeta_anual: 8",
        Kind.TARGET_TIGHTENED,
        "Baja la meta anual de 10 a 8 (−20 %). En esta actividad menos es mejor.",
        ["dic 10 → 8"],
    ),
    ("metas: {dic: 1}\nmeta_anual: 1", "metas: {dic: 1}", Kind.ANNUAL_DROPPED, "Quita la meta anual, que era 1.", []),
    ("metas: {dic: 1}", "metas: {dic: 1}\nmeta_anual: 1", Kind.ANNUAL_ADDED, "Agrega la meta anual: 1.", []),
    (
        "metas: {jun: 500, dic: 500}\nmeta_anual: 1000",
        "metas: {jun: 400, dic: 500}\nmeta_anual: 1000",
        Kind.TARGET_LOWERED,
        "Baja lo programado: los períodos suman 900 y antes sumaban 1,000 (−10 %).",
        ["jun 500 → 400"],
    ),
    (
        "metas: {jun: 50%}\nmeta_anual: 1",
        "metas: {jun: 0.5}\nmeta_anual: 1",
        Kind.TARGET_REDEFINED,
        "Cambia cómo se escribe lo programado, que suma lo mismo: 0.5.",
        ["jun 50 % → 0.5"],
    ),
    ("metas: {}\nmeta_anual: 0", "metas: {}\nmeta_anual: 5", Kind.TARGET_RAISED, "Sube la meta anual de 0 a 5.", []),
    (
        "tipo_meta: nivel\nmetas: {jun: 80%, dic: 90%}\nmeta_anual: 90%",
        "tipo_meta: nivel\nmetas: {jun: 70%, dic: 90%}\nmeta_anual: 90%",
        Kind.TARGET_LOWERED,
        "Baja la meta de jun de 80 % a 70 %.",
        ["jun 80 % → 70 %"],
    ),
    (
        "tipo_meta: nivel\nmetas: {jun: 80%, dic: 90%}\nmeta_anual: 90%",
        "tipo_meta: nivel\nmetas: {dic: 90%}\nmeta_anual: 90%",
        Kind.TARGET_LOWERED,
        "Quita la meta de jun, que era 80 %.",
        ["jun 80 % → —"],
    ),
    (
        "tipo_meta: demanda\nmetas: {jun: 80%, dic: 90%}",
        "tipo_meta: demanda\nmetas: {jun: 85%, sep: 90%, dic: 95%}",
        Kind.TARGET_RAISED,
        "Cambia las metas de jun, sep y dic.",
        ["jun 80 % → 85 %", "sep — → 90 %", "dic 90 % → 95 %"],
    ),
    (
        "tipo_meta: nivel\nsentido: descendente\nmetas: {mar: 20, jun: 20, dic: 15}",
        "tipo_meta: nivel\nsentido: descendente\nmetas: {dic: 15}",
        Kind.TARGET_LOOSENED,
        "Quita las metas de mar y jun. En esta actividad menos es mejor.",
        ["mar 20 → —", "jun 20 → —"],
    ),
    (
        "tipo_meta: nivel\nmetas: {mar: 20, jun: 20}",
        "tipo_meta: nivel\nmetas: {mar: 22, jun: 24}",
        Kind.TARGET_RAISED,
        "Sube las metas de mar y jun.",
        ["mar 20 → 22", "jun 20 → 24"],
    ),
    (
        "tipo_meta: nivel\nmetas: {jun: 80%, dic: 90%}",
        "tipo_meta: nivel\nmetas: {jun: 85%, dic: 85%}",
        Kind.TARGET_REDEFINED,
        "Cambia las metas de jun y dic.",
        ["jun 80 % → 85 %", "dic 90 % → 85 %"],
    ),
]


@pytest.mark.parametrize(("old", "new", "kind", "sentence", "parts"), AMOUNTS)
def test_a_change_of_targets_says_by_how_much(old, new, kind, sentence, parts):
    kinds, (item,) = told(old, new)
    assert kinds == [kind]
    assert item.sentence.replace(NBSP, " ") == sentence
    assert [delta.text.replace(NBSP, " ") for delta in item.deltas] == parts


MOVES = [
    (
        "metas: {abr: 100, may: 100, jun: 100, dic: 100}",
        "metas: {dic: 400}",
        Kind.MOVED_TO_DECEMBER,
        "Atrasa 300 de abr–jun a dic. En neto: −300 en el segundo trimestre y +300 en el cuarto trimestre.",
    ),
    ("metas: {abr: 300, dic: 100}", "metas: {oct: 300, dic: 100}", Kind.MOVED_LATER, "Atrasa 300 de abr a oct."),
    ("metas: {abr: 100, nov: 300}", "metas: {abr: 400}", Kind.MOVED_EARLIER, "Adelanta 300 de nov a abr."),
    (
        "metas: {mar: 5, jun: 10, sep: 5}",
        "metas: {mar: 10, sep: 10}",
        Kind.RESCHEDULED,
        "Traslada 10 de jun a mar y sep.",
    ),
    ("metas: {jun: 50%, jul: 50%}", "metas: {jun: 25%, jul: 75%}", Kind.MOVED_LATER, "Atrasa 25 % de jun a jul."),
    ("metas: {t1: 10, t2: 10}", "metas: {t1: 5, t4: 15}", Kind.MOVED_TO_DECEMBER, "Atrasa 15 de T1 y T2 a T4."),
    (
        "metas: {t1: 30}",
        "metas: {ene: 10, feb: 10, mar: 10}",
        Kind.MOVED_EARLIER,
        "Reparte la meta en otros períodos: antes T1, ahora ene–mar.",
    ),
    (
        "metas: {ene: 10, feb: 10, mar: 10}",
        "metas: {s1: 30}",
        Kind.MOVED_LATER,
        "Reparte la meta en otros períodos: antes ene–mar, ahora S1.",
    ),
    (
        "tipo_meta: hito\nmetas: {jun: 1}",
        "tipo_meta: hito\nmetas: {dic: 1}",
        Kind.MOVED_TO_DECEMBER,
        "Atrasa 1 de jun a dic.",
    ),
    (
        "tipo_meta: nivel\nmetas: {jun: 80%}",
        "tipo_meta: nivel\nmetas: {sep: 80%}",
        Kind.MOVED_LATER,
        "Atrasa la meta de 80 % de jun a sep.",
    ),
    (
        "tipo_meta: demanda\nmetas: {sep: 80%, dic: 90%}",
        "tipo_meta: demanda\nmetas: {mar: 90%, jun: 80%}",
        Kind.MOVED_EARLIER,
        "Adelanta 2 metas de sep y dic a mar y jun.",
    ),
]


@pytest.mark.parametrize(("old", "new", "kind", "sentence"), MOVES)
def test_a_change_of_months_says_when(old, new, kind, sentence):
    kinds, (item,) = told(old, new)
    assert kinds == [kind]
    assert item.sentence.replace(NBSP, " ") == sentence


def test_how_much_and_when_are_told_apart():
    kinds, items = told("metas: {abr: 300, sep: 700}\nmeta_anual: 1000", "metas: {sep: 700, dic: 200}\nmeta_anual: 900")
    assert kinds == [Kind.MOVED_TO_DECEMBER, Kind.TARGET_LOWERED]
    assert [item.sentence.replace(NBSP, " ") for item in items] == [
        "Quita 300 en abr y agrega 200 en dic.",
        "Baja la meta anual de 1,000 a 900 (−10 %).",
    ]
    assert items[1].deltas == (), "the months are told once"


def test_a_little_brought_forward_hides_nothing():
    kinds, _ = told("metas: {feb: 1, mar: 300, nov: 9}", "metas: {ene: 1, nov: 9, dic: 300}")
    assert kinds == [Kind.MOVED_TO_DECEMBER]


def test_months_that_go_against_the_annual_target_are_told_by_themselves():
    kinds, items = told("metas: {jun: 500}\nmeta_anual: 500", "metas: {jun: 100}\nmeta_anual: 501")
    assert kinds == [Kind.TARGET_RAISED, Kind.TARGET_LOWERED]
    assert items[0].deltas == ()
    assert [delta.text for delta in items[1].deltas] == ["jun 500 → 100"]


def test_a_range_is_neither_more_nor_less():
    limits = "sentido: rango\nrango: {minimo: 1, maximo: 9}\n"
    kinds, _ = told(f"{limits}metas: {{dic: 5}}\nmeta_anual: 5", f"{limits}metas: {{dic: 6}}\nmeta_anual: 6")
    assert kinds == [Kind.TARGET_REDEFINED]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("feb: 60, may: 70, ago: 100, nov: 170", "feb: 60, may: 70, ago: 100, dic: 120", Kind.MOVED_TO_DECEMBER),
        ("ago: 100, nov: 100", "ago: 100, dic: 101", Kind.MOVED_TO_DECEMBER),
        ("ene: 10, dic: 100", "feb: 10", Kind.MOVED_LATER),
        ("jun: 10", "ene: 100, dic: 10", Kind.MOVED_EARLIER),
        ("jun: 100, nov: 10", "ene: 100, dic: 10", Kind.MOVED_EARLIER),
        ("may: 10, jul: 10", "jun: 20", Kind.RESCHEDULED),
    ],
)
def test_what_is_put_off_is_told_whatever_the_year_does(old, new, kind):
    kinds, _ = told(f"metas: {{{old}}}", f"metas: {{{new}}}")
    assert kinds[0] is kind
    with_annual = [f"metas: {{{each}}}\nmeta_anual: {total(each)}" for each in (old, new)]
    kinds, _ = told(*with_annual)
    assert kinds[0] is kind


def total(schedule: str) -> int:
    """The sum of a schedule."""
    return sum(int(each.split(": ")[1]) for each in schedule.split(", "))
