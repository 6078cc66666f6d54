"""The pages of the web form: one for each year, and what Decap CMS is told in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.model import TargetType
from generator.core.period import Period, months, quarters, semesters
from generator.publishing import addresses
from generator.publishing.editor.fields import NUMBER, PERCENT, FormShape
from generator.publishing.page import Link, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.core.model import Activity, AnnualPlan, UnitPlan
    from generator.publishing.editor.backend import Backend
    from generator.publishing.views.summary import InstitutionSummary

_WELCOME = (
    "Elija su unidad, llene el mes y pulse «Guardar». Lo que guarda es una propuesta: planificación la revisa antes de "
    "publicarla. No escriba datos personales."
)


class EditorIndexView(Frozen):
    """Where each form is, the latest year first."""

    forms: tuple[Link, ...]


class EditorView(Frozen):
    """What the form is told, and the servers that it may ask."""

    data: Mapping[str, Any]
    servers: str


def editor_page(annual: AnnualPlan, backend: Backend, schemas: Mapping[str, Mapping[str, Any]]) -> Page:
    """Return the page with the form of an institution's year."""
    title = f"Informar un mes de {annual.year}"
    return Page(
        path=addresses.editor(addresses.year(annual.institution.id, annual.year)),
        template="editar_formulario.html",
        title=title,
        description=f"Formulario para que las unidades de {annual.institution.name} informen el avance de un mes.",
        view=EditorView(form_data(annual, backend, FormShape(schemas)), backend.servers),
        context=annual.institution.name,
        searchable=False,
    )


def editor_index_page(institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the page that says what the web form is, and leads to each."""
    years = (year for institution in institutions for year in reversed(institution.years))
    return Page(
        path=addresses.EDITOR,
        template="editar.html",
        title="Informar un mes",
        description="Para las unidades: el formulario con que informan lo que hicieron en un mes.",
        view=EditorIndexView(tuple(Link(year.title, addresses.editor(year.base)) for year in years)),
        breadcrumbs=(Link("Inicio", addresses.HOME),),
        searchable=False,
    )


def form_data(annual: AnnualPlan, backend: Backend, shape: FormShape) -> dict[str, Any]:
    """Return what `formulario.js` makes the settings of Decap CMS from; what units share is told once."""
    fields = shape.report()
    for field in fields:
        if field["name"] == "periodo":
            field |= {"widget": "select", "options": _periods(annual.year), "hint": "El mes del que informa."}
            del field["pattern"]
    return {
        "servicio": {"name": backend.name, **dict(backend.options)},
        "coleccion": f"{annual.institution.id}-{annual.year}",
        "titulo": f"{annual.institution.acronym or annual.institution.name}, {annual.year}",
        "bienvenida": _WELCOME,
        "campos": fields,
        "actividades": shape.activities(),
        "resultado": shape.result(),
        "planes": [_plan(annual, plan) for plan in annual.plans],
    }


def _periods(year: int) -> list[dict[str, str]]:
    periods = (*months(year), *quarters(year), *semesters(year), Period.whole_year(year))
    return [{"label": period.label, "value": period.code} for period in periods]


def _plan(annual: AnnualPlan, plan: UnitPlan) -> dict[str, Any]:
    return {
        "unidad": plan.org_unit,
        "nombre": annual.institution.by_id[plan.org_unit].name,
        "archivo": plan.origin.file,
        "responsable": plan.owner,
        "actividades": [_activity(activity) for activity in plan.activities if activity.removal is None],
    }


def _activity(activity: Activity) -> dict[str, Any]:
    promised = ", ".join(f"{target.period.short_label} {target.quantity.label}" for target in activity.targets)
    parts = (activity.measure_unit, f"programado: {promised}" if promised else "")
    return {
        "codigo": activity.code,
        "nombre": activity.name,
        "detalle": " · ".join(part for part in parts if part),
        "demanda": activity.target_type is TargetType.DEMAND,
        "valor": _figure_asked(activity),
    }


def _figure_asked(activity: Activity) -> tuple[str, str] | None:
    """Return what may be typed as the value of a goal, and how to write it; `None` where it may be of either kind."""
    kinds = activity.counts_percents
    if activity.target_type is TargetType.DEMAND or kinds == {False}:
        return NUMBER, "escriba solo el número, sin separar los miles y sin el signo % (1200 o 12.5)"
    if kinds == {True}:
        return PERCENT, "esta meta es un porcentaje: escríbalo con el signo (12%), o 0"
    return None
