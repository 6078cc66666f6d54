from __future__ import annotations

import pytest

from generator.core.period import MONTH_KEYS, MONTH_NAMES
from generator.editing.tables import Column, Row, Sheet, Table, find_tables, has_table
from tests.editing.helpers import HEADER, MONTHS, row, table


def rows_of(text: str) -> tuple[Row, ...]:
    return tuple(Row(number, tuple(line.split("\t"))) for number, line in enumerate(text.split("\n"), 1))


def tables_of(text: str, name: str = "") -> tuple[Table, ...]:
    tables, problems = find_tables(Sheet("plan.tsv", rows_of(text), name))
    assert problems == ()
    return tables


def faults_of(text: str) -> list[tuple[str, int]]:
    return [(found.code, found.spot.line if found.spot else 0) for found in find_tables(Sheet("x", rows_of(text)))[1]]


def test_a_table_has_a_title_a_header_and_rows() -> None:
    (found,) = tables_of(f"Prosa.\n\n{table(row('1'), row('2'))}\n\nMás prosa.")
    assert found.titles == ("Unidad de Compras",)
    assert found.label == "«Unidad de Compras»"
    assert [line.cell(0) for line in found.rows] == ["1", "2"]
    assert [line.line for line in found.rows] == [6, 7]
    assert found.header.columns[Column.TOTAL] == 17
    assert found.header.months == tuple(range(5, 17))
    assert found.header.extra == 18


@pytest.mark.parametrize(
    "months",
    [
        MONTHS,
        MONTHS.upper(),
        "\t".join(MONTH_NAMES),
        "\t".join(f"{key}." for key in MONTH_KEYS),
        MONTHS.replace("Sep", "Sept").replace("Ago", "Agosto"),
        MONTHS.replace("Sep", "Set."),
        MONTHS.replace("Sep", "Setiembre"),
        "\t".join(f"{key}-24" for key in MONTH_KEYS),
        "\t".join(f"{key} 2024" for key in MONTH_KEYS),
        "\t".join(f"2024-{number:02}-01" for number in range(1, 13)),
        f" {MONTHS} ".replace("\t", " \t "),
    ],
)
def test_months_are_recognised_however_they_are_written(months: str) -> None:
    (found,) = tables_of(table(row(), header=HEADER.replace(MONTHS, months)))
    assert found.header.months == tuple(range(5, 17))
    assert found.header.others == {}


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("N°", Column.CODE),
        ("Nº", Column.CODE),
        ("No.", Column.CODE),
        ("CÓDIGO", Column.CODE),
        ("Unidad Organizativa", Column.UNIT),
        ("Proceso", Column.PROCESS),
        ("Actividades", Column.ACTIVITY),
        ("ACTIVIDAD / TAREA", Column.ACTIVITY),
        ("Actividades y tareas", Column.ACTIVITY),
        ("ACTIVIDADES A EJECUTAR", Column.ACTIVITY),
        ("Producto (Resultado)", Column.PRODUCT),
        ("producto resultado", Column.PRODUCT),
        ("Producto o resultado", Column.PRODUCT),
        ("Unidad de Medida", Column.MEASURE_UNIT),
        ("U. Medida", Column.MEASURE_UNIT),
        ("Unid. de medida", Column.MEASURE_UNIT),
        ("U/M", Column.MEASURE_UNIT),
        ("Medios de verificacion", Column.MEANS),
        ("M. de verificación", Column.MEANS),
        ("TOTAL META", Column.TOTAL),
        ("Total", Column.TOTAL),
        ("Meta anual", Column.TOTAL),
        ("Responsable", Column.OWNER),
        ("Observaciones", Column.NOTES),
    ],
)
def test_headings_are_recognised_however_they_are_written(heading: str, column: Column) -> None:
    first = "" if column is Column.ACTIVITY else "Actividad\t"
    (found,) = tables_of(table("x\ty\tz", header=f"{first}{heading}\t{MONTHS}"))
    assert column in found.header.columns


@pytest.mark.parametrize("heading", ["Tarea", "Medida", "Unidad", "Actividad principal", "Verificación"])
def test_a_heading_that_could_be_something_else_is_not_recognised(heading: str) -> None:
    (found,) = tables_of(table("x\ty", header=f"Actividad\t{heading}\t{MONTHS}"))
    assert found.header.others == {1: heading}


