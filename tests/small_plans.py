"""A small, sound project in memory; a test writes only the keys that matter to it and reads the problems."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.indicators.method import default_method
from generator.reading.discover import place_of
from generator.reading.document import locate
from generator.reading.load import load
from generator.reading.read import Reading, read_all
from generator.reading.schemas import Schemas
from generator.rules import run_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.problem import Problem
    from generator.reading.discover import SourceFile

ROOT = Path(__file__).parent.parent
AS_OF = date(2024, 12, 31)
_CHANGES = "control_de_cambios: [{version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}]\n"
SOUND = {
    "institucion": "esquema: 1\nid: demo\nnombre: Demostración\norganigrama: [{id: unidad, nombre: Unidad}]\n",
    "estrategia-2024": (
        "esquema: 1\nid: estrategia-2024\nnombre: Plan estratégico\nperiodo: {desde: 2024, hasta: 2029}\n"
        "elementos: [{codigo: AE-1.1, tipo: accion, nombre: Ampliar la cobertura}]\n"
    ),
    "ejercicio": (
        "esquema: 1\ninstitucion: demo\nejercicio: 2024\ninstrumento: PAT\nnombre: Plan 2024\n"
        "estrategia: estrategia-2024\n" + _CHANGES
    ),
    "unidad": (
        "esquema: 1\nunidad: unidad\nejercicio: 2024\nversion: 1\n"
        'actividades: [{codigo: "1", nombre: Formar, medio_verificacion: Listas, metas: {jul: 5}, meta_anual: 5}]\n'
        + _CHANGES
    ),
}
REPORT = {
    "esquema": 1,
    "periodo": "2024-T3",
    "titulo": "Informe del tercer trimestre",
    "fecha": "2024-10-15",
    "publicado": [],
}
"""A sound report, where a snippet has `# informes/<name>.yaml`."""


@cache
def schemas() -> Schemas:
    """The project's own schemas."""
    return Schemas.from_texts({path.name: path.read_text("utf-8") for path in (ROOT / "schema").glob("*.json")})


def data_of(text: str) -> dict[str, Any]:
    """The data of a YAML text, by the strict reader."""
    document, problems = load("prueba.yaml", text.encode())
    assert document, problems
    assert isinstance(document.data, dict)
    return document.data


def source(name: str, data: bytes, year: int = 2024) -> SourceFile:
    """A file of the demonstration institution, in its place."""
    inner = f"demo/{name}.yaml" if name.startswith(("institucion", "estrategia-")) else f"demo/{year}/{name}.yaml"
    place = place_of(inner)
    assert place, name
    return place.file(f"plans/{inner}", data)


def files(snippet: str = "", other: Mapping[str, str] | None = None) -> tuple[SourceFile, ...]:
    """The sound project with some keys replaced: its top keys stand for those of the unit's plan.

    A comment line `# ejercicio.yaml` says that what follows belongs to that file; `other` adds whole files.
    """
    parts = {name: data_of(text) for name, text in SOUND.items()}
    for name, text in _by_file(snippet).items():
        parts[name] = parts.get(name, REPORT) | data_of(text)
    for activity in parts["unidad"]["actividades"]:
        activity.setdefault("nombre", f"Actividad {activity['codigo']}")
        activity.setdefault("metas", {"jul": 5})
    plan = parts.pop("unidad")
    parts[plan["unidad"]] = plan
    texts = {name: json.dumps(data, ensure_ascii=False, default=_number) for name, data in parts.items()}
    return tuple(source(name, text.encode()) for name, text in {**texts, **(other or {})}.items())


def _by_file(snippet: str) -> dict[str, str]:
    name = "unidad"
    found: dict[str, str] = {}
    for line in snippet.splitlines():
        if line.startswith("# ") and line.endswith(".yaml"):
            name = line.removeprefix("# ").removesuffix(".yaml")
        else:
            found[name] = f"{found.get(name, '')}{line}\n"
    return {name: text for name, text in found.items() if text.strip()}


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(str(value))


def read(snippet: str = "", other: Mapping[str, str] | None = None) -> Reading:
    """What is read of the sound project with some keys replaced."""
    return read_all(files(snippet, other), schemas(), default_method())


def problems(snippet: str = "", as_of: date = AS_OF, other: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """Every problem of the sound project with some keys replaced."""
    reading = read(snippet, other)
    return locate((*reading.problems, *run_rules(reading.annual_plans, as_of)), reading.documents)


def messages(code: str, snippet: str, as_of: date = AS_OF, other: Mapping[str, str] | None = None) -> list[str]:
    """The messages of one rule; fails if the snippet breaks the format."""
    found = problems(snippet, as_of, other)
    assert not [problem for problem in found if problem.code < "R"], found
    return [problem.message for problem in found if problem.code == code]
