"""The checkpoint and the list of digests: written and read back, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from generator.proof.chain import GENESIS, DamagedError, digest_of
from generator.proof.checkpoint import Chain, Checkpoint, line_of, parse_chain, parse_checkpoint, read_sums

CHECKPOINT = Checkpoint(
    program="Plan Abierto 1.0",
    url="https://planes.example.org/",
    day="2024-11-21",
    revision="ab" * 20,
    is_simulated=False,
    sums="cd" * 32,
    chains=(
        Chain("di/2024/uno", "avances", 0, GENESIS),
        Chain("di/2024/dos", "avances", 3, "ef" * 32, ("di/2024/2", "di/2024/b")),
    ),
)
BODY = f"""Constancia de Plan Abierto 1
programa: Plan Abierto 1.0
sitio: https://planes.example.org/
fecha: 2024-11-21
commit: {"ab" * 20}
simulado: no
sumas: {"cd" * 32}
di/2024/uno avances 0 {GENESIS}
di/2024/dos avances 3 {"ef" * 32} antes di/2024/2 di/2024/b
"""
TEXT = f"{BODY}huella: {digest_of(BODY)}\n"


def test_it_is_written_a_line_for_each_thing():
    assert CHECKPOINT.text == TEXT


def test_it_reads_back():
    assert parse_checkpoint(TEXT) == CHECKPOINT


def test_a_site_without_address_or_commit_reads_back():
    bare = Checkpoint("Plan Abierto 1.0", "", "2024-11-21", "", is_simulated=True, sums="cd" * 32)
    assert parse_checkpoint(bare.text) == bare


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hola\n",
        BODY.replace("Abierto 1\n", "Abierto 2\n"),
        BODY.replace("commit", "comit"),
        BODY.replace("fecha: 2024-11-21\n", ""),
        BODY.replace("uno avances 0", "uno avances cero"),
        BODY.replace("ef" * 32, "ef" * 31),
        BODY + "más\n",
    ],
    ids=["empty", "other", "version", "name", "missing", "count", "head", "rest"],
)
def test_what_is_no_checkpoint_is_refused(body):
    with pytest.raises(DamagedError):
        parse_checkpoint(f"{body}huella: {digest_of(body)}\n")


def test_a_checkpoint_with_any_letter_altered_is_refused():
    for text in (
        TEXT.replace("2024-11-21", "2024-11-22"),
        TEXT.replace("simulado: no", "simulado: sí"),
        TEXT[:-2],
        BODY,
    ):
        with pytest.raises(DamagedError):
            parse_checkpoint(text)


def test_a_chain_may_have_had_other_names():
    assert parse_chain(f"a/1/b avances 2 {GENESIS} antes a/1/c").former == ("a/1/c",)


def test_digests_are_listed_as_sha256sum_has_them():
    text = line_of("a.txt", "a" * 64) + line_of("b/índice.html", "b" * 64)
    assert text == f"{'a' * 64}  a.txt\n{'b' * 64}  b/índice.html\n"
    assert read_sums(text) == {"a.txt": "a" * 64, "b/índice.html": "b" * 64}


@pytest.mark.parametrize("line", ["hola", f"{'a' * 63}  a.txt", f"{'a' * 64} a.txt", ""])
def test_a_list_of_other_lines_is_refused(line):
    with pytest.raises(DamagedError):
        read_sums(f"{line}\n")
