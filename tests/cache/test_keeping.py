"""What is kept of a build has a key; where nobody keeps anything, there are no keys and nothing stands."""

from __future__ import annotations

from datetime import date

import pytest

from generator.cache.keeping import Keeping
from generator.cache.registry import NOTHING
from generator.core.frozen import replace
from generator.moment import Moment
from generator.reading.discover import SourceFile
from tests.publishing.small_sites import material

DAY = Moment(date(2026, 3, 31), "")
KEPT = Keeping("motor", DAY, NOTHING)
SITE = material(as_of=DAY.day).site
FILES = (SourceFile("institucion", "plans/demo/institucion.yaml", "demo", None, "institucion", b"id: demo\n"),)


def test_where_nobody_keeps_anything_there_are_no_keys_and_nothing_stands() -> None:
    none = replace(KEPT, register=None)
    assert (none.base(SITE), none.institution_key(SITE, FILES, "pasado"), none.articles_key(SITE, ())) == ("", "", "")
    assert not none.known.places


@pytest.mark.parametrize(
    "other",
    [
        replace(KEPT, engine="otro motor"),
        replace(KEPT, moment=replace(DAY, day=date(2026, 4, 1))),
        replace(KEPT, moment=replace(DAY, today=date(2026, 4, 1))),
    ],
    ids=["engine", "day", "today"],
)
def test_keys_are_of_one_engine_and_one_day(other: Keeping) -> None:
    assert KEPT.base(SITE) == Keeping("motor", DAY, NOTHING).base(SITE) != other.base(SITE)
    assert KEPT.institution_key(SITE, FILES, "") != other.institution_key(SITE, FILES, "")
    assert KEPT.articles_key(SITE, ()) != other.articles_key(SITE, ())


def test_an_institution_s_key_tells_what_of_it_was_not_committed() -> None:
    keys = {
        replace(KEPT, moment=replace(DAY, changed=frozenset(changed))).institution_key(SITE, FILES, "")
        for changed in ((), ("demo/institucion.yaml",), ("demo/2026/a.yaml",), ("otra/institucion.yaml",))
    }
    assert len(keys) == 3


def test_an_institution_s_key_is_of_its_files_and_of_their_past() -> None:
    keys = {KEPT.institution_key(SITE, *told) for told in ((FILES, ""), (FILES, "pasado"), ((), ""))}
    assert len(keys) == 3
