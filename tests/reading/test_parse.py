"""Every key of the format reaches the model, under the code's own word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.core.model import (
    Averaging,
    Content,
    Direction,
    MissingRule,
    Named,
    OutlinePart,
    Relation,
    Removal,
    RemovedRule,
    ReportOutline,
    Signatory,
    Subject,
    SubjectKind,
    TargetType,
    UnscheduledRule,
)
from generator.core.period import Period
from generator.core.quantity import Quantity
from tests.small_plans import read

FRAME = """
# ejercicio.yaml
instrumento: POA
nombre: Plan Operativo 2024
documento: {codigo: PL-01, version: "02", fecha: 2024-07-29, elaborado_por: A, revisado_por: B, autorizado_por: C, url: "https://x.sv"}
aprobacion: 2024-01-10
presupuesto: {monto: 23400000.50, moneda: USD, nota: Como lo dice el documento}
plazo_informe: 10
nota: Nota
secciones:
  - {id: mision, titulo: Misión, parrafos: [Uno., Dos.]}
  - {id: valores, titulo: Valores, puntos: [{nombre: Respeto, texto: A todos}, {texto: Sin nombre}]}
metodologia:
  version: "2"
  tope: ninguno
  umbral: 90
  sin_reporte: cero
  sin_programacion: cero
  eliminado_en_el_periodo: todo_el_periodo
  promedio: ponderado
  pesos: {unidad: 99.5, archivo: 0.5}
  decimales: 0
  redondear_primero: true
  decimales_categoria: 0
  meta_trimestral: 22.5
  bandas: [{id: alta, nombre: Alta, desde: 80}, {id: baja, nombre: Baja, desde: 0, hasta: 80}]
"""
PLAN = """
responsable: Coordinación
objetivo: Formar
nota: Nota
actividades:
  - codigo: "1.10"
    codigo_publicado: "_1.10"
    proceso: Formación
    nombre: Capacitar
    producto: Personas formadas
    unidad_medida: Personas
    medio_verificacion: Listas
    estrategia: AE-1.1
    responsable: Jefatura
    tipo_meta: nivel
    sentido: rango
    rango: {minimo: 80%, maximo: 1.1}
    metas: {t3: 90%, feb: 12.5}
    meta_anual: 90%
    peso: 12.5
    nota: Nota de la actividad
    salvedades: [{regla: R303, nota: Ilegible, ilegibles: {ago: "21,00"}}]
avances:
  - periodo: 2024-T3
    fecha: 2024-10-05
    responsable: Coordinación
    resumen: Resumen
    actividades:
      "1.10":
        {valor: 85%, solicitado: 3, justificacion: J, medidas: M, nota: N, evidencia: [{titulo: T, url: "https://x.sv/a"}]}
    no_programadas: [{nombre: Charla, unidad_medida: Personas, valor: 40}]
  - {periodo: 2024-T3, fecha: 2024-11-05, rectifica: true, motivo: Error, resumen: Otro}
