"""A year of an institution as git keeps it: an approved version, and what planners have to tell apart in each change.

Each chapter is a commit. `STORY` names what its author did; the tests compare each with the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.cli.small_project import git, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRAINING = "plans/demo/2025/formacion.yaml"
BUYING = "plans/demo/2025/compras.yaml"
TREE = "plans/demo/institucion.yaml"
FRAME = "plans/demo/2025/ejercicio.yaml"

APPROVED = {
    TREE: """\
esquema: 1
id: demo
nombre: Instituto de Demostración
siglas: IDEM
organigrama:
  - id: direccion
    nombre: Dirección Ejecutiva
    unidades:
      - {id: formacion, nombre: Unidad de Formación}
      - {id: compras, nombre: Unidad de Compras}
""",
    FRAME: """\
esquema: 1
institucion: demo
ejercicio: 2025
instrumento: PAT
nombre: Plan Anual de Trabajo 2025
control_de_cambios:
  - {version: 1, fecha: 2025-01-20, responsable: Gerencia de Planificación, motivo: Creación del plan}
""",
    TRAINING: """\
esquema: 1
unidad: formacion
ejercicio: 2025
version: 1
responsable: Jefatura de Formación
actividades:
  - codigo: "1.1"
    nombre: Capacitar a facilitadores comunitarios en los catorce departamentos
    unidad_medida: Personas
    medio_verificacion: Listas de asistencia firmadas
    metas: {mar: 300, jun: 300, sep: 300, nov: 300}
    meta_anual: 1200
  - codigo: "1.2"
    nombre: Atender las solicitudes de charlas
    unidad_medida: Solicitudes
    medio_verificacion: Registro de solicitudes
    tipo_meta: demanda
    metas: {t1: 90%, t2: 90%, t3: 90%, t4: 90%}
    meta_anual: 90%
  - codigo: "1.3"
    nombre: Elaborar el informe anual
    unidad_medida: Informe
    medio_verificacion: Informe firmado
    metas: {dic: 1}
    meta_anual: 1
control_de_cambios:
  - {version: 1, fecha: 2025-01-20, responsable: Gerencia de Planificación, motivo: Creación del plan}
""",
    BUYING: """\
esquema: 1
unidad: compras
ejercicio: 2025
version: 1
actividades:
  - codigo: "2.1"
    nombre: Publicar los procesos de compra
    unidad_medida: Procesos
    medio_verificacion: Expedientes
    metas: {feb: 10, may: 10, ago: 10}
    meta_anual: 30
  - codigo: "2.2"
    nombre: Resolver los reclamos en menos días
    unidad_medida: Días
    medio_verificacion: Expedientes
    tipo_meta: nivel
    sentido: descendente
    metas: {jun: 20, dic: 15}
    meta_anual: 15
control_de_cambios:
  - {version: 1, fecha: 2025-01-20, responsable: Gerencia de Planificación, motivo: Creación del plan}
""",
}
SEMESTER = """\
avances:
  - periodo: 2025-03
    fecha: 2025-04-04
    responsable: Jefatura de Formación
    actividades:
      "1.1": {valor: 240, justificacion: Se suspendieron dos jornadas por lluvia.}
  - periodo: 2025-T1
    fecha: 2025-04-04
    actividades:
      "1.2": {valor: 45, solicitado: 50}
  - periodo: 2025-06
    fecha: 2025-07-04
    resumen: Se completaron las jornadas del semestre.
    actividades:
      "1.1": {valor: 310}
    no_programadas:
      - {nombre: Charla en una feria, unidad_medida: Personas, valor: 40}
"""
BOUGHT = """\
avances:
  - {periodo: 2025-02, fecha: 2025-03-05, actividades: {"2.1": {valor: 10}}}
  - {periodo: 2025-05, fecha: 2025-06-05, actividades: {"2.1": {valor: 8, justificacion: Dos quedaron desiertos.}}}
  - {periodo: 2025-06, fecha: 2025-07-05, actividades: {"2.2": {valor: 22}}}
