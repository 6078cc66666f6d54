from __future__ import annotations

from generator.core.problem import Severity, Spot
from generator.reporters.github import report
from tests.reporters.samples import FOUR, problem


def test_annotations_are_errors_first():
    assert report(FOUR[:2][::-1], 1).splitlines() == [
        (
            "::error file=plans/2026/obras-publicas.yaml,line=13,col=12,endColumn=16,title=E203::"
            "La meta de febrero de OP-01 no es un número: «12,5». Use punto decimal: 12.5."
        ),
        (
            "::warning file=plans/2026/obras-publicas.yaml,line=14,col=12,endColumn=17,title=L105::"
            "La meta de marzo de OP-01 se lee como 1.2; ¿quiso decir 1200? Escriba los miles sin separador: 1200."
        ),
        "1 archivo revisado: 1 error, 1 aviso",
    ]


def test_the_subject_and_the_guide_are_told():
    assert ",title=R301 OP-02::" in report(FOUR, 1)
    assert report(FOUR, 1).splitlines()[2].endswith("la meta anual. Guía: docs/guia/reglas.md#r301.")


def test_questions_begin_in_upper_case():
    assert "OP-02. ¿Quiso decir «medio_verificacion»?\n" in report(FOUR[2:3], 1)


def test_nothing_can_break_out_of_a_command():
    hostile = problem(
        message="100% de a\r\n::set-output name=x::y",
        file="plans/a,line=1::b\n%.yaml",
        subject="x,y:z",
        spot=Spot(1, 1, 2, "x"),
    )
    lines = report([hostile], 1).splitlines()
    assert len(lines) == 2
    head, _, message = lines[0].removeprefix("::error ").partition("::")
    assert head == "file=plans/a%2Cline=1%3A%3Ab %25.yaml,line=1,col=1,endColumn=2,title=E203 x%2Cy%3Az"
    assert message.startswith("100%25 de a ::set-output name=x::y. ")


def test_the_tenth_says_how_many_more():
    many = [problem(message=f"error {number}") for number in range(24)]
    many += [problem(message="aviso", severity=Severity.WARNING) for _ in range(11)]
    lines = report(many, 2).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["2"]
    assert lines[9].endswith(" Y 14 errores más: vea el resumen.")
    assert lines[19].endswith(" Y 1 aviso más: vea el resumen.")
    assert "más" not in "".join(lines[:9])


def test_ten_say_nothing_of_more():
    assert "más: vea" not in report([problem()] * 10, 1)
