from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from generator.core.frozen import replace
from generator.core.model import (
    Activity,
    Caveat,
    Change,
    Direction,
    Evidence,
    ProgressEntry,
    Removal,
    ReportedShare,
    Result,
    Target,
    TargetType,
    UnitPlan,
    UnplannedWork,
)
from generator.core.period import MONTH_KEYS, Period
from generator.core.quantity import Quantity
from generator.editing.plan_text import plan_text
from tests.editing.helpers import CHANGE, NOWHERE, read_back
from tests.editing.test_yaml_text import TRICKY

TEXTS = [text for text in TRICKY if text]


def target(key: str, text: str) -> Target:
    return Target(Period.from_key(2024, key), Quantity.parse(text), NOWHERE)


def activity() -> Activity:
    return Activity("1.10", "Hacer algo", (target("feb", "500"), target("mar", "12%")), None, NOWHERE)


FULL = UnitPlan(
    org_unit="unidad-de-compras",
    year=2024,
    version=2,
    activities=(
        replace(
            activity(),
            annual_target=Quantity.parse("1100.5"),
            published_code="_1.10",
            process="Proceso: compras",
            product="100% de actas",
            measure_unit="Documento",
            means_of_verification="Informe",
            strategy="AE 1.1.2",
            target_type=TargetType.LEVEL,
            direction=Direction.RANGE,
            range=(Decimal("0.8"), Decimal(1)),
            owner="Jefatura",
            notes="dos\nlíneas",
            caveats=(
                Caveat("R301", "No suma.", (), NOWHERE),
                Caveat("R303", "No se lee.", ((Period.month(2024, 8), "21,00"),), NOWHERE),
            ),
            removal=Removal(Period.month(2024, 10), "Se suprimió", NOWHERE, "Acuerdo 12", date(2024, 9, 28)),
            previous_codes=("1.1", "AE 1"),
            weight=Decimal("62.5"),
        ),
        Activity("2", "Otra", (), None, NOWHERE, published_code=""),
    ),
    origin=NOWHERE,
    owner="Jefatura",
    objective="Comprar bien",
    changes=(CHANGE, replace(CHANGE, version="01"), Change("2", date(2024, 8, 1), "Jefatura", "Cambio", NOWHERE)),
    progress=(
        ProgressEntry(
            period=Period.month(2024, 7),
            date=date(2024, 8, 5),
            results=(
                Result("1.10", Quantity.parse("24350"), NOWHERE, evidence=(Evidence("Lista", "https://x.sv/a?b=c"),)),
                Result("2", Quantity.parse("50%"), NOWHERE, Decimal("3.5"), "Porque sí", "Otras", "Una nota"),
            ),
            origin=NOWHERE,
            owner="Coordinación",
            summary="Se hizo.",
            unplanned=(
                UnplannedWork("Charla", "Personas", Quantity.parse("40"), NOWHERE),
                UnplannedWork("Visita", "", Quantity.parse("1"), NOWHERE),
                UnplannedWork("Reunión", "", None, NOWHERE),
            ),
        ),
        ProgressEntry(
            period=Period.parse("2024-T3"),
            date=date(2024, 9, 2),
            results=(),
            origin=NOWHERE,
            summary="Corrección",
            is_correction=True,
            reason="Doble registro",
        ),
    ),
    notes="Nota del plan",
    reported_shares=(
        ReportedShare(Period.month(2024, 10), Decimal("89.5"), NOWHERE, notes="Sin detalle"),
        ReportedShare(Period.parse("2024-01..2024-09"), Decimal(82), NOWHERE),
        ReportedShare(Period.whole_year(2024), Decimal(82), NOWHERE, date(2024, 9, 30)),
    ),
    removal=Removal(Period.month(2024, 11), "Se suprimió la unidad", NOWHERE),
    is_partial=True,
)


def test_a_plan_with_everything_reads_back_equal() -> None:
    assert read_back(plan_text(FULL)) == FULL


