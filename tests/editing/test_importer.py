from __future__ import annotations

import random

import pytest

from generator.core.problem import GeneratorError
from generator.editing.importer import Counts, Imported
from generator.editing.plan_text import plan_text
from tests.editing.helpers import CHANGE, MONTHS, codes_of, imported, pat_2024, read_back, row, table


def test_a_table_becomes_a_plan() -> None:
    found = imported(table(row("1.1", "1,000|500", "1500"), row("1.2", "21,00", "9"), row("", "50%|50%", "1")))
    (plan,) = found.plans
    assert (plan.org_unit, plan.year, plan.version, plan.changes) == ("compras", 2024, 1, (CHANGE,))
    first, second, third = plan.activities
    assert (first.name, first.product, first.measure_unit) == ("Hacer algo", "Algo hecho", "Documento")
    assert first.means_of_verification == "Informe"
    assert {target.period.key: target.quantity.text for target in first.targets} == {"nov": "1000", "dic": "500"}
    assert first.annual_target
    assert first.annual_target.text == "1500"
    assert (first.published_code, third.published_code, third.code) == (None, "", "1.3")
    assert [caveat.rule for caveat in second.caveats] == ["R303"]
    assert codes_of(found) == ["I503", "I504"]
    assert found.counts == Counts(units=1, rows=3, reconciled=1, repaired=1, unreconciled=1)
    assert found.notes == ("«Unidad de Compras»: 1 fila recibió un código estable (línea 6: sin código → 1.3)",)
    assert read_back(plan_text(plan)) == plan


def test_a_problem_of_a_row_names_unit_code_activity_and_the_cell() -> None:
    (problem,) = imported(table(row("1.1", "1|1", "1"))).problems
    assert (
        problem.message
        == "Unidad de Compras, actividad 1.1 «Hacer algo»: los meses suman 2 y «Total meta» dice 1: sobra 1"
    )
    assert problem.origin.file == "plan.tsv"
    assert problem.spot
    assert (problem.spot.line, problem.spot.column, problem.spot.end) == (
        4,
        len(problem.spot.text),
        len(problem.spot.text) + 1,
    )


def test_codes_are_unique_in_a_unit_whose_table_goes_on() -> None:
    text = f"{table(row('1.9', '1', '1'))}\n\n{table(row('1.1', '1', '1'), row('1.1', '1', '1'))}"
    (plan,) = imported(text).plans
    assert [item.code for item in plan.activities] == ["1.9", "1.1", "1.2"]


def test_spaces_inside_a_text_stay_and_those_around_it_go() -> None:
    (plan,) = imported(table(row("1", "1", "1", name="  Hacer  algo  "))).plans
    assert plan.activities[0].name == "Hacer  algo"


def test_the_months_may_stand_in_any_order_and_some_may_be_missing() -> None:
    header = "Actividad\tTotal\tDic\tNov\tOct\tSep\tAgo\tJul"
    (plan,) = imported(table("Hacer\t3\t1\t2", header=header)).plans
    assert [(target.period.key, target.quantity.text) for target in plan.activities[0].targets] == [
        ("nov", "2"),
        ("dic", "1"),
    ]


def test_rows_may_end_early() -> None:
    found = imported(table("1.1\tHacer", header=f"N°\tActividad\t{MONTHS}\tTotal"))
    assert codes_of(found) == ["I502"]
    assert found.plans[0].activities[0].targets == ()


@pytest.mark.parametrize("text", ["", "Prosa.", "a,b;c\td", table(title="Compras").split("\n", maxsplit=1)[0]])
def test_a_file_without_a_table_is_one_problem(text: str) -> None:
    found = imported(text)
    assert codes_of(found) == ["I507"]
    assert "ninguna tabla" in found.problems[0].message
    assert found.counts == Counts(0, 0, 0, 0, 0)


def test_a_table_without_rows_imports_nothing() -> None:
    found = imported(table())
    assert (found.plans, found.counts.rows) == ((), 0)
    assert codes_of(found) == ["I507"]


def test_what_cannot_be_read_is_not_also_without_a_table() -> None:
    assert codes_of(imported(b"%PDF-1.7")) == ["I507"]
    assert codes_of(imported(b"PK\x03\x04")) == ["I507"]


def test_a_file_that_is_too_large_is_refused() -> None:
    (problem,) = imported(b"x" * 5_000_001).problems
    assert problem.message == "el archivo pesa más de 5 MB"


def test_a_unit_that_does_not_exist_is_the_operators_fault() -> None:
    with pytest.raises(GeneratorError, match="«nadie» no está en el organigrama"):
        imported(table(row()), unit="nadie")


def test_damaged_tables_give_problems_and_never_crash() -> None:
    generator = random.Random(4)  # noqa: S311 no secret
    data = pat_2024()[:20_000]
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(generator.randrange(1, 40)):
            at = generator.randrange(len(broken))
            broken[at : at + generator.randrange(3)] = generator.choice(
                [b"\t", b"\n", b'"', b",", b";", b"\x00", b"\xff", b"%"]
            )
        found = imported(bytes(broken[: generator.randrange(len(broken))]))
        assert isinstance(found, Imported)
        for plan in found.plans:
            assert read_back(plan_text(plan)) == plan
