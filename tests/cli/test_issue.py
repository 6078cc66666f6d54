"""`pat incidencia`: the report is added and shown, or nothing changes and the answer says why."""

from __future__ import annotations

import pytest

from tests.cli.small_project import PLAN, ROOT, SOUND_FILES, tree, write
from tests.editing.issue.bodies import body

GOOD = {"unidad": "demo/unidad", "periodo": "julio de 2024", "actividades": "1: 4", "resumen": "Se dio el curso."}
HOSTILE = "$(touch vacio) `id` ``` @alguien <script>alert(1)</script> | ${{ secrets.TOKEN }} \\ ' \" ::error::x"


@pytest.fixture
def incidencia(pat, tmp_path):
    """The command over the project and the body of an issue."""

    def run(*options: str, **answers: str):
        path = tmp_path / "cuerpo.md"
        path.write_text(body(**answers), encoding="utf-8")
        return pat.here("incidencia", path, "--fecha", "2024-08-05", *options)

    return run


def test_a_report_is_added_at_the_end_and_shown(incidencia, pat):
    answer = incidencia(**GOOD)
    added = (
        "  - periodo: 2024-07\n    fecha: 2024-08-05\n    resumen: Se dio el curso.\n"
        '    actividades:\n      "1":\n        valor: 4\n'
    )
    assert answer.code == 0
    assert answer.out == (
        "## Informe de julio de 2024: Unidad\n\n"
        f"Esto se agrega al final de `{PLAN}`:\n\n```yaml\n{added}```\n"
    )  # fmt: skip
    assert (pat.root / PLAN).read_text("utf-8") == f"{SOUND_FILES[PLAN]}avances:\n{added}"
    assert pat.here("validar", "--fecha", "2024-08-05").code == 0


def test_a_fault_changes_nothing_and_is_told_in_the_answer(incidencia, pat):
    before = tree(pat.root)
    answer = incidencia(**{**GOOD, "actividades": "1: cuatro"})
    assert answer.code == 1
    assert answer.out.startswith("## No se pudo preparar el informe\n\nCorrija en el primer mensaje")
    assert "| incidencia:15 | A622 | No se puede tomar «1: cuatro» | «cuatro» no se lee como una cantidad" in answer.out
    assert tree(pat.root) == before


def test_a_rule_of_the_plans_is_told_too(incidencia, pat):
    assert incidencia(**GOOD).code == 0
    before = tree(pat.root)
    answer = incidencia(**GOOD)
    assert answer.code == 1
    assert "R315 | Julio de 2024 ya estaba informado para la actividad 1" in answer.out
    assert tree(pat.root) == before


def test_a_correction_is_added_after_what_it_corrects(incidencia, pat):
    incidencia(**GOOD)
    assert incidencia(**{**GOOD, "actividades": "1: 3"}, rectifica="sí", motivo="Doble registro").code == 0
    text = (pat.root / PLAN).read_text("utf-8")
    assert text.index("valor: 4") < text.index("rectifica: true") < text.index("valor: 3")


def test_a_doubt_is_shown_under_the_report(incidencia):
    answer = incidencia(**{**GOOD, "resumen": "Lo dio la señora con DUI 01234567-8."})
    assert answer.code == 0
    assert "R329" in answer.out


def test_hostile_text_is_data_in_the_plan_and_letters_in_the_answer(incidencia, pat):
    answer = incidencia(**{**GOOD, "resumen": HOSTILE})
    assert answer.code == 0
    assert "\n````yaml\n" in answer.out
    assert "<script>" in answer.out.split("````")[1]
    assert pat.here("validar", "--fecha", "2024-08-05").code == 0
    told = incidencia(**{**GOOD, "actividades": f"1: {HOSTILE}"})
    assert told.code == 1
    for active in ("@alguien", "<script>", "`id`"):
        assert active not in told.out


def test_the_form_is_the_one_of_the_repository(pat):
    form = (ROOT / ".github/ISSUE_TEMPLATE/avance.yml").read_text("utf-8")
    assert pat("incidencia", "--formulario").out == form


def test_what_cannot_be_read_is_the_operators_fault(pat, tmp_path):
    path = tmp_path / "cuerpo.md"
    path.write_bytes("período".encode("cp1252"))
    assert pat.here("incidencia", path).code == 2
    assert "Falta el argumento 'CUERPO'." in pat.here("incidencia").err


def test_a_unit_that_the_tree_has_not_is_told_and_nothing_is_added(incidencia, pat):
    outside = SOUND_FILES["plans/demo/institucion.yaml"].replace("id: unidad", "id: otra")
    write(pat.root, {"plans/demo/institucion.yaml": outside})
    before = tree(pat.root)
    answer = incidencia(**GOOD)
    assert answer.code == 1
    assert "La unidad «unidad» no está en el organigrama de demo/institucion.yaml" in answer.out
    assert tree(pat.root) == before
