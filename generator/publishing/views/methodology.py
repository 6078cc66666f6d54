"""The public methodology: the general rules with worked examples, and each year's own settings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.core.frozen import Frozen
from generator.core.language import SPANISH, later, speaking, tr
from generator.core.model import Method, MissingRule, RemovedRule, UnscheduledRule
from generator.core.quantity import format_percent
from generator.core.wording import counted
from generator.indicators.examples import EXAMPLES
from generator.indicators.examples.of_year import year_examples
from generator.indicators.method import has_own_bands
from generator.indicators.states import State
from generator.publishing import addresses
from generator.publishing.page import Link, Page
from generator.publishing.views.blocks import Fact, weight_text
from generator.publishing.views.words import (
    DIRECTION_WORDS,
    PARTIAL,
    RUNNING,
    TYPE_WORDS,
    Badge,
    badge_of,
    band_badge,
    range_text,
    ranked_bands,
    state_badge,
)
from generator.publishing.written import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.core.model import AnnualPlan
    from generator.indicators.examples import Example
    from generator.publishing.views.context import YearContext
    from generator.publishing.views.summary import InstitutionSummary

_STEP_DECIMALS = 2
MISSING_WORDS = {
    MissingRule.INCOMPLETE: later("El período queda incompleto y no tiene porcentaje. Nunca se cuenta como cero."),
    MissingRule.ZERO: later("Cuenta como cero, porque así lo decidió la institución."),
    MissingRule.OMIT: later("Solo cuentan los meses informados, y se dice cuáles faltan."),
}
UNSCHEDULED_WORDS = {
    UnscheduledRule.OMIT: later("Queda fuera del promedio de las unidades: no cuenta a favor ni en contra."),
    UnscheduledRule.ZERO: later(
        "Cuenta como cero en el promedio de las unidades, porque así lo decidió la institución."
    ),
}
REMOVED_WORDS = {
    RemovedRule.UNTIL_THEN: later(
        "Cuenta hasta el mes en que se eliminó; desde entonces queda fuera de los promedios."
    ),
    RemovedRule.WHOLE_PERIOD: later("Queda fuera del promedio de todo período en que se eliminó, y de los que siguen."),
}


class BandRow(Frozen):
    """A band with its range."""

    badge: Badge
    range: str


class WeightRow(Frozen):
    """A unit with its part of the institution's average."""

    unit: str
    weight: str


class ExampleItem(Frozen):
    """A worked example, already computed."""

    anchor: str
    title: str
    given: str
    steps: tuple[str, ...]
    formula: str
    badge: Badge
    reading: str


class MethodologyView(Frozen):
    """The general rules."""

    states: tuple[Badge, ...]
    bands: tuple[BandRow, ...]
    examples: tuple[ExampleItem, ...]
    years: tuple[Link, ...]


class YearMethodologyView(Frozen):
    """A year's method, as data."""

    lead: str
    facts: tuple[Fact, ...]
    weights: tuple[WeightRow, ...]
    bands: tuple[BandRow, ...]
    has_own_bands: bool
    examples: tuple[ExampleItem, ...]


def methodology_page(default: Method, institutions: Sequence[InstitutionSummary]) -> Page:
    """Return the general methodology, the same on every site but for its list of years."""
    view = MethodologyView(
        states=(*(state_badge(state) for state in State), PARTIAL, RUNNING),
        bands=_bands(default),
        examples=_examples(lambda: EXAMPLES),
        years=tuple(
            Link(year.title, addresses.year_methodology(year.base))
            for institution in institutions
            for year in institution.years
        ),
    )
    return Page(
        addresses.METHODOLOGY,
        "metodologia.html",
        tr("Metodología"),
        tr("Cómo se calcula cada porcentaje, qué significa cada estado, y ejemplos resueltos."),
        view,
        menu_path=addresses.METHODOLOGY,
    )


def _examples(examples: Callable[[], Iterable[Example]]) -> tuple[ExampleItem, ...]:
    """Return examples as a page shows them: in Spanish, on a site of any language."""
    with speaking(SPANISH):
        return tuple(
            ExampleItem(
                f"ejemplo-{each.id}",
                each.title,
                each.given,
                each.steps,
                each.formula,
                badge_of(each.computed, each.annual.frame.method),
                each.reading,
            )
            for each in examples()
        )


