"""A filled form comes back as what was filled; what is wrong is told by its cell."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import Evidence, ProgressEntry, Result, UnplannedWork
from generator.core.period import Period
from generator.core.problem import Origin, Problem, Severity
from generator.core.quantity import Quantity
from generator.editing.forms.reading import read_form
from generator.editing.progress import UNWRITTEN
from tests.editing.forms.helpers import (
    DATE,
    DATED,
    JULY,
    OWNER,
    PERIOD,
    PLAN,
    REASON,
    REPORT,
    SUMMARY,
    Cells,
    Xml,
    annual,
    blank,
    faults,
    filled,
    part,
    plan,
    read_filled,
    told,
    with_part,
)


def result(code: str, text: str, requested: str | None = None) -> Result:
    return Result(code, Quantity.parse(text), UNWRITTEN, Decimal(requested) if requested else None)


def test_a_filled_form_is_a_report():
    activity: Cells = {
        "F7": 1400,
        "M7": "Lluvias",
        "N7": "Otra fecha",
        "O7": "Nota",
        "P7": "Lista",
        "Q7": "https://a.example",
    }
    other: Cells = {"B15": "Charla", "C15": "Personas", "D15": 40.5, "B17": "Reunión"}
    told_once: Cells = {SUMMARY: "Tres jornadas.\nDos sedes.", OWNER: "Dirección"}
    form = told({**activity, "F9": 18, "G9": 20, **other, **told_once})
    proof = Evidence("Lista", "https://a.example")
    first = Result("1.1", Quantity(Decimal(1400)), UNWRITTEN, None, "Lluvias", "Otra fecha", "Nota", (proof,))
    charla = UnplannedWork("Charla", "Personas", Quantity(Decimal("40.5")), UNWRITTEN)
    assert form.entry == ProgressEntry(
        period=JULY,
        date=date(2024, 8, 5),
        results=(first, result("2", "18", "20")),
        origin=UNWRITTEN,
        owner="Dirección",
        summary="Tres jornadas.\nDos sedes.",
        unplanned=(charla, UnplannedWork("Reunión", "", None, UNWRITTEN)),
    )
    assert (form.annual, form.plan) == (annual(), plan())
    assert form.file == "f.xlsx (hoja «Informe»)"


def test_an_empty_cell_is_no_zero():
    form = told({"F7": 0})
    assert form.entry.results == (result("1.1", "0"),)


def test_the_post_of_the_plan_signs_unless_another_is_written():
    assert told({"F7": 1}).entry.owner == "Jefatura de la Unidad"
    assert told({"F7": 1, OWNER: ""}).entry.owner == ""


def test_a_summary_alone_is_a_report():
    assert told({SUMMARY: "Nada que informar."}).entry.results == ()


def test_a_reason_makes_it_a_correction():
    entry = told({"F7": 80, PERIOD: "junio de 2024", REASON: "Doble registro"}).entry
    assert (entry.is_correction, entry.reason, entry.period.code) == (True, "Doble registro", "2024-06")
    assert not told({"F7": 80}).entry.is_correction


@pytest.mark.parametrize(
    ("cell", "quantity"),
    [
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (1.125, "1.125"),
        (1e9, "1000000000"),
        ("1,234.5", "1234.5"),
        ("1 200", "1200"),
        (" 7 ", "7"),
        (Xml("><f>3+4</f><v>7</v>"), "7"),
    ],
)
def test_the_forms_of_a_figure(cell, quantity):
    assert told({"F7": cell}).entry.results == (result("1.1", quantity),)


@pytest.mark.parametrize(("cell", "quantity"), [(0.12, "12%"), ("12 %", "12%"), ("12.5%", "12.5%"), (0, "0%")])
def test_a_goal_in_percent_is_told_in_percent(cell, quantity):
    (found,) = told({"F8": cell}).entry.results
    assert found.quantity.number == Quantity.parse(quantity).number


NO_FIGURE = "«{}» no se lee como una cantidad: escriba solo la cifra, por ejemplo 1,234.5, o 12 %"


@pytest.mark.parametrize(
    ("cell", "message", "remedy"),
    [
        ("doce", "dice «doce»", NO_FIGURE.format("doce")),
        (Xml(' t="b"><v>1</v>'), "dice «True»", NO_FIGURE.format("True")),
        ("1.234,5", "dice «1.234,5»", "los decimales van con punto, y los miles con coma o sin nada: 1234.5"),
        ("12,5", "dice «12,5»", "los decimales van con punto: 12.5"),
        ("1.200", "dice «1.200»", "«1.200» se lee de dos formas: escriba 1,200 si son miles, o 1.2 si no lo son"),
        (
            "2024-02-01",
            "tiene una fecha (2024-02-01), no una cantidad",
            "escriba la cantidad; si el programa la vuelve fecha, dé antes a la celda el formato Número",
        ),
        (
            "-",
            "tiene un guion, que no dice cuánto",
            "escriba 0 si no se hizo nada, o borre la celda si no se informa",
        ),
        (-3, "dice «-3», y una cantidad no es negativa", "escriba la cantidad sin el signo"),
        (
            "50%",
            "dice «50%»",
            "esta meta no es un porcentaje: escriba cuánto se hizo (Personas), sin el signo %",
        ),
        (
            Xml(' t="e"><f>#REF!</f><v>#REF!</v>'),
            "tiene una fórmula con error (#REF!)",
            "escriba el valor; si es un texto que empieza con =, ponga antes un apóstrofo (')",
        ),
        (
            Xml("><f>SUM(A1)</f>"),
            "tiene una fórmula sin resultado",
            "abra el archivo en Excel o LibreOffice, guárdelo y envíelo de nuevo",
        ),
    ],
)
def test_what_is_no_figure_is_told_by_its_cell(cell, message, remedy):
    assert faults({"F7": cell}) == [("I513", f"celda F7, «Realizado» de la actividad 1.1: {message}", remedy)]


def test_a_number_in_a_goal_in_percent_is_asked_again():
    xml = part(filled({"F8": 33, **DATED}), REPORT)
    without_format = re.sub(r'<c r="F8" s="[0-9]+">', '<c r="F8">', xml)
    assert without_format != xml
    found, (problem,) = read_form("f.xlsx", with_part(blank(), REPORT, without_format), [annual()])
    assert found is None
    assert problem.remedy == "esta meta es un porcentaje: escríbalo con el signo, 33 %"


@pytest.mark.parametrize(
    ("cells", "code", "message", "remedy"),
    [
        (
            {"M7": "Lluvias"},
            "I514",
            "celda F7, «Realizado» de la actividad 1.1: está vacía, y la fila tiene otros datos",
            "escriba cuánto se hizo, 0 si nada; o borre los demás datos de la fila",
        ),
        (
            {"F7": 1, "P7": "Acta\nLista", "Q7": "https://a.example/1"},
            "I514",
            "celda Q7, «Evidencia: enlace» de la actividad 1.1: hay 2 títulos de evidencia y 1 enlace",
            "escriba un título y un enlace por línea, en el mismo orden",
        ),
        ({"D15": 3}, "I514", "celda D15: falta decir qué se hizo", "escríbalo en la celda B15, o borre la fila"),
        (
            {"F7": 1, DATE: ""},
            "I514",
            "celda C25, «Fecha del informe (día/mes/año)»: falta la fecha del informe",
            "escríbala como día/mes/año, por ejemplo 05/08/2024",
        ),
        (
            {"F7": 1, DATE: "31/02/2024"},
            "I513",
            "celda C25, «Fecha del informe (día/mes/año)»: dice «31/02/2024», que no es una fecha",
            "escriba día/mes/año, por ejemplo 05/08/2024",
        ),
        (
            {"F7": 1, PERIOD: ""},
            "I514",
            "celda C4, «Período que informa»: falta el período",
            "elíjalo de la lista",
        ),
        (
            {"F7": 1, PERIOD: "brumario"},
            "I513",
            "celda C4, «Período que informa»: dice «brumario», que no es un período",
            "elija uno de la lista, por ejemplo «diciembre de 2024»",
        ),
        (
            {"F7": 1, PERIOD: "julio de 2023"},
            "I511",
            "celda C4, «Período que informa»: el período es julio de 2023, y el formulario es de 2024",
            "elija un período de la lista",
        ),
        (
            {},
            "I514",
            "el formulario no informa nada: ninguna actividad tiene «Realizado»",
            "llene las celdas amarillas; 0 si no se hizo nada",
        ),
    ],
)
def test_what_is_incomplete_is_told_by_its_cell(cells, code, message, remedy):
    assert faults(cells) == [(code, message, remedy)]


def test_every_fault_is_told_at_once_in_the_order_of_the_sheet():
    found = faults({"F7": "x", "F9": 3, "G9": "y", "Q8": "https://a.example/1", DATE: "ayer"})
    assert [message.partition(",")[0] for _, message, _ in found] == ["celda F7", "celda F8", "celda G9", "celda C25"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("julio de 2024", "2024-07"),
        ("Julio", "2024-07"),
        ("2024-07", "2024-07"),
        ("jul 2024", "2024-07"),
        ("2024-07-01", "2024-07"),
        ("  AGOSTO de 2024 ", "2024-08"),
    ],
)
def test_the_period_is_read_as_people_write_it(text, code):
    assert told({"F7": 1, PERIOD: text}).entry.period == Period.parse(code)


@pytest.mark.parametrize(
    "cell",
    [
        "05/08/2024",
        "5/8/2024",
        "5-8-2024",
        "2024/08/05",
        "5 de agosto de 2024",
        "5 Agosto 2024",
        "5 de agosto del 2024",
        "2024-08-05",
        "2024-08-05 00:00:00",
        45509,
    ],
)
def test_the_date_is_read_as_people_write_it(cell):
    assert told({"F7": 1, DATE: cell}).entry.date == date(2024, 8, 5)


def test_the_day_of_whoever_reads_serves_a_form_without_date():
    data = filled({"F7": 1})
    found, _ = read_form("f.xlsx", data, [annual()], date(2024, 8, 9))
    assert found
    assert found.entry.date == date(2024, 8, 9)


def test_several_documents_go_one_per_line():
    cells: Cells = {"F7": 1, "P7": "Acta\nLista", "Q7": "https://a.example/1\nhttps://a.example/2"}
    assert told(cells).entry.results[0].evidence == (
        Evidence("Acta", "https://a.example/1"),
        Evidence("Lista", "https://a.example/2"),
    )


def test_a_document_without_a_title_is_the_means_of_verification():
    (found,) = told({"F7": 1, "Q7": "https://a.example/1"}).entry.results
    assert found.evidence == (Evidence("Listas de asistencia", "https://a.example/1"),)


def test_text_stays_as_it_was_written():
    texts = {"M7": "=SUMA(A1)", "N7": "  con espacios\t y\n\n líneas ", "O7": "#1 en ventas"}
    (found,) = told({"F7": 1, **texts}).entry.results
    assert (found.justification, found.measures, found.notes) == (
        "=SUMA(A1)",
        "con espacios  y\n\nlíneas",
        "#1 en ventas",
    )


def test_hidden_characters_are_taken_out_and_told():
    found, problems = read_filled({"F7": 1, "M7": "Lluv\u200bias"})
    assert found
    assert found.entry.results[0].justification == "Lluvias"
    assert [problem.code for problem in problems] == ["I509"]


def row(number: int, xml: str) -> str:
    found = re.search(rf'<row r="{number}".*?</row>', xml)
    assert found
    return found[0]


def moved(line: str, old: int, new: int) -> str:
    return re.sub(rf'(r="[A-Z]*){old}"', rf'\g<1>{new}"', line)


def test_rows_that_were_sorted_come_back_to_their_activities():
    xml = part(filled({"F7": 5, "F10": 0.8, **DATED}), REPORT)
    seventh, tenth = row(7, xml), row(10, xml)
    swapped = xml.replace(seventh, "@").replace(tenth, moved(seventh, 7, 10)).replace("@", moved(tenth, 10, 7))
    found, problems = read_form("f.xlsx", with_part(blank(), REPORT, swapped), [annual()])
    assert problems == ()
    assert found
    assert found.entry.results == (result("1.1", "5"), result("3", "80%"))
    assert found.places["actividades", "1.1", "valor"].name == "F10"


def test_columns_that_were_sorted_alone_are_noticed():
    xml = part(filled({"F7": 5, "A7": "3", **DATED}), REPORT)
    _, problems = read_form("f.xlsx", with_part(blank(), REPORT, xml), [annual()])
    assert [problem.message for problem in problems] == [
        "celda A7, «N°» de la actividad 1.1: la fila dice ser de la actividad 3, y su clave es de la 1.1"
    ]


def test_hidden_rows_count_as_any_other():
    xml = part(filled({"F7": 5, **DATED}), REPORT).replace('<row r="7"', '<row r="7" hidden="1"')
    found, _ = read_form("f.xlsx", with_part(blank(), REPORT, xml), [annual()])
    assert found
    assert found.entry.results == (result("1.1", "5"),)


@pytest.mark.parametrize("column", ["F", "G", "M", "N", "O", "P", "Q", "R"])
def test_a_column_that_was_deleted_is_missed(column):
    xml = re.sub(rf'<c r="{column}[0-9]+".*?(?:/>|</c>)', "", part(filled({"F7": 5, **DATED}), REPORT))
    _, (problem,) = read_form("f.xlsx", with_part(blank(), REPORT, xml), [annual()])
    assert problem.code == "I510"
    assert "se borró su columna o se cambió su título" in problem.message


def test_a_column_that_was_moved_is_found():
    xml = (
        part(filled({"F7": 5, **DATED}), REPORT).replace('r="F', 'r="X').replace('r="E', 'r="F').replace('r="X', 'r="E')
    )
    found, _ = read_form("f.xlsx", with_part(blank(), REPORT, xml), [annual()])
    assert found
    assert found.places["actividades", "1.1", "valor"].name == "E7"


def test_a_row_of_nobody_is_not_taken_for_other_work():
    ((code, message, _),) = faults({"R7": "", "F7": 5})
    assert (code, message) == ("I514", "celda A7: la fila 7 tiene datos y no es de ninguna actividad del plan")


def test_an_activity_twice_is_asked_again():
    key = part(blank(), REPORT)
    first = re.search(r'<c r="R7".*?</c>', key)
    assert first
    again = first[0].partition(">")[2].removesuffix("</c>")
    assert faults({"R8": Xml(f' t="s">{again}'), "A8": "1.1", "F7": 5, "F8": "6"}) == [
        (
            "I514",
            "celda F8, «Realizado» de la actividad 1.1: la misma actividad está en la celda F7",
            "deje una sola fila con lo que se hizo",
        )
    ]


CHANGED = PLAN.replace("jul: 1500, ago: 12.5}, meta_anual: 1612.5", "jul: 1400, ago: 12.5}, meta_anual: 1512.5")


def test_a_goal_that_changed_since_is_refused_and_the_others_are_not():
    old: Cells = {"F9": 3, "G9": 4, **DATED}
    found, problems = read_form("f.xlsx", filled(old), [annual(CHANGED)])
    assert (found and len(found.entry.results), problems) == (1, ())
    _, (problem,) = read_form("f.xlsx", filled({"F7": 5, **old}), [annual(CHANGED)])
    assert (problem.code, problem.message) == (
        "I512",
        "celda A7, «N°» de la actividad 1.1: la meta cambió después de hacer este formulario",
    )


def test_an_activity_that_is_gone_is_told():
    _, (problem,) = read_form("f.xlsx", filled({"F7": 5, **DATED}), [annual(PLAN.replace('"1.1"', '"1.2"'))])
    assert (problem.code, problem.remedy) == ("I512", "pida el formulario nuevo y copie en él sus datos")
    assert "la actividad ya no está en el plan" in problem.message


def of_other(**change: object) -> bytes:
    """The form with another key."""
    book = blank()
    for name in ("xl/sharedStrings.xml",):
        book = with_part(book, name, part(book, name).replace("PA1/demo/2024/unidad/1", str(change["key"])))
    return book


@pytest.mark.parametrize(
    ("key", "code", "message"),
    [
        ("PA1/otra/2024/unidad/1", "I511", "el formulario es de otra institución: «otra»"),
        ("PA1/demo/2023/unidad/1", "I511", "el formulario es de 2023, y hay planes de 2024"),
        ("PA1/demo/2024/legal/1", "I511", "el formulario es de la unidad «legal», que no tiene plan de 2024"),
        ("PA2/demo/2024/unidad/1", "I510", "el formulario es de una versión más nueva de Plan Abierto"),
        ("nada", "I510", "el archivo no es un formulario de Plan Abierto"),
    ],
)
def test_a_form_of_something_else_is_refused(key, code, message):
    found, (problem,) = read_filled({"F7": 5}, of_other(key=key))
    assert found is None
    assert (problem.code, problem.message) == (code, message)


def test_a_unit_whose_plan_has_errors_is_told_so():
    unread = replace(annual(), plans=(), unread=frozenset({"unidad"}))
    _, (problem,) = read_form("f.xlsx", filled({"F7": 5}), [unread])
    assert problem.message == "el plan de la unidad «unidad» tiene errores y no se puede leer"
    assert problem.remedy == "corríjalo antes: pat validar unidad"


def test_the_machines_sheet_may_be_lost():
    lost = part(blank(), "xl/workbook.xml").replace(
        '<sheet name="plan-abierto" sheetId="4" state="veryHidden" r:id="rId4"/>', ""
    )
    assert told({"F7": 5}, with_part(blank(), "xl/workbook.xml", lost)).entry.results


def test_the_sheet_may_have_another_name():
    renamed = part(blank(), "xl/workbook.xml").replace('<sheet name="Informe"', '<sheet name="Hoja1"')
    assert told({"F7": 5}, with_part(blank(), "xl/workbook.xml", renamed)).file == "f.xlsx (hoja «Hoja1»)"


def test_the_faults_of_the_report_in_the_plan_are_told_by_their_cells():
    form = told({"F7": 5, "Q7": "https://a.example/1", "B15": "Charla"})
    file = plan().origin.file
    paths = {
        ("avances", 1, "actividades", "1.1"): "celda F7: Falta",
        ("avances", 1, "actividades", "1.1", "justificacion"): "celda M7: Falta",
        ("avances", 1, "actividades", "1.1", "evidencia", 0, "url"): "celda Q7: Falta",
        ("avances", 1, "actividades", "1.1", "evidencia", 0, "titulo"): "celda P7: Falta",
        ("avances", 1, "no_programadas", 0, "nombre"): "celda B15: Falta",
        ("avances", 1, "fecha"): "celda C25: Falta",
        ("avances", 1): "celda C4: Falta",
    }  # fmt: skip
    for path, message in paths.items():
        found = form.in_cells(Problem("R318", Severity.ERROR, Origin(file, path), "Falta", "Escriba"))
        assert (found.message, found.origin.file) == (message, "f.xlsx (hoja «Informe»)")
        assert found.spot
    other = Problem("R301", Severity.ERROR, Origin(file, ("actividades", 0)), "No suma", "Corrija")
    assert form.in_cells(other) is other
