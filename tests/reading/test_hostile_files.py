"""Files that people, editors and attackers really produce: each gets a Spanish message and its line, no traceback."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.problem import Severity
from generator.indicators.method import default_method
from generator.reading.document import MAX_FAULTS
from generator.reading.load import load
from generator.reading.read import read_all
from tests.small_plans import schemas, source

PLAN = """\
esquema: 1
unidad: unidad
ejercicio: 2024
version: 1
actividades:
  - codigo: "1"
    nombre: Capacitación
    metas:
      feb: 10
    meta_anual: 10
control_de_cambios:
  - {version: 1, fecha: 2024-01-15, responsable: Planificación, motivo: Creación}
"""
ENGLISH = re.compile(r"\b(the|is|not|expected|found|while|character|error:|Traceback|Decimal)\b")


def plan(old: str = "", new: str = "") -> bytes:
    """The plan with one piece replaced."""
    assert old in PLAN
    return PLAN.replace(old, new, 1).encode()


def month(token: str) -> bytes:
    """The plan with another target for February, at line 9."""
    return plan("feb: 10", f"feb: {token}")


def problems_of(data: bytes):
    """Every problem of reading one file."""
    return read_all((source("unidad", data),), schemas(), default_method()).problems[:-2]  # the two L113


WHOLE_FILES = {
    "empty": (b"", "L106", 1),
    "only a comment": (b"# nada\n", "L106", 1),
    "only spaces": (b"   \n\n", "L106", 1),
    "list root": (b"- 1\n- 2\n", "L106", 1),
    "scalar root": (b"hola\n", "L106", 1),
    "UTF-16": (PLAN.encode("utf-16"), "L101", 1),
    "UTF-16 without mark": (PLAN.encode("utf-16-le"), "L101", 1),
    "UTF-32": (PLAN.encode("utf-32"), "L101", 1),
    "Latin-1": (PLAN.encode("latin-1"), "L101", 7),
    "Latin-1 with CRLF": (PLAN.replace("\n", "\r\n").encode("latin-1"), "L101", 7),
    "Latin-1 with CR": (PLAN.replace("\n", "\r").encode("latin-1"), "L101", 7),
    "binary": (bytes(range(256)), "L101", 3),
    "zip": (b"PK\x03\x04" + b"\x00" * 200, "L101", 1),
    "NUL": (plan("Capacitación", "Capaci\x00tación"), "L103", 7),
    "escape": (plan("Capacitación", "\x1b[31mCapacitación"), "L103", 7),
    "escaped return": (plan("Capacitación", '"Capaci\\rtación"'), "L103", 7),
    "bell": (plan("Capacitación", "Capacitación\x07"), "L103", 7),
    "next line": (plan("Capacitación", "Capacitación\x85meta_anual: 99"), "L103", 7),
    "line separator": (plan("Capacitación", "Capacitación\u2028meta_anual: 99"), "L103", 7),
    "bidi": (plan("Capacitación", "Capa\u202ecitación"), "L103", 7),
    "zero width space": (plan("Capacitación", "Capa\u200bcitación"), "L103", 7),
    "tag characters": (plan("Capacitación", "Capa\U000e0041citación"), "L103", 7),
    "mark inside": (plan("Capacitación", "Capa\ufeffcitación"), "L103", 7),
    "non-character": (plan("Capacitación", "Capa\U0001fffecitación"), "L103", 7),
    "soft hyphen": (plan("Capacitación", "Capa\u00adcitación"), "L103", 7),
    "annotation": (plan("Capacitación", "Capa\ufff9citación"), "L103", 7),
    "blank letter": (plan("Capacitación", "Capa\u3164citación"), "L103", 7),
    "escaped NUL": (plan("Capacitación", r'"a\0b"'), "L103", 7),
    "escaped escape": (plan("Capacitación", r'"a\x1b[31m"'), "L103", 7),
    "escaped bidi": (plan("Capacitación", r'"a\u202eb"'), "L103", 7),
    "escaped zero width": (plan("Capacitación", r'"a\u200bb"'), "L103", 7),
    "escaped line separator": (plan("Capacitación", r'"a\Lb"'), "L103", 7),
    "escaped next line": (plan("Capacitación", r'"a\Nb"'), "L103", 7),
    "escaped in a key": (plan("    nombre:", r'    "nom\u200bbre":'), "L103", 7),
    "hard space as indentation": (plan("    nombre", "   \u00a0nombre"), "L103", 7),
    "tab as indentation": (plan("    nombre", "\tnombre"), "L106", 7),
    "conflict": (plan("    meta_anual: 10\n", "<<<<<<< HEAD\n    meta_anual: 10\n=======\n"), "L104", 10),
    "conflict in a quoted text": (plan("Capacitación", '"a\n<<<<<<< HEAD\n"'), "L104", 8),
    "surrogates": (plan("Capacitación", "X").replace(b"X", b"\xed\xa0\x80"), "L101", 7),
    "overlong": (plan("Capacitación", "X").replace(b"X", b"\xc0\xaf"), "L101", 7),
    "anchor": (plan("Capacitación", "&a Capacitación"), "L107", 7),
    "anchored key": (plan("    nombre:", "    &a nombre:"), "L107", 7),
    "alias": (plan("Capacitación", "*a"), "L107", 7),
    "alias as key": (plan("    nombre:", "    *a :"), "L107", 7),
    "merge key": (plan("    nombre:", "    <<: *a\n    nombre:"), "L107", 7),
    "tag": (plan("Capacitación", "!!python/object/apply:os.system ['ls']"), "L107", 7),
    "own tag": (plan("Capacitación", "!ENV HOME"), "L107", 7),
    "lonely tag": (plan("Capacitación", "! Capacitación"), "L107", 7),
    "two documents": (PLAN.encode() + b"---\nmeta: 1\n", "L107", 13),
    "directive": (b"%YAML 1.1\n---\n" + PLAN.encode(), "L107", None),
    "tag directive": (b"%TAG ! tag:x,2024:\n---\n" + PLAN.encode(), "L107", None),
    "complex key": (plan("    nombre:", "    ? [a, b]\n    : 1\n    nombre:"), "L107", 7),
    "deep lists": (plan("Capacitación", "[" * 300 + "]" * 300), "L107", 7),
    "very deep lists": (plan("Capacitación", "[" * 200_000), "L107", 7),
    "deep maps": (plan("Capacitación", "{a: " * 300 + "}" * 300), "L107", 7),
    "repeated key": (plan("    meta_anual: 10\n", "    meta_anual: 10\n    meta_anual: 12\n"), "L108", 11),
    "repeated month": (plan("      feb: 10\n", "      feb: 10\n      feb: 12\n"), "L108", 10),
    "repeated after NFC": (plan("    nombre:", "    á: 1\n    a\u0301: 2\n    nombre:"), "L108", 8),
    "unclosed quotes": (plan("Capacitación", '"Capacitación'), "L106", None),
    "unclosed list": (plan("Capacitación", "[a, b"), "L106", None),
    "backslash": (plan("Capacitación", r'"C:\planes"'), "L106", 7),
    "colon in text": (plan("Capacitación", "Capacitación: básica"), "L106", 7),
    "missing space": (plan("    nombre: Capacitación", "    nombre:Capacitación"), "L106", None),
    "bad indentation": (plan("    metas:", "   metas:"), "L106", 8),
    "at sign": (plan("Capacitación", "@unidad"), "L106", 7),
    "percent sign": (plan("Capacitación", "%unidad"), "L106", 7),
    "huge": (b"# " + b"x" * 2_000_001, "L102", 1),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_damaged_file_is_refused_in_spanish_with_its_line(name):
    data, code, line = WHOLE_FILES[name]
    document, problems = load("unidad.yaml", data)
    assert document is None
    assert [problem.code for problem in problems] == [code], problems
    assert problems[0].severity is Severity.ERROR
    assert problems[0].spot
    assert line in {None, problems[0].spot.line}
    assert not ENGLISH.search(f"{problems[0].message} {problems[0].remedy}")


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_the_slow_loader_refuses_the_same_files(name):
    data, code, _ = WHOLE_FILES[name]
    document, problems = load("unidad.yaml", data, yaml.SafeLoader)
    assert document is None
    assert [problem.code for problem in problems] == [code], problems
    assert not ENGLISH.search(f"{problems[0].message} {problems[0].remedy}")


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_half_a_character_is_refused_whoever_reads_it(loader):
    document, (problem,) = load("unidad.yaml", plan("Capacitación", r'"a\uD800b"'), loader)
    assert document is None
    assert problem.spot
    assert problem.spot.line == 7


BAD_FIGURES = {
    "010": "escríbalo sin ceros a la izquierda: 10",
    "08": "escríbalo sin ceros a la izquierda: 8",
    "1e3": "",
    "12:30": "",
    "no": "",
    "yes": "",
    "on": "",
    "1_000": "escriba los miles sin separador: 1000",
    "1,100": "escriba los miles sin separador: 1100",
    "1,100.50": "escriba los miles sin separador: 1100.50",
    "21,00": "use punto decimal: 21.00",
    "12,5": "use punto decimal: 12.5",
    "12 %": "escríbalo sin espacios ni otros signos: 12%",
    "12,5 %": "use punto decimal: 12.5%",
    "$ 1,200": "escriba los miles sin separador: 1200",
    "1 200": "escríbalo sin espacios ni otros signos: 1200",
    "12.": "",
    ".5": "",
    "+5": "",
    "0x1F": "",
    "0o17": "",
    ".nan": "",
    ".inf": "",
    "-.inf": "",
    "1" * 31: "",
    "9" * 5000: "",
    "1." + "0" * 5000: "",
    "1e400": "",
    "99999999999999999": "",
    "١٢": "",
    "diez": "",
    "true": "",
    "2024-02-31": "",
    "'12'": "",
    "[10]": "",
    "{a: 10}": "",
    "": "",
    "null": "",
    "~": "",
    "100%%": "",
    "=": "",
}


@pytest.mark.parametrize("token", BAD_FIGURES, ids=lambda token: token[:12])
def test_what_is_no_figure_is_refused_with_its_line_and_a_remedy(token):
    problems = problems_of(month(token))
    assert [(problem.code, problem.spot.line) for problem in problems] == [("E203", 9)]
    assert "febrero" in problems[0].message
    assert len(problems[0].message) < 250
    assert problems[0].remedy.startswith(BAD_FIGURES[token])
    assert not ENGLISH.search(f"{problems[0].message} {problems[0].remedy}")


@pytest.mark.parametrize("token", ["10", "0", "12.5", "0.25", "12%", "12.5%", "100%", "-5", "1000000"])
def test_figures_are_read(token):
    assert problems_of(month(token)) == ()


HARMLESS = {
    "byte-order mark": b"\xef\xbb\xbf" + PLAN.encode(),
    "CRLF": PLAN.replace("\n", "\r\n").encode(),
    "CR": PLAN.replace("\n", "\r").encode(),
    "no final line break": PLAN.rstrip("\n").encode(),
    "document start": b"---\n" + PLAN.encode(),
    "document end": PLAN.encode() + b"...\n",
    "comments": b"# plan\n" + PLAN.encode() + b"# fin\n",
    "emoji with joiner": plan("Capacitación", "Capacitación \U0001f469\u200d\U0001f3eb"),
    "quoted": plan("Capacitación", "'Capacitación: «básica» #1 & más'"),
    "block text": plan("Capacitación", "|\n      Capacitación"),
    "hard space in text": plan("Capacitación", "Capacitación\u00a0básica"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_variants_are_read_alike(name):
    document, problems = load("unidad.yaml", HARMLESS[name])
    assert problems == ()
    slow, _ = load("unidad.yaml", HARMLESS[name], yaml.SafeLoader)
    assert document == slow


def test_thousands_with_a_point_are_warned_of():
    problems = problems_of(month("1.200"))
    assert [(problem.code, problem.severity) for problem in problems] == [("L105", Severity.WARNING)]


def test_a_code_without_quotes_is_one_problem_even_if_it_looks_like_thousands():
    assert [problem.code for problem in problems_of(plan('"1"', "1.100"))] == ["E204"]


def test_text_cut_by_a_comment_is_warned_of():
    problems = problems_of(plan("Capacitación", "Sala #3"))
    assert [(problem.code, problem.spot.line) for problem in problems] == [("L109", 7)]


def test_one_hidden_character_many_times_is_one_problem():
    (problem,) = load("unidad.yaml", plan("Capacitación", "\u200ba\u200bb\u200bc"))[1]
    assert problem.message.endswith("U+200B ZERO WIDTH SPACE (hay 3 en el archivo)")


def test_a_flood_of_faults_ends():
    keys = "".join(f"clave{number}: 1\n" for number in range(50_000)).encode()
    problems = problems_of(PLAN.encode() + keys)
    assert len(problems) == MAX_FAULTS
    assert [problem for problem in problems if "más problemas" in problem.remedy] == [problems[-1]]
    _, problems = load("unidad.yaml", PLAN.encode() + b"a: 1\n" * 50_000)
    assert len(problems) == MAX_FAULTS
    assert problems[-1].remedy.endswith("el archivo puede tener más problemas: corrija primero estos")


def test_a_flood_of_warnings_is_no_error():
    rows = "".join(f"clave{number}: 1.200\n" for number in range(300)).encode()
    document, problems = load("unidad.yaml", PLAN.encode() + rows)
    assert document
    assert {problem.code for problem in problems} == {"L105"}
    assert len(problems) == MAX_FAULTS


def test_three_decimals_below_one_are_no_thousands():
    assert problems_of(month("0.125")) == ()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_anywhere_never_raises_and_both_loaders_agree(data):
    """Flips, deletions and insertions in a sound file: a document or a problem, and the same from both loaders."""
    bytes_ = bytearray(PLAN.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(bytes_) - 1))
        piece = data.draw(
            st.binary(min_size=0, max_size=3) | st.sampled_from([b"\t", b": ", b"- ", b"#", b'"', b"{", b"&"])
        )
        bytes_[at : at + data.draw(st.integers(0, 3))] = piece
    fast, problems = load("unidad.yaml", bytes(bytes_))
    slow, _ = load("unidad.yaml", bytes(bytes_), yaml.SafeLoader)
    assert (fast is None) == any(problem.severity is Severity.ERROR for problem in problems)
    if fast and slow:
        assert fast.data == slow.data
    read_all((source("unidad", bytes(bytes_)),), schemas(), default_method())
