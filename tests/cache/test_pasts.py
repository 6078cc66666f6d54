"""What a register keeps of units' pasts: all of it comes back, and what cannot be kept is not half kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.cache.pasts import plain_pasts
from generator.cache.records import BrokenRecordError, Records
from generator.core.frozen import replace
from generator.core.period import Period
from generator.history.record import Beginning, ControlRecord, EditedShare, Told, UnitRecord, Version
from tests.small_plans import read

DAY = date(2024, 8, 6)
JULY, RANGE = Period.month(2024, 7), Period(2024, 2, 6)
RECORD = UnitRecord(
    (Version(1, "abc", DAY), Version(2, "", None)),
    (
        Told(JULY, DAY, is_correction=False, published=None),
        Told(RANGE, DAY, is_correction=True, published=DAY, edited=DAY),
    ),
    control=ControlRecord({("1", 1): "abc", ("1", 2): "def"}, every="ghi"),
    beginnings=(Beginning(0, "abc"), Beginning(12, "")),
)
PLAN = read().annual_plans[0].plans[0]


def test_a_record_comes_back(tmp_path):
    records = Records(tmp_path)
    name = records.put_pasts({"k": RECORD, "nada": UnitRecord()})
    assert records.pasts(name) == {"k": RECORD, "nada": UnitRecord()}


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, versions=(Version(1, "abc", DAY, PLAN),)),
        replace(RECORD, unannounced=Version(1, "abc", DAY)),
        replace(RECORD, edited_shares=(EditedShare(JULY, Decimal(80), None, DAY),)),
    ],
)
def test_what_has_older_goals_or_edited_figures_is_read_again(tmp_path, other):
    assert plain_pasts({"k": other}) == {}
    assert Records(tmp_path).put_pasts({"k": other}) == ""


@pytest.mark.parametrize("text", [b"{}x", b'{"k": {"versions": [[1, "a", "ayer"]], "told": []}}', b'{"k": 1}'])
def test_what_nobody_here_wrote_is_none(tmp_path, text):
    records = Records(tmp_path)
    name = records.put_pasts({"k": RECORD})
    (tmp_path / name).write_bytes(text)
    with pytest.raises(BrokenRecordError):
        records.pasts(name)
    other = records._put(text)
    with pytest.raises(BrokenRecordError):
        records.pasts(other)
