from __future__ import annotations

import pytest

from generator.core.vocabulary import fold, slug


@pytest.mark.parametrize(
    ("text", "folded"), [("  Informe   ANUAL ", "informe anual"), ("Gestión\u00a0Jurídica", "gestion juridica")]
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "address"),
    [("AE 1.1.2", "ae-1.1.2"), ("ae-1.1.2", "ae-1.1.2"), ("_1.10", "1.10"), ("Año ñ", "ano-n"), ("../x", "x")],
)
def test_slug(text, address):
    assert slug(text) == address
