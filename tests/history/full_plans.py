"""A project in which every key of every schema is written, and a way to write one of them otherwise."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.core.problem import Severity
from generator.history.changes import Days, Side
from generator.history.compare import compare
from generator.history.sides import read_side
from generator.history.snapshots import Snapshot
from generator.indicators.method import default_method
from generator.reading.read import read_all
from tests.small_plans import AS_OF, data_of, schemas, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.history.changes import Change
    from generator.history.sides import ReadSide

FULL = {
    "institucion": """
esquema: 1
id: demo
nombre: Demostración
siglas: DEMO
pais: SV
revisores: ["@demo/planificacion"]
sitio_web: https://demo.example/
oficina_informacion:
  {unidad: unidad, cargo: Oficial, correo: oir@demo.example, telefono: 2222-2222, direccion: Calle 1}
organigrama:
  - id: direccion
    nombre: Dirección
    unidades:
      - id: unidad
        nombre: Unidad
        nombre_corto: Un.
        otros_nombres: [La unidad]
        ids_anteriores: [antes]
        revisores: ["@demo/unidad"]
  - {id: otra, nombre: Otra}
""",
    "estrategia-2024": """
esquema: 1
id: estrategia-2024
nombre: Plan estratégico
periodo: {desde: 2024, hasta: 2029}
nota: Una nota
elementos:
  - codigo: E1
    tipo: eje
    nombre: Eje
    elementos:
      - codigo: AE-1.1
        tipo: accion
        nombre: Ampliar la cobertura
        cantidad: 10
        indicador_producto: Personas
        responsable: Jefatura
        unidad: unidad
        inicio: 2024
        nota: Otra nota
  - {codigo: AE-1.2, tipo: accion, nombre: Mejorar la calidad}
""",
    "ejercicio": """
esquema: 1
institucion: demo
ejercicio: 2024
instrumento: PAT
nombre: Plan 2024
documento:
  codigo: PL-1
  version: "01"
  fecha: 2024-01-10
  elaborado_por: Planificación
  revisado_por: Subdirección
  autorizado_por: Dirección
  url: https://demo.example/plan.pdf
aprobacion: 2024-01-12
estrategia: estrategia-2024
presupuesto: {monto: 1000, moneda: USD, nota: Mil dólares}
nota: Una nota
plazo_informe: 10
secciones:
  - {id: mision, titulo: Misión, parrafos: [Servir a la gente], puntos: [{nombre: Uno, texto: Primero}]}
informes:
  lugar: San Salvador
  solicitud: Se solicita darse por enterado.
  firmas: [{etiqueta: Elaborado por, cargo: Planificación}]
  partes:
    - id: intro
      titulo: Introducción
      cuadro: presentacion
      parrafos: [Texto fijo]
      puntos: [{nombre: A, texto: Punto}]
    - {id: dos, titulo: Dos, partes: [{id: tres, titulo: Tres}]}
divulgacion:
  responsable: Oficial de Información
  meses: [1, 7]
  plan: {nota: Completo}
  resultados: {responsable: Planificación}
  metas:
    documentos:
      - nombre: Metas
        url: https://demo.example/m.pdf
        fecha: 2024-01-10
        actualizado: 2024-02-10
        formato: PDF
        tamano: 2 MB
  reestructuracion: {acta: {codigo: AI-1, fecha: 2024-03-01, url: "https://demo.example/ai.pdf"}}
metodologia:
  version: "1"
  tope: 100
  umbral: 80
  sin_reporte: incompleto
  decimales: 1
  decimales_categoria: 0
  meta_trimestral: 22.5
  redondear_primero: true
  promedio: ponderado
  pesos: {unidad: 100}
  sin_programacion: cero
  eliminado_en_el_periodo: todo_el_periodo
  bandas:
    - {id: bien, nombre: Bien, desde: 80}
    - {id: mal, nombre: Mal, desde: 0, hasta: 80, impreso: hasta 79}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
""",
    "unidad": """
