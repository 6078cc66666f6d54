"""`pat formulario`: the form of a unit, to be filled in Excel or LibreOffice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import Within, root_option
from generator.cli.output import write_files
from generator.cli.progress import show_unread
from generator.core.problem import GeneratorError
from generator.moment import today

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.core.model import AnnualPlan, UnitPlan
    from generator.core.period import Period
    from generator.pipeline import Checked


@click.command("formulario", options_metavar="[OPCIONES]")
@click.argument("unit", metavar="[UNIDAD]", required=False)
@click.option("--institucion", "institution", metavar="INSTITUCION", help="Si varias tienen una unidad con ese nombre.")
@click.option(
    "--ejercicio",
    "year",
    type=Within(1990, 2100),
    metavar="AÑO",
    help="Año del plan (si no se dice, el de hoy o, si de ese no hay, el último que empezó).",
)
@click.option(
    "--periodo",
    "--mes",
    "period",
    metavar="PERIODO",
    help="El que se informa: 2024-07, julio, 2024-T3 (si no se dice, el primero que falta).",
)
@click.option("--todas", "everyone", is_flag=True, help="El formulario de todas las unidades, en una carpeta.")
@click.option(
    "--salida",
    "target",
    type=click.Path(path_type=Path),
    metavar="RUTA",
    help="Archivo que se escribe; con --todas, carpeta (si no se dice, la actual).",
)
@root_option
def command(
    unit: str | None,
    institution: str | None,
    year: int | None,
    period: str | None,
    target: Path | None,
    root: Path,
    *,
    everyone: bool,
) -> None:
    """Escribe el formulario de UNIDAD (.xlsx), con su plan y lo informado hasta ahora.

    La unidad llena las celdas amarillas y lo devuelve; se agrega a su plan con pat avance --desde. Sirve para todo el
    año mientras las metas no cambien: el período se elige dentro.
    """
    from generator.core.naming import institution_named
    from generator.pipeline import check_project
    from generator.project import Project

    if bool(unit) == everyone:
        raise click.UsageError("Diga una UNIDAD, o use --todas.")
    project = Project(root)
    checked = check_project(project, today())
    institution = institution and institution_named(checked.institutions, institution)
    if unit is None:
        forms = _of_everyone(checked, institution, year, period)
    else:
        try:
            forms = _of_unit(checked.annual_plans, Path(unit).stem, institution, year, period)
        except GeneratorError:
            show_unread(project, checked, Path(unit).stem)
            raise
    folder = (target or Path()) if everyone else Path()
    _write({folder / name if everyone or not target else target: data for name, data in forms.items()})


def _of_unit(
    plans: Sequence[AnnualPlan], unit: str, institution: str | None, year: int | None, period: str | None
) -> Mapping[str, bytes]:
    from generator.core.wording import the_period
    from generator.editing.asked import nearest, periods_meant, plan_asked, plan_of
    from generator.editing.forms.layout import periods_of

    if period is None:
        annual, plan = plan_of(plans, unit, institution, year, today())
        asked = None
    else:
        meant = periods_meant(plans, unit, period, institution, year)
        annual, plan, asked = plan_asked(plans, unit, nearest(meant, today()).code, institution, year)
        if len(meant) > 1:
            click.echo(f"Se toma {the_period(asked)}; si es de otro año, dígalo con --ejercicio.", err=True)
    if not plan.activities:
        raise GeneratorError(f"el plan de «{unit}» no tiene actividades: escriba antes sus metas en {plan.origin.file}")
    if asked and asked not in periods_of(plan):
        raise GeneratorError(f"la unidad «{unit}» no tiene metas en {asked.code}; informa por mes")
    return dict([_form(annual, plan, asked)])


def _of_everyone(
    checked: Checked, institution: str | None, year: int | None, period: str | None
) -> Mapping[str, bytes]:
    """Return the form of each unit that can have one, and say of the others why they have none."""
    from generator.editing.asked import read_period, year_of
    from generator.editing.forms.without import plans_with_form, without_form

    annual = year_of(checked.annual_plans, institution, year, today())
    asked = read_period(period, {annual.year}) if period else None
    found = plans_with_form(annual, asked)
    for reason in without_form(annual, asked):
        click.echo(reason, err=True)
    if not found:
        raise GeneratorError(f"ninguna unidad de {annual.institution.id} puede tener formulario de {annual.year}")
    return dict(_form(annual, plan, asked) for plan in found)


def _form(annual: AnnualPlan, plan: UnitPlan, asked: Period | None) -> tuple[str, bytes]:
    """Return the name of a form's file, and the form."""
    from generator.editing.forms.layout import next_period
    from generator.editing.forms.writing import form_bytes

    period = asked or next_period(plan, today())
    return f"formulario-{plan.org_unit}-{period.code}.xlsx", form_bytes(annual, plan, period)


def _write(forms: Mapping[Path, bytes]) -> None:
    from generator.core.wording import counted

    for path, data in forms.items():
        if path.exists() and (not path.is_file() or path.read_bytes() != data):
            raise GeneratorError(
                f"{path} ya existe y podría estar lleno: cámbiele el nombre, o use --salida (no se escribió nada)"
            )
    write_files(forms)
    for path in forms:
        click.echo(path)
    written = counted(len(forms), "formulario escrito", "formularios escritos")
    filled = "Lleno, se agrega" if len(forms) == 1 else "Llenos, se agregan"
    click.echo(f"{written}. {filled} con: pat avance --desde ARCHIVO", err=True)
