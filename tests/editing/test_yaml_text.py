from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.editing.yaml_text import Flow, Quoted, Token, yaml_text
from generator.reading.load import load

if TYPE_CHECKING:
    from generator.editing.yaml_text import Node

TRICKY = [
    "Documento",
    "¿Qué se hizo?",
    "(ver anexo)",
    "«texto»",
    "100% de solicitudes",
    "100 % de contratos",
    "2024",
    "12%",
    "1.10",
    "1 100",
    "12:30",
    "2024-07-01",
    "2001-12-14 21:59:43 Z",
    "1e3",
    "0x1F",
    "no",
    "No",
    "y",
    "on",
    "null",
    "~",
    "",
    " ",
    "- guion",
    "-",
    "---",
    "...",
    "# almohadilla",
    "texto # almohadilla",
    "texto #",
    "a#b",
    ": dos puntos",
    "clave: valor",
    "acaba en:",
    "a:b",
    "=suma(A1)",
    "=",
    "<<",
    "%TAG",
    "@arroba",
    "`acento`",
    "&ancla",
    "*alias",
    "!etiqueta",
    "|",
    ">",
    "? pregunta",
    "[lista]",
    "{mapa}",
    "a, b",
    '"comillas"',
    "'apóstrofo'",
    'dice "hola" a todos',
    "C:\\ruta",
    " espacio antes",
    "espacio después ",
    "dos  espacios",
    "tabulador\tdentro",
    "dura\N{NO-BREAK SPACE}ñ",
    "\N{NO-BREAK SPACE}al inicio",
    "emoji \N{WHITE HEAVY CHECK MARK} \N{GRINNING FACE}",
    "dos\nlíneas",
    "párrafo\n\notro párrafo: con dos puntos",
    "acaba en línea\n",
    "\nempieza en línea",
    "sangría\n  dentro",
    "espacio al final \nde línea",
    "línea\n\N{NO-BREAK SPACE}dura",
    "<<<<<<< HEAD\n=======\n>>>>>>> rama",
    "tab\n\ten línea",
    "- uno\n- dos",
]


def read(text: str) -> object:
    document, problems = load("x.yaml", text.encode())
    assert document, (text, problems)
    assert problems == (), text
    return document.data


@pytest.mark.parametrize("text", TRICKY, ids=repr)
def test_a_text_reads_back_as_it_is_wherever_it_stands(text: str) -> None:
    data: dict[str, Node] = {"uno": text, "dos": {"tres": text}, "lista": [text, {"cuatro": text, "cinco": text}]}
    written = yaml_text(data)
    assert read(written) == data
    assert yaml.safe_load(written) == data, "a reader of YAML 1.1 sees the same"


@pytest.mark.parametrize("text", TRICKY, ids=repr)
def test_a_quoted_text_reads_back_as_it_is(text: str) -> None:
    written = yaml_text({"codigo": Quoted(text), "celdas": Flow({"ago": Quoted(text)})})
    assert read(written) == {"codigo": text, "celdas": {"ago": text}}


@pytest.mark.parametrize("char", ["\u200b", "\xad", "\u202e", "\x85", "\U000e0041", "\0", "\x1b"])
def test_a_hidden_character_is_written_for_all_to_see_and_refused_by_the_reader(char: str) -> None:
    written = yaml_text({"nombre": f"a{char}b"})
    assert char not in written
    assert load("x.yaml", written.encode())[0] is None


def test_random_texts_read_back_as_they_are() -> None:
    generator = random.Random(1)  # noqa: S311 no secret
    alphabet = "aB1 -#:=%\"'\\\n\t,.[]{}&*!|>?@`~ñ¿\N{NO-BREAK SPACE}\N{GRINNING FACE}"
    for _ in range(3000):
        text = "".join(generator.choice(alphabet) for _ in range(generator.randrange(12)))
        data: dict[str, Node] = {"clave": text, "lista": [text, {"a": text}]}
        written = yaml_text(data)
        assert read(written) == data
        assert yaml.safe_load(written) == data


def test_plain_texts_are_bare_and_the_rest_is_in_double_quotes() -> None:
    data: dict[str, Node] = {
        "a": "100% de actas",
        "b": "2024",
        "c": "clave: valor",
        "d": "uno\ndos",
        "e": Token("12%"),
        "f": Quoted("x"),
    }
    assert yaml_text(data) == 'a: 100% de actas\nb: "2024"\nc: "clave: valor"\nd: |-\n  uno\n  dos\ne: 12%\nf: "x"\n'


def test_entries_can_stand_in_one_line() -> None:
    assert yaml_text({"metas": Flow({"feb": Token("500"), "mar": Token("12%")})}) == "metas: {feb: 500, mar: 12%}\n"
    assert yaml_text({"metas": Flow({})}) == "metas: {}\n"


def test_keys_that_are_no_words_are_quoted() -> None:
    assert yaml_text({"1.4": "a", "no": "b", "clave": "c"}) == '"1.4": a\n"no": b\nclave: c\n'


def test_lists_hold_mappings_and_lists() -> None:
    data: dict[str, Node] = {
        "avances": [{"periodo": Token("2024-07"), "hechos": ["uno", "dos"]}],
        "pares": [["a", "b"], ["c"]],
    }
    text = yaml_text(data)
    assert text == (
        "avances:\n  - periodo: 2024-07\n    hechos:\n      - uno\n      - dos\n"
        "pares:\n  -\n    - a\n    - b\n  -\n    - c\n"
    )
    assert read(text) == {"avances": [{"periodo": "2024-07", "hechos": ["uno", "dos"]}], "pares": [["a", "b"], ["c"]]}
