"""Figures 1, 2, 6, 7, 8, 15 and 16: what is read, what is refused, how it is said, and how long it takes."""

from __future__ import annotations

import re
import resource
import time
from typing import TYPE_CHECKING

from generator.core.problem import Severity
from generator.indicators.method import default_method
from generator.reading.load import load
from generator.reading.read import read_all
from tests.reading.test_hostile_files import BAD_FIGURES, ENGLISH, HARMLESS, WHOLE_FILES, month, plan, problems_of
from tests.reliability.bench import PLAN
from tests.reliability.figure import Case
from tests.reliability.plans import generated
from tests.small_plans import SOUND, problems, schemas, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.core.problem import Problem
    from tests.reliability.bench import Bench

LONGEST = 400
"""Characters of a message with its remedy: more is not read."""
BAD_FIELDS = {
    "a month that is none": ("feb: 10", "febr: 10", "E202"),
    "a month in English": ("feb: 10", "jan: 10", "E20"),
    "a date that does not exist": ("2024-01-15", "2024-02-30", "E203"),
    "a date of elsewhere": ("2024-01-15", "15/01/2024", "E203"),
    "a date in words": ("2024-01-15", "ayer", "E203"),
    "a date with another's digits": ("2024-01-15", "٢٠٢٤-01-15", "E203"),
    "a year with another's digits": ("ejercicio: 2024", "ejercicio: ٢٠٢٤", "E203"),
    "a year as text": ("ejercicio: 2024", 'ejercicio: "2024"', "E203"),
    "a year of five digits": ("ejercicio: 2024", "ejercicio: 20244", "E203"),
    "an id in capitals": ("unidad: unidad", "unidad: Unidad", "E203"),
    "an id with an accent": ("unidad: unidad", "unidad: únidad", "E203"),
    "an id of another alphabet": ("unidad: unidad", "unidad: unid\u0430d", "E203"),
    "an id that climbs": ("unidad: unidad", "unidad: ../otra", "E203"),
    "an id with a line end": ("unidad: unidad", 'unidad: "unidad\\n"', "E203"),
    "a code without quotes": ('"1"', "1", "E204"),
    "a code with a line end": ('"1"', '"1\\n"', "E203"),
    "a code with a slash": ('"1"', '"../1"', "E203"),
    "an empty code": ('"1"', '""', "E203"),
    "a version of words": ("version: 1\n", "version: uno\n", "E203"),
    "a version below nothing": ("version: 1\n", "version: -1\n", "E203"),
    "a schema to come": ("esquema: 1", "esquema: 2", "E203"),
    "a list for a text": ("nombre: Capacitación", "nombre: [Capacitación]", "E203"),
    "a map for a text": ("nombre: Capacitación", "nombre: {a: b}", "E203"),
    "nothing for a text": ("nombre: Capacitación", "nombre:", "E203"),
    "a key too many": ("nombre: Capacitación", "nombre: Capacitación\n    inventada: 1", "E202"),
    "a key of objects": ("nombre: Capacitación", "nombre: Capacitación\n    __proto__: 1", "E202"),
    "a number as key": ("nombre: Capacitación", "nombre: Capacitación\n    12: 1", "E202"),
}
"""Pieces of the sound plan, what stands in their place, and how the code of the problem begins."""
BAD_ADDRESSES = (
    "javascript:alert(1)", "file:///etc/passwd", "//ajeno.example/a", "\\\\servidor\\carpeta", "C:\\a.pdf", "ftp://a.example",
    "https://", "https:///a", "https://u:p@a.example/", "data:text/html,x", "https://a b.example/", " https://a.example",
    "vbscript:x", "https://a.example/\\n", "mailto:a@b.example", "",
)  # fmt: skip


def bad_files(bench: Bench) -> Iterator[Case]:
    """1: every file that is bad whatever the schema, by the command: its code, its line, its reason."""
    root = bench.project("malos")
    (root / "site").mkdir()
    for name in bench.some(WHOLE_FILES):
        data, code, line = WHOLE_FILES[name]
        (root / PLAN).write_bytes(data)
        ran = bench.pat("validar", "--raiz", root)
        found = re.search(rf"unidad\.yaml:([0-9]+):[0-9]+: error\[{code}\]", ran.said)
        fault = ran.fault
        if not fault and (ran.code != 1 or not found):
            fault = f"no dijo {code}: {ran.said[:150]}"
        elif found and line and abs(int(found[1]) - line) > 1:
            fault = f"dijo la línea {found[1]} y es la {line}"
        yield Case(name, fault)


def bad_values(bench: Bench) -> Iterator[Case]:
    """2: every bad value at every kind of field: figures, months, dates, ids, addresses."""
    for token in bench.some(BAD_FIGURES):
        yield Case(f"meta {token[:20]}", _refused_at(problems_of(month(token)), "E203", 9))
    for name in bench.some(BAD_FIELDS):
        old, new, code = BAD_FIELDS[name]
        yield Case(name, _refused_at(problems_of(plan(old, new)), code, 0))
    for address in bench.some(BAD_ADDRESSES):
        yield Case(f"dirección {address}", _refused_at(_with_address(address), "E203", 0))


def _with_address(address: str) -> tuple[Problem, ...]:
    entry = f'{{valor: 5, evidencia: [{{titulo: A, url: "{address.replace(chr(92), chr(92) * 2)}"}}]}}'
    return problems(f'avances: [{{periodo: 2024-07, fecha: 2024-08-05, actividades: {{"1": {entry}}}}}]')


def _refused_at(found: tuple[Problem, ...], code: str, line: int) -> str:
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if not errors:
        return "se aceptó"
    if not any(problem.code.startswith(code) for problem in errors):
        return f"dijo {errors[0].code}: {errors[0].message[:100]}"
    return "" if not line or any(each.spot and each.spot.line == line for each in errors) else "no dijo la línea"


