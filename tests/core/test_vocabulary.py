from __future__ import annotations

import pytest

from generator.core.vocabulary import fold, slug


@pytest.mark.parametrize(
    ("text", "folded"), [("  Informe   ANUAL ", "informe anual"), ("Gestión\u00a0Jurídica", "gestion juridica")]
)
def test_names_are_compared_without_accents_case_or_repeated_spaces(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "address"),
    [("AE 1.1.2", "ae-1.1.2"), ("ae-1.1.2", "ae-1.1.2"), ("_1.10", "1.10"), ("Año ñ", "ano-n"), ("../x", "x")],
)
def test_an_address_is_made_of_plain_letters(text, address):
    assert slug(text) == address
