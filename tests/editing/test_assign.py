from __future__ import annotations

import pytest

from generator.core.problem import Severity
from tests.editing.helpers import HEADER, MONTHS, codes_of, imported, row, table

BY_ROW = f"Unidad Organizativa\tActividad\t{MONTHS}\tTotal"


def unit_row(unit: str, name: str = "Hacer algo") -> str:
    return "\t".join([unit, name, *[""] * 11, "1", "1"])


@pytest.mark.parametrize(
    "title",
    [
        "Unidad de Compras",
        "UNIDAD DE COMPRAS",
        "Compras",
        "uc",
        "unidad  de  compras",
        "Unidad:\tCompras",
        "Unidad: Compras",
        "UNIDAD ORGANIZATIVA : Unidad de Compras",
        "Nombre de la unidad: UC",
        "Dependencia: compras",
    ],
)
def test_a_title_names_its_unit_by_any_of_its_names(title: str) -> None:
    found = imported(table(row(months="1", total="1"), title=title))
    assert [plan.org_unit for plan in found.plans] == ["compras"]
    assert found.problems == ()


def test_an_unknown_title_is_one_problem_with_the_closest_name() -> None:
    found = imported(table(row("1"), row("2"), title="Unidad de Copras"))
    assert found.plans == ()
    (problem,) = found.problems
    assert problem.code == "I506"
    assert "«Unidad de Copras»" in problem.message
    assert "el más parecido es «Unidad de Compras»" in problem.message
    assert problem.remedy == (
        "si es otro nombre de una unidad, agréguelo a su «otros_nombres» en institucion.yaml, o diga la unidad al "
        "importar, por su identificador: --unidad IDENTIFICADOR; si la unidad es nueva, agréguela con pat nuevo unidad"
    )
    assert problem.spot
    assert problem.spot.line == 1


def test_an_unknown_name_after_its_label_is_suggested_without_it() -> None:
    (problem,) = imported(table(row("1"), title="Área: Unidad de Copras")).problems
    assert "«Área: Unidad de Copras» no es ninguna unidad" in problem.message
    assert "el más parecido es «Unidad de Compras»" in problem.message
    (several,) = imported(table(row(), title="Unidad: La Unidad")).problems
    assert "varias unidades" in several.message


def test_a_title_like_nothing_has_no_suggestion() -> None:
    (problem,) = imported(table(row(), title="Zzz")).problems
    assert problem.message.endswith("no se importaron")


def test_a_name_of_several_units_is_no_name() -> None:
    (problem,) = imported(table(row(), title="La Unidad")).problems
    assert "varias unidades" in problem.message


def test_a_table_without_a_title_needs_to_be_told_its_unit() -> None:
    text = f"{HEADER}\n{row(months='1', total='1')}"
    (problem,) = imported(text).problems
    assert (problem.code, problem.spot.line if problem.spot else 0) == ("I506", 1)
    assert "no dice de qué unidad es" in problem.message
    assert "--unidad IDENTIFICADOR" in problem.remedy
    assert [plan.org_unit for plan in imported(text, unit="legal").plans] == ["legal"]


def test_asking_for_one_unit_passes_over_the_others() -> None:
    one, two = row("1", "1", "1"), row("2", "1", "1")
    found = imported(f"{table(one)}\n{table(one, two, title='Unidad Jurídica')}", unit="compras")
    assert [plan.org_unit for plan in found.plans] == ["compras"]
    assert found.notes == ("«Unidad Jurídica»: se dejaron fuera las filas de otras unidades: Unidad Jurídica (2)",)


def test_a_unit_may_stand_in_each_row_and_in_the_first_of_merged_ones() -> None:
    rows = [
        unit_row("Unidad de Compras"),
        unit_row("", "Otra"),
        unit_row("Legal"),
        unit_row("Nadie"),
        unit_row("Nadie", "x"),
    ]
    found = imported(table(*rows, title="Unidades", header=BY_ROW))
    assert [(plan.org_unit, [item.code for item in plan.activities]) for plan in found.plans] == [
        ("compras", ["1", "2"]),
        ("legal", ["1"]),
    ]
    (problem,) = found.problems
    assert problem.code == "I506"
    assert problem.spot
    assert (problem.spot.line, problem.spot.column) == (7, 1)


def test_a_row_without_a_unit_before_any_other_has_none() -> None:
    found = imported(table(unit_row(""), title="Compras", header=BY_ROW))
    assert codes_of(found) == ["I506"]
    assert "no dice de qué unidad" in found.problems[0].message


def test_a_row_of_totals_is_no_activity() -> None:
    found = imported(table(row("1", "1", "1"), row("", "1", "1", name="TOTAL")))
    assert found.counts.rows == 1
    assert found.problems == ()
    assert found.notes == ("«Unidad de Compras»: la fila de totales (línea 5) no se importó",)


def test_a_row_without_an_activity_is_a_problem() -> None:
    found = imported(table(row("1", "1", "1"), row("2", "1", "1", name="")))
    assert codes_of(found) == ["I508"]
    assert found.counts.rows == 1


@pytest.mark.parametrize(("cell", "limit"), [(0, 40), (1, 1000), (2, 10_000), (3, 1000), (4, 1000)])
def test_a_text_that_no_plan_can_hold_is_a_problem(cell: int, limit: int) -> None:
    cells = row("1", "1", "1").split("\t")
    cells[cell] = "x" * limit
    assert codes_of(imported(table("\t".join(cells)))) == []
    cells[cell] = "x" * (limit + 1)
    (problem,) = imported(table("\t".join(cells))).problems
    assert problem.code == "I508"
    assert f"el máximo es {limit}" in problem.remedy


def test_columns_that_are_not_of_the_form_are_left_out_with_a_warning() -> None:
    header = f"{HEADER}\tMarca\tVacía"
    found = imported(table(row("1", "1", "1") + "\tx", row("2", "1", "1") + "\ty", header=header))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == ("I509", Severity.WARNING)
    assert "«Marca»" in problem.message
    assert found.counts.reconciled == 2


def test_a_cell_without_a_heading_is_left_out_with_a_warning() -> None:
    found = imported(table(row("1", "1", "1") + "\t\tsuelta"))
    (problem,) = found.problems
    assert problem.code == "I509"
    assert "«suelta»" in problem.message
    assert problem.spot
    assert problem.spot.text[problem.spot.column - 1 : problem.spot.end - 1] == "suelta"


def test_the_total_of_a_shifted_row_is_no_loose_cell() -> None:
    found = imported(table(row("1", "1|1", "1") + "\t3"))
    assert codes_of(found) == ["I505"]
    assert found.counts.repaired == 1


def test_owner_and_remarks_are_imported() -> None:
    header = f"Actividad\tResponsable\t{MONTHS}\tTotal\tObservaciones"
    line = "\t".join(["Hacer", "Jefatura", *[""] * 11, "1", "1", "Nota"])
    (plan,) = imported(table(line, header=header)).plans
    assert (plan.activities[0].owner, plan.activities[0].notes) == ("Jefatura", "Nota")
