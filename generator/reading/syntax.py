"""Says in Spanish what a YAML parser says in English when it cannot go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.problem import Origin, Problem, Severity, Spot

if TYPE_CHECKING:
    import yaml

_ALIGN = "alinee la línea con las de su mismo nivel"
_MISALIGNED = "la sangría no coincide con la de las líneas anteriores"
_OTHERWISE = (
    "el archivo no tiene la forma de un YAML",
    "revise la sangría, los dos puntos y las comillas de esta línea",
)
_TAB = ("hay un tabulador en la sangría", "use espacios, no tabuladores")
_SENTENCES = (
    (
        "mapping values are not allowed",
        "hay dos puntos donde no van, o la sangría no coincide",
        f"si el texto lleva dos puntos, póngalo entre comillas; si no, {_ALIGN}",
    ),
    ("could not find expected ':'", "falta «:» después de la clave", "escriba «clave: valor», con un espacio"),
    ("while scanning a quoted scalar", "unas comillas se abren y no se cierran", "cierre las comillas del texto"),
    ("expected ',' or", "a la lista entre llaves o corchetes le falta una coma o el cierre", "revise {…} o […]"),
    ("cannot start any token", "hay un signo con el que no puede empezar un valor", "ponga el texto entre comillas"),
    ("unknown escape", "hay una barra \\ dentro de comillas dobles", "use comillas simples, o escriba \\\\"),
    ("undefined alias", "hay una referencia (*) a algo que no existe", "ponga el texto entre comillas"),
    ("alphabetic or numeric character", "hay un & o un * al empezar un valor", "ponga el texto entre comillas"),
    ("directive", "hay una línea que empieza con %", "bórrela, o ponga el texto entre comillas"),
    ("did not find expected '-'", "la lista está mal alineada", "alinee todos los guiones de la lista"),
    ("expected <block end>", _MISALIGNED, _ALIGN),
    ("did not find expected key", _MISALIGNED, _ALIGN),
    ("block sequence entries are not allowed", "hay un guion donde no va", _ALIGN),
)


def explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Return the problem that made the parser stop, with its place."""
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    mark = getattr(error, "problem_mark", None)
    if "expected ',' or" in words:  # the end of what was left open is far from where it should be mended
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = (mark.column if mark else 0) + 1
    shown = lines[line]
    message, remedy = next(
        ((message, remedy) for key, message, remedy in _SENTENCES if key in words),
        _OTHERWISE,
    )
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        message, remedy = _TAB
        column = shown.index("\t") + 1
    return Problem(
        "L106", Severity.ERROR, Origin(file), message, remedy, spot=Spot(line + 1, column, column + 1, shown)
    )
