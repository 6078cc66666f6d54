"""The first text of the files that a person then goes on writing: sound as they are, with comments that teach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.quantity import plain
from generator.core.wording import to_be_written
from generator.editing.yaml_text import Node, Quoted, Token, yaml_text

if TYPE_CHECKING:
    from generator.core.model import Change

INSTRUMENTS: Mapping[str, str] = {
    "PAT": "Plan Anual de Trabajo",
    "POA": "Plan Operativo Anual",
    "POI": "Plan Operativo Institucional",
}
"""The instruments that promise goals, with the name that a plan of each begins with."""

ACCESS_UNIT = "unidad-de-acceso-a-la-informacion"
"""The unit that an institution begins with: the law asks every public body for one."""

_ACCESS_UNIT_NAME = "Unidad de Acceso a la Información Pública"
_TREE_COMMENT = """
# Las unidades. Esta la pide la ley a toda institución: si aquí se llama de otro modo, cámbiele el nombre.
# Agregue las demás debajo, o con: pat nuevo unidad {institution} IDENTIFICADOR --nombre "Nombre"
# El id nombra el archivo y la página de la unidad y no cambia nunca. Una unidad con otras dentro es una autoridad:
#   - id: direccion-administrativa
#     nombre: Dirección Administrativa
#     unidades:
#       - id: unidad-juridica
#         nombre: Unidad Jurídica
#         nombre_corto: Jurídica
"""
_STRATEGY_COMMENT = """\
# El plan estratégico, si lo hay: el nombre de su archivo sin .yaml (la guía «Los archivos» trae un ejemplo):
# estrategia: estrategia-2024-2029
"""
_METHOD_COMMENT = """
# Cómo mide la institución. Sin esto vale la metodología general del sitio. Por ejemplo:
# metodologia:
#   version: "{year}"
#   umbral: 80
"""
_GOAL_COMMENT = """
# Las metas. Copie este ejemplo debajo de «actividades:», sin los # y en lugar de los corchetes, y cámbielo:
#   - codigo: "1.1"
#     nombre: Impartir el curso básico
#     producto: Personas formadas en las tres sedes
#     unidad_medida: Personas
#     medio_verificacion: Listas de asistencia
#     metas: {feb: 100, mar: 150, abr: 150}
#     meta_anual: 400
"""
GIT_IGNORED = """\
# Lo que git no guarda. El programa, y lo que pat vuelve a hacer cuando se le pide:
/.venv/
/.pat-cache/
/site/
/site-demo/
/public/
/revision/
/entrega/
# Los formularios: lo que dicen se agrega al plan con pat avance --desde
/formularios/
formulario-*.xlsx
formulario-*.ods
# Lo que dejan los sistemas, los editores y las hojas de cálculo
.DS_Store
Thumbs.db
desktop.ini
*~
~$*
.~lock.*#
"""
"""What the folder of a new project says to git."""


class FrameDraft(Frozen):
    """What a new year begins with; `reporting_days` and `method` come from the year before, if there is one."""

    institution: str
    year: int
    instrument: str
    name: str
    change: Change
    strategy: str | None = None
    reporting_days: int | None = None
    method: Mapping[str, object] | None = None


def institution_text(institution_id: str, name: str, acronym: str = "") -> str:
    """Return the file of a new institution, with the one unit that the law asks of all."""
    identity: dict[str, Node] = {"esquema": Token("1"), "id": institution_id, "nombre": name}
    if acronym:
        identity["siglas"] = acronym
    unit: Node = [{"id": ACCESS_UNIT, "nombre": _ACCESS_UNIT_NAME, "nombre_corto": "Acceso a la Información"}]
    office: dict[str, Node] = {"unidad": ACCESS_UNIT, "cargo": "Oficial de información"}
    return "".join(
        (
            "# Quién es la institución y cómo se organiza. Lo que sigue a un # es un comentario: no se publica.\n",
            "# La guía «Los archivos» explica cada línea.\n",
            yaml_text(identity),
            "# sitio_web: https://www.institucion.gob.sv\n",
            "\n# Dónde pide información la ciudadanía: cargos y contactos institucionales, nunca personales.\n",
            yaml_text({"oficina_informacion": office}),
            _TREE_COMMENT.format(institution=institution_id),
            yaml_text({"organigrama": unit}),
        )
    )


def frame_text(draft: FrameDraft) -> str:
    """Return the file of a new year."""
    identity: dict[str, Node] = {
        "esquema": Token("1"),
        "institucion": draft.institution,
        "ejercicio": Token(str(draft.year)),
        "instrumento": draft.instrument,
        "nombre": draft.name,
    }
    return "".join(
        (
            f"# El marco del año {draft.year}. Lo que sigue a un # es un comentario: no se publica.\n",
            "# La guía «Los archivos» explica cada línea.\n",
            yaml_text(identity),
            "# Cuando el plan se apruebe, escriba la fecha y quite el #:\n",
            f"# aprobacion: {draft.year}-01-05\n",
            yaml_text({"estrategia": draft.strategy}) if draft.strategy else _STRATEGY_COMMENT,
            _reporting(draft.reporting_days),
            yaml_text({"metodologia": _node(draft.method)})
            if draft.method
            else _METHOD_COMMENT.format(year=draft.year),
            "\n",
            yaml_text({"control_de_cambios": [_change(draft.change)]}),
        )
    )


def plan_text_to_fill(unit_id: str, unit_name: str, year: int, change: Change) -> str:
    """Return the file of a plan without goals yet, which says so in public until they are written."""
    identity: dict[str, Node] = {
        "esquema": Token("1"),
        "unidad": unit_id,
        "ejercicio": Token(str(year)),
        "version": Token("1"),
    }
    return "".join(
        (
            f"# El plan de {year} de: {unit_name}. Lo que sigue a un # es un comentario: no se publica.\n",
            "# La guía «Los archivos» explica cada línea.\n",
            yaml_text(identity),
            "# Quién responde por el plan: un cargo, nunca el nombre de una persona particular.\n",
            "# responsable: Jefatura de la unidad\n",
            "\n# Borre esta nota cuando haya escrito las metas:\n",
            yaml_text({"nota": to_be_written(year)}),
            _GOAL_COMMENT,
            yaml_text({"actividades": []}),
            "\n",
            yaml_text({"control_de_cambios": [_change(change)]}),
        )
    )


def _reporting(days: int | None) -> str:
    comment = "# Cuántos días después del cierre del mes debe haber informado cada unidad:\n"
    return comment + (yaml_text({"plazo_informe": Token(str(days))}) if days else "# plazo_informe: 10\n")


def _change(change: Change) -> Node:
    return {
        "version": Token(change.version),
        "fecha": Token(change.date.isoformat()),
        "responsable": change.owner,
        "motivo": change.reason,
    }


def _node(data: object) -> Node:
    """Return data that was read from a file as it is written."""
    if isinstance(data, Mapping):
        return {key: _node(value) for key, value in data.items()}
    if isinstance(data, Sequence) and not isinstance(data, str):
        return [_node(item) for item in data]
    if isinstance(data, bool):
        return Token(str(data).lower())
    if isinstance(data, int | Decimal):
        return Token(plain(Decimal(data)))
    return Quoted(data) if isinstance(data, str) and not data else str(data)
