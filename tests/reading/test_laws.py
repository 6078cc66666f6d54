"""What the law of each country asks, as data: the engine's own, and those that a project adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.model import Matter
from generator.core.problem import GeneratorError
from generator.project import Project
from generator.reading.laws import read_laws

SCHEMA = (Path(__file__).parents[2] / "schema/leyes/ley.schema.json").read_text("utf-8")
GUATEMALA = """
esquema: 1
pais: GT
nombre: Ley de Acceso a la Información Pública
siglas: LAIP
disposicion: artículo 10, numeral 5
fuente: Decreto 57-2008
partes:
  - {contenido: plan, titulo: El plan, texto: Plan Operativo Anual}
  - {contenido: resultados, titulo: Los resultados, texto: los resultados obtenidos}
"""


def test_the_engine_knows_the_law_of_el_salvador():
    (law,) = Project(Path("nada")).laws()
    assert (law.country, law.provision) == ("SV", "artículo 10, numeral 8")
    assert [asked.matter for asked in law.parts] == list(Matter)
    assert "no se han cotejado" in law.source


def test_a_project_adds_a_law_without_code(tmp_path):
    (tmp_path / "leyes").mkdir()
    (tmp_path / "leyes/gt.yaml").write_text(GUATEMALA, "utf-8")
    found = {law.country: [asked.matter for asked in law.parts] for law in Project(tmp_path).laws()}
    assert found["GT"] == [Matter.PLAN, Matter.RESULTS]
    assert "SV" in found


def test_of_two_laws_of_a_country_the_last_counts():
    other = GUATEMALA.replace("numeral 5", "numeral 6")
    (law,) = read_laws([("a.yaml", GUATEMALA.encode()), ("b.yaml", other.encode())], SCHEMA)
    assert law.provision == "artículo 10, numeral 6"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (GUATEMALA.replace("contenido: plan", "contenido: memoria"), "partes.0.contenido"),
        (GUATEMALA.replace("pais: GT\n", ""), "revise «el archivo»"),
        (GUATEMALA.replace("pais: GT", "pais: [GT"), "leyes/gt.yaml"),
    ],
)
def test_a_law_of_another_shape_is_refused_by_name(wrong, told):
    with pytest.raises(GeneratorError, match=told.replace(".", r"\.")):
        read_laws([("leyes/gt.yaml", wrong.encode())], SCHEMA)
