"""The reports of the institutions have the structure, the tables and the figures of the documents they published."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from generator.core.model import Measure, SubjectKind
from generator.core.period import Period
from generator.indicators.states import State
from generator.indicators.verification import Answer
from generator.moment import Moment
from generator.pipeline import check_project
from generator.project import Project
from generator.publishing.official.compose import official_report
from generator.publishing.official.document import RowKind
from generator.site_year import year_context
from tests.publishing.official.small_reports import prose, rows, tables, titles, total
from tests.small_plans import ROOT

if TYPE_CHECKING:
    from generator.core.model import Subject
    from generator.publishing.official.document import OfficialReport
    from generator.publishing.views.context import YearContext

AS_OF = date(2024, 12, 31)


@cache
def context_of(institution: str) -> YearContext:
    project = Project(ROOT)
    checked = check_project(project, AS_OF)
    (annual,) = (annual for annual in checked.annual_plans if annual.institution.id == institution)
    return year_context(project, checked, annual, Moment(AS_OF, ""))


def report(institution: str, period: str) -> OfficialReport:
    return official_report(context_of(institution), Period.parse(period))


def test_icj_has_the_eight_sections_of_its_document():
    found = report("icj", "2023-01..2023-09")
    assert (found.institution, found.title) == (
        "Instituto Crecer Juntos",
        "Informe de monitoreo y seguimiento extraordinario",
    )
    assert (found.subtitle, found.period) == ("Plan Operativo Anual (POA) 2023", "Enero a septiembre de 2023")
    assert (found.place, found.date) == ("La Libertad", date(2023, 12, 15))
    assert titles(found) == [
        "I. Introducción",
        "II. Metodología de monitoreo de avance trimestral",
        "III. Monitoreo de datos de formulación del POA de las Unidades Organizativas del Instituto Crecer Juntos",
        "IV. Monitoreo de cumplimiento de los resultados del Instituto Crecer Juntos para el año 2023",
        "V. Monitoreo de cumplimiento de las Unidades Organizativas del Instituto Crecer Juntos",
        "VI. Monitoreo de cumplimiento por Alta Autoridad (Dirección Ejecutiva o Gerencias)",
        "VII. Seguimiento a cumplimiento de resultados del Instituto Crecer Juntos",
        "VIII. Recomendaciones",
        "Anexo: cifras publicadas que difieren de las recalculadas",
    ]


def test_icj_has_the_tables_of_its_document():
    bands, results, units, executive, operations, technical, _ = tables(report("icj", "2023-01..2023-09"))
    assert [row[0] for row in rows(bands)] == ["Satisfactorio", "Parcialmente satisfactorio", "No satisfactorio"]
    assert [row[2:] for row in rows(results)] == [["100 % ‡", f"{year} % ‡"] for year in (71, 78, 47)]
    to_date = (82, 75, 79, 88, 88, 60, 93, 54, 60, 67, 50, 38, 61, 50, 82)
    assert [row[2:] for row in rows(units)[:15]] == [["100 %", f"{percent} %"] for percent in to_date]
    assert rows(units)[15] == ["16", "Unidad de Protección", "Sin programación", "Sin programación"]
    assert any(note.startswith("Unidad de Protección: La Unidad de Protección no presenta") for note in units.notes)
    assert total(units)[2:] == ["100 %", "68 %"]  # the document prints 64, which counts that unit as zero
    assert [len(table.rows) - 1 for table in (executive, operations, technical)] == [4, 5, 7]
    assert [total(table)[2:] for table in (executive, operations, technical)] == [
        ["100 %", "81 %"],
        ["100 %", "71 %"],
        ["100 %", "58 %"],
    ]


def test_insafocoop_has_the_sections_of_its_document_and_those_that_it_announces():
    found = report("insafocoop", "2023-T4")
    assert titles(found) == [
        "I. Introducción",
        "II. Base legal",
        "III. Consideraciones generales",
        "IV. Consolidado institucional 4º trimestre 2023",
        "Departamentos, Unidades y Oficinas Regionales que no lograron alcanzar el porcentaje establecido",
        "Cumplimiento Institucional por eje estratégico",
        "Eje 1. Fomento y Fortalecimiento del Cooperativismo Nacional",
        "Eje 2. Fortalecimiento de la capacidad de gestión y supervisión operativa",
        "Eje 3. Desarrollo de proyectos institucionales de fomento y apoyo a la asociatividad",
        "Eje 4. Gestión Administrativa-Financiera Institucional",
        "Cumplimiento adicional a lo programado",
        "Conclusión",
        "Recomendaciones",
        "Anexo: cifras publicadas que difieren de las recalculadas",
    ]
    assert [signature.post for signature in found.signatures] == ["Jefatura de Planificación y Proyectos"]
    assert (found.place, found.date) == ("San Salvador", date(2024, 1, 19))
    text = prose(found)
    assert text.index("Obteniendo de manera individual") < text.index("El Sistema de Calidad homologado, establece 90%")


def test_insafocoop_has_its_months_its_quarter_and_its_year():
    months, year, below, *_ = tables(report("insafocoop", "2023-T4"))
    assert [column.label for column in months.columns] == ["Unidad organizativa", "Oct", "Nov", "Dic"]
    assert total(months)[1:] == ["90 %", "87 %", "91 %"]
    printed = {row[0]: row[1:] for row in rows(months)}
    assert printed["Unidad de Auditoria Interna Institucional"] == ["80 %", "0 %", "100 %"]
    assert printed["Unidad de Supervisión"] == ["elim."] * 3  # the document prints 0 % and leaves it out
    assert [row[2:] for row in rows(year)][:5] == [
        ["89 %", "89 %"],
        ["84 %", "78 %"],
        ["95 %", "88 %"],
        ["100 %", "98 %"],
        ["100 %", "25 %"],
    ]
    assert total(year)[2].startswith("89 %")
    assert len(below.rows) == 10  # eleven in the document, with the unit that was removed


def test_insafocoop_has_its_axes_with_target_result_owner_and_synthesis():
    axes = [table for table in tables(report("insafocoop", "2023-T4")) if table.sheet.startswith("Eje")]
    first = rows(axes[0])
    assert first[0] == ["1.1 Fomentar la asociatividad de grupos pre cooperativos"]
    assert first[1][:6] == [
        "Iniciar la atención y funcionamiento de grupos pre cooperativos",
        "Atención a grupos pre cooperativos",
        "",
        "5",
        "15",
        "300 %",
    ]
    assert first[1][6].startswith("Departamento de Fomento y Asistencia Técnica")
    assert first[1][7].startswith("Con la perspectiva de crear nuevas asociaciones cooperativas")
    supervised = next(row for row in rows(axes[1]) if row[1:2] == ["Supervisión del personal de campo"])
    assert supervised[3:6] == ["3", "0", "Eliminada"]
    lines = [row[0].split(" ")[0] for table in axes for row in rows(table) if len(row) == 1]
    assert lines == [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
        "3.1",
        *("4.1a", "4.1b"),
        "4.2",
        "4.3",
        "4.4",
        "4.5",
    ]


def test_caja_mutual_asks_its_board_and_has_its_table():
    found = report("caja-mutual", "2020")
    assert titles(found) == ["Introducción", "POI 2020"]
    assert found.request.endswith(
        "SE SOLICITA AL CONSEJO DIRECTIVO: Darse por enterado del Seguimiento Anual al Plan Operativo Institucional "
        "(POI) 2020.\n\nCorrecciones hechas: _____"
    )
    assert [(each.label, each.post) for each in found.signatures] == [
        ("", "Jefe de Planificación y Desarrollo Institucional"),
        ("Vo. Bo.", "Gerente"),
    ]
    (table,) = tables(found)
    codes = [row[0].split(" ")[0] if len(row) == 1 else row[0] for row in rows(table)]
    assert codes == [
        *("AE.1.", "AO.1.1.", "AO.1.2.", "AO.1.3."),
        *("AO.1.", "AO.1.1.", "AO.1.1.1.", "AO.1.1.2.", "AO.1.1.3.", "AO.1.1.4.", "AO.1.1.5."),
        "AO.2.",
        *("AO.3.", "AO.3.1.", *(f"AO.3.1.{number}." for number in range(1, 9))),
    ]
    assert [row.kind for row in table.rows].count(RowKind.GROUP) == 5
    assert rows(table)[2][2:] == [
        "Unidad de Planificación y Desarrollo Institucional",
        "",
        *("2", "1", "1", "0", "0", "0", "0 %"),
        "Estamos pendientes de recibir el Plan de Gobierno.",
    ]


def test_conna_has_its_two_parts_their_items_and_no_percentage():
    found = report("conna", "2021-S1")
    assert found.title.startswith(
        "Informe semestral de asistencia técnica brindada por el Departamento de Primera Infancia"
    )
    assert (found.subtitle, found.period, found.method) == ("", "Primer semestre de 2021", "")
    assert [title[:45] for title in titles(found)] == [
        "Asistencia técnica al Despacho de la Primera ",
        "Asistencia técnica a otras dependencias del C",
    ]
    assert [prose(found).count(f"{number} sesiones") for number in (19, 7, 8, 3, 4)] == [1, 1, 1, 1, 2]
    assert len(prose(found).splitlines()) == 17
    assert tables(found) == []
    assert "%" not in prose(found)


def test_a_year_without_progress_has_a_report_that_says_so():
    found = report("di", "2024-07")
    assert found.notices == (
        "Informe generado con los datos publicados; la institución no ha escrito su texto.",
        "Ninguna unidad ha informado avances de julio de 2024: no es lo mismo que cero.",
    )
    assert titles(found)[-1] == "Unidades que no han informado"
    assert "%" not in "".join(cell for row in rows(tables(found)[-1]) for cell in row)


def name_of(context: YearContext, subject: Subject) -> str:
    """What a report calls the subject of a printed figure."""
    if subject.kind is SubjectKind.ACTIVITY:
        return context.annual.by_unit[subject.unit].by_code[subject.code].name
    return context.name_of(subject.unit)


@pytest.mark.parametrize(
    ("institution", "period", "kinds"),
    [
        ("icj", "2023-01..2023-09", {SubjectKind.UNIT, SubjectKind.AUTHORITY}),
        ("insafocoop", "2023-T4", {SubjectKind.UNIT}),
        ("caja-mutual", "2020", {SubjectKind.ACTIVITY}),
    ],
)
def test_every_percentage_that_was_printed_stands_beside_its_name(institution, period, kinds):
    """All that the verification calls equal, or knows only as told; INSAFOCOOP prints its activities capped."""
    context = context_of(institution)
    lines = {
        (name, cell.text.split("\N{NO-BREAK SPACE}")[0])
        for table in tables(report(institution, period))
        for row in table.rows
        for name in (row.cells[min(table.heading_column, len(row.cells) - 1)].text, table.caption.partition(":")[0])
        for cell in row.cells
    }
    printed = [
        (name_of(context, verdict.figure.subject), verdict.figure.quantity.text.rstrip("%"))
        for verdict in context.verdicts
        if verdict.answer is not Answer.DIFFERENT
        and verdict.figure.subject.kind in kinds
        and verdict.figure.measure in {Measure.COMPLIANCE, Measure.MEAN}
        and verdict.state is not State.REMOVED
    ]
    assert len(printed) > 10
    assert [line for line in printed if line not in lines] == []
