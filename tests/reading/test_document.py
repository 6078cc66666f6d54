from __future__ import annotations

from generator.core.problem import Origin, Problem, Severity, Spot
from generator.reading.document import locate
from generator.reading.load import load


def problem(code: str, origin: Origin, spot: Spot | None = None) -> Problem:
    return Problem(code, Severity.ERROR, origin, "mensaje", "ayuda", spot=spot)


def test_problems_are_located_and_in_the_order_of_the_text():
    document, _ = load("b.yaml", b"x: 1\ny:\n  z: 22\n")
    assert document
    located = locate(
        [
            problem("R302", document.origin(()).at("y", "z")),
            problem("R301", document.origin(()).at("y", "z").at_key()),
            problem("L113", Origin("a.yaml"), Spot(1)),
            problem("R303", Origin("gone.yaml", ("x",), 4)),
        ],
        {"b.yaml": document},
    )
    assert [(each.code, each.spot and (each.spot.line, each.spot.column, each.spot.end)) for each in located] == [
        ("L113", (1, 1, 0)),
        ("R301", (3, 3, 4)),
        ("R302", (3, 6, 8)),
        ("R303", None),
    ]
