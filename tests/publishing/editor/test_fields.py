"""The form asks all that a report may say: what the schema gains, the form gains, or somebody says why not."""

from __future__ import annotations

import re

import pytest

from generator.publishing.editor.fields import NOT_ASKED, FormShape
from tests.small_plans import schemas

SHAPE = FormShape(schemas().by_name)
PLAN = schemas().by_name["plan.schema.json"]
PARTS = {
    "avance.": (PLAN["$defs"]["avance"]["properties"], [*SHAPE.report(), SHAPE.activities()]),
    "resultado.": (PLAN["$defs"]["resultado"]["properties"], SHAPE.result()),
}


def test_a_key_of_a_plan_is_the_reports_or_has_its_reason():
    reasons = {key for key in NOT_ASKED if "." not in key}
    assert reasons == set(PLAN["properties"]) - {"avances"}


@pytest.mark.parametrize("part", PARTS)
def test_a_key_of_a_report_is_asked_once_or_has_its_reason(part):
    keys, fields = PARTS[part]
    names = [field["name"] for field in fields]
    reasons = [key.removeprefix(part) for key in NOT_ASKED if key.startswith(part)]
    assert sorted([*names, *reasons]) == sorted(keys)


@pytest.mark.parametrize(("part", "name"), [("avance.", "no_programadas"), ("resultado.", "evidencia")])
def test_the_items_of_a_list_are_asked_whole(part, name):
    keys, fields = PARTS[part]
    (field,) = [field for field in fields if field["name"] == name]
    items = keys[name]["items"]
    assert {inner["name"]: inner["required"] for inner in field["fields"]} == {
        key: key in items["required"] for key in items["properties"]
    }


@pytest.mark.parametrize("part", PARTS)
def test_a_field_has_the_title_of_the_schema(part):
    keys, fields = PARTS[part]
    for field in fields:
        if "title" in keys[field["name"]]:
            assert field["label"] == keys[field["name"]]["title"]
        assert field.get("hint") != "Texto de una línea."


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("24.50", True),
        ("0", True),
        ("12%", True),
        ("-3", True),
        ("1,200", False),
        ("1.200.000", False),
        ("diez", False),
    ],
)
def test_figures_are_typed_as_text_and_as_the_schema_has_them(typed, fits):
    (value,) = [field for field in SHAPE.result() if field["name"] == "valor"]
    assert value["widget"] == "string"
    pattern, message = value["pattern"]
    assert bool(re.search(pattern, typed)) is fits
    assert message.startswith("Escriba un número sin separar los miles")


def test_requests_are_no_percentages():
    (requested,) = [field for field in SHAPE.result() if field["name"] == "solicitado"]
    assert re.search(requested["pattern"][0], "20")
    assert not re.search(requested["pattern"][0], "20%")


def test_a_report_must_say_its_period_and_no_activity_must_be_told():
    assert [field["name"] for field in SHAPE.report() if field["required"]] == ["periodo"]
    assert not [field for field in SHAPE.result() if field["required"]]
