"""The data file of changes: one row for each change of what is promised, with its version, reason and commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.publishing import addresses
from generator.publishing.rows import Column, Row, files, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.history.steps import Step
    from generator.publishing.page import OutputFile
    from generator.publishing.views.context import YearContext
    from generator.reporters.changes.shape import Item

CHANGE_COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio", "Año fiscal."),
    Column("unidad", "Identificador de la unidad."),
    Column("codigo", "Código de la actividad al cambiar; vacío si el cambio es de toda la unidad."),
    Column("version", "Versión que trae el cambio; vacío si nadie subió la versión."),
    Column("version_anterior", "Versión con la que se compara."),
    Column("fecha", "Fecha de la fila del control de cambios."),
    Column("publicado", "Día en que se publicó la versión, según la historia de los planes."),
    Column("commit", "Identificador, en git, de la publicación."),
    Column("responsable", "Cargo que firma la fila del control de cambios."),
    Column("motivo", "Motivo, como lo dice el control de cambios."),
    Column("cambio", "Qué hace el cambio: meta-rebajada, meta-atrasada, actividad-eliminada…"),
    Column("importancia", "Por qué importa: pasado, eliminado, menos, mas-tarde…"),
    Column("retroactivo", "Meses que ya habían terminado y que el cambio alcanza."),
    Column("detalle", "El cambio en una frase."),
    Column("antes", "Lo que decía, como se escribe en el plan."),
    Column("ahora", "Lo que pasa a decir."),
)


def change_files(context: YearContext) -> Iterator[OutputFile]:
    """Yield the data files of a year's changes; with no row where nothing changed."""
    rows = [
        _row(context, unit, step, item)
        for unit, story in context.story.units.items()
        for step in story.steps
        for item in step.promises
    ]
    yield from files(addresses.changes(context.base), (write(rows, CHANGE_COLUMNS),), CHANGE_COLUMNS)


def _row(context: YearContext, unit: str, step: Step, item: Item) -> Row:
    row, later = step.row, step.version
    return (
        context.annual.institution.id,
        str(context.annual.year),
        unit,
        item.subject.code or None,
        str(later.number) if later else None,
        str(step.earlier.number),
        row.date.isoformat() if row else None,
        later.day.isoformat() if later and later.day else None,
        (later.commit or None) if later else None,
        row.owner if row else None,
        row.reason if row else None,
        item.kind,
        item.risk,
        " ".join(item.past_codes) or None,
        item.sentence,
        item.before,
        item.after,
    )
