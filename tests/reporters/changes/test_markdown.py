from __future__ import annotations

import re

import pytest
from markdown import markdown

from generator.core.frozen import replace
from generator.reporters.changes.markdown import MAX_LENGTH, MAX_UNREAD, report
from generator.reporters.changes.shape import Mark, Part, Run, SideText, Unread
from tests.reporters.changes.samples import EMPTY, LOWERED, REPORT, item, with_goals

HOSTILE = [
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "@planificacion/equipo",
    "#12 y GH-12",
    "**negrita** [enlace](javascript:alert(1)) `código`",
    "https://x.example y www.x.example",
    "a | b\n| c | d |",
    "uno\n# dos",
]


def test_the_summary_comes_first_then_a_fold_per_unit():
    text = report(REPORT)
    assert text.startswith("### ▲ De v1.0 (0123456789, 1 de julio de 2025) a los archivos de trabajo\n\n4 cambios")
    assert "| ▲ **Promete menos** | 1 | Se puede llegar al 100 % haciendo menos. |" in text
    fold = "<details open><summary><b>Unidad de Formación</b>: 4 cambios · ▲ promete menos</summary>"
    assert (
        text.index("Promete menos** | 1")
        < text.index(fold)
        < text.index("Baja la meta anual")
        < text.index("</details>")
    )
    assert (
        "- ▲ **Promete menos.** Baja la meta anual de 1,000 a 900 (−10 %).<br>abr 300 → 200 · dic — → 5"
        "<br>**Retroactivo: abr ya había terminado.**<br><sub>plans/demo/2025/formacion.yaml:14</sub>\n"
    ) in text
    assert "Formar a <del>diez</del> <ins>doce</ins> personas" in text
    assert "<sub>estaba en plans/demo/2025/formacion.yaml:12</sub>" in text
    assert "- plans/demo/2025/compras.yaml (en los archivos de trabajo)" in text


def test_what_is_harmless_is_folded():
    harmless = Part("formacion", "Unidad de Formación", items=(item("Sube la meta anual."), item("Otra cosa.")))
    years = (Part("2025", "PAT 2025", parts=(harmless,)),)
    text = report(replace(REPORT, parts=(Part("demo", "IDEM", parts=years),)))
    assert "<details><summary><b>Unidad de Formación</b>: 2 cambios</summary>" in text


def test_the_only_change_of_a_unit_is_said_where_it_is_folded():
    alone = Part("formacion", "Unidad de Formación", items=(item("Escribe <sus> metas."),))
    text = report(replace(REPORT, parts=(Part("demo", "IDEM", parts=(Part("2025", "PAT 2025", parts=(alone,)),)),)))
    assert "<summary><b>Unidad de Formación</b>: Escribe &#60;sus&#62; metas</summary>" in text


def test_nothing_pressing_bears_no_sign():
    assert report(EMPTY) == f"### {EMPTY.title}\n\nNo hay cambios.  \n"


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_plans_are_inert_wherever_they_stand(text):
    hostile = item(text, runs=(Run(text, Mark.GONE), Run(text, Mark.NEW)), past=text)
    unit = Part(
        "x", text, warnings=(text,), effects=(text,), items=(hostile,), parts=(Part("1", text, items=(hostile,)),)
    )
    years = (Part("2025", text, effects=(text,), parts=(unit,)),)
    found = replace(
        REPORT,
        title=text,
        lead=(text,),
        head=SideText(text),
        parts=(Part("demo", text, items=(hostile,), parts=years),),
        unread=(Unread("head", text, text),),
    )
    written = report(found)
    html = re.sub(r"</?(del|ins|sub|b|br|details|details open|summary)>", "", written)
    assert "<" not in html
    assert written.count("<details") == written.count("</details>") == 1
    assert not re.search(r"@\w|(?<!&)#\d|GH-\d|://|www\.", written)
    assert "<a" not in markdown(written)
    assert "<h1" not in markdown(written)


def test_a_long_report_ends_in_time_and_says_how_much_is_missing():
    goals = [Part(str(number), f"{number} Actividad", items=(LOWERED,)) for number in range(1000)]
    text = report(with_goals(*goals))
    assert MAX_LENGTH / 2 < len(text) <= MAX_LENGTH
    shown = text.count("Baja la meta anual")
    more = re.search(r"\*\*Y ([\d,]+) cambios más\*\*: véalos con `(.*)`\.", text)
    assert more
    assert shown + int(more[1].replace(",", "")) == 1000
    assert more[2] == "pat comparar v1.0 --formato html --salida cambios.html"
    assert text.count("<details") == text.count("</details>") == 1
    assert "compras.yaml" in text


def test_a_huge_text_cannot_fill_it():
    huge = item("x" * 9000, runs=tuple(Run("*" * 9000, Mark.NEW) for _ in range(300)))
    unit = Part("1", "#" * 9000, items=(huge,))
    assert len(report(with_goals(unit, Part("2", "2", items=(LOWERED,))))) <= MAX_LENGTH
    assert "Baja la meta" in report(with_goals(unit, Part("2", "2", items=(LOWERED,))))


def test_many_files_that_could_not_be_compared():
    unread = tuple(Unread("head", "x", f"{number}.yaml") for number in range(MAX_UNREAD + 2))
    assert "- y 2 archivos más\n" in report(replace(REPORT, unread=unread))
