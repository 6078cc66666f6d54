"""Reads the cells of a filled form: a figure, a day, a period, a text. What is wrong is said in the user's words."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from generator.core.period import MONTH_NAMES
from generator.core.problem import GeneratorError
from generator.core.vocabulary import fold
from generator.core.wording import date_in_words, quoted
from generator.editing.asked import read_period
from generator.editing.cell_formats import NO_RESULT
from generator.editing.interview.answers import read_amount, read_count, read_quantity
from generator.editing.interview.conversation import NotUnderstoodError
from generator.editing.typed_figures import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.core.period import Period
    from generator.core.quantity import Quantity

_Read = TypeVar("_Read")
_ERROR = re.compile(
    r"#(REF|NAME|NUM|NULL|VALUE|DIV/0|N/A|N/D|¡?REF|¿?NOMBRE|¡?VALOR|¡?NUM|¡?NULO|¡?DIV/0)[!?]?|Err:[0-9]{3}"
)
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[ T].*)?")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})")
_DAY_IN_WORDS = re.compile(r"(?P<day>[0-9]{1,2})[.ºo°]? (?:de )?(?P<name>[a-z]+)(?: de| del)? (?P<year>[0-9]{4})")
_MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
_SERIAL = re.compile(r"[34567][0-9]{4}")
_FIRST_DAY = date(1899, 12, 30)
_POINTS_AND_COMMA = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,2})(\s*%)?")
_NEGATIVE = re.compile(r"-\s*[0-9]")


class CellError(Exception):
    """A cell does not say what it should: the message tells what it says, the remedy what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def figure(text: str, activity: Activity) -> Quantity:
    """Return what was done of an activity.

    Raises:
        CellError: the cell holds no figure of the kind that the goal counts.
    """
    return _figure(text, lambda typed: read_quantity(typed, activity))


def count(text: str) -> Decimal:
    """Return how much was requested.

    Raises:
        CellError: the cell holds no plain number.
    """
    return _figure(text, read_count)


def amount(text: str) -> Quantity:
    """Return how much was done of work that no goal announced.

    Raises:
        CellError: the cell holds no figure.
    """
    return _figure(text, read_amount)


def _figure(text: str, read: Callable[[str], _Read | None]) -> _Read:
    refuse_errors(text)
    if _ISO_DAY.fullmatch(text):
        raise CellError(
            f"tiene una fecha ({text[:10]}), no una cantidad",
            "escriba la cantidad; si el programa la vuelve fecha, dé antes a la celda el formato Número",
        )
    if not text.strip(DASHES):
        raise CellError(
            "tiene un guion, que no dice cuánto", "escriba 0 si no se hizo nada, o borre la celda si no se informa"
        )
    if _NEGATIVE.match(text):
        raise CellError(f"dice {quoted(text)}, y una cantidad no es negativa", "escriba la cantidad sin el signo")
    if both := _POINTS_AND_COMMA.fullmatch(text):
        plainly = f"{both[1].replace('.', '')}.{both[2]}{both[3] or ''}"
        raise CellError(
            f"dice {quoted(text)}", f"los decimales van con punto, y los miles con coma o sin nada: {plainly}"
        )
    try:
        found = read(text)
    except NotUnderstoodError as error:
        raise CellError(f"dice {quoted(text)}", str(error)) from error
    if found is None:  # a figure is asked for only where the cell says something
        raise CellError("está vacía", "escriba la cantidad")
    return found


def day(text: str, *, may_be_american: bool = False) -> date:
    """Return a day, from a cell with a date or as people type it: `5/8/2024`.

    In a text file (`may_be_american`) a program wrote the date in the order of its own country, which is not known.

    Raises:
        CellError: the cell holds no day, or one that can be read in two ways.
    """
    refuse_errors(text)
    if _SERIAL.fullmatch(text):  # a date whose format was lost: spreadsheets count days
        return _FIRST_DAY + timedelta(days=int(text))
    readings = set()
    if found := _ISO_DAY.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        readings = {_date(found["year"], found["month"], found["day"])}
    elif found := _DAY.fullmatch(text):
        readings = {_date(found["year"], found["month"], found["day"])}
        if may_be_american:
            readings.add(_date(found["year"], found["day"], found["month"]))
    elif (found := _DAY_IN_WORDS.fullmatch(fold(text))) and found["name"] in _MONTHS:
        readings = {_date(found["year"], _MONTHS[found["name"]], found["day"])}
    days = sorted(reading for reading in readings if reading)
    if len(days) > 1:
        both = " o ".join(date_in_words(each) for each in days)
        raise CellError(f"dice {quoted(text)}, que se lee de dos formas: {both}", f"escriba {days[0]}, o {days[1]}")
    if not days:
        raise CellError(f"dice {quoted(text)}, que no es una fecha", "escriba día/mes/año, por ejemplo 05/08/2024")
    return days[0]


def _date(year: str, month: str | int, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def period(text: str, known: Sequence[Period]) -> Period:
    """Return the period that a cell names, from the form's own list or as people type it.

    Raises:
        CellError: it names none.
    """
    refuse_errors(text)
    year = known[0].year
    for each in known:
        if fold(text) in {fold(each.label), fold(each.short_label), fold(each.code)}:
            return each
    if found := _ISO_DAY.fullmatch(text):  # a spreadsheet takes «julio 2024» for its first day
        text = f"{found['year']}-{int(found['month']):02}"
    try:
        return read_period(text, {year})
    except GeneratorError as error:
        example = known[-1].label
        raise CellError(
            f"dice {quoted(text)}, que no es un período", f"elija uno de la lista, por ejemplo «{example}»"
        ) from error


def line(text: str) -> str:
    """Return a text of one line.

    Raises:
        CellError: the cell shows the error of a formula.
    """
    return " ".join(prose(text).split())


def prose(text: str) -> str:
    """Return a text of one or more paragraphs.

    Raises:
        CellError: the cell shows the error of a formula.
    """
    refuse_errors(text)
    lines = (each.strip() for each in unicodedata.normalize("NFC", text).replace("\t", " ").strip().split("\n"))
    return "\n".join(lines)


def refuse_errors(text: str) -> None:
    """Refuse what a formula shows when it fails.

    Raises:
        CellError: it is such an error.
    """
    if text == NO_RESULT:
        raise CellError(
            "tiene una fórmula sin resultado", "abra el archivo en Excel o LibreOffice, guárdelo y envíelo de nuevo"
        )
    if _ERROR.fullmatch(text):
        remedy = "escriba el valor; si es un texto que empieza con =, ponga antes un apóstrofo (')"
        raise CellError(f"tiene una fórmula con error ({text})", remedy)
