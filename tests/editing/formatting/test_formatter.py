"""One way to write a plan, whatever the way it was written, and nothing of what a person wrote is lost."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.editing.formatting.formatter import formatted
from generator.editing.formatting.render import canonical_text
from generator.editing.plan_text import plan_text
from generator.reading.discover import SourceFile, discover
from generator.reading.load import load
from tests.editing.formatting.layouts import Layout
from tests.editing.helpers import SCHEMAS
from tests.editing.test_plan_text import FULL, random_activity
from tests.small_plans import ROOT, SOUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.core.vocabulary import FileKind

WRITER = "generator.editing.formatting.formatter.canonical_text"
FILES = discover(ROOT / "plans", "plans")[0]


def source(text: str, kind: FileKind = "plan") -> SourceFile:
    return SourceFile(kind, "plans/demo/2024/unidad.yaml", "demo", 2024, "unidad", text.encode())


def canonical(text: str, kind: FileKind = "plan") -> str:
    """The canonical form of a text of valid shape."""
    data, problems = formatted(source(text, kind), SCHEMAS)
    assert not problems
    assert data is not None
    return data.decode()


def data_of(text: str) -> Mapping[str, Any]:
    document, problems = load("a.yaml", text.encode())
    assert document, (problems, text)
    assert isinstance(document.data, dict)
    return document.data


WRITTEN = """\
# cabecera

version: 1   # la primera
unidad: 'unidad'
esquema: 1
# antes de las metas
actividades:
# antes de la primera
- nombre: "Hacer algo"
  codigo: '1.10'   # el código
  metas: {t4: 12%, feb: 1.50, ene: 500}
  # antes de la anual
  meta_anual: 502.0


  # pie de la primera

- {codigo: "2", nombre: Otra, metas: {}} # la segunda
-   codigo: "3"
    nombre: >-
      Un texto
      plegado
    producto: |
      Dos
      líneas
    metas:
        ene: 1 # enero
        # febrero
        feb: "2%"
    # pie de la tercera
ejercicio: 2024
control_de_cambios: [{motivo: Creación, version: 01, responsable: "P: uno", fecha: "2024-01-15"}]
# al final
"""
CANONICAL = """\
# cabecera

esquema: 1
unidad: unidad
ejercicio: 2024
version: 1  # la primera
# antes de las metas
actividades:
  # antes de la primera
  - codigo: "1.10"  # el código
    nombre: Hacer algo
    metas: {ene: 500, feb: 1.50, t4: 12%}
    # antes de la anual
    meta_anual: 502.0

    # pie de la primera

  - codigo: "2"  # la segunda
    nombre: Otra
    metas: {}
  - codigo: "3"
    nombre: >-
      Un texto
      plegado
    producto: |
      Dos
      líneas
    metas:
      ene: 1  # enero
      # febrero
      feb: 2%
    # pie de la tercera
control_de_cambios:
  - version: "01"
    fecha: 2024-01-15
    responsable: "P: uno"
    motivo: Creación
# al final
"""


def test_a_plan_written_by_hand_gets_its_canonical_form() -> None:
    assert canonical(WRITTEN) == CANONICAL
    assert canonical(CANONICAL) == CANONICAL


HEAD = "esquema: 1\nunidad: unidad\nejercicio: 2024\nversion: 1\n"
TAIL = """\
actividades: []
control_de_cambios:
  - version: 1
    fecha: 2024-01-15
    responsable: P
    motivo: C
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("nota: a\n\n\n\nobjetivo: b", "\nobjetivo: b\nnota: a"),
        ("nota: 'a: b'", 'nota: "a: b"'),
        ("nota: a\n  b", "nota: a b"),
        ("nota: |+\n  a\n  b\n", 'nota: "a\\nb\\n\\n"'),
        ("nota: |2\n   a\n   b", 'nota: " a\\n b\\n"'),
        ("nota: |- # por qué\n  a\n  b # esto es texto", "nota: |-  # por qué\n  a\n  b # esto es texto"),
        ("nota: >\n    a\n    b\n\n    c", "nota: >\n  a\n  b\n\n  c"),
        ("nota: 'a # b'", 'nota: "a # b"'),
        ('nota: "a#b"', "nota: a#b"),
        ("nota: '100'", 'nota: "100"'),
        ("nota: 'no'", 'nota: "no"'),
        ("nota: '2024-01-15'", 'nota: "2024-01-15"'),
        ("nota: |-\n  a\n  b\n\n\n", "nota: |-\n  a\n  b\n"),
        (
            "eliminado: {motivo: Se fue, desde: '2024-05'} # y más",
            "eliminado:  # y más\n  desde: 2024-05\n  motivo: Se fue",
        ),
        (
            "eliminado: # por acuerdo\n  # de la junta\n  motivo: x\n  desde: 2024-05",
            "eliminado:  # por acuerdo\n  desde: 2024-05\n  # de la junta\n  motivo: x",
        ),
        ("nota: a\n      # muy adentro\nobjetivo: b", "# muy adentro\nobjetivo: b\nnota: a"),
    ],
)
def test_each_thing_has_one_way_to_be_written(written: str, expected: str) -> None:
    found = canonical(f"{HEAD}{written}\n{TAIL}")
    assert found == f"{HEAD}{expected}\n{TAIL}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("avances: []", "avances: []"), ("avances: [ # nada\n]", "avances: []  # nada"), ("# fin", "# fin")],
)
def test_the_end_of_a_file_stays_its_end(written: str, expected: str) -> None:
    assert canonical(f"{HEAD}{TAIL}\n{written}\n\n\n") == f"{HEAD}{TAIL}\n{expected}\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.file.removeprefix("plans/"))
