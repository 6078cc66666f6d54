"""The business rules: what a plan of valid shape must still keep. One rule per module, named by its code.

Rules R3xx judge a year as it is; rules H4xx judge what changed of what was published.

A rule yields problems whose origin is a path; their place in the text is looked up later, by who holds the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.core.frozen import replace
from generator.core.problem import Problem, Severity
from generator.core.wording import quoted
from generator.rules import (
    h401_progress,
    h402_reported_share,
    h403_goals,
    h404_activity_gone,
    h405_change_control,
    h406_retroactive,
    h407_method,
    h408_published_figure,
    h409_file_gone,
    h410_unreadable_base,
    h411_method_retroactive,
    h412_backdated,
    r301_months_add_up,
    r302_annual_target_missing,
    r303_unreadable_target,
    r304_percent_and_number,
    r305_percent_of_countable,
    r306_duplicate_activity_code,
    r307_unknown_unit,
    r308_duplicate_unit,
    r309_unit_without_plan,
    r310_unknown_strategy,
    r311_duplicate_strategy_code,
    r312_unknown_activity,
    r313_future_progress,
    r314_outside_fiscal_year,
    r315_repeated_progress,
    r316_requested,
    r317_bands,
    r318_justification,
    r319_range,
    r320_overlapping_targets,
    r321_duplicate_activity,
    r322_means_of_verification,
    r323_measure_unit_spelling,
    r324_before_approval,
    r325_unit_reference,
    r326_negative,
    r327_change_control,
    r328_idle_caveat,
    r329_personal_data,
    r330_nothing_promised,
    r331_empty_plan,
    r332_unknown_subject,
    r333_reported_share,
    r334_demand_figures,
    r335_weights,
    r336_previous_codes,
    r337_repeated_part,
    r338_future_change,
    r339_empty_reason,
    r340_version_jump,
    r341_idle_correction,
    r342_printed_code,
    r343_early_correction,
    r344_doubted_result,
    r345_result_kind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.core.model import AnnualPlan, Caveat
    from generator.rules.past import Past

MAX_NOTE = 200


class Page(Protocol):
    """What every rule's module has; its docstring is its page of the guide."""

    CODE: str
    SEVERITY: Severity
    TITLE: str


class Rule(Page, Protocol):
    """The shape of the module of a rule on a year as it is."""

    def check(self, annual: AnnualPlan, as_of: date, /) -> Iterator[Problem]:
        """Yield the problems of an institution's year, as seen on a day."""
        ...


class PastRule(Page, Protocol):
    """The shape of the module of a rule on what changed."""

    def check(self, past: Past, /) -> Iterator[Problem]:
        """Yield the problems of what would take the place of what was published."""
        ...


RULES: tuple[Rule, ...] = (
    r301_months_add_up,
    r302_annual_target_missing,
    r303_unreadable_target,
    r304_percent_and_number,
    r305_percent_of_countable,
    r306_duplicate_activity_code,
    r307_unknown_unit,
    r308_duplicate_unit,
    r309_unit_without_plan,
    r310_unknown_strategy,
    r311_duplicate_strategy_code,
    r312_unknown_activity,
    r313_future_progress,
    r314_outside_fiscal_year,
    r315_repeated_progress,
    r316_requested,
    r317_bands,
    r318_justification,
    r319_range,
    r320_overlapping_targets,
    r321_duplicate_activity,
    r322_means_of_verification,
    r323_measure_unit_spelling,
    r324_before_approval,
    r325_unit_reference,
    r326_negative,
    r327_change_control,
    r328_idle_caveat,
    r329_personal_data,
    r330_nothing_promised,
    r331_empty_plan,
    r332_unknown_subject,
    r333_reported_share,
    r334_demand_figures,
    r335_weights,
    r336_previous_codes,
    r337_repeated_part,
    r338_future_change,
    r339_empty_reason,
    r340_version_jump,
    r341_idle_correction,
    r342_printed_code,
    r343_early_correction,
    r344_doubted_result,
    r345_result_kind,
)

PAST_RULES: tuple[PastRule, ...] = (
    h401_progress,
    h402_reported_share,
    h403_goals,
    h404_activity_gone,
    h405_change_control,
    h406_retroactive,
    h407_method,
    h408_published_figure,
    h409_file_gone,
    h410_unreadable_base,
    h411_method_retroactive,
    h412_backdated,
)


def run_past_rules(past: Past) -> tuple[Problem, ...]:
    """Return what every rule on the published past finds."""
    return tuple(problem for rule in PAST_RULES for problem in rule.check(past))


def run_rules(annual_plans: Sequence[AnnualPlan], as_of: date) -> tuple[Problem, ...]:
    """Return what every rule finds, once each; faults that a caveat declares are warnings that quote its note."""
    problems: list[Problem] = []
    for annual in annual_plans:
        found = [problem for rule in RULES if rule is not r328_idle_caveat for problem in rule.check(annual, as_of)]
        problems += _with_caveats(annual, found)
        problems += r328_idle_caveat.check(annual, as_of, found)
    return tuple(dict.fromkeys(problems))  # two years of one institution find the same fault of its tree


def _with_caveats(annual: AnnualPlan, problems: Sequence[Problem]) -> Iterator[Problem]:
    caveats = {
        (plan.origin.file, activity.code, caveat.rule): caveat
        for plan, activity in annual.activities()
        for caveat in activity.caveats
    }
    for problem in problems:
        caveat = caveats.get((problem.origin.file, problem.subject, problem.code))
        yield _known(problem, caveat) if caveat else problem


def _known(problem: Problem, caveat: Caveat) -> Problem:
    message = f"{problem.message}; es un error conocido del documento publicado: {quoted(caveat.note, MAX_NOTE)}"
    remedy = "no hace falta corregirlo: se publica con su explicación"
    return replace(problem, severity=Severity.WARNING, message=message, remedy=remedy)
