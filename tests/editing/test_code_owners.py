"""Who approves what: the tree's reviewers as lines of CODEOWNERS, the last of which counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.core.problem import GeneratorError
from generator.editing.code_owners import with_owners
from tests.small_plans import messages, problems, read

if TYPE_CHECKING:
    from generator.core.model import Institution

TREE = """
# institucion.yaml
revisores: ["@inst/planificacion"]
organigrama:
  - id: mando
    nombre: Mando
    revisores: ["@inst/mando", "@inst/planificacion"]
    unidades:
      - {id: compras, nombre: Compras}
      - {id: legal, nombre: Legal, revisores: ["@inst/legal"], ids_anteriores: [juridica]}
  - {id: unidad, nombre: Unidad}
"""
LINES = [
    "/plans/demo/ @inst/planificacion",
    "/plans/demo/*/mando.yaml @inst/mando @inst/planificacion",
    "/plans/demo/*/compras.yaml @inst/mando @inst/planificacion",
    "/plans/demo/*/juridica.yaml @inst/legal",
    "/plans/demo/*/legal.yaml @inst/legal",
]


def institutions(snippet: str = TREE) -> tuple[Institution, ...]:
    return read(snippet).institutions


def lines(text: str, snippet: str = TREE) -> list[str]:
    return with_owners(text, institutions(snippet), "plans").splitlines()


def test_a_unit_has_its_own_reviewers_or_those_of_its_authority():
    start, *owners, end = lines("")
    assert owners == LINES
    assert start.startswith("# >>> pat revisores")
    assert end == "# <<< pat revisores"


def test_what_others_wrote_stays_and_the_block_is_replaced_where_it_is():
    own = "# nuestro\n/.github/ @inst/tecnologia\n"
    first = with_owners(own, institutions(), "plans")
    assert first.startswith(f"{own}\n# >>> pat revisores")
    later = first + "\n/docs/ @inst/comunicaciones\n"
    assert with_owners(later, institutions(), "plans") == later
    changed = lines(later, TREE.replace("@inst/legal", "@inst/asesoria"))
    assert [line.replace("@inst/asesoria", "@inst/legal") for line in changed] == later.splitlines()


def test_without_reviewers_there_is_no_block():
    assert with_owners("", institutions(""), "plans") == ""
    assert with_owners("/docs/ @a\n", institutions(""), "plans") == "/docs/ @a\n"
    assert (
        with_owners(with_owners("/docs/ @a\n", institutions(), "plans"), institutions(""), "plans") == "/docs/ @a\n\n"
    )


@pytest.mark.parametrize("keep", [slice(0, -1), slice(1, None)], ids=["without its end", "without its start"])
def test_half_a_block_is_not_guessed_at(keep):
    text = "\n".join(lines("")[keep])
    with pytest.raises(GeneratorError, match="no están completas"):
        with_owners(text, institutions(), "plans")


@pytest.mark.parametrize("account", ["@inst/planificacion", "@persona", "@grupo/sub/equipo", "@a.b_c-d"])
def test_accounts_of_both_services_can_be_written(account):
    assert not [found for found in problems(TREE.replace("@inst/legal", account)) if found.code < "R"]


@pytest.mark.parametrize("account", ["inst/legal", "@", "@a b", "a@b.example", "@a\\n/ @b", "@a/", "@a #x", "@-a"])
def test_what_is_no_account_is_refused(account):
    (found, *_) = [found for found in problems(TREE.replace("@inst/legal", account)) if found.code < "R"]
    assert found.code == "E203"
    assert found.remedy == 'escriba la cuenta del equipo entre comillas: "@institucion/planificacion"'


def test_reviewers_change_no_plan():
    assert messages("R309", TREE)
