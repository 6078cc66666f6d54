"""The text that the form adds is the one that every other door writes; its places and refusals are theirs too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.model import ProgressEntry, Result
from generator.core.period import Period
from generator.core.quantity import Quantity
from generator.editing.plan_text import entry_text
from generator.editing.progress import UNWRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.navegador
SCRIPT = Path(__file__).parents[2] / "site_templates" / "editor" / "formulario-texto.js"
PLAN = {"unidad": "u", "actividades": [{"codigo": "1.10"}]}
HEAD = "esquema: 1\n"
TYPED = {"periodo": "2024-07", "actividades": {"a0": {"valor": "3"}}}
ENTRY = '- periodo: 2024-07\n  fecha: 2024-08-05\n  actividades:\n    "1.10":\n      valor: 3\n'
TEXTS = [
    *("Se hizo.", "sí", "no", "on", "null", "12", "12 talleres", "5 % más", "2024-07-01", "a: b", "a #b", "- a", "#a"),
    *(
        "'a'",
        '"a"',
        "{a}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "@a",
        "`a`",
        "%a",
        "¿Qué?",
        "¡Ya!",
        "«así»",
        "(así)",
        "a:",
    ),
    *("una\ndos", "una\n\ndos", "- una\n- dos", "a: b\n# c", "a\tb", "\\", "ñandú", "😀", "²a", "\u00aaa"),
    *("a\u00adb", "a\u200bb", "a\u2028b"),
]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.add_script_tag(path=SCRIPT)
    yield page
    page.close()


def added(page: Page, text: str, typed: dict[str, Any]) -> str:
    told = page.evaluate(
        "([text, plan, typed]) => { try { return PlanAbierto.added(text, plan, typed, '2024-08-05') }"
        " catch (error) { return error.message } }",
        [text, PLAN, typed],
    )
    assert isinstance(told, str)
    return told


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_text_is_written_as_every_other_door_writes_it(page, text):
    result = Result("1.10", Quantity.parse("3"), UNWRITTEN, notes=text)
    entry = ProgressEntry(Period.month(2024, 7), date(2024, 8, 5), (result,), UNWRITTEN, summary=text)
    typed = {**TYPED, "resumen": text, "actividades": {"a0": {"valor": "3", "nota": text}}}
    assert added(page, HEAD, typed) == f"{HEAD}avances:\n{entry_text(entry)}"


@pytest.mark.parametrize("figure", ["24.50", "0", "12%", "1000000000000.000001"])
def test_a_figure_stays_as_it_was_typed(page, figure):
    assert f"valor: {figure}\n" in added(page, HEAD, {**TYPED, "actividades": {"a0": {"valor": figure}}})


def indented(by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in ENTRY.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, f"{HEAD}avances:\n{indented(2)}"),
        ("esquema: 1", f"esquema: 1\navances:\n{indented(2)}"),
        ("esquema: 1\r\n", f"esquema: 1\navances:\n{indented(2)}".replace("\n", "\r\n")),
        ("avances:\n- periodo: 2024-06\n", f"avances:\n- periodo: 2024-06\n{indented(0)}"),
        (
            "avances: # uno\n    - {periodo: 2024-06}\n# fin\n",
            f"avances: # uno\n    - {{periodo: 2024-06}}\n# fin\n{indented(4)}",
        ),
        ("\ufeffesquema: 1\n", f"\ufeffesquema: 1\navances:\n{indented(2)}"),
    ],
)
def test_nothing_that_stood_there_changes(page, before, after):
    assert added(page, before, TYPED) == after


@pytest.mark.parametrize(
    ("before", "typed", "message"),
    [
        ("avances: []\n", TYPED, "escrito en una sola línea"),
        ("avances:\n- {periodo: 2024-06}\nnota: x\n", TYPED, "no es la última parte"),
        ("{esquema: 1}\n", TYPED, "no se puede continuar por su final"),
        ("esquema: 1\n...\n", TYPED, "no se puede continuar por su final"),
        ("avances:\n- fecha: 2024-08-01\n  periodo: '2024-07'\n", TYPED, "De 2024-07 ya hay un informe"),
        ("avances:\n- {fecha: 2024-08-01, periodo: 2024-07}\n", TYPED, "De 2024-07 ya hay un informe"),
        (HEAD, {"actividades": {}}, "Elija el mes"),
        (HEAD, {"periodo": "2024-07"}, "El informe está vacío"),
        (HEAD, {**TYPED, "actividades": {"a0": {"nota": "x"}}}, "En la actividad 1.10 falta el valor"),
        (HEAD, {**TYPED, "rectifica": True}, "Escriba el motivo"),
        (HEAD, {**TYPED, "motivo": "Error"}, "marque «Rectifica»"),
    ],
)
def test_what_cannot_be_added_is_said(page, before, typed, message):
    assert message in added(page, before, typed)
