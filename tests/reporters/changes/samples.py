"""Reports of comparisons made by hand: one of each thing that a writer must show."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.core.frozen import replace
from generator.reporters.changes.shape import (
    ChangeReport,
    Delta,
    Item,
    Level,
    Mark,
    Movement,
    Part,
    Run,
    SideText,
    Spot,
    Subject,
    Total,
    Unread,
)

PLAN = Subject("demo", 2025, "formacion")


def item(sentence: str, *, code: str = "", is_pressing: bool = False, **parts: Any) -> Item:
    """A change that lowers a goal, or another that nobody need mind."""
    risk, label = ("menos", "Promete menos") if is_pressing else ("otro", "Otros cambios")
    made = Item(
        kind="meta-rebajada",
        risk=risk,
        risk_label=label,
        is_pressing=is_pressing,
        aspect="promesa",
        subject=replace(PLAN, code=code),
        sentence=sentence,
        key="meta_anual",
        before="1000",
        after="900",
        base=Spot("plans/demo/2025/formacion.yaml", 12),
        head=Spot("plans/demo/2025/formacion.yaml", 14),
    )
    return replace(made, **parts)


LOWERED = item(
    "Baja la meta anual de 1,000 a 900 (−10 %).",
    code="1.1",
    is_pressing=True,
    deltas=(Delta("abr 300 → 200", "2025-04", "300", "200"), Delta("dic — → 5", "2025-12", None, "5")),
    past="Retroactivo: abr ya había terminado.",
    past_codes=("2025-04",),
)
REWORDED = item(
    "Cambia el nombre:",
    code="1.1",
    runs=(Run("Formar a", Mark.SAME), Run("diez", Mark.GONE), Run("doce", Mark.NEW), Run("personas", Mark.SAME)),
)
GONE = item("Borra la actividad del plan.", code="1.2", head=None)
RECORD = item("Sube la versión de las metas de 1 a 2.")
MOVED = Movement(PLAN, "unidad", "2025-S1", Level("87.2", "avance-alto"), Level(None, "no-reportado"), ("metas",), ())
UNIT = Part(
    "formacion",
    "Unidad de Formación",
    warnings=("Cambia lo prometido, pero la versión no sube.",),
    effects=("En el primer semestre, la unidad pasa de 87.2 % a 88 %.",),
    movements=(MOVED,),
    parts=(
        Part("1.1", "1.1 Formar", items=(LOWERED, REWORDED)),
        Part("1.2", "1.2 Evaluar", items=(GONE,)),
        Part("", "Otros cambios de la unidad", items=(RECORD,)),
    ),
)
REPORT = ChangeReport(
    base=SideText("v1.0", "0123456789abcdef0123456789abcdef01234567", date(2025, 7, 1), "v1.0"),
    head=SideText("los archivos de trabajo"),
    as_of=date(2025, 10, 5),
    title="De v1.0 (0123456789, 1 de julio de 2025) a los archivos de trabajo",
    lead=("4 cambios en 1 unidad: 4 de lo prometido.",),
    totals=(
        Total("menos", "Promete menos", "Se puede llegar al 100 % haciendo menos.", 1, is_pressing=True),
        Total("otro", "Otros cambios", "No baja ni atrasa una meta.", 3, is_pressing=False),
    ),
    parts=(
        Part("demo", "IDEM", items=(item("Cambia las siglas."),), parts=(Part("2025", "PAT 2025", parts=(UNIT,)),)),
    ),
    unread=(Unread("head", "los archivos de trabajo", "plans/demo/2025/compras.yaml"),),
    unexplained=(PLAN,),
)
EMPTY = replace(REPORT, lead=("No hay cambios.",), totals=(), parts=(), unread=(), unexplained=())


def with_goals(*goals: Part) -> ChangeReport:
    """A report of one unit with these goals."""
    unit = replace(UNIT, parts=goals)
    return replace(REPORT, parts=(Part("demo", "IDEM", parts=(Part("2025", "PAT 2025", parts=(unit,)),)),))