"""
CORRECTION = """\
  - periodo: 2025-03
    fecha: 2025-09-15
    rectifica: true
    motivo: Una sede se había contado dos veces.
    actividades:
      "1.1": {valor: 215}
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A commit: its tag, its day, and what it does to the files."""

    tag: str
    day: str
    edit: Callable[[dict[str, str]], None]


def change(files: dict[str, str], name: str, *edits: tuple[str, str]) -> None:
    """Put new words in the place of old ones, which must be there."""
    for old, new in edits:
        assert old in files[name], old
        files[name] = files[name].replace(old, new, 1)


def row(last: str, version: int, day: str, reason: str) -> tuple[str, str]:
    """The edit that adds a row to a change control, after the row with a reason."""
    new = f"  - {{version: {version}, fecha: {day}, responsable: Gerencia de Planificación, motivo: {reason}}}"
    return f"motivo: {last}}}\navances", f"motivo: {last}}}\n{new}\navances"


def _nothing(_files: dict[str, str]) -> None:
    """The approved plan as it is."""


def _reports(files: dict[str, str]) -> None:
    files[TRAINING] += SEMESTER
    files[BUYING] += BOUGHT


def _honest(files: dict[str, str]) -> None:
    change(
        files,
        TRAINING,
        ("version: 1\n", "version: 2\n"),
        ("sep: 300, nov: 300}\n    meta_anual: 1200", "nov: 300, dic: 200}\n    meta_anual: 1100"),
        row("Creación del plan", 2, "2025-08-04", "Cierre de la sede de oriente"),
    )


def _hidden(files: dict[str, str]) -> None:
    change(
        files,
        BUYING,
        (
            "metas: {feb: 10, may: 10, ago: 10}\n    meta_anual: 30",
            "metas: {feb: 10, may: 8, ago: 10}\n    meta_anual: 28",
        ),
        ("    medio_verificacion: Expedientes\n    tipo_meta", "    tipo_meta"),
        ('"2.2": {valor: 22}', '"2.2": {valor: 20}'),
    )


def _correction(files: dict[str, str]) -> None:
    files[TRAINING] += CORRECTION


def _renamed(files: dict[str, str]) -> None:
    change(
        files,
        TRAINING,
        ("version: 2\n", "version: 3\n"),
        ('codigo: "1.1"', 'codigo: "3.1"\n    codigos_anteriores: ["1.1"]'),
        ("en los catorce departamentos", "en doce departamentos"),
        row("Cierre de la sede de oriente", 3, "2025-10-01", "Se renumeraron las actividades"),
    )


def _reordered(files: dict[str, str]) -> None:
    text = files[BUYING]
    head, _, rest = text.partition('  - codigo: "2.1"\n')
    first, _, rest = rest.partition('  - codigo: "2.2"\n')
    second, _, tail = rest.partition("control_de_cambios")
    second = second.replace(
        "nombre: Resolver los reclamos en menos días", 'nombre: "Resolver los reclamos\n      en menos días"'
    )
    first = first.replace("{feb: 10, may: 8, ago: 10}", "\n      ago: 10.0\n      feb: 10\n      may: 8")
    files[BUYING] = (
        f'# El plan de compras\n{head}  - codigo: "2.2"\n{second}  - codigo: "2.1"\n{first}control_de_cambios{tail}'
    )


STORY = (
    Chapter("aprobado", "2025-01-20", _nothing),
    Chapter("semestre", "2025-07-10", _reports),
    Chapter("cambio-honesto", "2025-08-05", _honest),
    Chapter("cambio-oculto", "2025-09-10", _hidden),
    Chapter("rectificacion", "2025-09-15", _correction),
    Chapter("recodificacion", "2025-10-01", _renamed),
    Chapter("reorden", "2025-10-02", _reordered),
)


def tell(root: Path) -> None:
    """Make the repository of the whole story, with a tag for each chapter."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    files = dict(APPROVED)
    for chapter in STORY:
        chapter.edit(files)
        write(root, files)
        git(root, "add", "-A")
        git(root, "commit", "-qm", chapter.tag, day=f"{chapter.day}T10:00:00-06:00")
        git(root, "tag", chapter.tag)
