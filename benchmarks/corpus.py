"""Large sets of made-up plans: valid, seeded, the same bytes on every run; every name and figure is an invention.

    python -m benchmarks.corpus CARPETA --instituciones 10 [--unidades 30] [--actividades 12]

An institution's files depend on its number alone, so that a small set is the beginning of a large one.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from generator.core.period import MONTH_KEYS

YEAR = 2025
MONTHS = 12
NOTE = "Datos inventados para medir la velocidad; no son de ninguna institución."
_VERBS = ("Elaborar", "Revisar", "Capacitar", "Publicar", "Inspeccionar", "Atender", "Registrar", "Coordinar")
_NOUNS = (
    "informes técnicos",
    "solicitudes ciudadanas",
    "talleres de formación",
    "expedientes de compra",
    "inspecciones de campo",
    "boletines estadísticos",
    "actas de reunión",
    "fichas de proyecto",
)
_PLACES = (
    "la región norte",
    "los municipios rurales",
    "la sede central",
    "las escuelas públicas",
    "la red de atención",
)
_MEASURES = ("Informe", "Persona", "Taller", "Expediente", "Visita", "Boletín", "Acta", "Ficha")
_REMARK = [
    "se",
    "completó",
    "la",
    "entrega",
    "prevista",
    "con",
    "demora",
    "por",
    "falta",
    "de",
    "insumos",
    "y",
    "personal;",
    "el",
    "equipo",
    "revisó",
    "los",
    "datos",
    "de",
    "campo,",
    "corrigió",
    "la",
    "serie",
    "y",
    "envió",
    "la",
    "versión",
    "final",
    "a",
    "la",
    "dirección",
    "para",
    "su",
    "firma",
    "durante",
    "la",
    "última",
    "semana",
    "del",
    "mes",
]
_AMOUNTS = (0, 1, 2, 3, 5, 8, 10, 12, 20, 40)


def institution_id(number: int) -> str:
    """Return the id, and folder, of an institution."""
    return f"inst-{number:03d}"


def unit_id(number: int) -> str:
    """Return the id of a unit."""
    return f"unidad-{number:02d}"


def institution_text(number: int, units: int) -> str:
    """Return an `institucion.yaml` with three authorities."""
    lines = [
        "esquema: 1",
        f"id: {institution_id(number)}",
        f"nombre: Institución de ejemplo {number:03d}",
        f"siglas: IE{number:03d}",
        "pais: SV",
        "organigrama:",
    ]
    for authority in range(3):
        lines += [f"  - id: direccion-{authority + 1}", f"    nombre: Dirección {authority + 1}", "    unidades:"]
        for unit in range(authority, units, 3):
            lines += [f"      - id: {unit_id(unit + 1)}", f"        nombre: Unidad de ejemplo {unit + 1:02d}"]
    return _text(lines)


def strategy_text() -> str:
    """Return a strategic plan of two objectives with six actions each."""
    lines = [
        "esquema: 1",
        "id: estrategia-2025-2029",
        "nombre: Plan estratégico de ejemplo 2025-2029",
        "periodo: {desde: 2025, hasta: 2029}",
        f"nota: {NOTE}",
        "elementos:",
    ]
    for objective in (1, 2):
        lines += [f'  - codigo: "OE-{objective}"', "    tipo: objetivo", f"    nombre: Objetivo de ejemplo {objective}"]
        lines += ["    elementos:"]
        for action in range(1, 7):
            lines += [f'      - codigo: "AE-{objective}.{action}"', "        tipo: accion"]
            lines += [f"        nombre: Acción de ejemplo {objective}.{action}"]
    return _text(lines)


def frame_text(number: int, year: int = YEAR) -> str:
    """Return an `ejercicio.yaml`."""
    return _text(
        [
            "esquema: 1",
            f"institucion: {institution_id(number)}",
            f"ejercicio: {year}",
            "instrumento: POA",
            f"nombre: Plan Operativo Anual {year}",
            f"aprobacion: {year - 1}-12-15",
            "estrategia: estrategia-2025-2029",
            "plazo_informe: 10",
            f"nota: {NOTE}",
            *_creation(year),
        ]
    )


def plan_text(number: int, unit: int, activities: int, months: int = 12, year: int = YEAR) -> str:
    """Return a unit's plan with `months` months of progress."""
    chance = random.Random(f"plan-abierto/{number}/{unit}")  # noqa: S311  made-up data, the same on every run
    lines = ["esquema: 1", f"unidad: {unit_id(unit)}", f"ejercicio: {year}", "version: 1", "actividades:"]
    targets = []
    for code in range(1, activities + 1):
        monthly = [chance.choice(_AMOUNTS) for _ in MONTH_KEYS]
        monthly[chance.randrange(12)] += 5
        targets.append(monthly)
        lines += _activity(chance, code, monthly)
    lines += [*_creation(year), "avances:"]
    for month in range(months):
        lines += entry_lines(chance, month, targets, year)
    return _text(lines)


