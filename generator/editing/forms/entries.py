"""What each cell of the form accepts, with the words that help before writing and those that say what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

Entry = dict[str, Any]
TITLE_LENGTH = 32
"""What Excel allows the title of a hint."""
LATEST = date(2100, 12, 31)


def _entry(title: str, hint: str, error: str, **rule: Any) -> Entry:  # noqa: ANN401 the options of xlsxwriter
    return {
        **rule,
        "input_title": title,
        "input_message": hint,
        "error_title": "No se puede aceptar",
        "error_message": error,
    }


def figure_entry(title: str, hint: str, *, is_percent: bool = False) -> Entry:
    """Return the rule of a figure: a number that is not negative."""
    written = "Escriba un porcentaje, por ejemplo 12%." if is_percent else "Escriba solo un número, por ejemplo 1200."
    return _entry(
        title, hint, f"{written} No puede ser negativo ni llevar letras.", validate="decimal", criteria=">=", value=0
    )


def text_entry(title: str, hint: str, longest: int) -> Entry:
    """Return the rule of a text."""
    error = f"El texto es demasiado largo: el máximo es de {longest} letras."
    return _entry(title, hint, error, validate="length", criteria="<=", value=longest)


def link_entry(cell: str) -> Entry:
    """Return the rule of the address of a document, in a cell."""
    hint = "La dirección completa del documento, que empieza con https://"
    error = "Escriba la dirección completa, que empieza con https:// (o http://)."
    return _entry(
        "Enlace", hint, error, validate="custom", value=f'=OR(LEFT({cell},8)="https://",LEFT({cell},7)="http://")'
    )


def date_entry(year: int) -> Entry:
    """Return the rule of the day of the report."""
    hint = f"El día en que informa, por ejemplo 05/08/{year}."
    error = f"Escriba una fecha como día/mes/año, desde el 01/01/{year}."
    return _entry(
        "Fecha del informe", hint, error, validate="date", criteria="between", minimum=date(year, 1, 1), maximum=LATEST
    )


def period_entry(source: str) -> Entry:
    """Return the rule of the period, from the list of those that the plan has."""
    hint = "Elija de la lista el período que informa. Lo programado cambia con él."
    return _entry("Período", hint, "Elija uno de los períodos de la lista.", validate="list", source=source)


def suggestion_entry(title: str, hint: str, source: str) -> Entry:
    """Return a list that helps, and that anything else may be written over."""
    return _entry(title, hint, "", validate="list", source=source, show_error=False)
