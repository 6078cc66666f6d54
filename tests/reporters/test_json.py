from __future__ import annotations

import json

from generator.core.problem import Spot
from generator.reporters.json import report
from tests.reporters.samples import FOUR, problem


def test_the_document_is_of_the_promised_shape():
    text = report(FOUR, 1)
    document = json.loads(text)
    assert {key: value for key, value in document.items() if key != "problems"} == {
        "format": "plan-abierto/problems",
        "version": 1,
        "checked_files": 1,
        "errors": 3,
        "warnings": 1,
    }
    assert document["problems"][3] == {
        "code": "R301",
        "severity": "error",
        "file": "plans/2026/obras-publicas.yaml",
        "line": 19,
        "column": 17,
        "end_column": 19,
        "path": ["actividades", 0],
        "subject": "OP-02",
        "message": "las metas de la actividad OP-02 suman 35, pero la meta anual es 40: faltan 5",
        "remedy": "corrija los períodos (líneas 20 a 22) o la meta anual",
        "guide": "docs/guia/reglas.md#r301",
    }
    assert [each["severity"] for each in document["problems"]] == ["error", "warning", "error", "error"]
    assert document["problems"][0]["guide"] is None
    assert "número" in text


def test_nothing_is_still_a_document():
    assert json.loads(report((), 28))["problems"] == []


def test_any_text_can_be_written():
    report([problem(message="a\udcff\x00", file="x\udcff", spot=Spot(1))], 1).encode()
