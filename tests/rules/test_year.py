"""Rules on the year's frame and on change control."""

from __future__ import annotations

import pytest

from generator.core.problem import Severity
from tests.small_plans import messages, problems


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


WEIGHTED = '# ejercicio.yaml\nmetodologia: {version: "1", promedio: ponderado}\n# unidad.yaml\n'


def weights(*texts: str, more: str = "") -> str:
    rows = (
        f'{{codigo: "{number}", nombre: N{number}, metas: {{jul: 5}}{f", peso: {text}" if text else ""}}}'
        for number, text in enumerate(texts, 1)
    )
    return f"actividades: [{', '.join(rows)}]\n{more}"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (weights("60", "40"), []),
        (weights("33.33", "33.33", "33.34"), []),
        (weights("60", "30"), ["los pesos de las actividades suman 90, y no 100"]),
        (weights("60", "50.5"), ["los pesos de las actividades suman 110.5, y no 100"]),
        (weights("0.6", "0.4"), ["los pesos de las actividades suman 1, y no 100"]),
        (weights("60", ""), ["la actividad 2 no lleva peso, y otras de la unidad sí"]),
        (weights("60", "", ""), ["2 actividades (2 y 3) no llevan peso, y otras de la unidad sí"]),
        (weights("60", "30", more="actividades_parciales: true\n"), []),
        (
            weights("60", "50", more="actividades_parciales: true\n"),
            ["los pesos de las actividades suman 110, y no 100"],
        ),
        (weights("", ""), ["la metodología dice promedio: ponderado, y nada lleva peso"]),
    ],
)
def test_r335_weights_of_activities(plan, expected):
    assert messages("R335", WEIGHTED + plan) == expected


def test_r335_what_was_removed_counts_or_not():
    gone = "eliminado: {desde: 2024-10, motivo: Nota}"
    for total in ("60", "100"):
        first = f'{{codigo: "1", nombre: A, metas: {{jul: 5}}, peso: {total}}}'
        second = f'{{codigo: "2", nombre: B, metas: {{jul: 5}}, peso: 40, {gone}}}'
        assert messages("R335", f"{WEIGHTED}actividades: [{first}, {second}]\n") == []


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("{unidad: 100}", []),
        ("{unidad: 90}", ["los pesos de las unidades suman 90, y no 100"]),
        ("{unidad: 90, archivo: 10}", ["en pesos, «archivo» no es una unidad del organigrama"]),
        ("{unida: 100}", ["en pesos, «unida» no es una unidad del organigrama"]),
    ],
)
def test_r335_weights_of_units(units, expected):
    method = f'# ejercicio.yaml\nmetodologia: {{version: "1", promedio: ponderado, pesos: {units}}}\n'
    assert messages("R335", method) == expected


def test_r335_a_unit_without_weight():
    tree = "# institucion.yaml\norganigrama: [{id: unidad, nombre: Unidad}, {id: archivo, nombre: Archivo}]\n"
    method = '# ejercicio.yaml\nmetodologia: {version: "1", promedio: ponderado, pesos: {archivo: 100}}\n'
    assert messages("R335", tree + method) == ["en pesos falta unidad"]


def test_r335_weights_that_no_average_uses():
    assert messages("R335", weights("60", "40")) == [
        "2 actividades (1 y 2) llevan peso, pero el promedio de 2024 es simple"
    ]
    assert messages("R335", '# ejercicio.yaml\nmetodologia: {version: "1", pesos: {unidad: 100}}\n') == [
        "hay pesos de unidades, pero el promedio de 2024 es simple"
    ]


def test_r335_a_published_fault_is_declared():
    caveat = "salvedades: [{regla: R335, nota: El documento aprobado suma 90.}]"
    first = f'{{codigo: "1", nombre: A, metas: {{jul: 5}}, peso: 60, {caveat}}}'
    second = '{codigo: "2", nombre: B, metas: {jul: 5}, peso: 30}'
    found = problems(f"{WEIGHTED}actividades: [{first}, {second}]\n")
    assert [(each.code, each.severity) for each in found if each.code in {"R335", "R328"}] == [
        ("R335", Severity.WARNING)
    ]


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
