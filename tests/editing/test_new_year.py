"""The goals of a year as the start of another's: what is taken over, what is left, and what somebody must look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.core.model import Direction
from generator.editing.new_year import Earlier, NewYear, YearFiles, year_files
from tests.editing.helpers import CHANGE, read_back
from tests.small_plans import read

if TYPE_CHECKING:
    from generator.core.model import UnitPlan

PLACE = "demo/2025/unidad.yaml"
FULL = """
responsable: Jefatura
objetivo: Formar
nota: De este documento
version: 3
actividades:
  - codigo: "1"
    codigo_publicado: "1.1"
    nombre: Formar
    unidad_medida: Personas
    medio_verificacion: Listas
    estrategia: AE-1.1
    tipo_meta: nivel
    metas: {jul: 5, t4: 50%}
    meta_anual: 5
    nota: Como dice el documento
control_de_cambios: [{version: 3, fecha: 2024-01-15, responsable: Planificación, motivo: Cambio}]
avances: [{periodo: 2024-07, fecha: 2024-08-05, actividades: {"1": {valor: 5}}}]
"""


def year_from(snippet: str, year: int = 2025, **asked: Any) -> YearFiles:
    """The files of a year that begins with the small project's goals of 2024."""
    (annual,) = read(snippet).annual_plans
    strategies = (annual.strategy,) if annual.strategy else ()
    earlier = Earlier(annual, {"version": "1.0"} if "metodologia" in snippet else None)
    return year_files(NewYear(annual.institution, year, CHANGE, strategies, earlier, **asked))


def plan_from(snippet: str, year: int = 2025) -> UnitPlan:
    """The only unit's new plan."""
    return read_back(year_from(snippet, year).texts[f"demo/{year}/unidad.yaml"])


def test_a_goal_is_taken_over_with_its_code_and_its_figures() -> None:
    (goal,) = plan_from(FULL).activities
    assert (goal.code, goal.name, goal.measure_unit, goal.means_of_verification) == (
        *("1", "Formar", "Personas", "Listas"),
    )
    assert goal.strategy == "AE-1.1"
    assert goal.target_type.value == "nivel"
    assert [(target.period.code, target.quantity.text) for target in goal.targets] == [
        *(("2025-07", "5"), ("2025-T4", "50%")),
    ]
    assert goal.annual_target
    assert goal.annual_target.text == "5"


def test_what_is_said_of_the_old_document_and_of_its_results_stays_behind() -> None:
    plan = plan_from(FULL)
    assert (plan.year, plan.version, plan.owner, plan.objective) == (2025, 1, "Jefatura", "Formar")
    assert (plan.notes, plan.progress, plan.changes) == ("", (), (CHANGE,))
    assert (plan.activities[0].published_code, plan.activities[0].notes) == (None, "")


def test_the_figures_that_a_caveat_excuses_are_not_taken_over() -> None:
    faulty = """
actividades:
  - codigo: "1"
    metas: {jul: 4}
    meta_anual: 5
    sentido: rango
    salvedades: [{regla: R301, nota: No suma}]
  - codigo: "2"
"""
    first, second = plan_from(faulty).activities
    assert (first.targets, first.annual_target, first.caveats, first.direction) == ((), None, (), Direction.ASCENDING)
    assert second.targets
    assert "Las cifras que no se copiaron, porque en 2024 llevaban una salvedad: unidad 1." in year_from(faulty).notes


def test_what_was_removed_is_named_and_left() -> None:
    removed = """
actividades:
  - codigo: "1"
  - codigo: "2"
    eliminado: {desde: 2024-05, motivo: Se suprimió}
"""
    assert [goal.code for goal in plan_from(removed).activities] == ["1"]
    assert "Lo eliminado en 2024 no se copió: unidad 2." in year_from(removed).notes
    gone = year_from("eliminado: {desde: 2024-05, motivo: Se suprimió}")
    assert list(gone.texts) == ["demo/2025/ejercicio.yaml"]
    assert gone.notes == ("Lo eliminado en 2024 no se copió: unidad.",)


def test_links_are_kept_only_within_the_same_strategy() -> None:
    assert "estrategia: estrategia-2024" in year_from(FULL).texts["demo/2025/ejercicio.yaml"]
    assert plan_from(FULL, 2030).activities[0].strategy is None
    assert "\nestrategia:" not in year_from(FULL, 2030).texts["demo/2030/ejercicio.yaml"]
    note = "Los vínculos estratégicos que no se copiaron, porque 2030 no tiene ese plan: unidad 1."
    assert note in year_from(FULL, 2030).notes


def test_a_unit_without_goals_gets_a_plan_to_fill() -> None:
    told = "actividades: []\navances_informados: [{periodo: 2024, porcentaje: 82}]"
    assert plan_from(told).notes == "La unidad todavía no ha escrito sus metas de 2025."
    assert year_from(told).notes == ("Los planes por llenar, porque en 2024 no tenían metas: unidad.",)


def test_texts_that_name_a_year_are_told() -> None:
    dated = 'actividades: [{codigo: "1"}, {codigo: "2", nombre: Plan 2025}, {codigo: "3", producto: Memoria 2024}]'
    assert "Los textos que nombran un año: unidad 2 y 3." in year_from(dated).notes


@pytest.mark.parametrize(
    ("frame", "asked", "expected"),
    [
        ("nombre: Plan Anual 2024", {}, ("PAT", "Plan Anual 2025")),
        ("nombre: Plan Anual", {}, ("PAT", "Plan Anual de Trabajo 2025")),
        ("instrumento: POA\nnombre: POA 2024", {}, ("POA", "POA 2025")),
        ("instrumento: POA\nnombre: POA 2024", {"instrument": "POI"}, ("POI", "Plan Operativo Institucional 2025")),
        ("instrumento: informe\nnombre: Informe 2024", {}, ("PAT", "Plan Anual de Trabajo 2025")),
        ("nombre: Plan Anual 2024", {"name": "Otro"}, ("PAT", "Otro")),
    ],
)
def test_the_name_follows_the_instrument_and_the_year(frame, asked, expected) -> None:
    text = year_from(f"# ejercicio.yaml\n{frame}\n", **asked).texts["demo/2025/ejercicio.yaml"]
    instrument, name = expected
    assert f"instrumento: {instrument}\nnombre: {name}\n" in text


def test_the_method_and_the_days_to_report_are_taken_over() -> None:
    found = year_from("# ejercicio.yaml\nplazo_informe: 15\nmetodologia: {version: '1.0'}\n")
    assert 'plazo_informe: 15\nmetodologia:\n  version: "1.0"\n' in found.texts["demo/2025/ejercicio.yaml"]
    assert "La metodología de ejercicio.yaml, que es la de 2024, y su versión." in found.notes


def test_without_an_earlier_year_there_is_only_the_frame() -> None:
    (annual,) = read().annual_plans
    assert annual.strategy
    found = year_files(NewYear(annual.institution, 2026, CHANGE, (annual.strategy,)))
    assert list(found.texts) == ["demo/2026/ejercicio.yaml"]
    assert found.notes == ()
    assert "estrategia: estrategia-2024\n" in found.texts["demo/2026/ejercicio.yaml"]
