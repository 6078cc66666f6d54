from __future__ import annotations

import pytest

from generator.core.period import Period
from generator.core.problem import Severity
from generator.editing.findings import caveats, finding
from tests.editing.helpers import NOWHERE
from tests.editing.test_reconcile import judge

KEPT = "Se conserva como se publicó, sin corregir nada."


@pytest.mark.parametrize(
    ("months", "total", "extra", "code", "message", "remedy"),
    [
        ("1|1", "1", "", "I501", "los meses suman 2 y «Total meta» dice 1: sobra 1", "pregunte a la unidad"),
        ("1", "1,001", "", "I501", "los meses suman 1 y «Total meta» dice 1,001: faltan 1,000", "salvedad"),
        ("10%|1%", "10%", "", "I501", "los meses suman 11 % y «Total meta» dice 10%: sobra 1 %", "salvedad"),
        ("", "4", "", "I501", "ningún mes tiene meta y «Total meta» dice 4", "en qué meses"),
        ("3|4", "", "", "I502", "«Total meta» está vacío y los meses suman 7", "escriba 7"),
        ("", "", "", "I502", "no tiene metas por mes ni «Total meta»", "complete la fila"),
        ("1|21,00", "22", "", "I503", "diciembre dice «21,00», que no se puede leer", "diciembre tendría que ser 21"),
        ("1|2,0|3,0", "9", "", "I503", "noviembre dice «2,0» y diciembre dice «3,0»", "pregunte a la unidad"),
        ("1|2,0|3,0", "9", "", "I503", "«3,0», que no se pueden leer como cifras; los demás meses suman 1", "pregunte"),
        ("9|x", "1", "", "I503", "los demás meses suman 9 y «Total meta» dice 1", "pregunte a la unidad"),
        ("1", "uno", "", "I503", "«Total meta» dice «uno», que no se puede leer", "pregunte a la unidad"),
        (
            "50%|50%|1",
            "2",
            "",
            "I504",
            "mezcla porcentajes y números; leídos como fracciones, los meses suman 2",
            "100 %",
        ),
        ("1|1|1", "1", "4", "I505", "(en «Total meta» hay 1 y después 4)", "confirme"),
        ("1|", "", "0", "I502", "«Total meta» está vacío", "escriba 1"),
    ],
)
def test_the_planner_reads_what_is_wrong(
    months: str, total: str, *, extra: str, code: str, message: str, remedy: str
) -> None:
    found = finding(judge(months, total, extra), "Compras, actividad 1")
    assert found
    assert found.code == code
    assert found.severity is (Severity.WARNING if code in {"I504", "I505"} else Severity.ERROR)
    assert found.message.startswith("Compras, actividad 1: ")
    assert message in found.message
    assert remedy in found.remedy


def test_a_row_that_adds_up_is_no_finding() -> None:
    assert finding(judge("1", "1"), "") is None
    assert caveats(judge("1", "1"), 2024, NOWHERE) == ()


@pytest.mark.parametrize(
    ("months", "total", "extra", "rules", "said"),
    [
        ("1|1", "1", "", ["R301"], f"los meses suman 2 y el total anual es 1; la diferencia es 1. {KEPT}"),
        ("3|4", "", "", ["R302"], f"el total anual está vacío; los meses suman 7. {KEPT}"),
        ("", "", "", ["R330"], f"el total anual está vacío; ningún mes tiene meta. {KEPT}"),
        ("1", "uno", "", ["R302"], "el total anual dice «uno», que no se puede leer como cifra; los meses suman 1."),
        (
            "1|2,0",
            "9",
            "",
            ["R303"],
            "diciembre dice «2,0», que no se puede leer como cifra. Los demás meses suman 1 y el",
        ),
        (
            "1|2,0|x|3,0",
            "9",
            "",
            ["R303"],
            "noviembre dice «x» y diciembre dice «3,0», que no se pueden leer como cifras. Los demás",
        ),
        ("1|2,0", "", "", ["R303", "R302"], f"Los demás meses suman 1. {KEPT}"),
        ("1|1|1", "1", "4", ["I505"], "en el total anual aparece 1 y, en una columna sin título, 4."),
        ("50%|50%", "1", "", [], ""),
        ("", "4", "", [], ""),
    ],
)
def test_citizens_read_what_was_published(months: str, total: str, extra: str, rules: list[str], said: str) -> None:
    found = caveats(judge(months, total, extra), 2024, NOWHERE)
    assert [caveat.rule for caveat in found] == rules
    assert said in " ".join(caveat.note for caveat in found)


def test_unreadable_cells_are_kept_by_month() -> None:
    (caveat,) = caveats(judge("21,00|1|1|1|1", "9"), 2024, NOWHERE)
    assert caveat.unreadable == ((Period.month(2024, 8), "21,00"),)


def test_a_shifted_row_whose_total_cell_is_empty_says_so() -> None:
    row = judge("1|2|3", "", "6")
    found = finding(row, "x")
    assert found
    assert "hay nada y después 6" in found.message
    assert "aparece una celda vacía" in caveats(row, 2024, NOWHERE)[0].note
