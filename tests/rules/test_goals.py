"""Rules on what a unit promises: codes, targets, measure units."""

from __future__ import annotations

import pytest

from tests.small_plans import messages


def goal(text: str) -> str:
    return f'actividades:\n  - codigo: "1"\n    medio_verificacion: Listas\n    {text}\n'


def goals(*texts: str) -> str:
    return "actividades:\n" + "".join(f'  - {{codigo: "{number}", {text}}}\n' for number, text in enumerate(texts, 1))


SUMS = [
    # the arithmetic of the PAT 2024 (reference: its Planificación 1.3 and 1.9, Operaciones 1.1, Talento Humano 2)
    ("metas: {jul: 50%, ago: 50%, dic: 1}\n    meta_anual: 2", None),
    ("metas: {feb: 12%, mar: 88%}\n    meta_anual: 1", None),
    ("metas: {nov: 50%, dic: 50%}\n    meta_anual: 100%", None),
    ("metas: {feb: 0.1, mar: 0.2}\n    meta_anual: 0.3", None),
    ("metas: {}\n    meta_anual: 8", None),
    ("tipo_meta: nivel\n    metas: {jun: 80%, dic: 85%}\n    meta_anual: 85%", None),
    ("tipo_meta: demanda\n    metas: {jun: 100%, dic: 100%}\n    meta_anual: 100%", None),
    ("metas: {feb: 1, mar: 1}\n    meta_anual: 1", "suman 2, pero la meta anual es 1: sobra 1"),
    ("metas: {jun: 7}\n    meta_anual: 8", "suman 7, pero la meta anual es 8: falta 1"),
    ("metas: {jun: 1200}\n    meta_anual: 3000", "suman 1,200, pero la meta anual es 3,000: faltan 1,800"),
    (
        "metas: {nov: 100%, dic: 100%}\n    meta_anual: 100%",
        "suman 200\u00a0%, pero la meta anual es 100\u00a0%: sobra 100\u00a0%",
    ),
    ("tipo_meta: hito\n    metas: {jun: 1}\n    meta_anual: 2", "suman 1, pero la meta anual es 2: falta 1"),
    ("metas: {t1: 3, t2: 3}\n    meta_anual: 12", "suman 6, pero la meta anual es 12: faltan 6"),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_r301_sums(text, expected):
    found = messages("R301", goal(text))
    assert found == ([f"las metas de la actividad 1 {expected}"] if expected else [])


def test_r301_is_silent_where_a_cell_cannot_be_read():
    caveat = 'salvedades: [{regla: R303, nota: x, ilegibles: {ago: "21,00"}}]'
    text = f"metas: {{jul: 20400}}\n    meta_anual: 22500\n    {caveat}"
    assert messages("R301", goal(text)) == []
    (message,) = messages("R303", goal(text))
    assert message.startswith("la meta de agosto de la actividad 1 no se puede leer: «21,00»; es un error conocido")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("metas: {jul: 5}", 1),
        ("metas: {jul: 5}\n    meta_anual: 0", 0),
        ("metas: {}", 0),  # R330's matter
        ("tipo_meta: demanda\n    metas: {jul: 100%}", 0),
        ("tipo_meta: nivel\n    metas: {jul: 80%}", 1),
        ('metas: {}\n    salvedades: [{regla: R303, nota: x, ilegibles: {ago: "x"}}]', 1),
    ],
)
def test_r302_annual_target(text, count):
    assert len(messages("R302", goal(text))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("metas: {jul: 50%, dic: 1}\n    meta_anual: 2", 1),
        ("metas: {jul: 50%}\n    meta_anual: 1", 1),
        ("metas: {jul: 0, dic: 50%}\n    meta_anual: 50%", 0),  # a zero is both
        ("metas: {jul: 5}\n    meta_anual: 5", 0),
    ],
)
def test_r304_mixed_goals(text, count):
    assert len(messages("R304", goal(text))) == count


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("metas: {jul: 50%}\n    meta_anual: 50%", "12", "es un número (12) y su meta es un porcentaje"),
        ("metas: {jul: 5}\n    meta_anual: 5", "12%", "es un porcentaje (12%) y su meta es un número"),
        ("metas: {jul: 50%}\n    meta_anual: 50%", "0", None),
        ("metas: {jul: 0, dic: 50%}\n    meta_anual: 50%", "12", "es un número (12) y su meta es un porcentaje"),
        ("metas: {jul: 0}\n    meta_anual: 0", "12%", "es un porcentaje (12%) y su meta es un número"),
        ("metas: {jul: 50%}\n    meta_anual: 50%", "12%", None),
        ("tipo_meta: demanda\n    metas: {jul: 100%}", "12, solicitado: 12", None),
    ],
)
def test_r345_results_of_another_kind(text, value, expected):
    entry = f'avances: [{{periodo: 2024-07, fecha: 2024-08-05, actividades: {{"1": {{valor: {value}}}}}}}]\n'
    found = messages("R345", goal(text) + entry)
    assert found == ([f"el avance de julio de 2024 de la actividad 1 {expected}"] if expected else [])


