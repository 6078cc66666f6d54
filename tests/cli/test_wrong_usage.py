"""Whatever is typed wrong is answered in Spanish, in a few lines, with exit code 2 and never a traceback."""

from __future__ import annotations

import re

import pytest

from generator import __version__
from generator.cli import COMMANDS
from tests.cli.small_project import run

ENGLISH = re.compile(
    r"\b(?:Usage|Options|Commands|Arguments?|Try|for help|Show|this|message|and exit|default|required|missing|invalid|"
    r"value|no such|option|not|one of|unexpected|extra|does not exist|is a directory|range|INTEGER|TEXT|FILE|PATH|"
    r"BOOLEAN|Did you mean|Aborted|Traceback)\b",
    re.IGNORECASE,
)
WRONG = {
    "an unknown command": (["validr"], "No existe la orden 'validr'."),
    "an unknown option": (["validar", "--nada"], "No existe la opción '--nada'."),
    "an option almost right": (["construir", "--salid", "x"], "(¿Quiso decir una de estas: '--raiz', '--salida'?)"),
    "a command almost right": (["validar", "--estrict"], "¿Quiso decir '--estricto'?"),
    "an option without its value": (["construir", "--salida"], "La opción '--salida' necesita un valor."),
    "a flag with a value": (["validar", "--estricto=1"], "La opción '--estricto' no lleva valor."),
    "an unknown format": (["validar", "--formato", "xml"], "'xml' no está entre 'auto', 'text', 'json'"),
    "a day that does not exist": (["validar", "--fecha", "2024-02-30"], "no es una fecha: escriba AAAA-MM-DD"),
    "a day written otherwise": (["construir", "--fecha", "5/8/2024"], "«5/8/2024» no es una fecha"),
    "no institution": (["indicadores"], "Falta el argumento 'INSTITUCION'."),
    "no year": (["indicadores", "demo"], "Falta el argumento 'EJERCICIO'."),
    "a year in words": (["indicadores", "demo", "este"], "'este' no es un número válido."),
    "something left over": (["indicadores", "demo", "2024", "sobra"], "Sobra un argumento (sobra)"),
    "two things left over": (["construir", "a", "b"], "Sobran argumentos (a b)"),
    "a port that does not exist": (["servir", "--puerto", "70000"], "70000 no está entre 0–65535."),
    "no table": (["importar"], "Falta el argumento 'TABLA'."),
    "a table that does not exist": (["importar", "nada.tsv"], "'nada.tsv' no existe."),
    "a folder for a table": (["importar", "."], "'.' es una carpeta, no un archivo."),
    "a table of nobody": (["importar", __file__, "--ejercicio", "2024"], "hay que decir --institucion y --ejercicio"),
    "a year long ago": (["importar", __file__, "--institucion", "demo", "--ejercicio", "1800"], "1800 no está entre"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_typed_wrong_is_answered_in_spanish(pat, what):
    arguments, expected = WRONG[what]
    answer = pat(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert expected in answer.err
    assert not ENGLISH.findall(answer.err.replace("'text'", ""))
    assert len(answer.err.splitlines()) <= 6


@pytest.mark.parametrize("command", [None, *COMMANDS])
@pytest.mark.parametrize("option", ["--ayuda", "-h", "--help"])
def test_help_is_in_spanish_and_explains_every_option(pat, command, option):
    answer = pat(*([command] if command else []), option)
    assert answer.code == 0
    assert answer.err == ""
    assert answer.out.startswith(f"Uso: pat {command or '[OPCIONES]'}")
    shown = answer.out.replace("--help", "").replace("[auto|text|json", "").replace("[text|json|csv]", "")
    shown = shown.replace("[text|markdown|json|html]", "")
    assert not ENGLISH.findall(shown)
    for line in answer.out.splitlines():
        assert not re.fullmatch(r"  --?[a-z-]+", line), f"without explanation: {line}"


def test_without_a_command_the_help_is_shown(pat):
    answer = pat()
    assert answer.code == 2
    for name, (_, summary) in COMMANDS.items():
        assert f"{name} " in answer.out + answer.err
        assert summary in answer.out + answer.err


def test_the_list_of_commands_says_what_each_command_says_of_itself(pat):
    for name in COMMANDS:
        assert f"Uso: pat {name}" in pat(name, "--ayuda").out


def test_the_version(pat):
    assert pat("--version").out == f"pat {__version__}\n"


def test_what_keeps_the_tool_from_working_is_one_line(pat, tmp_path):
    answer = pat("validar", "--raiz", tmp_path / "nada")
    assert (answer.code, answer.out) == (2, "")
    assert re.fullmatch(
        r"pat: no existe la carpeta de planes «[^»]*plans»; diga con --raiz dónde está la que contiene plans/, o "
        r"empiece una con pat nuevo institucion\n",
        answer.err,
    )


@pytest.mark.parametrize("surroundings", [{"LANGUAGE": "en_US:en"}, {"LC_ALL": "C", "LANG": "C"}, {}])
def test_it_speaks_spanish_whatever_the_language_of_the_computer(surroundings):
    answer = run("validr", **surroundings)
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "Uso: pat [OPCIONES] ORDEN [ARGUMENTO]...",
        "Pruebe «pat --ayuda» para ver la ayuda.",
        "",
        "Error: No existe la orden 'validr'.",
    ]


def test_a_reader_that_leaves_early_is_no_disaster(project):
    """As in `pat validar | head -1`."""
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from tests.cli.small_project import environment  # noqa: PLC0415

    command = [sys.executable, "-m", "generator", "validar", "--raiz", str(project), "--formato", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        complaint = running.stderr.read()
        running.wait(timeout=30)
    assert complaint == b""