def _creation(year: int) -> list[str]:
    return [
        "control_de_cambios:",
        "  - version: 1",
        f"    fecha: {year - 1}-12-15",
        "    responsable: Dirección de Planificación",
        "    motivo: Creación del plan",
    ]


def _activity(chance: random.Random, code: int, monthly: list[int]) -> list[str]:
    noun = chance.choice(_NOUNS)
    cells = ", ".join(f"{key}: {value}" for key, value in zip(MONTH_KEYS, monthly, strict=True) if value)
    place, other = chance.choice(_PLACES), chance.choice(_PLACES)
    return [
        f'  - codigo: "1.{code}"',
        f"    nombre: {chance.choice(_VERBS)} {noun} para {place} y {other} ({code})",
        f"    producto: {noun.capitalize()} con revisión de calidad y publicación en el portal",
        f"    unidad_medida: {chance.choice(_MEASURES)}",
        f"    medio_verificacion: Archivo de {noun} firmado y con número de registro",
        f"    estrategia: AE-{chance.randint(1, 2)}.{chance.randint(1, 6)}",
        f"    metas: {{{cells}}}",
        f"    meta_anual: {sum(monthly)}",
    ]


def entry_lines(chance: random.Random, month: int, targets: list[list[int]], year: int) -> list[str]:
    """Return the report of a month (0 to 11): what was programmed, done more or less, with remarks."""
    told = f"{year + (month == 11)}-{(month + 1) % 12 + 1:02d}-{chance.randint(1, 9):02d}"  # noqa: PLR2004  December
    lines = [f"  - periodo: {year}-{month + 1:02d}", f"    fecha: {told}", f"    resumen: {_remark(chance)}"]
    lines += ["    actividades:"]
    for code, monthly in enumerate(targets, 1):
        target = monthly[month]
        if not target:
            continue
        value = max(0, round(target * chance.uniform(0.55, 1.15)))
        lines += [f'      "1.{code}":', f"        valor: {value}"]
        if value < target:
            lines += [f"        justificacion: {_remark(chance)}", f"        medidas: {_remark(chance)}"]
    return lines if not lines[-1].endswith("actividades:") else lines[:-1]


def _remark(chance: random.Random) -> str:
    start = chance.randrange(len(_REMARK) - 10)
    return " ".join(_REMARK[start : start + chance.randint(6, 24)]).capitalize()


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def write(folder: Path, institutions: int, units: int = 30, activities: int = 12, months: int = MONTHS) -> int:
    """Write the plans below `folder`/plans and return how many bytes they have."""
    size = 0
    for number in range(1, institutions + 1):
        base = folder / "plans" / institution_id(number)
        year = base / str(YEAR)
        year.mkdir(parents=True, exist_ok=True)
        files = {
            base / "institucion.yaml": institution_text(number, units),
            base / "estrategia-2025-2029.yaml": strategy_text(),
            year / "ejercicio.yaml": frame_text(number),
        }
        for unit in range(1, units + 1):
            files[year / f"{unit_id(unit)}.yaml"] = plan_text(number, unit, activities, months)
        for path, text in files.items():
            size += path.write_bytes(text.encode())
    return size


def main() -> None:
    """Write a set of plans where the arguments say."""
    parser = argparse.ArgumentParser(description="Escribe planes inventados, para medir.")
    parser.add_argument("folder", metavar="CARPETA", type=Path)
    parser.add_argument("--instituciones", type=int, default=10, metavar="N")
    parser.add_argument("--unidades", type=int, default=30, metavar="N")
    parser.add_argument("--actividades", type=int, default=12, metavar="N")
    chosen = parser.parse_args()
    size = write(chosen.folder, chosen.instituciones, chosen.unidades, chosen.actividades)
    print(f"{chosen.instituciones * chosen.unidades} planes, {size / 1e6:.1f} MB")  # noqa: T201  its answer


if __name__ == "__main__":
    main()