def test_r345_what_a_correction_replaced_is_no_longer_judged():
    reports = """
avances:
  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 55}}}
  - {periodo: 2024-07, fecha: 2024-08-09, rectifica: true, motivo: Faltó el signo, actividades: {"1": {valor: 55%}}}
"""
    assert not messages("R345", goal("metas: {jul: 50%}\n    meta_anual: 50%") + reports)


def test_r305_is_one_problem_per_plan():
    percent = "metas: {jul: 100%}, meta_anual: 100%"
    snippet = goals(
        f"unidad_medida: Documento, {percent}",
        f"unidad_medida: Personas, {percent}",
        f"unidad_medida: Documento, {percent}",
        f"unidad_medida: Porcentaje de avance, {percent}",
        f"unidad_medida: '%', {percent}",
        "unidad_medida: Documento, tipo_meta: demanda, metas: {jul: 100%}",
        percent,
    )
    assert messages("R305", snippet) == [
        "metas en porcentaje con unidad de medida «Documento» y «Personas» en 3 actividades (1, 2 y 3)"
    ]


def test_r305_tells_apart_what_a_caveat_explains():
    percent = "unidad_medida: Documento, metas: {jul: 100%}, meta_anual: 100%"
    snippet = goals(percent, f"{percent}, salvedades: [{{regla: R305, nota: Así se aprobó}}]")
    assert messages("R305", snippet)[::-1] == [
        (
            "metas en porcentaje con unidad de medida «Documento» en la actividad 2; "
            "es un error conocido del documento publicado: «Así se aprobó»"
        ),
        "metas en porcentaje con unidad de medida «Documento» en la actividad 1",
    ]
    assert messages("R328", snippet) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1.1", "1.10", None),
        ("1.1", "1.1", "el código de actividad «1.1» ya está en la línea 1"),
        ("a", "A", "el código de actividad «A» da la misma dirección que «a», de la línea 1"),
        ("AE 1", "AE-1", "el código de actividad «AE-1» da la misma dirección que «AE 1», de la línea 1"),
    ],
)
def test_r306_codes(first, second, expected):
    snippet = f'actividades:\n  - {{codigo: "{first}", nombre: Uno}}\n  - {{codigo: "{second}", nombre: Otro}}\n'
    assert messages("R306", snippet) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sentido: rango", "la actividad 1 tiene sentido de rango, pero le falta el rango"),
        ("rango: {minimo: 1, maximo: 2}", "la actividad 1 tiene un rango, pero su sentido es ascendente"),
        (
            "sentido: rango\n    rango: {minimo: 2, maximo: 1}",
            "el rango de la actividad 1 tiene el mínimo mayor que el máximo",
        ),
        ("sentido: rango\n    rango: {minimo: 50%, maximo: 1}", None),
        ("sentido: descendente", None),
    ],
)
def test_r319_ranges(text, expected):
    assert messages("R319", goal(text)) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ("{ene: 1, t1: 3}", ["tiene meta del primer trimestre y también de enero"]),
        ("{feb: 1, mar: 1, s1: 3}", ["tiene meta del primer semestre y también de febrero y de marzo"]),
        ("{t1: 1, s1: 3}", ["tiene meta del primer semestre y también del primer trimestre"]),
        ("{ene: 1, t2: 3, s2: 6}", []),
    ],
)
def test_r320_overlaps(targets, expected):
    assert messages("R320", goal(f"metas: {targets}")) == [f"la actividad 1 {each}" for each in expected]


def test_r320_a_cell_is_read_or_not():
    text = 'metas: {ago: 5}\n    salvedades: [{regla: R303, nota: x, ilegibles: {ago: "21,00"}}]'
    assert messages("R320", goal(text)) == ["la actividad 1 tiene meta de agosto y también de agosto"]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("nombre: mantener  LA red, metas: {jul: 1}, meta_anual: 1", 1),
        ("nombre: Mantener la red, metas: {ago: 1}, meta_anual: 1", 0),
        ("nombre: Mantener la red, metas: {jul: 1}, meta_anual: 2", 0),
    ],
)
def test_r321_repeated_promises(second, count):
    """TIC 1 and 10 of the PAT 2024 are the same in text, month and total."""
    assert len(messages("R321", goals("nombre: Mantener la red, metas: {jul: 1}, meta_anual: 1", second))) == count


