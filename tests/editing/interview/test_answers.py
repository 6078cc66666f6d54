"""What people type: figures as the form has them, and texts within the limits of the format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.model import Activity, Target, TargetType
from generator.core.period import Period
from generator.core.quantity import NBSP, Quantity
from generator.editing.interview.answers import (
    Texts,
    is_address,
    read_amount,
    read_code,
    read_count,
    read_quantity,
    read_yes,
)
from generator.editing.interview.conversation import NotUnderstoodError
from generator.editing.progress import UNWRITTEN
from tests.small_plans import schemas

TEXTS = Texts(schemas())


def activity(*targets: str, annual: str | None = None, kind: TargetType = TargetType.SUM) -> Activity:
    """A goal in Personas with these targets, from January on."""
    promised = tuple(
        Target(Period.month(2024, month), Quantity.parse(text), UNWRITTEN) for month, text in enumerate(targets, 1)
    )
    year = None if annual is None else Quantity.parse(annual)
    return Activity("1", "Formar", promised, year, UNWRITTEN, measure_unit="Personas", target_type=kind)


NUMBERS, PERCENTS, MIXED = activity("100", annual="100"), activity("50%", annual="100%"), activity("50%", annual="1")
MILESTONE = activity("1", annual="1", kind=TargetType.MILESTONE)
DEMAND = activity("100%", annual="100%", kind=TargetType.DEMAND)


@pytest.mark.parametrize(
    ("text", "of", "quantity"),
    [
        ("1200", NUMBERS, "1200"),
        ("1,234.5", NUMBERS, "1234.5"),
        ("1 200", NUMBERS, "1200"),
        ("0", NUMBERS, "0"),
        ("12 %", PERCENTS, "12%"),
        ("12.5%", PERCENTS, "12.5%"),
        ("0", PERCENTS, "0"),
        ("1", MIXED, "1"),
        ("50 %", MIXED, "50%"),
        ("3", activity(), "3"),
        ("3%", activity(), "3%"),
        ("18", DEMAND, "18"),
    ],
)
def test_quantities_are_read_as_the_plan_writes_them(text, of, quantity):
    assert read_quantity(text, of) == Quantity.parse(quantity)


@pytest.mark.parametrize(
    ("text", "of", "reason"),
    [
        ("1.200", NUMBERS, "«1.200» se lee de dos formas: escriba 1,200 si son miles, o 1.2 si no lo son"),
        ("2.000", NUMBERS, "«2.000» se lee de dos formas: escriba 2,000 si son miles, o 2 si no lo son"),
        ("12,5", NUMBERS, "los decimales van con punto: 12.5"),
        ("12,5 %", PERCENTS, "los decimales van con punto: 12.5 %"),
        ("-3", NUMBERS, "una cantidad no es negativa; para bajar una cifra ya informada, use --rectifica"),
        ("-", NUMBERS, "si no se hizo nada, escriba 0; para no informarla todavía, oprima solo Enter"),
        ("veinte", NUMBERS, "«veinte» no se lee como una cantidad: escriba solo la cifra, por ejemplo 1,234.5, o 12 %"),
        ("20 personas", NUMBERS, "«20 personas» no se lee como una cantidad: escriba solo la cifra, por ejemplo"),
        ("12", PERCENTS, "esta meta es un porcentaje: escríbalo con el signo, 12 %"),
        ("0.55", PERCENTS, f"esta meta es un porcentaje, y 0.55 se lee de dos formas: escriba 55{NBSP}% o 0.55 %"),
        ("1", PERCENTS, f"esta meta es un porcentaje, y 1 se lee de dos formas: escriba 100{NBSP}% o 1 %"),
        ("sí", MILESTONE, "escriba 1 si ya se cumplió, o 0 si todavía no"),
        ("12%", NUMBERS, "esta meta no es un porcentaje: escriba cuánto se hizo (Personas), sin el signo %"),
        ("90%", DEMAND, "escriba cuánto se atendió, no el porcentaje: se calcula con lo que se solicitó"),
    ],
)
def test_what_is_no_quantity_is_explained(text, of, reason):
    with pytest.raises(NotUnderstoodError) as refused:
        read_quantity(text, of)
    assert str(refused.value).startswith(reason)


def test_nothing_typed_is_nothing_and_not_zero():
    assert read_quantity("", NUMBERS) is None
    assert read_count("") is None
    assert read_amount("") is None


def test_a_count_is_a_plain_number():
    assert read_count("1,200") == Decimal(1200)
    with pytest.raises(NotUnderstoodError, match="escriba cuánto, no un porcentaje"):
        read_count("12 %")


def test_texts_are_tidied():
    assert TEXTS.line("  dos   palabras\n y más ") == "dos palabras y más"
    assert TEXTS.text(" uno \n\n dos\t ") == "uno\n\ndos"
    assert TEXTS.line("") == TEXTS.text(" ") == ""
    assert TEXTS.line("an\u0303o") == "año"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 1001, "es demasiado largo: tiene 1,001 letras y el máximo son 1,000"),
        ("arriba\x1b[A", "hay un carácter que no se ve (una flecha u otra tecla): escríbalo de nuevo"),
        ("a\u200bb", "hay un carácter que no se ve"),
        ("a\udcf1o", "hay una letra que no se entiende: su terminal debe estar en UTF-8"),
    ],
)
def test_a_text_that_the_format_would_refuse_is_refused_at_once(text, reason):
    with pytest.raises(NotUnderstoodError) as refused:
        TEXTS.line(text)
    assert str(refused.value).startswith(reason)


def test_the_longest_texts_are_taken():
    assert TEXTS.line("a" * 1000)
    assert TEXTS.text("a" * 10_000)


def test_addresses_are_whole():
    assert TEXTS.address("https://www.example.org/a%20b.pdf") == "https://www.example.org/a%20b.pdf"
    for text in ("https://", "ftp://example.org", "https://example.org/a`b"):
        with pytest.raises(NotUnderstoodError, match="escriba la dirección completa, por ejemplo https://"):
            TEXTS.address(text)
    with pytest.raises(NotUnderstoodError, match=r"si son parte de ella, escriba https://x\.org/con%20espacio$"):
        TEXTS.address("https://x.org/con espacio")


def test_a_file_of_ones_own_is_neither_proof_nor_note():
    assert TEXTS.address_or_note("https://x.org/acta.pdf") == "https://x.org/acta.pdf"
    assert TEXTS.address_or_note("Falta la sede sur; vea el acta.") == "Falta la sede sur; vea el acta."
    for own in ("/home/unidad/fotos de marzo/acta 1.pdf", r"C:\Mis documentos\acta.docx", "Boletas de marzo.pdf"):
        with pytest.raises(NotUnderstoodError, match="el público no puede abrir un archivo de su computadora o su red"):
            TEXTS.address_or_note(own)


def test_what_means_to_be_an_address_is_known():
    assert is_address("https://x.org")
    assert is_address("HTTP://x.org")
    assert is_address("www.x.org")
    assert not is_address("Listas de https")


def test_codes_are_found_however_they_are_typed():
    assert read_code("ae-1", ("AE-1", "2")) == "AE-1"
    assert read_code("", ("1",)) == ""
    with pytest.raises(NotUnderstoodError, match=r"«17» no es una de ellas: ¿quiso decir «1\.7»\?"):
        read_code("17", ("1.6", "1.7"))
    with pytest.raises(NotUnderstoodError, match=r"«zz» no es una de ellas: son 1\.6 y 1\.7"):
        read_code("zz", ("1.6", "1.7"))


def test_yes_and_no():
    assert [read_yes(text) for text in ("s", "Sí", "SI", "n", "No")] == [True, True, True, False, False]
    for text in ("", "quizás"):
        with pytest.raises(NotUnderstoodError, match=r"escriba s \(sí\) o n \(no\)"):
            read_yes(text)