def test_blank_and_unknown_columns_move_nothing() -> None:
    (found,) = tables_of(table("a", header=f"N°\t\tActividad\t{MONTHS}\t\tTotal\tMarca\t\t" + "x" * 80))
    assert found.header.columns == {Column.CODE: 0, Column.ACTIVITY: 2, Column.TOTAL: 16}
    assert found.header.others == {17: "Marca", 19: "x" * 80}
    assert found.header.extra is None


def test_a_table_without_a_total_has_no_cell_after_it() -> None:
    (found,) = tables_of(table("a\tb", header=f"N°\tActividad\t{MONTHS}"))
    assert found.header.extra is None
    assert len(found.header.figures) == 12


def test_the_months_can_stand_below_a_common_heading() -> None:
    top = "N°\tActividad\tProducto\tUnidad de medida\tMedio de verificación\tProgramación" + "\t" * 12 + "Total meta"
    (found,) = tables_of(table("\t" * 5 + MONTHS, row("1"), header=top))
    assert found.header.months == tuple(range(5, 17))
    assert found.header.columns[Column.TOTAL] == 17
    assert [line.cell(0) for line in found.rows] == ["1"]


def test_a_line_of_words_above_a_header_is_no_part_of_it() -> None:
    (found,) = tables_of(f"Actividad\tProducto\n{HEADER}\n{row()}")
    assert found.header.height == 1
    assert found.titles[0] == "Actividad Producto"


def test_tables_follow_one_another_with_or_without_a_title() -> None:
    text = "\n".join([table(row("1"), title="A"), HEADER, row("2"), "", table(row("3"), title="B")])
    found = tables_of(text)
    assert [(item.titles[0], item.rows[0].cell(0)) for item in found] == [("A", "1"), ("A", "2"), ("B", "3")]


def test_a_title_may_take_two_cells_and_the_sheet_may_name_the_unit() -> None:
    (found,) = tables_of(table(row(), title="Unidad:\tUnidad de Compras"), name="Hoja1")
    assert found.titles == ("Unidad: Unidad de Compras", "Unidad:", "Unidad de Compras", "Hoja1")


def test_a_table_can_have_no_title() -> None:
    (found,) = tables_of(f"{HEADER}\n{row()}")
    assert found.titles == ()
    assert found.label == "la tabla de la línea 1"


def test_other_tables_after_the_prose_are_passed_over() -> None:
    (found,) = tables_of(f"{table(row('1'))}\nControl de cambios\nVersión\tFecha\n01\t2024-07-01")
    assert len(found.rows) == 1


def test_an_activity_cut_off_by_prose_is_reported() -> None:
    assert faults_of(f"{table(row('1'))}\nUna nota al pie.\n{row('2', months='1', total='1')}") == [("I508", 6)]


def test_an_activity_without_anything_else_is_a_row() -> None:
    (found,) = tables_of(table(row("1"), "\tSolo la actividad", row("2")))
    assert len(found.rows) == 3


@pytest.mark.parametrize(
    "header",
    [f"N°\tProducto\t{MONTHS}\tTotal", f"N°\tActividad\t{MONTHS}\tJul.\tTotal", f"Actividad\tActividades\t{MONTHS}"],
)
def test_a_header_that_cannot_be_trusted_is_reported(header: str) -> None:
    assert faults_of(table(row(), header=header)) == [("I507", 3)]


@pytest.mark.parametrize(
    "text", ["", "Prosa.", "Actividad\tEne\tFeb", "Actividad\tProducto\nuno\tdos", "Actividad\tProducto"]
)
def test_what_has_no_header_is_no_table(text: str) -> None:
    assert not has_table(rows_of(text))
    assert tables_of(text) == ()


def test_a_row_shows_its_cells_where_they_stand() -> None:
    line = Row(7, ("uno", " dos\nmás ", "tres"))
    assert line.cell(1) == "dos\nmás"
    assert line.cell(9) == line.cell(None) == ""
    spot = line.spot(1)
    assert (spot.line, spot.column, spot.end, spot.text) == (7, 5, 14, "uno\t dos más \ttres")
    assert line.spot(9).column == line.spot().column == 1
