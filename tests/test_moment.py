"""What a moment tells of what was not committed."""

from __future__ import annotations

from datetime import date

from generator.moment import Moment


def test_what_was_not_committed_is_of_the_institution_in_whose_folder_it_is():
    changed = frozenset(("di/2026/a.yaml", "di/carta.pdf", "otra/institucion.yaml", "suelto.yaml"))
    found = Moment(date(2026, 3, 31), "", changed=changed).changed_by_institution
    assert found["di"] == {"di/2026/a.yaml", "di/carta.pdf"}
    assert found["otra"] == {"otra/institucion.yaml"}


def test_where_nothing_is_known_of_commits_nothing_differs():
    assert not Moment(date(2026, 3, 31), "").changed_by_institution
