"""Five questions of a citizen, answered from the home page in three clicks: of invented results, and of real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DEMO, REAL = ("simulated", "Dirección de Integración"), ("real", "Instituto Salvadoreño de Fomento Cooperativo")
QUESTION = "Quién no reportó, qué bajó, quién responde"

pytestmark = pytest.mark.navegador


class Citizen:
    """Somebody who follows links, and counts them."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.clicks = page, 0
        page.goto(root)

    def follow(self, name: str, within: str = "main") -> None:
        self.page.locator(within).get_by_role("link", name=name).first.click()
        self.clicks += 1
        assert self.clicks <= 3

    def ask(self, institution: str, question: str) -> str:
        """Go to the questions of an institution, then to one of them; what stands under its heading."""
        heading = self.page.get_by_role("heading", level=2, name=institution)
        heading.locator(f"xpath=following::a[contains(., '{QUESTION}')][1]").click()
        self.clicks += 1
        self.follow(question)
        title = self.page.get_by_role("heading", level=2, name=question)
        assert title.is_visible()
        assert self.clicks <= 3
        return str(
            title.evaluate(
                """(title) => {
                    const texts = [];
                    for (let one = title.nextElementSibling; one && one.tagName !== "H2"; one = one.nextElementSibling)
                        texts.push(one.tagName === "DETAILS" ? one.textContent : one.innerText);
                    return texts.join("\\n");
                }"""
            )
        )


@pytest.fixture
def ask(chromium: Browser, addresses_of):
    """Asks a question of an institution, starting at the home page of a site."""
    with chromium.new_context() as context:

        def asked(where: tuple[str, str], question: str) -> str:
            which, institution = where
            return Citizen(context.new_page(), addresses_of[which]).ask(institution, question)

        yield asked


def test_which_units_did_not_report_in_august(ask):
    august = next(line for line in ask(DEMO, "¿Qué unidades no reportaron?").splitlines() if line.startswith("Agosto"))
    assert "Talento Humano" in august
    assert "Ninguna falta" in ask(REAL, "¿Qué unidades no reportaron?")


def test_was_a_goal_lowered(ask):
    assert "Ninguna unidad" in ask(DEMO, "¿Bajaron alguna meta?")
    assert "cambiado sus metas de 2023" in ask(REAL, "¿Bajaron alguna meta?")


def test_what_was_done_beyond_the_plan(ask):
    assert "Trabajo adicional simulado" in ask(DEMO, "¿Qué se hizo más allá del plan?")
    assert "sobre lo programado" in ask(REAL, "¿Qué se hizo más allá del plan?")


def test_how_much_did_a_unit_fulfil_and_why(ask):
    told = ask(DEMO, "¿Cuánto cumplió cada unidad, y por qué?")
    assert "Unidad de Auditoría Interna" in told
    assert "Justificación simulada" in told
    assert "%" in ask(REAL, "¿Cuánto cumplió cada unidad, y por qué?")


def test_where_is_the_plan_and_who_answers(ask):
    assert "Oficina de Información y Respuesta" in ask(DEMO, "¿Dónde está el plan, y quién responde?")
    assert "Plan Operativo Anual (POA) 2023" in ask(REAL, "¿Dónde está el plan, y quién responde?")


def test_the_reasons_of_a_unit_are_a_click_away_from_its_answer(chromium: Browser, addresses_of):
    with chromium.new_context() as context:
        citizen = Citizen(context.new_page(), addresses_of["simulated"])
        citizen.ask(DEMO[1], "¿Cuánto cumplió cada unidad, y por qué?")
        citizen.follow("Unidad de Auditoría Interna")
        assert citizen.page.get_by_role("heading", level=1).inner_text() == "Unidad de Auditoría Interna"
