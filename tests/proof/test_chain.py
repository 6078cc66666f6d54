"""The chain of hashes: the arithmetic that anybody can repeat, and the file that tells it."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.proof.chain import GENESIS, DamagedError, links, read_registry, registry_text

TEXTS = ("  - periodo: 2024-07\n", "  - periodo: 2024-08\n    resumen: Año «nuevo»\n", "  - periodo: 2024-07\n")


def test_a_head_is_that_of_the_text_before_and_the_digest():
    first, second, _ = links("di/2024/uno", "avances", TEXTS)
    digest = sha256(TEXTS[0].encode()).hexdigest()
    assert first.digest == digest
    assert first.head == sha256(f"{'0' * 64} {digest}\n".encode()).hexdigest()
    assert second.head == sha256(f"{first.head} {second.digest}\n".encode()).hexdigest()
    assert GENESIS == "0" * 64


def test_a_longer_chain_has_the_heads_of_the_shorter():
    long = [link.head for link in links("a", "avances", TEXTS)]
    assert [link.head for link in links("a", "avances", TEXTS[:2])] == long[:2]


def test_what_is_changed_changes_every_later_head():
    before = [link.head for link in links("a", "avances", TEXTS)]
    after = [link.head for link in links("a", "avances", (TEXTS[0], TEXTS[1] + " ", TEXTS[2]))]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False]


def test_a_renamed_unit_keeps_its_heads():
    assert [link.head for link in links("a", "avances", TEXTS)] == [link.head for link in links("b", "avances", TEXTS)]


def test_a_registry_reads_back():
    chain = tuple(links("di/2024/uno", "avances", TEXTS))
    text = registry_text(chain)
    assert text.count("\n") == len(TEXTS)
    assert "«nuevo»" in text
    assert read_registry(text) == chain


@pytest.mark.parametrize("text", ["{\n", "[]\n", '{"plan": "a"}\n', '{"plan": 1}\n', "hola\n", "\n"])
def test_what_is_no_registry_is_refused(text):
    with pytest.raises(DamagedError):
        read_registry(text)
