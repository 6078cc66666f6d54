"""The form says what the schema says, and is the one in the repository."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.editing.issue.body import read_body
from generator.editing.issue.fields import FIELDS, NOT_ASKED, labels
from generator.editing.issue.form import LABEL, form_text
from tests.editing.issue.bodies import FULL, PLAN
from tests.editing.issue.test_report import asked
from tests.small_plans import ROOT, schemas

TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"
FORM: dict[str, Any] = yaml.safe_load((TEMPLATES / "avance.yml").read_text("utf-8"))
ASKED = [part for part in FORM["body"] if part["type"] != "markdown"]


def test_the_form_in_the_repository_is_the_one_that_the_schema_gives() -> None:
    hint = "take it from: pat incidencia --formulario > .github/ISSUE_TEMPLATE/avance.yml"
    assert (TEMPLATES / "avance.yml").read_text("utf-8") == form_text(schemas()), hint


def test_every_key_of_a_report_has_a_field_or_a_reason_for_having_none() -> None:
    parts = schemas().by_name["plan.schema.json"]["$defs"]
    keys = {*parts["avance"]["properties"], *parts["resultado"]["properties"]}
    fields = {field.key for field in FIELDS if field.part}
    assert fields | set(NOT_ASKED) == keys
    assert not fields & set(NOT_ASKED)


def test_the_form_has_the_shape_that_github_asks_for() -> None:
    assert FORM.keys() == {"name", "description", "title", "labels", "body"}
    assert FORM["labels"] == [LABEL]
    assert {part["type"] for part in FORM["body"]} <= {"markdown", "input", "textarea", "checkboxes"}
    ids = [part["id"] for part in ASKED]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", name) for name in ids)
    assert len({part["attributes"]["label"] for part in ASKED}) == len(ASKED)
    texts = [text for part in ASKED for text in part["attributes"].values() if isinstance(text, str)]
    assert all(text.strip() for text in texts)


def test_the_labels_are_the_titles_that_editors_show() -> None:
    assert [part["attributes"]["label"] for part in ASKED] == list(labels(schemas()).values())
    assert labels(schemas())["medidas"] == "Medidas que se tomarán"


def test_what_the_form_shows_as_examples_can_be_read() -> None:
    shown = {part["id"]: part["attributes"].get("placeholder", "") for part in ASKED}
    assert shown["periodo"] == "2024-07"
    plan = PLAN.replace('"1"', '"1.1"').replace('"1.10"', '"1.2"').replace("50%", "5")
    found, problems = asked(plan, **{**FULL, "actividades": shown["actividades"], "justificacion": "", "medidas": "",
                                     "nota": "", "evidencia": "", "periodo": shown["periodo"]})  # fmt: skip
    assert not problems
    assert found
    assert [(result.code, result.quantity.text) for result in found.entry.results] == [("1.1", "148"), ("1.2", "0")]


def test_the_other_template_file_lets_people_write_without_a_form() -> None:
    assert yaml.safe_load((TEMPLATES / "config.yml").read_text("utf-8")) == {"blank_issues_enabled": True}


def test_an_empty_form_has_every_heading() -> None:
    headings = "\n\n".join(f"### {label}\n\n_No response_" for label in labels(schemas()).values())
    answers, problems = read_body(headings, labels(schemas()))
    assert not problems
    assert not any(answer.lines for answer in answers.values())
