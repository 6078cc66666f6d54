"""The public methodology: the general rules with worked examples, and each year's own settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.core.model import Method, MissingRule
from generator.core.quantity import format_percent
from generator.core.wording import counted
from generator.indicators.examples import EXAMPLES
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import Fact
from generator.publishing.views.words import PARTIAL, RUNNING, Badge, band_badge, range_text, state_badge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary

_STEP_DECIMALS = 2
MISSING_WORDS = {
    MissingRule.INCOMPLETE: "El período queda incompleto y no tiene porcentaje. Nunca se cuenta como cero.",
    MissingRule.ZERO: "Cuenta como cero, porque así lo decidió la institución.",
    MissingRule.OMIT: "Solo cuentan los meses informados, y se dice cuáles faltan.",
}


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band with its range."""

    badge: Badge
    range: str


@dataclass(frozen=True, slots=True)
class ExampleItem:
    """A worked example, already computed."""

    anchor: str
    title: str
    given: str
    steps: tuple[str, ...]
    formula: str
    reading: str


@dataclass(frozen=True, slots=True)
class MethodologyView:
    """The general rules."""

    states: tuple[Badge, ...]
    bands: tuple[BandRow, ...]
    examples: tuple[ExampleItem, ...]
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class YearMethodologyView:
    """A year's method, as data."""

    lead: str
    facts: tuple[Fact, ...]
    bands: tuple[BandRow, ...]


def methodology_page(default: Method, institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the general methodology, the same on every site but for its list of years."""
    view = MethodologyView(
        states=(*(state_badge(state) for state in State), PARTIAL, RUNNING),
        bands=_bands(default),
        examples=tuple(
            ExampleItem(
                f"ejemplo-{example.id}", example.title, example.given, example.steps, example.formula, example.reading
            )
            for example in EXAMPLES
        ),
        years=tuple(
            Link(year.title, addresses.year_methodology(year.base))
            for institution in institutions
            for year in institution.years
        ),
    )
    return Page(
        addresses.METHODOLOGY,
        "metodologia.html",
        "Metodología",
        "Cómo se calcula cada porcentaje, qué significa cada estado, y ejemplos resueltos.",
        view,
        menu_path=addresses.METHODOLOGY,
    )


def year_methodology_page(context: YearContext) -> Page:
    """Return how an institution measured in a year."""
    method = context.annual.frame.method
    lead = (
        f"{context.annual.institution.name} no publicó cómo califica el avance de "
        f"{context.annual.year}; se usa la metodología general de este sitio, versión {method.version}."
        if method.is_default
        else (
            f"Así mide {context.annual.institution.name} el avance de "
            f"{context.annual.year} (metodología versión {method.version})."
        )
    )
    path = addresses.year_methodology(context.base)
    return context.page(
        path,
        "metodologia_ejercicio.html",
        f"Metodología de {context.annual.year}",
        f"Tope, umbral, bandas y redondeo que usa {context.annual.institution.name} en {context.annual.year}.",
        YearMethodologyView(lead, _facts(method), _bands(method)),
        current=path,
        origin=None if method.is_default else method.origin,
        data=(),
    )


def _facts(method: Method) -> tuple[Fact, ...]:
    cap = (
        "Sin tope"
        if method.cap is None
        else f"{format_percent(method.cap)}: lo adicional se muestra aparte y no compensa otras metas"
    )
    threshold = (
        f"{format_percent(method.threshold)}: por debajo se exige justificación"
        if method.threshold is not None
        else "No se fijó"
    )
    rounding = (
        "Se promedian porcentajes ya redondeados"
        if method.round_units_first
        else "Se promedian valores exactos y se redondea solo al mostrar, hacia arriba desde la mitad"
    )
    return (
        Fact("Versión", method.version),
        Fact("Tope dentro de los promedios", cap),
        Fact("Umbral aceptable", threshold),
        Fact("Mes programado y no informado", MISSING_WORDS[method.missing]),
        Fact(
            "Promedios", "Simples: cada actividad pesa igual en su unidad, y cada unidad pesa igual en la institución"
        ),
        Fact("Redondeo", rounding),
        Fact("Decimales que se muestran", str(method.decimals)),
        *_grading(method),
    )


def _grading(method: Method) -> Iterator[Fact]:
    if method.category_decimals is not None:
        digits = counted(method.category_decimals, "decimal", "decimales") if method.category_decimals else "un entero"
        yield Fact("Antes de calificar", f"El porcentaje se redondea a {digits} para ponerlo en su banda")
    if method.quarterly_target is not None:
        target = format_percent(method.quarterly_target, _STEP_DECIMALS)
        yield Fact("Meta de cada trimestre", f"{target} del año: el cumplimiento del trimestre entre cuatro")


def _bands(method: Method) -> tuple[BandRow, ...]:
    ranked = sorted(method.bands, key=lambda band: band.lower, reverse=True)
    return tuple(BandRow(band_badge(band, method), range_text(band)) for band in ranked)
