"""Every key of the format reaches the model, under the code's own word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.core.model import Direction, MissingRule, TargetType
from generator.core.period import Period
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
  decimales: 0
  redondear_primero: true
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


def test_the_frame():
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


def test_the_method():
    method = read(FRAME).annual_plans[0].frame.method
    assert (method.version, method.is_default, method.cap, method.threshold) == ("2", False, None, Decimal(90))
    assert (method.missing, method.decimals, method.round_units_first) == (MissingRule.ZERO, 0, True)
    assert [(band.id, band.lower, band.upper) for band in method.bands] == [
        ("alta", Decimal(80), None),
        ("baja", Decimal(0), Decimal(80)),
    ]


def test_what_a_method_leaves_out_is_the_default():
    method = read('# ejercicio.yaml\nmetodologia: {version: "2"}\n').annual_plans[0].frame.method
    default = read().annual_plans[0].frame.method
    assert (method.is_default, default.is_default) == (False, True)
    assert (method.bands, method.cap, method.decimals) == (default.bands, default.cap, default.decimals)


def test_an_activity():
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
    assert activity.unreadable == {Period.month(2024, 8): "21,00"}


def test_progress():
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
    assert [(work.name, work.measure_unit, work.quantity.text) for work in entry.unplanned] == [
        ("Charla", "Personas", "40")
    ]
    assert (correction.is_correction, correction.reason, correction.results) == (True, "Error", ())