"""


def test_what_a_frame_says_reaches_the_model():
    (annual,) = read(FRAME).annual_plans
    frame = annual.frame
    assert (frame.instrument, frame.name, frame.approved, frame.reporting_days, frame.notes) == (
        "POA",
        "Plan Operativo 2024",
        date(2024, 1, 10),
        10,
        "Nota",
    )
    assert (frame.document.code, frame.document.version, frame.document.date) == ("PL-01", "02", date(2024, 7, 29))
    assert frame.budget
    assert (frame.budget.amount, frame.budget.currency) == (Decimal("23400000.50"), "USD")
    assert [section.title for section in frame.sections] == ["Misión", "Valores"]
    assert frame.sections[0].paragraphs == ("Uno.", "Dos.")
    assert [(point.name, point.text) for point in frame.sections[1].points] == [
        ("Respeto", "A todos"),
        ("", "Sin nombre"),
    ]


def test_what_a_method_says_reaches_the_model():
    method = read(FRAME).annual_plans[0].frame.method
    assert (method.version, method.is_default, method.cap, method.threshold) == ("2", False, None, Decimal(90))
    assert (method.missing, method.decimals, method.round_units_first) == (MissingRule.ZERO, 0, True)
    assert (method.category_decimals, method.quarterly_target) == (0, Decimal("22.5"))
    assert (method.unscheduled, method.averaging) == (UnscheduledRule.ZERO, Averaging.WEIGHTED)
    assert method.removed is RemovedRule.WHOLE_PERIOD
    assert [(weight.unit, weight.percent) for weight in method.unit_weights] == [
        ("unidad", Decimal("99.5")),
        ("archivo", Decimal("0.5")),
    ]
    assert [(band.id, band.lower, band.upper) for band in method.bands] == [
        ("alta", Decimal(80), None),
        ("baja", Decimal(0), Decimal(80)),
    ]


def test_what_a_method_leaves_out_is_the_default():
    method = read('# ejercicio.yaml\nmetodologia: {version: "2"}\n').annual_plans[0].frame.method
    default = read().annual_plans[0].frame.method
    assert (method.is_default, default.is_default) == (False, True)
    assert (method.bands, method.cap, method.decimals) == (default.bands, default.cap, default.decimals)


def test_what_an_activity_says_reaches_the_model():
    (activity,) = read(PLAN).annual_plans[0].plans[0].activities
    assert (activity.code, activity.published_code, activity.process, activity.product) == (
        "1.10",
        "_1.10",
        "Formación",
        "Personas formadas",
    )
    assert (activity.target_type, activity.direction) == (TargetType.LEVEL, Direction.RANGE)
    assert activity.range == (Decimal("0.8"), Decimal("1.1"))
    assert [(target.period.key, target.quantity.text) for target in activity.targets] == [
        ("feb", "12.5"),
        ("t3", "90%"),
    ]
    assert (activity.strategy, activity.owner, activity.notes) == ("AE-1.1", "Jefatura", "Nota de la actividad")
    assert activity.weight == Decimal("12.5")
    assert activity.unreadable == {Period.month(2024, 8): "21,00"}


def test_what_is_reported_reaches_the_model():
    plan = read(PLAN).annual_plans[0].plans[0]
    entry, correction = plan.progress
    (result,) = entry.results
    assert (entry.period.code, entry.date, entry.owner, entry.summary) == (
        "2024-T3",
        date(2024, 10, 5),
        "Coordinación",
        "Resumen",
    )
    assert (result.quantity.text, result.requested, result.justification, result.measures, result.notes) == (
        "85%",
        Decimal(3),
        "J",
        "M",
        "N",
    )
    assert [(proof.title, proof.url) for proof in result.evidence] == [("T", "https://x.sv/a")]
    assert [(work.name, work.measure_unit, work.quantity and work.quantity.text) for work in entry.unplanned] == [
        ("Charla", "Personas", "40")
    ]
    assert (correction.is_correction, correction.reason, correction.results) == (True, "Error", ())


def test_what_a_removed_unit_with_only_percentages_says():
    text = """
eliminado: {desde: 2024-10, motivo: Se suprimió, acto: Acuerdo 12, fecha: 2024-09-28}
actividades_parciales: true
actividades: [{codigo: "1", metas: {}, eliminado: {desde: 2024-02, motivo: Otro}}]
avances_informados:
  - {periodo: 2024-07, porcentaje: 82.5, nota: N}
  - {periodo: 2024, porcentaje: 0, al: 2024-09-30}
  - {periodo: 2024-01..2024-09, porcentaje: 120}
avances: [{periodo: 2024, fecha: 2024-12-31, no_programadas: [{nombre: Charla}]}]
"""
    plan = read(text).annual_plans[0].plans[0]
    assert plan.is_partial
    assert plan.removal == Removal(Period.month(2024, 10), "Se suprimió", plan.origin, "Acuerdo 12", date(2024, 9, 28))
    assert plan.activities[0].removal == Removal(Period.month(2024, 2), "Otro", plan.origin)
    assert [(share.period.code, share.percent, share.as_of, share.notes) for share in plan.reported_shares] == [
        ("2024-07", Decimal("82.5"), None, "N"),
        ("2024", Decimal(0), date(2024, 9, 30), ""),
        ("2024-01..2024-09", Decimal(120), None, ""),
    ]
    assert plan.progress[0].period == Period.whole_year(2024)
    assert plan.progress[0].unplanned[0].quantity is None


REPORT = """
# informes/2024-t3.yaml
responsable: Planificación
documento: {codigo: INF-3}
nota: Nota
secciones: [{id: conclusion, titulo: Conclusión, parrafos: [Uno.]}]
publicado:
  - {tabla: Uno, sujeto: institucion, periodo: 2024-T3, valor: 89%}
  - {tabla: Uno, sujeto: "unidad:unidad", medida: promedio, periodo: 2024, valor: 12.5, nota: N}
  - {tabla: Dos, sujeto: "autoridad:mando", medida: adicional, periodo: 2024-01..2024-09, valor: 3}
  - {tabla: Dos, sujeto: "estrategia:AE 1.1", medida: programado, periodo: 2024-07, valor: 4}
  - {tabla: Dos, sujeto: "actividad:unidad/AE 1-1.2", medida: realizado, periodo: 2024-07, valor: 4}
  - {tabla: Dos, sujeto: institucion, periodo: 2024-07, valor: ">100%"}
  - {tabla: Dos, sujeto: institucion, periodo: 2024-07, valor: <12.5}
