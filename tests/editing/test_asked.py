"""Units and periods as people name them."""

from __future__ import annotations

from datetime import date

import pytest

from generator.core.frozen import replace
from generator.core.naming import institution_named
from generator.core.period import Period
from generator.core.problem import GeneratorError
from generator.editing.asked import institution_asked, nearest, periods_meant, plan_asked, read_period, read_span
from tests.small_plans import read

ANNUAL = read(
    "# institucion.yaml\norganigrama: [{id: unidad, nombre: Unidad de Formación, nombre_corto: UF}]\n"
).annual_plans[0]
PLAN = ANNUAL.plans[0]
NEXT = replace(ANNUAL, frame=replace(ANNUAL.frame, year=2025), plans=(replace(PLAN, year=2025),))
OTHER = replace(ANNUAL, institution=replace(ANNUAL.institution, id="otra"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("t3", "2024-T3"),
        ("S1", "2024-S1"),
        ("anual", "2024"),
        ("Anual", "2024"),
        ("julio", "2024-07"),
        ("ene..t3", "2024-01..2024-09"),
        ("2023-07", "2023-07"),
    ],
)
def test_a_span_without_a_year_is_of_the_only_one(text, code):
    assert read_span(text, {2024}) == Period.parse(code)


@pytest.mark.parametrize("text", ["t3", "s1", "anual"])
def test_a_span_without_a_year_is_none_where_there_are_several(text):
    with pytest.raises(GeneratorError, match=f"«{text}» no dice de qué año: escriba 2024-07, 2024-T3"):
        read_span(text, {2023, 2024})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-07", "2024-07"),
        ("2024-7", "2024-07"),
        ("07/2024", "2024-07"),
        ("julio", "2024-07"),
        ("Julio de 2024", "2024-07"),
        ("JUL-2024", "2024-07"),
        ("mes 7", "2024-07"),
        ("7", "2024-07"),
        ("setiembre", "2024-09"),
        ("2024-T3", "2024-T3"),
        ("2024-s1", "2024-S1"),
        ("2024", "2024"),
        ("agosto 2023", "2023-08"),
    ],
)
def test_a_period_is_read_as_people_say_it(text, code):
    assert read_period(text, {2024}) == Period.parse(code)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("jullio", "«jullio» no es un período: ¿quiso decir «julio»?"),
        ("13", "«13» no es un período: escriba el mes como 2024-07, o 2024-T3, 2024-S1 o 2024 si se informa así"),
        ("2024-13", "«2024-13» no es un período: escriba el mes como 2024-07"),
        ("2024-T5", "«2024-T5» no es un período"),
        ("05/07/2024", "«05/07/2024» no es un período"),
        ("julio agosto", "«julio agosto» no es un período"),
        ("2024-07..2024-08", "«2024-07..2024-08» no es un solo período"),
        ("", "«» no es un período"),
    ],
)
def test_what_is_no_period_is_explained(text, reason):
    with pytest.raises(GeneratorError) as refused:
        read_period(text, {2024})
    assert str(refused.value).startswith(reason)


def test_a_month_of_several_years_needs_its_year():
    with pytest.raises(GeneratorError, match="«julio» puede ser de varios años: escriba 2024-07 o 2025-07"):
        read_period("julio", {2025, 2024})


@pytest.mark.parametrize(
    ("text", "today", "code"),
    [
        ("marzo", date(2025, 11, 20), "2025-03"),
        ("diciembre", date(2025, 11, 20), "2025-12"),
        ("diciembre", date(2026, 1, 10), "2025-12"),
        ("marzo", date(2024, 11, 20), "2024-03"),
        ("enero", date(2024, 12, 20), "2024-01"),
        ("marzo", date(2023, 11, 20), "2024-03"),
        ("marzo de 2024", date(2025, 11, 20), "2024-03"),
        ("2024-T1", date(2025, 11, 20), "2024-T1"),
    ],
    ids=[
        "told long ago",
        "not begun",
        "the year is over",
        "next year's plan stands already",
        "next year's is nearer, and nobody can report of it",
        "no year has begun",
        "with its year",
        "as files write it",
    ],
)
def test_of_several_years_that_may_be_meant_the_nearest_is(text, today, code):
    meant = periods_meant([ANNUAL, NEXT], "unidad", text, None, None)
    assert nearest(meant, today).code == code


def test_the_plan_is_that_of_the_year_of_the_period():
    found = plan_asked([ANNUAL, NEXT], "unidad", "2025-07", None, None)
    assert found == (NEXT, NEXT.plans[0], Period.month(2025, 7))
    assert plan_asked([ANNUAL, NEXT], "unidad", "julio", None, 2024)[0] is ANNUAL


def refusal(*arguments) -> str:
    with pytest.raises(GeneratorError) as refused:
        plan_asked(*arguments)
    return str(refused.value)


def test_a_year_without_a_plan_is_told():
    assert refusal([ANNUAL, NEXT], "unidad", "2026-07", None, None) == (
        "«unidad» no tiene plan de 2026; tiene de 2024 y 2025"
    )


def test_a_unit_of_two_institutions_is_told_apart():
    assert refusal([ANNUAL, OTHER], "unidad", "julio", None, None) == (
        "hay una unidad «unidad» en varias instituciones: diga cuál con --institucion (demo y otra)"
    )
    assert plan_asked([ANNUAL, OTHER], "unidad", "julio", "otra", None)[0] is OTHER


@pytest.mark.parametrize("typed", ["unidd", "Unidad de formacion", "uf", "Unidades"])
def test_a_unit_named_otherwise_is_suggested(typed):
    assert refusal([ANNUAL], typed, "julio", None, None) == f"no hay ningún plan «{typed}»; ¿quiso decir «unidad»?"


def test_a_unit_like_no_other_is_told_how_to_write():
    told = refusal([ANNUAL], "zzz", "julio", None, None)
    assert told == "no hay ningún plan «zzz»; escriba el nombre de su archivo sin .yaml"


def called(institution_id: str, acronym: str):
    return replace(ANNUAL.institution, id=institution_id, acronym=acronym)


def test_an_institution_is_named_by_its_id_or_its_acronym_in_any_letters():
    known = [called("ninez", "ÑÁ-1"), called("otra", "IS"), called("is", "X")]
    assert [institution_named(known, name) for name in ("ña-1", "NINEZ", "x", "is", "nada", "")] == [
        *("ninez", "ninez", "is", "is", "nada", ""),
    ]


def test_one_acronym_of_several_institutions_is_none_of_them():
    known = [called("una", "IS"), called("otra", "IS")]
    with pytest.raises(GeneratorError, match=r"varias instituciones se llaman «is»: diga cuál \(otra y una\)"):
        institution_named(known, "is")


def test_the_command_that_is_proposed_for_an_unknown_institution_is_one_that_works():
    with pytest.raises(GeneratorError, match="pat nuevo institucion instituto-nino --nombre"):
        institution_asked([called("una", "")], "Instituto Niño")
