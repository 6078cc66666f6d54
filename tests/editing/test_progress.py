"""A report added at the end of a plan: its text, every way a file can end, and what is refused before writing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.core.frozen import replace
from generator.core.model import Evidence, ProgressEntry, Result, UnplannedWork
from generator.core.period import Period
from generator.core.problem import GeneratorError, Problem
from generator.core.quantity import Quantity
from generator.editing.plan_text import entry_text
from generator.editing.progress import UNWRITTEN, checked_append
from tests.small_plans import AS_OF, SOUND, schemas, source

PLAN = "plans/demo/2024/unidad.yaml"
JULY = ProgressEntry(
    Period.month(2024, 7),
    date(2024, 8, 5),
    (Result("1", Quantity(Decimal(5)), UNWRITTEN),),
    UNWRITTEN,
)
FEBRUARY = "{periodo: 2024-02, fecha: 2024-03-05, resumen: Se empezó.}"
ADDED = """\
  - periodo: 2024-07
    fecha: 2024-08-05
    actividades:
      "1":
        valor: 5
"""


def add(plan: str | bytes, entry: ProgressEntry = JULY, **other: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What adding an entry to a plan gives, beside the other files of the sound project."""
    data = plan.encode() if isinstance(plan, str) else plan
    texts = SOUND | other
    files = [source(name, text.encode()) for name, text in texts.items() if name != "unidad"]
    return checked_append([*files, source("unidad", data)], PLAN, entry, schemas(), AS_OF)


def added(tail: str | bytes, entry: ProgressEntry = JULY) -> str:
    """What is added to the sound plan with this tail; nothing before it changes, and nothing is doubtful."""
    before = SOUND["unidad"].encode() + (tail.encode() if isinstance(tail, str) else tail)
    data, problems = add(before, entry)
    assert problems == ()
    assert data
    assert data.startswith(before)
    return data[len(before) :].decode()


def refused(plan: str, entry: ProgressEntry = JULY, **other: str) -> tuple[str, str]:
    """The code and the message of the only problem for which nothing would be written."""
    data, problems = add(plan, entry, **other)
    assert data is None
    (problem,) = problems
    return problem.code, problem.message


def test_a_report_is_written_as_plans_are():
    entry = ProgressEntry(
        period=Period.parse("2024-T3"),
        date=date(2024, 10, 5),
        results=(
            Result(
                "1.10",
                Quantity(Decimal("12.50"), is_percent=True),
                UNWRITTEN,
                requested=Decimal(20),
                justification="Sede cerrada: reparaciones",
                measures="Uno\n\ndos",
                notes="no",
                evidence=(Evidence("Listas", "https://example.org/a"),),
            ),
        ),
        origin=UNWRITTEN,
        owner="Jefatura",
        summary="Dos sedes # de tres",
        is_correction=True,
        reason="Doble registro",
        unplanned=(UnplannedWork("Charla", "Personas", Quantity(Decimal(40)), UNWRITTEN),),
    )
    assert entry_text(entry) == (
        "  - periodo: 2024-T3\n"
        "    fecha: 2024-10-05\n"
        "    responsable: Jefatura\n"
        '    resumen: "Dos sedes # de tres"\n'
        "    rectifica: true\n"
        "    motivo: Doble registro\n"
        "    actividades:\n"
        '      "1.10":\n'
        "        valor: 12.5%\n"
        "        solicitado: 20\n"
        '        justificacion: "Sede cerrada: reparaciones"\n'
        "        medidas: |-\n"
        "          Uno\n"
        "\n"
        "          dos\n"
        '        nota: "no"\n'
        "        evidencia:\n"
        "          - titulo: Listas\n"
        "            url: https://example.org/a\n"
        "    no_programadas:\n"
        "      - nombre: Charla\n"
        "        unidad_medida: Personas\n"
        "        valor: 40\n"
    )


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("", f"avances:\n{ADDED}"),
        ("\n# Fin del plan.\n\n", f"avances:\n{ADDED}"),
        ("# sin salto al final", f"\navances:\n{ADDED}"),
        ("nota: |+\n  Con líneas vacías al final\n\n\n", f"avances:\n{ADDED}"),
        (f"avances:\n  - {FEBRUARY}\n", ADDED),
        (f"avances:\n  - {FEBRUARY}", f"\n{ADDED}"),
        (f"avances:\n  - {FEBRUARY}\n# Fin.\n", ADDED),
        (f"avances:\n  - {FEBRUARY}\n      # más adentro\n", ADDED),
        ("avances:\n  - periodo: 2024-02\n    fecha: 2024-03-05\n    resumen: |\n      Se empezó.\n", ADDED),
        (f'"avances":\n  - {FEBRUARY}\n', ADDED),
    ],
)
def test_it_continues_whatever_the_file_ends_with(tail, expected):
    assert added(tail) == expected