def test_r321_leaves_repeated_codes_to_r306():
    same = '{codigo: "1", nombre: Red, metas: {jul: 1}, meta_anual: 1}'
    snippet = f"actividades: [{same}, {same}]\n"
    assert messages("R321", snippet) == []
    assert len(messages("R306", snippet)) == 1


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["Personas", "personas", "Personas"], "de 2 formas: «Personas» (2 actividades) y «personas» (1 actividad)"),
        (["Documento", "Documentos"], "de 2 formas: «Documento» (1 actividad) y «Documentos» (1 actividad)"),
        (
            ["Informe", "Informes", "INFORME."],
            "de 3 formas: «Informe» (1 actividad), «Informes» (1 actividad) e «INFORME.» (1 ",
        ),
        (
            ["Capacitación", "Capacitaciones"],
            "de 2 formas: «Capacitación» (1 actividad) y «Capacitaciones» (1 actividad)",
        ),
        (
            ["Reunión técnica", "reuniones técnicas"],
            "de 2 formas: «Reunión técnica» (1 actividad) y «reuniones técnicas» (1",
        ),
        (["Mes", "Metro"], None),
        (["Informe", "Información"], None),
    ],
)
def test_r323_spellings(units, expected):
    found = messages("R323", goals(*(f"nombre: A{n}, unidad_medida: {unit}" for n, unit in enumerate(units))))
    assert len(found) == bool(expected)
    assert "".join(found).startswith(f"la misma unidad de medida está escrita {expected}" if expected else "")


RECODED = 'codigo: "2", codigos_anteriores: ["1"], metas: {jul: 5}, meta_anual: 5'
TOLD = (
    "avances:\n"
    '  - {periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}\n'
    '  - {periodo: 2024-07, fecha: 2024-09-05, rectifica: true, motivo: Error, actividades: {"2": {valor: 4}}}\n'
)


@pytest.mark.parametrize("rule", ["R312", "R315", "R336"])
def test_a_declared_old_code_may_stay_in_what_was_told_with_it(rule):
    assert messages(rule, f"actividades: [{{{RECODED}}}]\n{TOLD}") == []


def test_r315_sees_a_month_told_twice_under_two_codes():
    again = TOLD.replace("rectifica: true, motivo: Error, ", "")
    (message,) = messages("R315", f"actividades: [{{{RECODED}}}]\n{again}")
    assert message == "julio de 2024 ya estaba informado para la actividad 2"


def test_r336_ignores_case_and_signs_as_addresses_do():
    text = 'actividades: [{codigo: "AE 2", codigos_anteriores: ["ae-1"]}, {codigo: "AE 1"}]\n'
    assert messages("R336", text) == ["el código anterior «ae-1» de la actividad AE 2 es hoy el de la actividad «AE 1»"]


def test_r322_and_r330_are_one_problem_per_plan():
    snippet = goals(
        "metas: {}",
        "metas: {}",
        "metas: {jul: 1}, meta_anual: 1, medio_verificacion: Actas",
        "metas: {}, tipo_meta: demanda",
    )
    assert messages("R322", snippet) == ["falta el medio de verificación en 3 actividades (1, 2 y 4)"]
    assert messages("R330", snippet) == ["no hay metas por período ni meta anual en 2 actividades (1 y 2)"]


def test_r326_negative_quantities():
    snippet = goals("metas: {jul: -1, ago: -2%}, meta_anual: -3") + (
        "avances:\n"
        '  - {periodo: 2024-T3, fecha: 2024-10-05, actividades: {"1": {valor: -4}},'
        "     no_programadas: [{nombre: Charla, valor: -5}]}\n"
    )
    assert messages("R326", snippet) == [
        "la cantidad programada en julio de la actividad 1 no puede ser negativa: -1",
        "la cantidad programada en agosto de la actividad 1 no puede ser negativa: -2%",
        "la meta anual de la actividad 1 no puede ser negativa: -3",
        "la cantidad lograda en el tercer trimestre de 2024 de la actividad 1 no puede ser negativa: -4",
        "la cantidad de trabajo no programado en el tercer trimestre de 2024 no puede ser negativa: -5",
    ]
