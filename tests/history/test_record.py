"""What a view of an earlier day keeps of the past of plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.core.period import Period
from generator.history.record import EditedReport, EditedShare, Record, Told, UnitRecord, Version, as_known_on

DAY = date(2024, 8, 31)
LATER = date(2024, 10, 10)
JULY, SEPTEMBER = Period(2024, 7, 7), Period(2024, 9, 9)


def share(period: Period, edited: date) -> EditedShare:
    return EditedShare(period, Decimal(50), Decimal(60), edited)


def test_what_is_left_out_has_no_past_and_what_is_shown_keeps_all_of_it():
    of_july = Told(JULY, date(2024, 8, 5), is_correction=False, published=LATER, edited=LATER)
    of_september = Told(SEPTEMBER, date(2024, 10, 5), is_correction=False, published=LATER)
    accumulated = share(SEPTEMBER, date(2024, 8, 20))
    version = Version(2, "c", LATER)
    unit = UnitRecord(
        (version,), (of_july, of_september), None, (share(JULY, LATER), share(SEPTEMBER, LATER), accumulated)
    )
    shown, left_out = EditedReport("julio", "Julio"), EditedReport("octubre", "Octubre", printed=1)
    gone = EditedReport("agosto", "Agosto", gone=LATER)
    record = Record({(2024, "unidad"): unit}, reports={2024: (shown, left_out, gone), 2023: (shown,)}, is_known=True)
    known = as_known_on(record, DAY, {2024: {"julio"}})
    assert known.unit(2024, "unidad") == UnitRecord((version,), (of_july,), None, (share(JULY, LATER), accumulated))
    assert known.reports == {2024: (shown, gone), 2023: ()}
    assert known.is_known
