"""Identifiers: what can be one, and what a name suggests."""

from __future__ import annotations

import pytest

from generator.core.problem import GeneratorError
from generator.editing.identifiers import proposed_id, require_id, require_institution_id


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Unidad Jurídica", "unidad-juridica"),
        ("2.ª Dirección", "direccion"),
        ("I.S.S.S.", "i-s-s-s"),
        ("Dirección de " + "muy largo nombre " * 4, "direccion-de-muy-largo-nombre-muy-largo"),
        ("2026", ""),
    ],
)
def test_a_name_suggests_an_identifier(name, proposed):
    assert proposed_id(name) == proposed
    if proposed:
        require_id(proposed)


@pytest.mark.parametrize("chosen", ["Legal", "ñu", "2a", "a b", "ejercicio", "-a", "a/../b", ""])
def test_what_cannot_name_files_is_refused(chosen):
    with pytest.raises(GeneratorError, match="no sirve de identificador"):
        require_id(chosen)


def test_a_refused_name_is_told_what_it_suggests():
    with pytest.raises(GeneratorError, match=r"por ejemplo, unidad-legal$"):
        require_id("Unidad Legal")


def test_an_institution_has_no_name_of_a_page():
    require_id("datos")
    with pytest.raises(GeneratorError, match="«datos» es la dirección de una página del sitio"):
        require_institution_id("datos")