def test_the_text_is_canonical() -> None:
    plan = replace(
        FULL,
        activities=(FULL.activities[1],),
        progress=(),
        objective="",
        notes="",
        changes=(CHANGE,),
        reported_shares=(),
        removal=None,
        is_partial=False,
    )
    text = plan_text(plan)
    assert text == (
        "esquema: 1\n"
        "unidad: unidad-de-compras\n"
        "ejercicio: 2024\n"
        "version: 2\n"
        "responsable: Jefatura\n"
        "actividades:\n"
        '  - codigo: "2"\n'
        '    codigo_publicado: ""\n'
        "    nombre: Otra\n"
        "    metas: {}\n"
        "control_de_cambios:\n"
        "  - version: 1\n"
        "    fecha: 2024-07-01\n"
        "    responsable: Gerencia de Planificación Estratégica y Gestión\n"
        "    motivo: Creación del Plan Anual de Trabajo 2024 de la Dirección de Integración\n"
    )
    assert plan_text(read_back(text)) == text


def test_a_plan_without_activities_reads_back_equal() -> None:
    plan = replace(FULL, activities=())
    assert "\nactividades: []\n" in plan_text(plan)
    assert read_back(plan_text(plan)) == plan


def test_a_whole_year_reads_back_equal() -> None:
    entry = replace(FULL.progress[0], period=Period.whole_year(2024))
    assert read_back(plan_text(replace(FULL, progress=(entry,)))).progress == (entry,)


def test_progress_can_be_added_at_the_end_of_the_file() -> None:
    first, second = FULL.progress
    text = plan_text(replace(FULL, progress=(first,))) + (
        "  - periodo: 2024-T3\n    fecha: 2024-09-02\n    resumen: Corrección\n"
        "    rectifica: true\n    motivo: Doble registro\n"
    )
    assert read_back(text).progress == (first, second)
    without = plan_text(replace(FULL, progress=()))
    assert plan_text(FULL).startswith(f"{without}avances:\n")


def test_every_text_of_every_kind_reads_back_equal() -> None:
    for text in TEXTS:
        one = replace(
            activity(),
            name=text,
            product=text,
            process=text,
            measure_unit=text,
            means_of_verification=text,
            published_code=text[:40],
            caveats=(Caveat("R303", text, ((Period.month(2024, 1), text[:40]),), NOWHERE),),
        )
        plan = replace(
            FULL, activities=(one,), objective=text, notes=text, owner=text, changes=(replace(CHANGE, reason=text),)
        )
        assert read_back(plan_text(plan)) == plan


def test_random_plans_read_back_equal() -> None:
    generator = random.Random(2)  # noqa: S311 no secret
    for _ in range(200):
        plan = replace(FULL, activities=tuple(random_activity(generator, code) for code in ("1", "1.10", "AE 2")))
        text = plan_text(plan)
        assert read_back(text) == plan
        assert plan_text(read_back(text)) == text


def random_activity(generator: random.Random, code: str) -> Activity:
    keys = [key for key in (*MONTH_KEYS, "t1", "s2") if generator.random() < 0.4]
    targets = [target(key, random_quantity(generator)) for key in keys]
    return Activity(
        code=code,
        name=generator.choice(TEXTS),
        targets=tuple(sorted(targets, key=lambda item: item.period)),
        annual_target=Quantity.parse(random_quantity(generator)) if generator.random() < 0.8 else None,
        origin=NOWHERE,
        process=generator.choice(TRICKY),
        notes=generator.choice(TRICKY),
        target_type=generator.choice(list(TargetType)),
        direction=generator.choice([Direction.ASCENDING, Direction.DESCENDING]),
    )


def random_quantity(generator: random.Random) -> str:
    number = str(generator.randrange(10 ** generator.randrange(1, 7)))
    decimals = f".{generator.randrange(1, 10)}" if generator.random() < 0.3 else ""
    return f"{number}{decimals}{'%' if generator.random() < 0.3 else ''}"
