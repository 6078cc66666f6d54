"""`pat nuevo`: the files that an institution, a year or a unit begins with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.common import Day, Within, root_option
from generator.core.hidden import HIDDEN
from generator.core.problem import Origin
from generator.moment import today

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.core.model import Institution
    from generator.editing.standing import Standing
    from generator.project import Project

_Answer = TypeVar("_Answer", str, int)
_year_type = Within(1990, 2100)
_owner_option = click.option(
    "--responsable",
    "owner",
    default="Unidad de Planificación",
    show_default=True,
    metavar="CARGO",
    help="Quién crea el plan, para el control de cambios: un cargo o una unidad.",
)
_day_option = click.option("--fecha-plan", "day", type=Day(), help="Fecha de creación (si no se dice, la de hoy).")


class _InOrder(click.Group):
    """Lists its commands in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names."""
        return list(self.commands)


@click.group("nuevo", cls=_InOrder, subcommand_metavar="QUÉ [ARGUMENTO]...", options_metavar="[OPCIONES]")
def command() -> None:
    """Escribe los archivos con los que empieza una institución, un ejercicio o una unidad.

    Lo que escribe pasa la revisión tal como está y lleva comentarios que explican cómo seguir. Nunca cambia un archivo
    que ya existe, salvo para agregar una unidad al organigrama. En una terminal pregunta lo que falte.
    """


@command.command(
    "institucion", short_help="La carpeta de una institución y su organigrama.", options_metavar="[OPCIONES]"
)
@click.argument("institution_id", metavar="IDENTIFICADOR", required=False)
@click.option("--nombre", "name", metavar="TEXTO", help="Nombre oficial.")
@click.option("--siglas", "acronym", default="", metavar="TEXTO", help="Siglas, si las usa.")
@root_option
@click.pass_context
def new_institution(ctx: click.Context, institution_id: str | None, name: str | None, acronym: str, root: Path) -> None:
    """Escribe la carpeta de una institución, con su organigrama empezado.

    El IDENTIFICADOR nombra la carpeta y las páginas: minúsculas sin tildes, cifras y guiones. No cambia nunca.
    """
    from generator.cli.new_files import write_beside, write_new
    from generator.editing.identifiers import require_institution_id
    from generator.editing.scaffold import GIT_IGNORED, institution_text
    from generator.project import Project

    name = _asked(ctx, "name", name, "Nombre oficial")
    institution_id = _id_asked(ctx, "institution_id", institution_id, acronym or name)
    require_institution_id(institution_id)
    project, text = Project(root), institution_text(institution_id, name, acronym)
    write_new(project, {f"{institution_id}/institucion.yaml": text.encode()})
    write_beside(project, ".gitignore", GIT_IGNORED.encode())
    click.echo(
        "Siga con sus unidades, una por una, y con el año:\n"
        f'  pat nuevo unidad {institution_id} unidad-juridica --nombre "Unidad Jurídica"\n'
        f"  pat nuevo ejercicio {institution_id} {today().year} --planes"
    )


@command.command(
    "ejercicio", short_help="El marco de un año, y sus planes a partir de otro.", options_metavar="[OPCIONES]"
)
@click.argument("institution_id", metavar="INSTITUCION", required=False)
@click.argument("year", metavar="AÑO", type=_year_type, required=False)
@click.option("--desde", "source", type=_year_type, metavar="AÑO", help="Copia las metas de ese año para empezar.")
@click.option("--planes", "has_plans", is_flag=True, help="Escribe también el plan de cada unidad, por llenar.")
@click.option(
    "--instrumento",
    "instrument",
    type=click.Choice(("PAT", "POA", "POI")),
    help="Si no se dice, el del año que se copia, o PAT.",
)
@click.option("--nombre", "name", metavar="TEXTO", help="Nombre del plan (si no se dice, el del instrumento y el año).")
@_owner_option
@_day_option
@root_option
@click.pass_context
def new_year(
    ctx: click.Context,
    institution_id: str | None,
    year: int | None,
    source: int | None,
    instrument: str | None,
    name: str | None,
    owner: str,
    day: date | None,
    root: Path,
    *,
    has_plans: bool,
) -> None:
    """Escribe el marco de un año; con --planes, también los planes por llenar; con --desde, con las metas de otro año.

    Copia lo que sirve para empezar, con versión 1 y sin avances, y dice qué hay que revisar.
    """
    from generator.cli.new_files import write_new
    from generator.core.model import Change
    from generator.editing.new_year import NewYear, year_files
    from generator.project import Project

    project = Project(root)
    standing = _standing(project)
    institution = _institution(ctx, standing, institution_id)
    year = _asked(ctx, "year", year, "Año", today().year)
    change = Change("1", day or today(), owner, f"Creación del plan anual {year}", Origin(""))
    earlier = standing.earlier(institution, source) if source else None
    asked = NewYear(institution, year, change, standing.strategies(institution), earlier, instrument, name, has_plans)
    found = year_files(asked)
    write_new(project, {place: text.encode() for place, text in found.texts.items()})
    if found.notes:
        click.echo("Revise antes de aprobar el plan:")
    for note in found.notes:
        click.echo(f"  - {note}")
    if source:
        click.echo("Siga con: pat validar")
    elif has_plans:
        click.echo("Siga escribiendo las metas de cada unidad en su archivo, y después: pat validar")
    else:
        click.echo(
            "Siga con el plan de cada unidad, o con la tabla del formulario oficial:\n"
            f"  pat nuevo unidad {institution.id} {institution.units[-1].id} --ejercicio {year}\n"
            f"  pat importar TABLA --institucion {institution.id} --ejercicio {year}"
        )


@command.command("unidad", short_help="Una unidad en el organigrama, y su plan.", options_metavar="[OPCIONES]")
@click.argument("institution_id", metavar="INSTITUCION", required=False)
@click.argument("unit_id", metavar="IDENTIFICADOR", required=False)
@click.option("--nombre", "name", metavar="TEXTO", help="Nombre de la unidad.")
@click.option("--nombre-corto", "short_name", default="", metavar="TEXTO", help="Para tablas y pantallas pequeñas.")
@click.option("--bajo", "below", metavar="UNIDAD", help="La autoridad de la que depende, por su identificador.")
@click.option("--ejercicio", "year", type=_year_type, metavar="AÑO", help="Escribe también su plan de ese año.")
@_owner_option
@_day_option
@root_option
@click.pass_context
def new_unit(
    ctx: click.Context,
    institution_id: str | None,
    unit_id: str | None,
    name: str | None,
    short_name: str,
    below: str | None,
    year: int | None,
    owner: str,
    day: date | None,
    root: Path,
) -> None:
    """Agrega una unidad al organigrama y, con --ejercicio, escribe su plan con un ejemplo para llenar.

    El IDENTIFICADOR nombra los archivos y las páginas de la unidad: minúsculas sin tildes, cifras y guiones. No cambia
    nunca. Si la unidad ya está en el organigrama, solo escribe su plan.
    """
    from generator.cli.new_files import write_new
    from generator.core.model import Change
    from generator.editing.new_unit import NewUnit
    from generator.project import Project

    project = Project(root)
    standing = _standing(project)
    institution = _institution(ctx, standing, institution_id)
    if unit_id is None:
        name = _asked(ctx, "name", name, "Nombre de la unidad")
    unit_id = _id_asked(ctx, "unit_id", unit_id, name or "")
    if unit_id not in institution.by_id:
        name = _asked(ctx, "name", name, "Nombre de la unidad")
    unit = NewUnit(institution, unit_id, name or "", short_name, below)
    unit.require_news(year)
    changed: dict[str, tuple[bytes, bytes]] = {}
    if unit.known is None:
        tree = f"{institution.id}/institucion.yaml"
        before = (project.plans / tree).read_bytes()
        changed[tree] = (before, unit.tree(f"{project.label}/{tree}", before))
    new: dict[str, bytes] = {}
    if year:
        standing.annual(institution, year)
        change = Change("1", day or today(), owner, f"Creación del plan anual {year}", Origin(""))
        new[f"{institution.id}/{year}/{unit_id}.yaml"] = unit.plan_text(year, change).encode()
    write_new(project, new, changed)
    if year:
        click.echo("Siga escribiendo sus metas en ese archivo, y después: pat validar")
    elif years := standing.years(institution):
        click.echo(f"Siga con su plan: pat nuevo unidad {institution.id} {unit_id} --ejercicio {years[-1]}")
    else:
        click.echo(
            f"Siga con las demás unidades, o con el año: pat nuevo ejercicio {institution.id} {today().year} --planes"
        )


def _standing(project: Project) -> Standing:
    from generator.editing.standing import Standing
    from generator.pipeline import check_project

    checked = check_project(project, today())
    return Standing(checked.institutions, checked.annual_plans, checked.documents, checked.problems)


def _institution(ctx: click.Context, standing: Standing, institution_id: str | None) -> Institution:
    from generator.editing.asked import institution_asked

    known = standing.institutions
    only = known[0].id if len(known) == 1 else None
    return institution_asked(known, _asked(ctx, "institution_id", institution_id, "Institución", only))


def _id_asked(ctx: click.Context, parameter: str, value: str | None, name: str) -> str:
    """Return an identifier that can name files; the one proposed comes from the name."""
    from generator.editing.identifiers import proposed_id, require_id

    chosen = _asked(ctx, parameter, value, "Identificador", proposed_id(value or name) or None)
    require_id(chosen)
    return chosen


def _asked(
    ctx: click.Context, parameter: str, value: _Answer | None, question: str, default: _Answer | None = None
) -> _Answer:
    """Return what was given, or what a person at a terminal answers; elsewhere it is missing."""
    if isinstance(value, str):  # pasted from a document, a name can carry what nobody sees
        return " ".join(HIDDEN.sub("", value).split())
    if value is not None:
        return value
    missing = next(param for param in ctx.command.params if param.name == parameter)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.MissingParameter(ctx=ctx, param=missing)
    answer: _Answer = click.prompt(question, default=default, type=missing.type)
    return answer