def year_methodology_page(context: YearContext) -> Page:
    """Return how an institution measured in a year."""
    method = context.annual.frame.method
    path = addresses.year_methodology(context.base)
    return context.page(
        path,
        "metodologia_ejercicio.html",
        tr("Metodología de {year}", year=context.annual.year),
        tr(
            "Tope, umbral, bandas y redondeo que usa {name} en {year}.",
            name=context.annual.institution.name,
            year=context.annual.year,
        ),
        YearMethodologyView(
            lead=_year_lead(context),
            facts=method_facts(context),
            weights=_weights(context),
            bands=_bands(method),
            has_own_bands=has_own_bands(method),
            examples=_examples(lambda: year_examples(context.annual)),
        ),
        current=path,
        origin=None if method.is_default else method.origin,
        data=(),
    )


def _year_lead(context: YearContext) -> str:
    method = context.annual.frame.method
    whose = {"name": context.annual.institution.name, "year": context.annual.year, "version": method.version}
    if method.is_default:
        return tr(
            "{name} no publicó cómo califica el avance de {year}; se usa la metodología general de "
            "este sitio, versión {version}.",
            **whose,
        )
    return tr("Así mide {name} el avance de {year} (metodología versión {version}).", **whose)


def method_facts(context: YearContext) -> tuple[Fact, ...]:
    """Return how a year is measured, question by question."""
    method = context.annual.frame.method
    cap = (
        tr("Sin tope")
        if method.cap is None
        else tr("{cap}: lo adicional se muestra aparte y no compensa otras metas", cap=format_percent(method.cap))
    )
    threshold = (
        tr("{threshold}: por debajo se exige justificación", threshold=format_percent(method.threshold))
        if method.threshold is not None
        else tr("No se fijó")
    )
    rounding = (
        tr("Se promedian porcentajes ya redondeados")
        if method.round_units_first
        else tr("Se promedian valores exactos y se redondea solo al mostrar, hacia arriba desde la mitad")
    )
    return (
        Fact(tr("Versión"), written(method.version)),
        Fact(tr("Tope dentro de los promedios"), cap),
        Fact(tr("Umbral aceptable"), threshold),
        Fact(tr("Mes programado y no informado"), tr(MISSING_WORDS[method.missing])),
        Fact(tr("Unidad sin nada programado"), tr(UNSCHEDULED_WORDS[method.unscheduled])),
        Fact(tr("Lo eliminado por un cambio aprobado"), tr(REMOVED_WORDS[method.removed])),
        Fact(tr("Cero informado"), tr("Es un resultado: cuenta como 0\u00a0%. No es lo mismo que no informar.")),
        Fact(tr("Promedios"), _averaging(method)),
        Fact(tr("Redondeo"), rounding),
        Fact(tr("Decimales que se muestran"), str(method.decimals)),
        *_grading(method),
        *_kinds(context.annual),
    )


def _kinds(annual: AnnualPlan) -> Iterator[Fact]:
    """Yield how many activities there are of each kind of goal: a kind has its own formula."""
    activities = [activity for _, activity in annual.activities()]
    types = Counter(tr(TYPE_WORDS[activity.target_type]) for activity in activities)
    directions = Counter(tr(DIRECTION_WORDS[activity.direction]) for activity in activities)
    for label, counts in ((tr("Tipos de meta"), types), (tr("Sentido de las metas"), directions)):
        if counts:
            text = (f"{word}: {counted(number, 'actividad', 'actividades')}" for word, number in counts.most_common())
            yield Fact(label, ". ".join(text))


def _averaging(method: Method) -> str:
    if not method.is_weighted:
        return tr("Simples: cada actividad pesa igual en su unidad, y cada unidad pesa igual en la institución")
    units = tr("cada unidad pesa lo que dice la tabla") if method.unit_weights else tr("cada unidad pesa igual")
    return tr(
        "Ponderados: cada actividad pesa lo que dice el plan de su unidad, y si no dice nada, "
        "igual que las demás; {units}. Lo que queda fuera sale con su peso, y lo demás conserva "
        "su proporción",
        units=units,
    )


def _grading(method: Method) -> Iterator[Fact]:
    if method.category_decimals is not None:
        digits = (
            counted(method.category_decimals, "decimal", "decimales") if method.category_decimals else tr("un entero")
        )
        yield Fact(
            tr("Antes de calificar"), tr("El porcentaje se redondea a {digits} para ponerlo en su banda", digits=digits)
        )
    if method.quarterly_target is not None:
        target = format_percent(method.quarterly_target, _STEP_DECIMALS)
        yield Fact(
            tr("Meta de cada trimestre"),
            tr("{target} del año: el cumplimiento del trimestre entre cuatro", target=target),
        )


def _weights(context: YearContext) -> tuple[WeightRow, ...]:
    method = context.annual.frame.method
    return tuple(WeightRow(context.name_of(each.unit), weight_text(each.percent)) for each in method.unit_weights)


def _bands(method: Method) -> tuple[BandRow, ...]:
    return tuple(BandRow(band_badge(band, method), range_text(band)) for band in ranked_bands(method))
