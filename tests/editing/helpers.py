"""What several tests of the importer share: the institution, small tables, and the table of the PAT 2024."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.core.model import Change, Institution, OrgUnit, UnitPlan
from generator.core.problem import Origin
from generator.editing.importer import Imported, import_table
from generator.reading.load import load
from generator.reading.parse import parse_plan
from generator.reading.parse_institution import parse_institution
from generator.reading.schemas import Schemas
from generator.reading.structure import check_structure

ROOT = Path(__file__).parents[2]
NOWHERE = Origin("")
MONTHS = "Ene\tFeb\tMar\tAbr\tMay\tJun\tJul\tAgo\tSep\tOct\tNov\tDic"
HEADER = f"N°\tActividad\tProducto\tUnidad de medida\tMedio de verificación\t{MONTHS}\tTotal meta"
CHANGE = Change(
    version="1",
    date=date(2024, 7, 1),
    owner="Gerencia de Planificación Estratégica y Gestión",
    reason="Creación del Plan Anual de Trabajo 2024 de la Dirección de Integración",
    origin=NOWHERE,
)
SCHEMAS = Schemas.from_texts({path.name: path.read_text("utf-8") for path in (ROOT / "schema").glob("*.json")})


def small_institution() -> Institution:
    """Two units below an authority; the short name of one is an alias of the other."""
    units = (
        OrgUnit("mando", "Subdirección", None, NOWHERE),
        OrgUnit("compras", "Unidad de Compras", "mando", NOWHERE, "Compras", ("UC", "La Unidad")),
        OrgUnit("legal", "Unidad Jurídica", "mando", NOWHERE, "Legal", ("La Unidad",)),
    )
    return Institution("x", "Institución", units, NOWHERE)


def row(code: str = "1.1", months: str = "", total: str = "", name: str = "Hacer algo") -> str:
    """A line of the official table; `months` are the twelve cells, separated by a bar, from the last one backwards."""
    cells = months.split("|") if months else []
    return "\t".join([code, name, "Algo hecho", "Documento", "Informe", *[""] * (12 - len(cells)), *cells, total])


def table(*rows: str, title: str = "Unidad de Compras", header: str = HEADER) -> str:
    """A table of the official form."""
    return "\n".join([title, "", header, *rows])


def imported(text: str | bytes, unit: str | None = None, name: str = "plan.tsv") -> Imported:
    """What an import of a table into the small institution gives."""
    data = text.encode() if isinstance(text, str) else text
    return import_table(data, name, small_institution(), 2024, unit=unit, change=CHANGE)


def codes_of(found: Imported) -> list[str]:
    """The codes of the problems, in order."""
    return [problem.code for problem in found.problems]


def read_back(text: str) -> UnitPlan:
    """The plan that a file's text holds; it must be of valid shape, without a warning."""
    document, problems = load("plan.yaml", text.encode())
    assert document, problems
    assert not problems
    assert not check_structure(document, "plan", SCHEMAS)
    return parse_plan(document)


def real_institution() -> Institution:
    """The institution of the repository's own plans."""
    document, _ = load("institucion.yaml", (ROOT / "plans/di/institucion.yaml").read_bytes())
    assert document
    return parse_institution(document)


def pat_2024() -> bytes:
    """The tables of the PAT 2024, as published."""
    return (ROOT / "tests/data/pat-2024-tablas.tsv").read_bytes()


def import_pat(data: bytes, name: str = "pat-2024.tsv") -> Imported:
    """What an import of the PAT 2024 gives, whatever its file format."""
    return import_table(data, name, real_institution(), 2024, change=CHANGE)