esquema: 1
unidad: unidad
ejercicio: 2024
version: 1
responsable: Jefatura
objetivo: Formar bien
nota: Una nota
eliminado: {desde: 2024-11, motivo: Cierre, acto: Acuerdo 1, fecha: 2024-10-01}
actividades_parciales: true
actividades:
  - codigo: "1"
    codigo_publicado: "1.a"
    codigos_anteriores: ["0"]
    proceso: Formación
    peso: 100
    nombre: Formar a la gente
    producto: Gente formada
    unidad_medida: Personas
    medio_verificacion: Listas
    estrategia: AE-1.1
    responsable: Coordinación
    tipo_meta: nivel
    sentido: rango
    rango: {minimo: 1, maximo: 90}
    metas: {jul: 5, t4: 8}
    meta_anual: 8
    eliminado: {desde: 2024-12, motivo: Cierre, acto: Acuerdo 2, fecha: 2024-10-02}
    nota: Otra nota
    salvedades:
      - {regla: R301, nota: No suma}
      - {regla: R303, nota: No se lee, ilegibles: {ago: "21,00"}}
  - {codigo: "2", nombre: Evaluar, medio_verificacion: Actas, metas: {dic: 1}, meta_anual: 1}
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
avances_informados:
  - {periodo: 2024, porcentaje: 60, al: 2024-09-30, nota: Al corte}
avances:
  - periodo: 2024-07
    fecha: 2024-08-05
    responsable: Jefatura
    resumen: Un resumen
    actividades:
      "1":
        valor: 4
        solicitado: 6
        justificacion: Faltó gente
        medidas: Se llamará
        nota: Nada más
        evidencia: [{titulo: Lista, url: "https://demo.example/lista.pdf"}]
    no_programadas:
      - {nombre: Charla, unidad_medida: Personas, valor: 40}
    retirado:
      fecha: 2024-09-01
      responsable: Oficial
      motivo: Dato personal
      huella: abababababababababababababababababababababababababababababababab
  - periodo: 2024-07
    fecha: 2024-09-05
    rectifica: true
    motivo: Doble registro
    actividades: {"1": {valor: 3}}
""",
    "informes/2024-t3": """
esquema: 1
periodo: 2024-T3
titulo: Informe del tercer trimestre
fecha: 2024-10-15
responsable: Planificación
documento: {codigo: IN-1}
nota: Una nota
secciones: [{id: inicio, titulo: Inicio, parrafos: [Se avanzó]}]
publicado:
  - {tabla: Cuadro 1, sujeto: "unidad:unidad", medida: promedio, periodo: 2024-T3, valor: 95%, sumandos: [40, 55],
     nota: Del cuadro}
""",
}

Path = tuple[str | int, ...]
Tree = dict[str, Any]


def tree() -> Tree:
    """The data of every file, by name."""
    return {name: data_of(text) for name, text in FULL.items()}


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that is no mapping and no list, with the way to it."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def with_value(path: Path, value: Any) -> Tree:
    """The project with another value at a place; `None` takes the key out."""
    changed = copy.deepcopy(tree())
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return changed


def _number(value: object) -> float | int:
    assert isinstance(value, Decimal)
    return int(value) if value == int(value) else float(str(value))


def side(data: Mapping[str, Any]) -> ReadSide:
    """A project as a side of a comparison; every file must be of sound shape."""
    texts = {name: json.dumps(each, ensure_ascii=False, default=_number) for name, each in data.items()}
    return _side(tuple(texts.items()))


@lru_cache(maxsize=512)
def _side(texts: tuple[tuple[str, str], ...]) -> ReadSide:
    files = tuple(source(name, text.encode()) for name, text in texts)
    found = read_side(Snapshot("lado", "", None, files), schemas())
    problems = read_all(files, schemas(), default_method()).problems
    assert not found.unread, [problem.message for problem in problems if problem.severity is Severity.ERROR]
    return found


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """What changes from one project to another."""
    return changes_of(side(before).side, side(after).side)


def changes_of(before: Side, after: Side) -> tuple[Change, ...]:
    """What changes from one side to another."""
    return compare(before, after, Days(AS_OF)).changes
