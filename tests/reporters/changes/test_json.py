from __future__ import annotations

import json

from generator.reporters.changes.json import report
from tests.reporters.changes.samples import EMPTY, REPORT

PLACE = {"institution": "demo", "year": 2025, "unit": "formacion", "report": None, "strategy": None}


def test_the_document_has_these_keys():
    document = json.loads(report(REPORT))
    assert list(document) == [
        *("format", "version", "base", "head", "as_of", "not_compared", "totals", "unexplained", "changes", "figures"),
    ]
    assert (document["format"], document["version"], document["as_of"]) == ("plan-abierto/changes", 1, "2025-10-05")
    assert document["base"] == {"label": "v1.0", "commit": REPORT.base.commit, "date": "2025-07-01"}
    assert document["head"] == {"label": "los archivos de trabajo", "commit": None, "date": None}
    assert document["totals"] == {"changes": 5, "by_risk": {"menos": 1, "otro": 3}, "by_aspect": {"promesa": 5}}
    assert document["unexplained"] == [PLACE | {"code": None}]
    assert document["not_compared"] == [{"side": "head", "file": "plans/demo/2025/compras.yaml"}]


def test_a_change_is_told_with_its_parts():
    change = next(each for each in json.loads(report(REPORT))["changes"] if each["risk"] == "menos")
    assert change == PLACE | {
        "kind": "meta-rebajada",
        "risk": "menos",
        "aspect": "promesa",
        "code": "1.1",
        "key": "meta_anual",
        "period": None,
        "before": "1000",
        "after": "900",
        "parts": [
            {"key": "2025-04", "before": "300", "after": "200"},
            {"key": "2025-12", "before": None, "after": "5"},
        ],
        "retroactive": ["2025-04"],
        "perhaps_retroactive": [],
        "reason": None,
        "sentence": "Baja la meta anual de 1,000 a 900 (−10 %).",
        "base": {"file": "plans/demo/2025/formacion.yaml", "line": 12},
        "head": {"file": "plans/demo/2025/formacion.yaml", "line": 14},
    }


def test_a_figure_is_told_before_and_after():
    assert json.loads(report(REPORT))["figures"] == [
        {
            "institution": "demo",
            "year": 2025,
            "unit": "formacion",
            "code": None,
            "of": "unidad",
            "period": "2025-S1",
            "before": {"percent": "87.2", "category": "avance-alto"},
            "after": {"percent": None, "category": "no-reportado"},
            "causes": ["metas"],
            "without": [],
        }
    ]


def test_no_change_is_told_as_empty_lists():
    document = json.loads(report(EMPTY))
    assert document["changes"] == document["figures"] == []
    assert document["totals"] == {"changes": 0, "by_risk": {}, "by_aspect": {}}
