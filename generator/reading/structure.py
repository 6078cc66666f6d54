"""Checks a document's shape against its JSON Schema; every fault becomes one Spanish sentence with a remedy.

The remedies come from the schema itself (`errorMessage`), so that editors and `pat validar` say the same. One cause
gives one problem: a misspelt key is not also reported as missing, nor a bad date both for its form and its value.

A fast validator (jsonschema-rs) lets sound documents pass; jsonschema, some hundred times slower, judges the others
and explains. It has the last word: a document that only the fast one refuses is sound.
"""

from __future__ import annotations

import difflib
import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.problem import Origin, Problem, Severity
from generator.core.wording import quoted
from generator.reading.document import MAX_FAULTS, and_more
from generator.reading.empties import required_but_empty
from generator.reading.places import name_of, where
from generator.reading.remedies import remedy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema.exceptions import ValidationError

    from generator.core.vocabulary import FileKind
    from generator.reading.document import Document, Path
    from generator.reading.schemas import Schemas

_TYPE_NAMES = {
    "object": "un grupo de claves",
    "array": "una lista",
    "string": "un texto",
    "number": "un número",
    "integer": "un número entero",
    "boolean": "true o false",
    "null": "nada",
}
_OPTIONAL = "escriba su contenido, o quite la línea si no hace falta"
_TYPE_REMEDIES = {
    "object": "escriba sus claves debajo, con más sangría",
    "array": "escriba cada elemento en su propia línea, empezando con un guion",
}


class _Fault(Frozen):
    """A broken keyword of the schema, and where."""

    document: Document
    path: Path
    keyword: str
    expected: Any
    instance: Any
    schema: Mapping[str, Any]
    at_the_margin: frozenset[str]
    is_required: bool

    @classmethod
    def of(
        cls, document: Document, error: ValidationError, margin: frozenset[str], required: frozenset[Path]
    ) -> _Fault:
        """Return what jsonschema found, without its English.

        `margin` are the keys of the file itself; `required` the paths of empty values that may not be left out.
        """
        schema: Any = error.schema
        path = tuple(error.absolute_path)
        keyword, expected = str(error.validator), error.validator_value
        return cls(document, path, keyword, expected, error.instance, schema, margin, path in required)

    @property
    def name(self) -> str:
        """The value in the user's words, with what holds it: `«nombre» de la actividad 1.4`."""
        return name_of(self.document, self.path)

    @property
    def written(self) -> str:
        """The value as the user wrote it."""
        spot = self.document.spot(self.path)
        return quoted(spot.text[spot.column - 1 : spot.end - 1])


class _Finding(Frozen):
    """A problem and the keys it explains: a problem that only says that one of them is missing adds nothing."""

    problem: Problem
    explains: frozenset[Path] = frozenset()
    misses: frozenset[Path] = frozenset()


def check_structure(document: Document, kind: FileKind, schemas: Schemas) -> tuple[Problem, ...]:
    """Return every fault of shape of a document: one problem per cause."""
    data: Any = document.data
    if schemas.gates[kind].is_valid(data):
        return ()
    validator = schemas.validators[kind]
    margin = frozenset(schemas.by_name[f"{kind}.schema.json"]["properties"])
    required = required_but_empty(data, validator)
    faults = (_Fault.of(document, error, margin, required) for error in validator.iter_errors(data))
    every = (finding for fault in faults for finding in _findings(fault))
    findings = list(islice(every, MAX_FAULTS))
    explained = {path for finding in findings for path in finding.explains}
    first: dict[tuple[str, Path, frozenset[Path]], Problem] = {}
    for finding in findings:
        if not finding.misses & explained:
            problem = finding.problem
            first.setdefault((problem.code, problem.origin.path, finding.misses), problem)
    *told, last = first.values() or (None,)
    if last is None:  # the two validators disagree: better refused without a reason than let pass
        remedy = "compárelo con el de otra unidad; si no ve la falta, avise a quien mantiene el programa"
        return (Problem("E203", Severity.ERROR, document.origin(()), "el archivo no tiene la forma debida", remedy),)
    return (*told, and_more(last) if len(findings) == MAX_FAULTS else last)


def _findings(fault: _Fault) -> Iterator[_Finding]:
    handler = _HANDLERS.get(fault.keyword)
    if handler:
        yield from handler(fault)
    else:
        yield _wrong(fault, "E203", *_wrong_value(fault))


def _missing(fault: _Fault) -> Iterator[_Finding]:
    for key in fault.expected:
        if key not in fault.instance:
            message = f"falta «{key}»{where(fault.document, fault.path, 'en')}"
            yield _Finding(_problem(fault, "E201", message, f"agregue la línea {key}: …"), misses=_keys(fault, [key]))


def _missing_dependent(fault: _Fault) -> Iterator[_Finding]:
    for key, needed in fault.expected.items():
        for other in needed:
            if key in fault.instance and other not in fault.instance:
                message = f"«{key}» exige «{other}», que falta{where(fault.document, fault.path, 'en')}"
                problem = _problem(fault, "E201", message, f"agregue la línea {other}: …")
                yield _Finding(problem, misses=_keys(fault, [key, other]))


def _incomplete(fault: _Fault) -> Iterator[_Finding]:
    choices = [key for choice in fault.expected for key in choice.get("required", ())]
    problem = _problem(fault, "E203", f"{fault.name} está incompleto", _remedy(fault))
    yield _Finding(problem, misses=_keys(fault, choices))


