"""The registry of a year: every report of its plans, in the order of the file, and where each chain stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.core.frozen import replace
from generator.editing.plan_text import entry_text, share_text
from generator.indicators.examples.plans import annual_plan, goal, plan, report, share
from generator.proof.chain import GENESIS, REGISTRY, digest_of, read_registry
from generator.proof.checkpoint import CHAINS, Chain, parse_chain
from generator.publishing.registry import registry_files
from tests.publishing.small_sites import BASE, context_of

if TYPE_CHECKING:
    from generator.core.model import AnnualPlan

JULY, FIXED, TOLD = report("jul", {"1": "4"}), report("jul", {"1": "5"}, reason="Faltaba una"), share("ago", "80")
YEAR = annual_plan(
    plan(goal({"jul": "5"}), JULY, FIXED),
    plan(goal({"jul": "5"}), TOLD, unit="unidad-b"),
    plan(goal({"jul": "5"}), unit="unidad-c"),
)


def made(annual: AnnualPlan) -> dict[str, str]:
    """The registry's files by name, as text."""
    return {file.path.removeprefix(BASE): file.data.decode() for file in registry_files(context_of(annual))}


def test_every_report_stands_in_it_as_the_plan_has_it():
    entries = read_registry(made(YEAR)[REGISTRY])
    assert [(entry.plan, entry.kind, entry.number, entry.text) for entry in entries] == [
        ("institucion/2030/unidad-a", "avances", 1, entry_text(JULY)),
        ("institucion/2030/unidad-a", "avances", 2, entry_text(FIXED)),
        ("institucion/2030/unidad-b", "avances_informados", 1, share_text(TOLD)),
    ]
    assert [entry.digest for entry in entries] == [digest_of(entry.text) for entry in entries]


def test_each_chain_stands_where_its_last_report_left_it():
    files = made(YEAR)
    heads = {(entry.plan, entry.kind): entry.head for entry in read_registry(files[REGISTRY])}
    a, b, c = (f"institucion/2030/unidad-{letter}" for letter in "abc")
    assert [parse_chain(line) for line in files[CHAINS].splitlines()] == [
        Chain(a, "avances", 2, heads[a, "avances"]),
        Chain(b, "avances", 0, GENESIS),
        Chain(b, "avances_informados", 1, heads[b, "avances_informados"]),
        Chain(c, "avances", 0, GENESIS),
    ]


def test_a_renamed_unit_says_what_it_was_called():
    first, *rest = YEAR.institution.units
    units = (replace(first, former_ids=("vieja", "antigua")), *rest)
    renamed = replace(YEAR, institution=replace(YEAR.institution, units=units))
    chain = parse_chain(made(renamed)[CHAINS].splitlines()[0])
    assert chain.former == ("institucion/2030/vieja", "institucion/2030/antigua")
    assert chain.head == parse_chain(made(YEAR)[CHAINS].splitlines()[0]).head


def test_a_year_without_reports_has_none():
    assert made(annual_plan(plan(goal({"jul": "5"})))) == {}
