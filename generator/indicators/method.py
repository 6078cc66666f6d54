"""The default method, the bands, and the periods that are published."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.core.language import later
from generator.core.model import Band, Method
from generator.core.period import Period, months, quarters, semesters
from generator.core.problem import ORIGIN_OF_NOTHING, Origin
from generator.core.quantity import HUNDRED, round_half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DEFAULT_ORIGIN = Origin(ORIGIN_OF_NOTHING)
_ENOUGH_DECIMALS = Decimal(1).scaleb(-15)


def default_method() -> Method:
    """Return the method of an institution that has chosen none, with names of bands that praise or blame nobody."""
    return Method(
        version="1.0",
        bands=(
            Band("cumplida", later("Cumplida"), HUNDRED, None, _DEFAULT_ORIGIN),
            Band("avance-alto", later("Avance alto"), Decimal(80), HUNDRED, _DEFAULT_ORIGIN),
            Band("avance-medio", later("Avance medio"), Decimal(60), Decimal(80), _DEFAULT_ORIGIN),
            Band("avance-bajo", later("Avance bajo"), Decimal(0), Decimal(60), _DEFAULT_ORIGIN),
        ),
        origin=_DEFAULT_ORIGIN,
    )


_COMMON = default_method()


def has_own_bands(method: Method) -> bool:
    """Return whether the bands are the institution's, and not the common ones."""
    return method.bands != _COMMON.bands


def is_common(band: Band) -> bool:
    """Return whether a band is one of the common ones, whose names are this program's."""
    return band in _COMMON.bands


def has_own_rules(method: Method) -> bool:
    """Return whether the institution says how percentages are judged or averaged, and not only how they are shown."""
    alike = replace(method, version=_COMMON.version, decimals=_COMMON.decimals, is_default=_COMMON.is_default)
    return alike != _COMMON


@lru_cache(maxsize=64)
def period_list(year: int) -> tuple[Period, ...]:
    """Return the periods to publish: months, quarters, semesters, January to each month, and the year, without repeats.

    January to January is the month, to March the first quarter, to June the first semester, to December the year.
    """
    to_date = (Period.to_date(year, month.last) for month in months(year))
    whole = Period.whole_year(year)
    return tuple(dict.fromkeys((*months(year), *quarters(year), *semesters(year), *to_date, whole)))


def band_of(percent: Decimal, method: Method) -> Band | None:
    """Return the band that holds an exact percentage: its lower end is in, its upper is not, the highest is open.

    `None` means that no band holds it. Nothing is rounded before, so 79.96 is not yet in the band that begins at 80,
    unless the method says so: the ranges that ICJ printed in its POA 2023 (60 to 79, 80 to 100) leave 79 to 80 to
    nobody, and `category_decimals` of 0 closes them.
    """
    if method.category_decimals is not None:
        percent = round_half_up(percent, method.category_decimals)
    for band in method.bands:
        if band.lower <= percent and (band.upper is None or percent < band.upper):
            return band
    return None


def below_threshold(percent: Decimal, method: Method) -> bool:
    """Return whether a percentage needs a justification: it is under the institution's acceptable threshold.

    "arriba del 90%" and "90% … aceptable" stand in the same INSAFOCOOP report; equal is taken as acceptable.
    """
    return method.threshold is not None and percent < method.threshold


def capped(percent: Decimal, method: Method) -> Decimal:
    """Return what a percentage adds to an average: itself, at most the method's cap.

    So one goal done three times over cannot hide two that were not done (INSAFOCOOP reports the excess apart).
    """
    return percent if method.cap is None else min(percent, method.cap)


def mean_of(values: Iterable[Decimal], weights: Sequence[Decimal] = ()) -> Decimal | None:
    """Return the mean, exact to fifteen decimals, or `None` of no values; with `weights`, one per value, the weighted.

    A weighted sum is divided by the weights that are there: what was left out of an average takes its weight away, and
    the others keep their proportion. The last digits of a division are rounded off: 66⅔, 66⅔, 83⅓, 83⅓ and 100 make
    80, not 79.99…98, another band.
    """
    terms = tuple(values)
    if not terms:
        return None
    if weights:
        total = sum((value * weight for value, weight in zip(terms, weights, strict=True)), Decimal(0))
        return (total / sum(weights, Decimal(0))).quantize(_ENOUGH_DECIMALS)
    return (sum(terms, Decimal(0)) / len(terms)).quantize(_ENOUGH_DECIMALS)