def _unknown(fault: _Fault) -> Iterator[_Finding]:
    known = list(fault.schema.get("properties", {}))
    patterns = list(fault.schema.get("patternProperties", {}))
    for key in fault.instance:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        close, message, remedy = _unknown_key(fault, key, known, patterns)
        origin = Origin(fault.document.file, (*fault.path, key), on_key=True)
        spot = fault.document.spot(origin.path, key=True)
        problem = Problem("E202", Severity.ERROR, origin, message, remedy, spot=spot)
        yield _Finding(problem, explains=_keys(fault, close))


def _unknown_key(fault: _Fault, key: str, known: list[str], patterns: list[str]) -> tuple[list[str], str, str]:
    """Return the keys that were meant, the message and the remedy for a key that the schema does not know."""
    holder = where(fault.document, fault.path, "en")
    split, colon, rest = key.partition(":")
    if colon and split in known:
        message = f"falta un espacio después de los dos puntos{holder}: {quoted(key)}"
        return [split], message, f"escriba {split}: {rest}"
    close = difflib.get_close_matches(key.lower(), [name for name in known if name not in fault.instance], 1, 0.75)
    message = f"clave desconocida {quoted(key)}{holder}"
    is_cut = key.isdigit() and fault.instance[key] is None  # `{ene: 1,200}`; `7: 5` has a value
    if is_cut:
        message = f"una coma partió una cifra{holder}: {quoted(key)} quedó aparte"
    if fault.path and key in fault.at_the_margin:
        return close, message, f"si es la clave del archivo, quite su sangría: «{key}» va al margen"
    return close, message, f"¿quiso decir «{close[0]}»?" if close else _remedy_of_key(known, patterns, is_cut=is_cut)


def _remedy_of_key(known: list[str], patterns: list[str], *, is_cut: bool) -> str:
    if is_cut:
        return "no separe los miles (1200) y use punto decimal (12.5)"
    if patterns:
        return "los períodos son ene, feb, mar, abr, may, jun, jul, ago, sep, oct, nov, dic, t1 a t4, s1 y s2"
    return f"aquí solo van: {', '.join(known)}"


def _keys(fault: _Fault, keys: list[str]) -> frozenset[Path]:
    return frozenset((*fault.path, key) for key in keys)


def _wrong_value(fault: _Fault) -> tuple[str, str]:
    """Return the message and the remedy for a value that its schema refuses."""
    name, limit = fault.name, fault.expected
    too_few = fault.keyword.startswith("min") and fault.keyword != "minimum"
    if fault.instance is None or (too_few and not fault.instance):
        remedy = f"es obligatorio: {_remedy(fault)}" if fault.is_required else _OPTIONAL
        return f"{name} está vacío", remedy
    messages = {
        "format": f"{name} no es {'un día del calendario' if limit == 'date' else 'un período'}: {fault.written}",
        "minItems": f"{name} necesita al menos {limit} elementos",
        "maxItems": f"{name} admite hasta {limit} elementos",
        "maxLength": f"{name} es demasiado largo: el máximo son {limit} letras",
        "minimum": f"{name} debe ser {limit} o más: {fault.written}",
        "maximum": f"{name} debe ser {limit} o menos: {fault.written}",
    }
    is_figure = "number" in fault.schema.get("type", ())
    otherwise = "no se lee como un número" if is_figure else "tiene un valor no válido"
    return messages.get(fault.keyword, f"{name} {otherwise}: {fault.written}"), _remedy(fault)


def _wrong_type(fault: _Fault) -> Iterator[_Finding]:
    expected = fault.expected if isinstance(fault.expected, list) else [fault.expected]
    if fault.instance is None or "number" in expected:
        yield _wrong(fault, "E203", *_wrong_value(fault))
    elif "string" in expected and isinstance(fault.instance, int | Decimal):
        message = f"{fault.name} es un texto y va entre comillas: {fault.written}"
        yield _wrong(fault, "E204", message, f'escriba "{fault.written.strip("«»")}"')
    else:
        names = " o ".join(_TYPE_NAMES[name] for name in expected)
        here = _container(fault.instance)
        found = f", y aquí hay {here}" if here else f": {fault.written}"
        general = _TYPE_REMEDIES.get(expected[0]) if "errorMessage" not in fault.schema else None
        remedy = general or _remedy(fault)
        yield _wrong(fault, "E203", f"{fault.name} debe ser {names}{found}", remedy)


def _container(value: object) -> str:
    """Return what kind of container a value is; "" of a single value."""
    if isinstance(value, dict):
        return _TYPE_NAMES["object"]
    return _TYPE_NAMES["array"] if isinstance(value, list) else ""


_HANDLERS: Mapping[str, Callable[[_Fault], Iterator[_Finding]]] = {
    "required": _missing,
    "dependentRequired": _missing_dependent,
    "additionalProperties": _unknown,
    "anyOf": _incomplete,
    "type": _wrong_type,
}


def _wrong(fault: _Fault, code: str, message: str, remedy: str) -> _Finding:
    return _Finding(_problem(fault, code, message, remedy), explains=frozenset([fault.path]))


def _problem(fault: _Fault, code: str, message: str, remedy: str) -> Problem:
    spot = fault.document.spot(fault.path)
    return Problem(code, Severity.ERROR, Origin(fault.document.file, fault.path, spot.line), message, remedy, spot=spot)


def _remedy(fault: _Fault) -> str:
    return remedy_of(fault.schema, fault.keyword, fault.expected, fault.instance)
