"""Data files of the page that compares years: averages year by year, and what became of every goal."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.data_set.of_figures import DUE, DULY_REPORTED
from generator.indicators.permanence import permanence
from generator.indicators.years import same_months
from generator.publishing import addresses
from generator.publishing.open_data.rows.values import percent
from generator.publishing.rows import Column, figure, files, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.core.model import Activity
    from generator.data_set.shape import Row
    from generator.indicators.permanence import GoalFate
    from generator.indicators.rollup import Rollup
    from generator.publishing.page import OutputFile
    from generator.publishing.views.context import YearContext

GOALS = "metas"
COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio", "Año fiscal."),
    Column("tipo", "institucion o unidad."),
    Column("unidad", "Identificador de la unidad; vacío en la fila de la institución."),
    Column("periodo", "Los meses que se comparan, los mismos en todos los años; como en los datos de actividades."),
    figure("porcentaje", "Promedio en tanto por ciento, con hasta seis decimales; vacío si no lo hay."),
    Column("estado", "Por qué hay promedio o por qué no: medido, no-reportado, sin-programacion…"),
    Column("banda", "Banda de la metodología del año en que cae; vacío si no se califica."),
    Column("medidas", "De la institución, unidades con porcentaje; de una unidad, actividades con porcentaje."),
    Column("de", "De cuántas."),
    Column("informadas", DULY_REPORTED),
    Column("por_informar", DUE),
    figure("peso_medido", "De un promedio ponderado, de qué parte del peso programado es, en tanto por ciento."),
    Column("metodologia", "Versión de la metodología con que se midió ese año."),
)
GOAL_COLUMNS = (
    Column("institucion", "Identificador de la institución."),
    Column("ejercicio_antes", "El primero de los dos años."),
    Column("ejercicio_despues", "El año siguiente."),
    Column("unidad", "Identificador de la unidad."),
    Column("que_paso", "sigue, sigue-con-otro-codigo, mismo-codigo-otro-nombre, ya-no-esta o nueva."),
    Column("es_seguro", "no, si en uno de los dos años se publicó solo una parte de las actividades de la unidad."),
    Column("codigo_antes", "Código de la actividad en el primer año."),
    Column("codigo_despues", "Código de la actividad en el año siguiente."),
    Column("actividad_antes", "Su nombre en el primer año."),
    Column("actividad_despues", "Su nombre en el año siguiente."),
    figure("meta_antes", "Su meta anual en el primer año, como la escribe el plan: 1200 o 12%."),
    figure("meta_despues", "Su meta anual en el año siguiente."),
)


def data_files(institution_id: str, contexts: Sequence[YearContext]) -> Iterator[OutputFile]:
    """Yield the data files of an institution's comparison of years; nothing where it has only one."""
    if len(contexts) > 1:
        path = addresses.comparison(institution_id)
        yield from files(path, (write(list(_rows(contexts)), COLUMNS),), COLUMNS)
        yield from files(path, (write(list(_goal_rows(contexts)), GOAL_COLUMNS),), GOAL_COLUMNS, GOALS)


def _rows(contexts: Sequence[YearContext]) -> Iterator[Row]:
    for context in contexts:
        period = same_months(contexts[-1].current, context.annual.year)
        yield _row(context, None, context.indicators.institution(period))
        for plan in context.annual.plans:
            yield _row(context, plan.org_unit, context.indicators.unit(plan.org_unit, period))


def _row(context: YearContext, unit: str | None, rollup: Rollup) -> Row:
    return (
        context.annual.institution.id,
        str(context.annual.year),
        "unidad" if unit else "institucion",
        unit,
        rollup.period.code,
        percent(rollup.mean),
        rollup.state.value,
        rollup.band.id if rollup.band else None,
        str(len(rollup.measured)),
        str(len(rollup.members)),
        str(rollup.reported),
        str(rollup.due),
        percent(rollup.covered),
        context.annual.frame.method.version,
    )


def _goal_rows(contexts: Sequence[YearContext]) -> Iterator[Row]:
    for before, after in pairwise(contexts):
        for unit in permanence(before.annual, after.annual):
            for goal in unit.goals:
                yield _goal_row(before, after, goal, is_sure=unit.is_sure)


def _goal_row(before: YearContext, after: YearContext, goal: GoalFate, *, is_sure: bool) -> Row:
    return (
        after.annual.institution.id,
        str(before.annual.year),
        str(after.annual.year),
        goal.unit,
        goal.fate.value,
        "si" if is_sure else "no",
        goal.before.code if goal.before else None,
        goal.after.code if goal.after else None,
        goal.before.name if goal.before else None,
        goal.after.name if goal.after else None,
        _target(goal.before),
        _target(goal.after),
    )


def _target(activity: Activity | None) -> str | None:
    return activity.annual_target.text if activity and activity.annual_target else None
