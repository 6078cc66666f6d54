"""Says in Spanish what a YAML parser says in English when it cannot go on."""

from __future__ import annotations

import contextlib
import re

import yaml

from generator.core.problem import Origin, Problem, Severity, Spot

_ALIGN = "alinee la línea con las de su mismo nivel"
_MISALIGNED = "la sangría no coincide con la de las líneas anteriores"
_OTHERWISE = (
    "el archivo no tiene la forma de un YAML",
    "revise la sangría, los dos puntos y las comillas de esta línea",
)
_UNCLOSED = ("unas comillas se abren aquí y no se cierran", "cierre las comillas al final del texto")
_AT_THE_MARGIN = re.compile(r"\s+(avances|avances_informados|control_de_cambios):")
"""Keys that stand nowhere but at the margin."""
_TAB = ("hay un tabulador en la sangría", "use espacios, no tabuladores")
_SENTENCES = (
    (
        "mapping values are not allowed",
        "hay dos puntos donde no van, o la sangría no coincide",
        f"si el texto lleva dos puntos, póngalo entre comillas; si no, {_ALIGN}",
    ),
    ("could not find expected ':'", "falta «:» después de la clave", "escriba «clave: valor», con un espacio"),
    ("while scanning a quoted scalar", *_UNCLOSED),
    ("while scanning a block scalar", "hay un > o un | al empezar un valor", "ponga el texto entre comillas"),
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
    """Return the problem that made the parser stop, where it should be mended."""
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    mark = getattr(error, "problem_mark", None)
    message, remedy = next(((message, remedy) for key, message, remedy in _SENTENCES if key in words), _OTHERWISE)
    if "expected ',' or" in words or "quoted scalar" in words:  # what was left open ends far from where it is mended
        mark = getattr(error, "context_mark", None) or mark
    elif opening := _opening(text, mark):
        mark, (message, remedy) = opening, _UNCLOSED
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = (mark.column if mark else 0) + 1
    shown = lines[line]
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        message, remedy = _TAB
        column = shown.index("\t") + 1
    elif found := _AT_THE_MARGIN.match(shown):
        message = f"«{found[1]}» tiene sangría, y va al margen"
        remedy = "quite los espacios que lleva delante, y los mismos a las líneas que siguen"
        column = found.start(1) + 1
    return Problem(
        "L106", Severity.ERROR, Origin(file), message, remedy, spot=Spot(line + 1, column, column + 1, shown)
    )


def _opening(text: str, stop: yaml.Mark | None) -> yaml.Mark | None:
    """Return where the quotes open that swallowed the lines before an error; nothing if there are none.

    A text whose quotes are not closed goes on to the next quotes in the file, and the parser stops just after them.
    """
    last = None
    if stop is None:
        return None
    with contextlib.suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= stop.index:
                break
            last = token
    if not isinstance(last, yaml.ScalarToken) or last.plain or last.style not in {"'", '"'}:
        return None
    return last.start_mark if last.start_mark.line < last.end_mark.line == stop.line else None
