"""What a beginner gets is sound, and so is what the comments teach once their `#` are taken away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.editing.scaffold import FrameDraft, frame_text, institution_text, plan_text_to_fill
from generator.reading.load import load
from generator.reading.structure import check_structure
from tests.editing.helpers import CHANGE, SCHEMAS
from tests.editing.test_yaml_text import TRICKY

if TYPE_CHECKING:
    from generator.core.vocabulary import FileKind

NAMES = [text for text in TRICKY if text and "\n" not in text]


def data_of(text: str, kind: FileKind) -> dict[str, object]:
    """The data of a sound file, written without a warning."""
    document, problems = load("a.yaml", text.encode())
    assert document, problems
    assert not problems
    assert not check_structure(document, kind, SCHEMAS)
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("name", NAMES)
def test_any_name_can_be_written(name: str) -> None:
    of_one_line = name.replace("\t", " ")  # as a name must be; the command sees to it
    assert data_of(institution_text("demo", of_one_line, of_one_line), "institucion")["siglas"] == of_one_line
    draft = FrameDraft("demo", 2026, "PAT", name, CHANGE)
    assert data_of(frame_text(draft), "ejercicio")["nombre"] == name


def test_an_institution_begins_with_the_unit_that_the_law_asks_for() -> None:
    text = institution_text("demo", "Demostración")
    assert data_of(text, "institucion") == {
        "esquema": 1,
        "id": "demo",
        "nombre": "Demostración",
        "oficina_informacion": {"unidad": "unidad-de-acceso-a-la-informacion", "cargo": "Oficial de información"},
        "organigrama": [
            {
                "id": "unidad-de-acceso-a-la-informacion",
                "nombre": "Unidad de Acceso a la Información Pública",
                "nombre_corto": "Acceso a la Información",
            }
        ],
    }
    assert "pat nuevo unidad demo IDENTIFICADOR" in text


def test_the_units_in_the_comment_can_be_taken_over() -> None:
    text = institution_text("demo", "Demostración")
    example = "\n".join(line[2:] for line in text.splitlines() if re.match(r"#   +[-\w]", line))
    tree = data_of(f"{text}{example}\n", "institucion")["organigrama"]
    assert isinstance(tree, list)
    assert [unit["id"] for unit in tree] == ["unidad-de-acceso-a-la-informacion", "direccion-administrativa"]
    assert tree[1]["unidades"][0]["nombre_corto"] == "Jurídica"


def test_a_year_begins_with_its_frame() -> None:
    assert data_of(frame_text(FrameDraft("demo", 2026, "POA", "Plan", CHANGE)), "ejercicio") == {
        "esquema": 1,
        "institucion": "demo",
        "ejercicio": 2026,
        "instrumento": "POA",
        "nombre": "Plan",
        "control_de_cambios": [
            {
                "version": 1,
                "fecha": "2024-07-01",
                "responsable": CHANGE.owner,
                "motivo": CHANGE.reason,
            }
        ],
    }


def test_the_comments_of_a_frame_can_be_made_live() -> None:
    text = frame_text(FrameDraft("demo", 2026, "POA", "Plan", CHANGE))
    live = re.sub(r"^# (?=aprobacion|plazo_informe|metodologia|  version|  umbral)", "", text, flags=re.MULTILINE)
    data = data_of(live, "ejercicio")
    assert data["aprobacion"] == "2026-01-05"
    assert data["plazo_informe"] == 10
    assert data["metodologia"] == {"version": "2026", "umbral": 80}


def test_a_frame_takes_over_what_it_is_given() -> None:
    method = data_of(
        "esquema: 1\ninstitucion: demo\nejercicio: 2025\ninstrumento: PAT\nnombre: Plan\n"
        "metodologia:\n  version: '1.0'\n  tope: ninguno\n  umbral: 82.50\n  redondear_primero: true\n  bandas:\n"
        "    - {id: baja, nombre: Baja, desde: 0, hasta: 80}\n    - {id: alta, nombre: Alta, desde: 80}\n"
        "control_de_cambios: [{version: 1, fecha: 2025-01-01, responsable: P, motivo: M}]\n",
        "ejercicio",
    )["metodologia"]
    assert isinstance(method, dict)
    draft = FrameDraft("demo", 2026, "PAT", "Plan", CHANGE, "estrategia-2024", 15, method)
    data = data_of(frame_text(draft), "ejercicio")
    assert data["metodologia"] == method
    assert (data["estrategia"], data["plazo_informe"]) == ("estrategia-2024", 15)


def test_a_plan_without_goals_says_so_in_public() -> None:
    data = data_of(plan_text_to_fill("legal", "Unidad: Jurídica", 2026, CHANGE), "plan")
    assert data["nota"] == "La unidad todavía no ha escrito sus metas de 2026."
    assert (data["unidad"], data["ejercicio"], data["version"], data["actividades"]) == ("legal", 2026, 1, [])


def test_the_goal_in_the_comment_can_be_taken_over_as_it_says() -> None:
    text = plan_text_to_fill("legal", "Unidad Jurídica", 2026, CHANGE)
    example = "\n".join(line[2:] for line in text.splitlines() if re.match(r"#   +[-\w]", line))
    data = data_of(text.replace("actividades: []", f"actividades:\n{example}"), "plan")
    activities = data["actividades"]
    assert isinstance(activities, list)
    assert activities[0]["codigo"] == "1.1"
    assert sum(activities[0]["metas"].values()) == activities[0]["meta_anual"]
