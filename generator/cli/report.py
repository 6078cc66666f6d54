"""`pat informe`: one official report, without building a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.build import report_problems
from generator.cli.common import day_option, find_year, root_option, tell_past, years_of
from generator.cli.output import NewFile, write_files
from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.moment import moment_of, today

if TYPE_CHECKING:
    from datetime import date

    from generator.core.period import Period
    from generator.project import Project
    from generator.publishing.views.context import YearContext

FORMATS = ("docx", "xlsx", "pdf", "html")


@click.command("informe", options_metavar="[OPCIONES]")
@click.argument("institution_id", metavar="INSTITUCION")
@click.argument("period_text", metavar="PERIODO")
@click.option(
    "--ejercicio", "year", type=int, metavar="AÑO", help="Para escribir el período sin año: jul, t3, s1 o anual."
)
@click.option(
    "--formato",
    "output",
    type=click.Choice(FORMATS),
    help="docx (Word), xlsx (Excel), pdf o html. Si no se dice, lo que termine el nombre de --salida, o docx.",
)
@click.option(
    "--salida",
    "target",
    type=NewFile(),
    metavar="ARCHIVO",
    help="Archivo que se escribe (si no se dice, informe-INSTITUCION-PERIODO en la carpeta actual).",
)
@click.option("--reemplazar", "replace", is_flag=True, help="Reemplaza un archivo que ya existe y es distinto.")
@root_option
@day_option
def command(
    institution_id: str,
    period_text: str,
    year: int | None,
    output: str | None,
    target: Path | None,
    root: Path,
    as_of: date | None,
    *,
    replace: bool,
) -> None:
    """Hace el informe oficial de INSTITUCION en PERIODO: un mes, un trimestre, un semestre, el año o un lapso.

    PERIODO se escribe 2024-07, 2024-T3, 2024-S1, 2024 o 2024-01..2024-09; también julio o t3, si la institución tiene
    un solo año o se dice con --ejercicio. El PDF lo imprime el Chromium o Chrome de esta computadora.
    """
    from generator.core.naming import institution_named
    from generator.editing.asked import read_span
    from generator.pipeline import check_project
    from generator.project import Project
    from generator.publishing import addresses
    from generator.site_year import year_context

    form = _form(output, target)
    project = Project(root)
    moment = moment_of(project, as_of)
    checked = check_project(project, moment.day, moment.judged_on)
    institution_id = institution_named(checked.institutions, institution_id)
    report_problems(project, checked.problems, checked.file_count, institution_id)
    tell_past(checked.left_out, moment.day)
    period = read_span(period_text, {year} if year else years_of(checked, institution_id))
    if year is not None and period.year != year:
        raise GeneratorError(f"el período {period.code} no es de {year}")
    annual = find_year(checked, institution_id, period.year)
    _require_begun(period, as_of or today())
    context = year_context(project, checked, annual, moment, [period])
    name = addresses.report("", period).strip("/").rpartition("/")[2]
    target = target or Path(f"informe-{institution_id}-{name}.{form}")
    _write(target, _data(project, context, period, form), replace=replace)
    click.echo(f"Informe escrito en {target}")


def _require_begun(period: Period, day: date) -> None:
    """Refuse the report of a period in which nothing can have been done yet: most likely it was mistyped."""
    from generator.core.wording import date_in_words, the_period

    if period.start > day:
        raise GeneratorError(f"{the_period(period)} todavía no empieza al {date_in_words(day)}: no hay qué informar")


def _form(output: str | None, target: Path | None) -> str:
    """Return the format asked for, or the one that the name of the file says."""
    ending = target.suffix.lower().lstrip(".") if target else ""
    if output is None and ending and ending not in FORMATS:
        raise GeneratorError(f"no hay informes en «.{ending}»: elija uno con --formato ({', '.join(FORMATS)})")
    return output or ending or FORMATS[0]


def _data(project: Project, context: YearContext, period: Period, form: str) -> bytes:
    """Return the report in a format; only what it needs is imported."""
    from generator.publishing.official.compose import official_report

    report = official_report(context, period)
    if form == "docx":
        from generator.publishing.official.docx import docx_bytes

        return docx_bytes(report)
    if form == "xlsx":
        from generator.publishing.official.xlsx import xlsx_bytes

        return xlsx_bytes(report)
    from generator.publishing.official.pdf import Printer, detached, find_chromium
    from generator.publishing.pages import render_alone
    from generator.publishing.views.report import report_page

    page = report_page(context, period, report)
    alone = render_alone(page, project.style, project.templates)
    html = detached(alone, f"{context.site.url}{page.path}" if context.site.url else "")
    return html.encode() if form == "html" else Printer(find_chromium(), context.as_of).print_html(html)


def _write(target: Path, data: bytes, *, replace: bool) -> None:
    """Write the file; one that differs may hold what somebody wrote in Word, and is not lost unasked.

    Raises:
        GeneratorError: there is such a file, or the disk refuses.
    """
    try:
        is_other = not replace and target.exists() and target.read_bytes() != data
    except OSError as error:
        raise GeneratorError(f"no se pudo leer {target}: {os_fault(error)}") from error
    if is_other:
        raise GeneratorError(f"{target} ya existe y es distinto; diga otro nombre con --salida, o use --reemplazar")
    write_files({target: data})
