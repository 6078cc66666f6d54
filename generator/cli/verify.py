"""`pat verificar`: whether a published site is whole, and whether it only adds to what was published before."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.core.problem import GeneratorError

if TYPE_CHECKING:
    from generator.proof.checkpoint import Checkpoint
    from generator.proof.verify import Site

_MOST = 50
"""So many faults are shown; whoever altered a site often altered every page."""


@click.command("verificar", options_metavar="[OPCIONES]")
@click.argument("folder", metavar="SITIO", type=click.Path(path_type=Path))
@click.option(
    "--contra",
    "older",
    type=click.Path(path_type=Path),
    metavar="CONSTANCIA",
    help="Una constancia.txt guardada antes, o la carpeta de un sitio anterior.",
)
def command(folder: Path, older: Path | None) -> None:
    """Revisa que ningún archivo de SITIO haya sido alterado, y que nada de lo informado se haya reescrito.

    Cada archivo se compara con su huella, y cada informe con la cadena de su unidad. Con --contra se revisa además que
    SITIO conserve, sin cambios, todo lo que ya estaba informado en un sitio anterior. Termina con 0 si todo está como
    se publicó, con 1 si algo no lo está, con 2 si no se pudo revisar.
    """
    from generator.core.wording import counted, visible
    from generator.proof.verify import faults, read_checkpoint, read_site, rewritten, withdrawn

    site = read_site(folder)
    found = list(faults(site))
    if older is not None:
        before = read_checkpoint(older)
        _refuse_to_mix(site.checkpoint, before)
        found += rewritten(site, before)
    for told in withdrawn(site):
        click.echo(visible(f"aviso: {told}"))
    for fault in found[:_MOST]:
        click.echo(visible(fault))  # it may quote names that others gave
    if len(found) > _MOST:
        click.echo(f"… y {counted(len(found) - _MOST, 'falta más', 'faltas más')}")
    if found:
        click.echo(f"{counted(len(found), 'falta', 'faltas')}: el sitio no está como se publicó.", err=True)
        sys.exit(1)
    click.echo(_well(site, older))


def _refuse_to_mix(site: Checkpoint, older: Checkpoint) -> None:
    if site.is_simulated != older.is_simulated:
        raise GeneratorError("uno de los dos sitios tiene avances simulados y el otro no: no se pueden comparar")


def _well(site: Site, older: Path | None) -> str:
    """Return what was looked at, and what to keep."""
    from generator.core.wording import counted
    from generator.proof.checkpoint import CHECKPOINT

    reports = counted(sum(chain.count for chain in site.checkpoint.chains), "informe", "informes")
    files = counted(len(site.digests), "archivo", "archivos")
    kept = f"\nConserva, sin cambios, todo lo informado en {older}." if older else ""
    advice = f"Guarde una copia de {CHECKPOINT}: con ella podrá probarlo más adelante."
    return f"{files} y {reports} están como se publicaron.{kept}\n{advice}"