def test_the_committed_plans_are_canonical(file: SourceFile) -> None:
    data, problems = formatted(file, SCHEMAS)
    assert not problems
    assert data == file.data, f"run: pat formatear {file.file}"


def test_what_this_tool_writes_is_canonical() -> None:
    chance = random.Random(5)  # noqa: S311  no secret
    assert canonical(plan_text(FULL)) == plan_text(FULL)
    for _ in range(60):
        plan = replace(FULL, activities=tuple(random_activity(chance, code) for code in ("1", "1.10", "AE 2")))
        assert canonical(plan_text(plan)) == plan_text(plan)


@cache
def plans() -> list[str]:
    """Sound plans, each with something that the others do not have."""
    chance = random.Random(7)  # noqa: S311  no secret
    made = [
        plan_text(replace(FULL, activities=(*FULL.activities, *(random_activity(chance, code) for code in "78"))))
        for _ in range(8)
    ]
    real = [file.data.decode() for file in FILES if file.kind == "plan" and len(file.data) < 6000]
    return [*made, *chance.sample(real, 12)]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_layout_nothing_is_lost(seed: int) -> None:
    for number, text in enumerate(plans()):
        layout = Layout(random.Random(f"{seed} {number}"))  # noqa: S311  no secret
        written = layout.text(data_of(text))
        assert data_of(written) == data_of(text), "the layout itself must be faithful"
        found = canonical(written)
        assert data_of(found) == data_of(text)
        assert sorted(line for line in layout.written if line in found) == sorted(layout.written)
        assert canonical(found) == found


@pytest.mark.parametrize("seed", range(6))
def test_without_comments_every_layout_has_the_same_canonical_form(seed: int) -> None:
    for number, text in enumerate(plans()):
        layout = Layout(random.Random(f"{seed} {number}"), remarks=0, folds=False)  # noqa: S311  no secret
        assert canonical(layout.text(data_of(text))) == canonical(text)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_byte_order_marks_become_those_of_the_repository(ending: str) -> None:
    data = b"\xef\xbb\xbf" + WRITTEN.replace("\n", ending).encode()
    found, _ = formatted(replace(source(""), data=data), SCHEMAS)
    assert found == CANONICAL.encode()


@pytest.mark.parametrize(
    ("name", "kind"), [("institucion", "institucion"), ("estrategia-2024", "estrategia"), ("ejercicio", "ejercicio")]
)
def test_every_kind_of_file_has_a_canonical_form(name: str, kind: FileKind) -> None:
    found = canonical(SOUND[name], kind)
    assert data_of(found) == data_of(SOUND[name])
    assert "{" not in found


@pytest.mark.parametrize("text", ["a: [", "esquema: 1\n", WRITTEN.replace("version: 1 ", "version: uno ")])
def test_a_file_with_errors_is_told_and_has_no_form(text: str) -> None:
    data, problems = formatted(source(text), SCHEMAS)
    assert data is None
    assert problems


@pytest.mark.parametrize(
    "fault",
    [("# antes de la anual", "#"), ("feb: 1.50", "feb: 1.51"), ("meta_anual:", "a: b: c")],
    ids=["a comment", "a figure", "not readable"],
)
def test_a_form_that_would_lose_something_is_not_given(monkeypatch, fault) -> None:
    monkeypatch.setattr(WRITER, lambda *given: canonical_text(*given).replace(*fault))
    with pytest.raises(GeneratorError, match="no se puede ordenar sin cambiar lo que dice"):
        formatted(source(WRITTEN), SCHEMAS)


def test_a_form_that_would_change_again_is_not_given(monkeypatch) -> None:
    ends = iter(("", "\n"))
    monkeypatch.setattr(WRITER, lambda *given: canonical_text(*given) + next(ends))
    with pytest.raises(GeneratorError, match="no se puede ordenar sin cambiar lo que dice"):
        formatted(source(WRITTEN), SCHEMAS)
