"""Reads what a person types: quantities as the official form has them, texts, addresses, codes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from generator.core.frozen import Frozen
from generator.core.hidden import HIDDEN
from generator.core.model import TargetType
from generator.core.quantity import HUNDRED, format_percent
from generator.core.wording import did_you_mean, listed, quoted
from generator.editing.interview.conversation import NotUnderstoodError
from generator.editing.typed_figures import read_figure
from generator.reading.remedies import is_own_file, remedy_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from generator.core.model import Activity
    from generator.core.quantity import Quantity
    from generator.reading.schemas import Schemas

_AMBIGUOUS = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]{1,2})(\s*%)?")
_DIGIT = re.compile(r"[0-9]")
_YES = {"s", "si", "sí"}
_NO = {"n", "no"}


def read_quantity(text: str, activity: Activity) -> Quantity | None:
    """Return what was done of an activity, `None` if nothing was typed: it stays unreported.

    Raises:
        NotUnderstoodError: it is no quantity, can be read in two ways, or is not of the kind of the goal.
    """
    if activity.target_type is TargetType.MILESTONE and text and not _DIGIT.search(text):
        raise NotUnderstoodError("escriba 1 si ya se cumplió, o 0 si todavía no")
    quantity = read_amount(text)
    if quantity is None:
        return None
    is_demand = activity.target_type is TargetType.DEMAND
    if quantity.is_percent and is_demand:
        raise NotUnderstoodError("escriba cuánto se atendió, no el porcentaje: se calcula con lo que se solicitó")
    kinds = activity.counts_percents
    if not is_demand and kinds and quantity.is_percent not in kinds and quantity.value:
        if quantity.is_percent:
            unit = f" ({activity.measure_unit})" if activity.measure_unit else ""
            raise NotUnderstoodError(f"esta meta no es un porcentaje: escriba cuánto se hizo{unit}, sin el signo %")
        if quantity.value <= 1:  # 0.55 of a cell without its format is 55 %, and 0.55 % of one who forgot the sign
            both = f"{format_percent(quantity.value * HUNDRED, 6)} o {quantity.text} %"
            raise NotUnderstoodError(
                f"esta meta es un porcentaje, y {quantity.text} se lee de dos formas: escriba {both}"
            )
        raise NotUnderstoodError(f"esta meta es un porcentaje: escríbalo con el signo, {quantity.text} %")
    return quantity


def read_count(text: str) -> Decimal | None:
    """Return how much was asked for or attended, `None` if nothing was typed.

    Raises:
        NotUnderstoodError: it is no plain number.
    """
    quantity = read_amount(text)
    if quantity is None:
        return None
    if quantity.is_percent:
        raise NotUnderstoodError("escriba cuánto, no un porcentaje")
    return quantity.value


def read_amount(text: str) -> Quantity | None:
    """Return a quantity of any kind, `None` if nothing was typed.

    Raises:
        NotUnderstoodError: it is no quantity, or can be read in two ways.
    """
    if not text:
        return None
    try:
        quantity = read_figure(text)
    except ValueError as error:
        raise NotUnderstoodError(_why_no_figure(text)) from error
    if quantity is None:
        raise NotUnderstoodError("si no se hizo nada, escriba 0; para no informarla todavía, oprima solo Enter")
    return quantity


def _why_no_figure(text: str) -> str:
    if found := _AMBIGUOUS.fullmatch(text):
        whole, rest = found.groups()
        small = f"{whole}.{rest}".rstrip("0").rstrip(".")
        return f"{quoted(text)} se lee de dos formas: escriba {whole},{rest} si son miles, o {small} si no lo son"
    if found := _DECIMAL_COMMA.fullmatch(text):
        whole, decimals, sign = found.groups()
        return f"los decimales van con punto: {whole}.{decimals}{sign or ''}"
    if text.startswith("-") and _DIGIT.search(text):
        return "una cantidad no es negativa; para bajar una cifra ya informada, use --rectifica"
    return f"{quoted(text)} no se lee como una cantidad: escriba solo la cifra, por ejemplo 1,234.5, o 12 %"


class Texts(Frozen):
    """Reads texts within the limits that the schemas set."""

    schemas: Schemas

    def line(self, text: str) -> str:
        """Return a text of one line; "" if nothing was typed.

        Raises:
            NotUnderstoodError: it is too long, or holds characters that nobody sees.
        """
        return self._within("linea", " ".join(_clean(text).split()))

    def text(self, text: str) -> str:
        """Return a text of one or more paragraphs; "" if nothing was typed.

        Raises:
            NotUnderstoodError: it is too long, or holds characters that nobody sees.
        """
        return self._within("texto", "\n".join(line.strip() for line in _clean(text).strip().split("\n")))

    def address(self, text: str) -> str:
        """Return a web address.

        Raises:
            NotUnderstoodError: it is not a whole one.
        """
        shape = self._shape("direccion_web")
        address = self._within("direccion_web", _clean(text).strip())
        if not re.search(shape["pattern"], address):
            raise NotUnderstoodError(remedy_of(shape, "pattern", shape["pattern"], address))
        return address

    def address_or_note(self, text: str) -> str:
        """Return a web address, or a text that is none.

        Raises:
            NotUnderstoodError: it is not a whole address, or it names a file that only its writer can open.
        """
        return self.address(text) if is_address(text) or is_own_file(text.strip()) else self.text(text)

    def _within(self, definition: str, text: str) -> str:
        limit = int(self._shape(definition)["maxLength"])
        if len(text) > limit:
            raise NotUnderstoodError(f"es demasiado largo: tiene {len(text):,} letras y el máximo son {limit:,}")
        return text

    def _shape(self, definition: str) -> Mapping[str, Any]:
        shape: Mapping[str, Any] = self.schemas.by_name["comun.schema.json"]["$defs"][definition]
        return shape


def _clean(text: str) -> str:
    """Return a text in its composed form.

    Raises:
        NotUnderstoodError: it holds control characters, such as an arrow key leaves, or is not in UTF-8.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotUnderstoodError("hay una letra que no se entiende: su terminal debe estar en UTF-8") from error
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    if HIDDEN.search(plain):
        raise NotUnderstoodError("hay un carácter que no se ve (una flecha u otra tecla): escríbalo de nuevo")
    return plain


def is_address(text: str) -> bool:
    """Return whether a text means to be a web address."""
    return bool(re.match(r"(https?:|www\.)", text, re.IGNORECASE))


def read_code(text: str, codes: Collection[str]) -> str:
    """Return one of the codes, however its letters are typed; "" if nothing was typed.

    Raises:
        NotUnderstoodError: it is none of them.
    """
    if not text:
        return ""
    found = {code.casefold(): code for code in codes}.get(text.casefold())
    if found is None:
        raise NotUnderstoodError(
            f"{quoted(text)} no es una de ellas: {did_you_mean(text, codes, f'son {listed(codes)}')}"
        )
    return found


def read_yes(text: str) -> bool:
    """Return whether the answer is yes.

    Raises:
        NotUnderstoodError: it is neither yes nor no.
    """
    if text.casefold() in _YES | _NO:
        return text.casefold() in _YES
    raise NotUnderstoodError("escriba s (sí) o n (no)")