"""


def test_what_an_official_report_says_reaches_the_model():
    (report,) = read(REPORT).annual_plans[0].reports
    assert (report.id, report.period.code, report.date) == ("2024-t3", "2024-T3", date(2024, 10, 15))
    assert (report.title, report.owner, report.notes) == ("Informe del tercer trimestre", "Planificación", "Nota")
    assert (report.document.code, report.sections[0].title) == ("INF-3", "Conclusión")
    assert [(figure.table, figure.subject.text, figure.measure.value) for figure in report.figures] == [
        ("Uno", "institucion", "cumplimiento"),
        ("Uno", "unidad:unidad", "promedio"),
        ("Dos", "autoridad:mando", "adicional"),
        ("Dos", "estrategia:AE 1.1", "programado"),
        ("Dos", "actividad:unidad/AE 1-1.2", "realizado"),
        ("Dos", "institucion", "cumplimiento"),
        ("Dos", "institucion", "cumplimiento"),
    ]
    assert [(figure.quantity.text, figure.notes) for figure in report.figures[:2]] == [("89%", ""), ("12.5", "N")]
    assert [(figure.relation, figure.quantity, figure.text) for figure in report.figures[4:]] == [
        (Relation.EQUAL, Quantity(Decimal(4)), "4"),
        (Relation.MORE, Quantity(Decimal(100), is_percent=True), ">100%"),
        (Relation.LESS, Quantity(Decimal("12.5")), "<12.5"),
    ]
    assert report.figures[4].subject == Subject(SubjectKind.ACTIVITY, "unidad", "AE 1-1.2")


def test_a_report_that_is_being_written_needs_only_its_period():
    (report,) = read("", {"informes/2024-07": "esquema: 1\nperiodo: 2024-07\n"}).annual_plans[0].reports
    assert (report.period.code, report.title, report.date, report.figures, report.sections) == (
        "2024-07",
        "",
        None,
        (),
        (),
    )


OUTLINE = """
# ejercicio.yaml
informes:
  lugar: San Salvador
  solicitud: Darse por enterado.
  firmas: [{cargo: Jefatura}, {etiqueta: Visto bueno, cargo: Gerencia}]
  partes:
    - id: base-legal
      titulo: Base legal
      parrafos: [Uno.]
      puntos: [{nombre: Ley, texto: Artículo 10}]
    - id: unidades
      cuadro: bajo-umbral
      partes: [{id: meses, titulo: Meses, cuadro: meses}]
"""


def test_the_outline_of_reports():
    outline = read(OUTLINE).annual_plans[0].frame.outline
    assert (outline.place, outline.request) == ("San Salvador", "Darse por enterado.")
    assert outline.signatures == (Signatory("Jefatura"), Signatory("Gerencia", "Visto bueno"))
    assert outline.parts == (
        OutlinePart("base-legal", "Base legal", ("Uno.",), (Named("Ley", "Artículo 10"),)),
        OutlinePart(
            "unidades",
            content=Content.BELOW_THRESHOLD,
            parts=(OutlinePart("meses", "Meses", content=Content.MONTHS),),
        ),
    )
    assert read().annual_plans[0].frame.outline == ReportOutline()


def test_a_content_that_does_not_exist_is_said_with_its_part():
    snippet = "# ejercicio.yaml\ninformes: {partes: [{id: uno, cuadro: unidade}]}\n"
    (problem,) = read(snippet).problems
    assert problem.message == '«cuadro» de la parte uno tiene un valor no válido: «"unidade"»'
    assert problem.remedy == "¿quiso decir «unidades»?"


def test_reports_stand_in_the_order_of_their_periods():
    snippet = "".join(
        f"# informes/{name}.yaml\nperiodo: {period}\n"
        for name, period in (
            ("z", "2024-T1"),
            ("b", "2024-T4"),
            ("a", "2024-T4"),
        )
    )
    assert [report.id for report in read(snippet).annual_plans[0].reports] == ["z", "a", "b"]


def test_a_report_of_another_year_is_out_of_place():
    (problem,) = read("# informes/2023-t4.yaml\nperiodo: 2023-T4\n").problems
    assert (problem.code, problem.message) == (
        "L112",
        "el informe es de 2023-T4, pero el archivo está en plans/demo/2024/informes/2023-t4.yaml",
    )


def test_a_report_with_errors_hides_no_unit():
    reading = read("# informes/unidad.yaml\ntitulo: 5\n")
    assert [problem.code for problem in reading.problems] == ["E204"]
    assert reading.annual_plans[0].unread == frozenset()


@pytest.mark.parametrize("text", ["2024-09..2024-01", "2024-01..2023-09", "2024-T1..2024-T2", "2024-00", "enero"])
def test_a_period_that_is_none(text):
    (problem,) = read(f"# informes/x.yaml\nperiodo: {text}\n").problems
    assert problem.code == "E203"


@pytest.mark.parametrize("text", ["unidad", "unidad:", "institucion:x", "actividad:unidad", "oficina:x", "unidad:Año"])
def test_a_subject_that_is_none(text):
    snippet = f'# informes/x.yaml\npublicado: [{{tabla: T, sujeto: "{text}", periodo: 2024, valor: 1}}]\n'
    (problem,) = read(snippet).problems
    assert (problem.code, problem.message.split(" tiene")[0][:8]) == ("E203", "«sujeto»")