@pytest.mark.parametrize("column", [0, 1, 6])
def test_it_takes_the_indentation_of_the_list(column):
    entry = replace(JULY, summary="Uno\n\ndos")
    text = added(f"avances:\n{' ' * column}- {FEBRUARY}\n", entry)
    assert [line[column:] for line in text.splitlines()] == [line[2:] for line in entry_text(entry).splitlines()]
    assert all(not line[:column].strip() for line in text.splitlines())


def test_it_takes_the_line_ends_of_the_file():
    before = SOUND["unidad"].replace("\n", "\r\n")
    data, problems = add(b"\xef\xbb\xbf" + before.encode())
    assert problems == ()
    assert data == b"\xef\xbb\xbf" + f"{before}avances:\r\n".encode() + ADDED.replace("\n", "\r\n").encode()


def test_a_plan_that_is_indented_as_a_whole_stays_so():
    before = "".join(f"  {line}\n" for line in SOUND["unidad"].splitlines())
    data, problems = add(before)
    assert problems == ()
    assert data == f"{before}  avances:\n".encode() + "".join(f"  {line}\n" for line in ADDED.splitlines()).encode()


@pytest.mark.parametrize(
    ("plan", "code", "message"),
    [
        (SOUND["unidad"] + "avances: []\n", "A601", "«avances» está escrito entre corchetes [ ], y así no se le"),
        (SOUND["unidad"] + f"avances: [{FEBRUARY}]\n", "A601", "«avances» está escrito entre corchetes"),
        (SOUND["unidad"] + f"avances:\n  [{FEBRUARY}]\n", "A601", "«avances» está escrito entre corchetes"),
        (SOUND["unidad"] + f"avances:\n  - {FEBRUARY}\nnota: Algo\n", "A601", "después está «nota»"),
        ("{" + ", ".join(SOUND["unidad"].strip().splitlines()) + "}\n", "A601", "entre llaves { }"),
        (SOUND["unidad"] + "nota: |\n  Sin salto", "A602", "no diría lo mismo"),
        (SOUND["unidad"] + "...\n", "L106", "no tiene la forma de un YAML"),
        (SOUND["unidad"] + "avances:\n", "E203", "«avances» está vacío"),
        (SOUND["unidad"].replace("version: 1\n", "version: uno\n"), "E203", "«version» debe ser un número entero"),
    ],
)
def test_a_file_that_cannot_be_continued_is_refused(plan, code, message):
    found, told = refused(plan)
    assert found == code
    assert message in told


def test_only_an_empty_list_is_to_be_deleted():
    for tail, remedy in [("avances: []\n", "borre esa línea"), (f"avances: [{FEBRUARY}]\n", "deje «avances» como la")]:
        assert add(SOUND["unidad"] + tail)[1][0].remedy.startswith(remedy)


def test_an_entry_that_breaks_a_rule_is_refused_at_its_own_line():
    data, problems = add(SOUND["unidad"], replace(JULY, results=(Result("2", Quantity(Decimal(5)), UNWRITTEN),)))
    assert data is None
    assert [(problem.code, problem.spot and problem.spot.line) for problem in problems] == [("R312", 11)]


def test_a_month_is_not_reported_twice():
    data, _ = add(SOUND["unidad"])
    assert data
    assert refused(data.decode())[0] == "R315"
    again, problems = add(data, replace(JULY, is_correction=True, reason="Doble registro"))
    assert problems == ()
    assert again
    assert again.startswith(data)


def test_an_entry_with_doubts_is_given_with_them():
    data, problems = add(SOUND["unidad"], replace(JULY, summary="Consultas al 7012-3456"))
    assert data
    assert [problem.code for problem in problems] == ["R329"]


def test_an_entry_too_long_for_the_format_is_refused():
    assert refused(SOUND["unidad"], replace(JULY, summary="a" * 10_001))[0] == "E203"


def test_errors_that_were_there_before_do_not_stop_a_report():
    other = SOUND["institucion"].replace("}]", "}, {id: otra, nombre: Otra}]")
    data, problems = add(SOUND["unidad"].replace("meta_anual: 5", "meta_anual: 6"), institucion=other)
    assert data
    assert problems == ()


def test_a_plan_without_its_year_is_refused_with_the_reason():
    data, problems = add(SOUND["unidad"], ejercicio=SOUND["ejercicio"].replace("instrumento: PAT\n", ""))
    assert data is None
    assert [(problem.code, problem.origin.file) for problem in problems] == [("E201", "plans/demo/2024/ejercicio.yaml")]


def test_a_plan_that_is_not_there_is_said_so():
    with pytest.raises(GeneratorError, match=r"plans/demo/2024/otra\.yaml no existe, o es un enlace"):
        checked_append([source("unidad", b"")], "plans/demo/2024/otra.yaml", JULY, schemas(), AS_OF)