def false_refusals(bench: Bench) -> Iterator[Case]:
    """6: what is harmless or valid passes without an error."""
    for name in bench.some(HARMLESS):
        found = problems_of(HARMLESS[name])
        yield Case(name, found[0].message if found else "")
    for number, files in enumerate(generated(bench.lot(300, 5), seed=6)):
        found = tuple(each for each in _read(files) if each.severity is Severity.ERROR)
        yield Case(f"plan {number}", f"{found[0].code}: {found[0].message[:120]}" if found else "")


def _read(files: Mapping[str, str]) -> tuple[Problem, ...]:
    reading = read_all(tuple(source(name, text.encode()) for name, text in files.items()), schemas(), default_method())
    return reading.problems


def quality(bench: Bench) -> Iterator[Case]:
    """7: every refusal has its file and line, an excerpt, a remedy, and is short and Spanish."""
    texts = [(name, WHOLE_FILES[name][0]) for name in bench.some(WHOLE_FILES)]
    texts += [(token, month(token)) for token in bench.some(BAD_FIGURES)]
    texts += [(name, plan(*BAD_FIELDS[name][:2])) for name in bench.some(BAD_FIELDS)]
    for name, data in texts:
        for problem in problems_of(data):
            yield Case(f"{name[:30]} {problem.code}", _fault_of(problem))


def _fault_of(problem: Problem) -> str:
    said = f"{problem.message}; {problem.remedy}"
    if not problem.spot or not problem.origin.file:
        return "sin archivo o sin línea"
    if not problem.remedy:
        return f"sin remedio: {problem.message}"
    if len(said) > LONGEST:
        return f"mide {len(said)}"
    if not said.replace("\n", " ").isprintable():
        return f"con caracteres de control: {said!a}"
    return f"en inglés: {said}" if ENGLISH.search(said) else ""


def all_at_once(_bench: Bench) -> Iterator[Case]:
    """8: thirty faults of thirty activities, all told in one run."""
    kinds = (
        "metas: {ene: diez}",
        "metas: {xyz: 1}",
        "inventada: 1",
        "metas: {feb: 1,5}",
        "tipo_meta: otro",
        "nota: [a]",
    )
    rows = "".join(f'  - {{codigo: "{n}", nombre: A, medio_verificacion: B, {kinds[n % 6]}}}\n' for n in range(1, 31))
    start = SOUND["unidad"].split("actividades: ", 1)[0]
    text = f"{start}actividades:\n{rows}{SOUND['unidad'][SOUND['unidad'].index('control_de_cambios') :]}"
    first = text[: text.index("actividades:")].count("\n") + 2
    found = problems_of(text.encode())
    lines = {problem.spot.line for problem in found if problem.spot}
    for number in range(30):
        yield Case(f"falta {number + 1}", "" if first + number in lines else "no se dijo")


def huge_inputs(bench: Bench) -> Iterator[Case]:
    """15: large, deep and wide files end in time and in memory, well or refused."""
    size = bench.lot(1_900_000, 20_000)
    row = '  - {codigo: "%d", nombre: A, medio_verificacion: B, metas: {ene: 1}, meta_anual: 1}\n'
    begin = SOUND["unidad"].split("actividades: ", 1)[0]
    end = SOUND["unidad"][SOUND["unidad"].index("control_de_cambios") :]
    inputs = {
        "muchas actividades": begin + "actividades:\n" + "".join(row % n for n in range(size // 90)) + end,
        "muchas claves": begin + "".join(f"c{n}: 1\n" for n in range(size // 12)),
        "una línea": begin + "nota: " + "a" * size + "\n" + end,
        "hondo": begin + "nota: " + "[" * (size // 2),
        "muchas comas": begin + "nota: [" + "1," * (size // 2) + "]",
        "comentarios": "#\n" * (size // 2),
        "comillas": 'nota: "' + '\\"' * (size // 2),
        "casi una dirección": begin + f'nota: "{"https://a" * (size // 9)}"\n' + end,
        "números largos": begin + "nota: " + "9" * size,
        "espacios": " " * size,
        "tope pasado": "#" * 2_100_000,
    }  # fmt: skip
    root = bench.project("enormes")
    for name in bench.some(inputs):
        (root / PLAN).write_text(inputs[name], "utf-8")
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        ran = bench.pat("validar", "--raiz", root)
        most = max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, before) // 1024
        yield Case(f"{name}: {time.monotonic() - start:.1f} s, hasta {most} MB", ran.fault)


def random_bytes(bench: Bench) -> Iterator[Case]:
    """16: bytes flipped, cut and put in: a document or problems, never more."""
    sound = plan()
    for number in range(bench.lot(2000, 20)):
        data = bytearray(sound)
        for _ in range(bench.rng.randint(1, 3)):
            at = bench.rng.randrange(len(data))
            data[at : at + bench.rng.randint(0, 2)] = bench.rng.randbytes(bench.rng.randint(0, 2))
        if bench.rng.random() < 0.1:
            del data[bench.rng.randrange(1, len(data)) :]
        start = time.process_time()
        try:
            _check(bytes(data))
        except Exception as error:  # noqa: BLE001  any at all is the fault that is looked for
            yield Case(f"{number}: {bytes(data)!r}", f"{type(error).__name__}: {error}")
        else:
            yield Case(str(number), "tardó" if time.process_time() - start > 2 else "")


def _check(data: bytes) -> None:
    document, found = load("unidad.yaml", data)
    assert (document is None) == any(problem.severity is Severity.ERROR for problem in found)
    problems_of(data)
