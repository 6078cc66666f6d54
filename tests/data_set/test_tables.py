"""The declaration of the tables: what every format is made from must hold together."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.data_set import BY_NAME, TABLES

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@every_table
def test_its_key_and_what_it_points_to_are_there(table):
    assert set(table.key) <= set(table.names)
    for reference in table.references:
        target = BY_NAME[reference.table]
        assert set(reference.columns) <= set(table.names)
        assert reference.targets == target.key or set(reference.targets) <= set(target.names)


@every_table
def test_every_column_is_named_once_and_explained(table):
    assert max(Counter(table.names).values()) == 1
    assert all(column.meaning.endswith((".", "…", "»")) for column in table.columns)
    assert table.meaning.endswith(".")


def test_a_reference_with_a_part_that_may_be_empty_is_none_for_the_standards():
    units = BY_NAME["unidades"]
    assert [reference.table for reference in units.references] == ["instituciones", "unidades"]
    assert [reference.table for reference in units.firm_references] == ["instituciones"]
    assert not BY_NAME["control_de_cambios"].firm_key
