"""The `pat` command: reads arguments, prints, and exits with 0 (well), 1 (problems in the plans) or 2 (could not run).

Each command is a module of this folder, imported only when it is used, so that every command starts at once.
"""

from __future__ import annotations

import gettext
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.core.cycles import of_one_command
from generator.core.os_faults import os_fault
from generator.core.problem import GeneratorError
from generator.core.wording import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

# click looks its own texts up with gettext each time it says one: here they are in Spanish, as all the rest is,
# whatever the language of the computer.
os.environ["LANGUAGE"] = "es"
gettext.bindtextdomain("messages", str(Path(__file__).parents[1] / "locale"))

COMMANDS = {
    "validar": ("validate", "Revisa todos los planes y muestra todos los problemas."),
    "construir": ("build", "Publica el sitio en una carpeta."),
    "servir": ("serve", "Muestra el sitio en el navegador y lo actualiza al guardar."),
    "editar": ("edit", "Abre en este equipo el formulario web de los planes."),
    "avance": ("progress", "Informa un mes de una unidad, o lo corrige, con preguntas."),
    "formulario": ("form", "Escribe el formulario de Excel de una unidad."),
    "indicadores": ("indicators", "Muestra los indicadores sin construir el sitio."),
    "informe": ("report", "Hace un informe oficial: Word, Excel, PDF o página."),
    "comparar": ("compare", "Muestra qué cambió entre dos versiones de los planes."),
    "nuevo": ("new", "Empieza una institución, un año o una unidad."),
    "incidencia": ("issue", "Agrega el informe que llegó por el formulario de GitHub."),
    "formatear": ("formatting", "Ordena los archivos de los planes, siempre de la misma forma."),
    "revisores": ("owners", "Escribe quién aprueba los cambios de cada plan (CODEOWNERS)."),
    "verificar": ("verify", "Revisa que un sitio publicado no haya sido alterado."),
    "importar": ("importing", "Convierte en planes una tabla o un paquete de datos."),
    "cosechar": ("harvesting", "Reúne los datos de varias instituciones."),
}


class Commands(click.Group):
    """The commands by name; only the one that is used is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Return a command, or `None` if there is no such."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's signature
        """Write the list of commands without importing them."""
        with formatter.section("Órdenes"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["--ayuda", "-h", "--help"], "max_content_width": 100},
    options_metavar="[OPCIONES]",
    subcommand_metavar="ORDEN [ARGUMENTO]...",
    epilog="La guía está en docs/guia. Cada orden acepta --ayuda.",
)
@click.version_option(
    __version__, "--version", prog_name="pat", message="%(prog)s %(version)s", help="Muestra la versión y termina."
)
def app() -> None:
    """Plan Abierto: revisa, calcula y publica planes anuales de trabajo escritos en YAML."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit with its code; what keeps the tool from working is said in one line, never a traceback."""
    if arguments is None:  # the process ends with the command
        of_one_command()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app.main(args=arguments, prog_name="pat", windows_expand_args=False)
    except GeneratorError as error:
        said = "\n".join(map(visible, str(error).split("\n")))  # it may quote what others wrote
        click.echo(f"pat: {said}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:  # a disk that is full or fails can refuse anywhere, even a temporary file
        place = f" ({visible(os.fsdecode(error.filename))})" if isinstance(error.filename, str | bytes) else ""
        click.echo(f"pat: no se pudo seguir: el sistema o el disco se negó: {os_fault(error)}{place}", err=True)
        sys.exit(2)
