"""How a year measures, and what of it changed: what `H407` wants declared, and `H411` shows where it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.quantity import plain
from generator.core.wording import listed
from generator.rules._promise import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import Band, UnitWeight, YearFrame
    from generator.rules.past import Pair


def is_declared(pair: Pair[YearFrame]) -> bool:
    """Return whether a change of method is declared: another version of it, with a new row of the change control."""
    return has_new_row(pair) and pair.new.method.version != pair.base.method.version


def has_new_row(pair: Pair[YearFrame]) -> bool:
    """Return whether the change control of a year has grown."""
    return len(pair.new.changes) > len(pair.base.changes)


def method_differences(pair: Pair[YearFrame]) -> Iterator[Difference]:
    """Yield what changed of how the year is judged."""
    was, now = pair.base.method, pair.new.method
    values = (
        ("bandas", _bands(was.bands), _bands(now.bands)),
        ("tope", "ninguno" if was.cap is None else plain(was.cap), "ninguno" if now.cap is None else plain(now.cap)),
        ("umbral", words_of(was.threshold), words_of(now.threshold)),
        ("sin_reporte", was.missing.value, now.missing.value),
        ("decimales", words_of(was.decimals), words_of(now.decimals)),
        ("decimales_categoria", words_of(was.category_decimals), words_of(now.category_decimals)),
        ("redondear_primero", words_of(was.round_units_first), words_of(now.round_units_first)),
        ("promedio", was.averaging.value, now.averaging.value),
        ("pesos", _weights(was.unit_weights), _weights(now.unit_weights)),
        ("sin_programacion", was.unscheduled.value, now.unscheduled.value),
        ("eliminado_en_el_periodo", was.removed.value, now.removed.value),
        ("meta_trimestral", words_of(was.quarterly_target), words_of(now.quarterly_target)),
    )
    method = pair.new.origin.at("metodologia")
    yield from (Difference(key, old, new, method.at(key)) for key, old, new in values if old != new)
    old, new = words_of(pair.base.reporting_days), words_of(pair.new.reporting_days)
    if old != new:
        yield Difference("plazo_informe", old, new, pair.new.origin.at("plazo_informe"))


def _bands(bands: Sequence[Band]) -> str:
    words = (f"{band.name} desde {plain(band.lower)}" for band in sorted(bands, key=lambda band: band.lower))
    return listed(words)


def _weights(weights: Sequence[UnitWeight]) -> str:
    return (
        listed(f"{each.unit} {plain(each.percent)}" for each in sorted(weights, key=lambda each: each.unit))
        or "ninguno"
    )


def words_of(value: Decimal | date | str | int | None) -> str:
    """Return a value as a plan writes it."""
    match value:
        case None:
            return "no se dice"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case _:
            return str(value)
