"""Rules on the year's frame and on change control."""

from __future__ import annotations

import pytest

from tests.small_plans import messages


def bands(*limits: tuple[str, str]) -> str:
    rows = "".join(
        f"    - {{id: b{number}, nombre: Banda {number}, desde: {low}{f', hasta: {high}' if high else ''}}}\n"
        for number, (low, high) in enumerate(limits, 1)
    )
    return f'# ejercicio.yaml\nmetodologia:\n  version: "1"\n  bandas:\n{rows}'


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ([("80", ""), ("60", "80"), ("0", "60")], []),
        ([("0", "60"), ("60", "80"), ("80", "")], []),
        ([("0", "59.99"), ("59.99", "")], []),
        # ICJ POA 2023 as printed: 80-100, 60-79, up to 59
        (
            [("80", "100"), ("60", "79"), ("0", "59")],
            [
                "ninguna banda cubre 100\u00a0% o más",
                "ninguna banda cubre de 79\u00a0% a 80\u00a0%",
                "ninguna banda cubre de 59\u00a0% a 60\u00a0%",
            ],
        ),
        ([("10", "50"), ("50", "")], ["ninguna banda cubre de 0 a 10\u00a0%"]),
        ([("0", "60"), ("50", "")], ["las bandas «Banda 1» y «Banda 2» se traslapan desde 50\u00a0%"]),
        ([("0", ""), ("50", "")], ["la banda «Banda 1» no dice hasta dónde llega, y «Banda 2» empieza en 50\u00a0%"]),
        ([("0", "50"), ("0", "")], ["las bandas «Banda 1» y «Banda 2» se traslapan desde 0\u00a0%"]),
        (
            [("0", "50"), ("50", "50"), ("50", "")],
            ["la banda «Banda 2» no contiene ningún porcentaje: va de 50\u00a0% a 50\u00a0%"],
        ),
    ],
)
def test_r317_bands(limits, expected):
    assert messages("R317", bands(*limits)) == expected


def test_r317_repeated_ids_and_the_default_method():
    twice = "[{id: a, nombre: A, desde: 0, hasta: 50}, {id: a, nombre: B, desde: 50}]"
    assert messages("R317", f'# ejercicio.yaml\nmetodologia: {{version: "1", bandas: {twice}}}\n') == [
        "el identificador de banda «a» se repite"
    ]
    assert messages("R317", '# ejercicio.yaml\nmetodologia: {version: "1"}\n') == []


@pytest.mark.parametrize(
    ("approved", "targets", "start", "end"),
    [
        (
            "2024-07-01",
            "{feb: 1, jun: 1, jul: 1}",
            "2 metas mensuales son de períodos que ya habían terminado",
            "julio de 2024: febrero y junio",
        ),
        ("2024-06-30", "{jun: 1}", "", ""),
        (
            "2024-03-01",
            "{feb: 1}",
            "1 meta mensual es de un período que ya había terminado",
            "marzo de 2024: febrero",
        ),
        (
            "2024-04-01",
            "{feb: 1, t1: 3}",
            "2 metas son de períodos que ya habían terminado",
            "abril de 2024: primer trimestre y febrero",
        ),
    ],
)
def test_r324_approval(approved, targets, start, end):
    text = f'actividades: [{{codigo: "1", metas: {targets}}}]\n# ejercicio.yaml\naprobacion: {approved}\n'
    over = "al aprobarse el plan, el 1 de"
    assert messages("R324", text) == ([f"{start} {over} {end}"] if start else [])


def changes(*rows: tuple[str, str]) -> str:
    return "control_de_cambios:\n" + "".join(
        f"  - {{version: {version}, fecha: {day}, responsable: Planificación, motivo: x}}\n" for version, day in rows
    )


@pytest.mark.parametrize(
    ("version", "rows", "expected"),
    [
        (1, [("1", "2024-01-15")], []),
        (1, [('"01"', "2024-01-15")], []),
        (2, [("1", "2024-01-15"), ('"02"', "2024-01-15")], []),
        (
            2,
            [("1", "2024-01-15")],
            ["el plan de «unidad» está en la versión 2, pero su último cambio es de la versión «1»"],
        ),
        (
            1,
            [('"1.0"', "2024-01-15")],
            ["el plan de «unidad» está en la versión 1, pero su último cambio es de la versión «1.0»"],
        ),
        (
            2,
            [("1", "2024-07-01"), ("2", "2024-01-15")],
            ["el cambio de la versión 2 tiene fecha anterior a la del cambio que lo precede, del 1 de julio de 2024"],
        ),
    ],
)
def test_r327_versions(version, rows, expected):
    assert messages("R327", f"version: {version}\n{changes(*rows)}") == expected


def test_r327_looks_at_the_year_too():
    found = messages("R327", f"# ejercicio.yaml\n{changes(('1', '2024-07-01'), ('2', '2024-01-15'))}")
    assert len(found) == 1
