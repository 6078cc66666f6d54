"""Which commit the pages of an institution, and of each of its units, name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.cache.past import own_site, shared_site
from generator.history.position import NO_TRACES, Traces
from generator.moment import Moment
from generator.reading.discover import FoundFile, place_of
from tests.publishing.small_sites import material

if TYPE_CHECKING:
    from generator.publishing.page import Site

SITE = material(as_of=date(2026, 3, 31), revision="cabeza").site
A, B, OLD = "di/2026/a.yaml", "di/2026/b.yaml", "di/2025/a.yaml"
INSTITUTION, YEAR, OLD_YEAR = "di/institucion.yaml", "di/2026/ejercicio.yaml", "di/2025/ejercicio.yaml"
PATHS = (INSTITUTION, YEAR, OLD_YEAR, A, B, OLD)
PAST = Traces(
    latest={"di": "c6"},
    touched={
        "di": {
            INSTITUTION: (1, "c1"),
            OLD_YEAR: (2, "c2"),
            OLD: (1, "c1"),
            YEAR: (3, "c3"),
            A: (2, "c2"),
            B: (5, "c5"),
            "di/2025/gone.yaml": (4, "c4"),
        }
    },
)


def found(changed: tuple[str, ...] | None = (), past: Traces = PAST, *others: str) -> Site:
    """What the pages of the institution share."""
    moment = Moment(date(2026, 3, 31), "cabeza", changed=None if changed is None else frozenset(changed))
    paths = (*PATHS, *others)
    files = [FoundFile(place, f"plans/{path}", path, path) for path in paths if (place := place_of(path))]
    return own_site(shared_site(SITE, moment, past), moment, past, "di", files)


def named(changed: tuple[str, ...] | None = (), past: Traces = PAST, *others: str) -> dict[str, str]:
    """The commit of all, and that of each file."""
    site = found(changed, past, *others)
    return {"": site.revision} | {path: site.revision_of(f"plans/{path}") for path in (*PATHS, *others)}


def test_a_plan_has_the_last_commit_of_what_its_pages_are_made_of():
    assert named() == {"": "c6", INSTITUTION: "c1", YEAR: "c3", OLD_YEAR: "c4", A: "c3", B: "c5", OLD: "c4"}


@pytest.mark.parametrize(
    ("changed", "unnamed"),
    [
        ((A,), {"", A}),
        ((INSTITUTION,), {"", INSTITUTION, YEAR, OLD_YEAR, A, B, OLD}),
        ((YEAR,), {"", YEAR, A, B}),
        (("di/2025/informes/x.yaml",), {"", OLD_YEAR, OLD}),
        (("di/carta.pdf",), {"", INSTITUTION, YEAR, OLD_YEAR, A, B, OLD}),
        (("otra/institucion.yaml",), set()),
    ],
)
def test_what_was_not_committed_has_none(changed, unnamed):
    assert {path for path, commit in named(changed).items() if not commit} == unnamed


def test_a_plan_that_git_does_not_keep_has_none():
    ignored = "di/2026/c.yaml"
    assert named((), PAST, ignored)[ignored] == ""


@pytest.mark.parametrize(("changed", "past"), [(None, PAST), ((), NO_TRACES), ((), Traces(latest=None))])
def test_where_the_history_does_not_tell_all_name_the_commit_that_the_plans_stand_at(changed, past):
    assert {*named(changed, past).values()} == {"cabeza"}
    assert not found(changed, past).is_own
