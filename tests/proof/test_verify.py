"""A sealed site: any byte altered is found, and what an older checkpoint has cannot be rewritten unseen."""

from __future__ import annotations

import random
import subprocess
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.core.problem import GeneratorError
from generator.proof.chain import links, registry_text
from generator.proof.checkpoint import CHECKPOINT, SUMS, Chain, Checkpoint
from generator.proof.folder import seal
from generator.proof.verify import faults, read_checkpoint, read_site, rewritten

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = Checkpoint("Plan Abierto 1.0", "https://planes.example.org/", "2024-11-21", "ab" * 20, is_simulated=False)
JULY, AUGUST, FIXED = (
    "  - periodo: 2024-07\n",
    "  - periodo: 2024-08\n",
    "  - periodo: 2024-07\n    rectifica: true\n",
)
UNITS = {"uno": (JULY, AUGUST), "dos": (JULY,), "tres": ()}


@pytest.fixture
def make_site(tmp_path):
    """Write a sealed site of a year, from the reports of its units; `former` are names that units had."""

    def make(name, units=UNITS, former=None, about=None):
        about = about or replace(ABOUT, revision=name * 40)
        folder = tmp_path / name
        year = folder / "di/2024"
        year.mkdir(parents=True)
        (folder / "index.html").write_text(f"<h1>Inicio</h1>{name}", "utf-8")
        (year / "datos.csv").write_text("unidad,valor\r\nuno,5\r\n", "utf-8")
        chains = {unit: tuple(links(f"di/2024/{unit}", "avances", texts)) for unit, texts in units.items()}
        (year / "registro.jsonl").write_text(registry_text(link for own in chains.values() for link in own), "utf-8")
        lines = (
            Chain(
                f"di/2024/{unit}",
                "avances",
                len(own),
                own[-1].head if own else "0" * 64,
                tuple(f"di/2024/{old}" for old in (former or {}).get(unit, ())),
            ).line
            for unit, own in chains.items()
        )
        (year / "cadenas.txt").write_text("".join(lines), "utf-8")
        seal(folder, about)
        return folder

    return make


def found(folder: Path) -> list[str]:
    """What verification finds in a site."""
    return list(faults(read_site(folder)))


def since(old: Path, new: Path) -> list[str]:
    """What verification finds that a newer site has rewritten."""
    return list(rewritten(read_site(new), read_checkpoint(old)))


def test_a_sealed_site_is_as_it_says(make_site):
    assert found(make_site("a")) == []


def test_its_digests_are_those_of_sha256sum(make_site):
    folder = make_site("a")
    done = subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_any_byte_altered_in_any_file_is_found(make_site):
    folder = make_site("a")
    chance = random.Random(8)  # noqa: S311  which bytes, not a secret
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for _ in range(200):
        path = chance.choice(files)
        before = path.read_bytes()
        place = chance.randrange(len(before))
        path.write_bytes(before[:place] + bytes([before[place] ^ (1 << chance.randrange(8))]) + before[place + 1 :])
        with suppress(GeneratorError):  # it cannot even be read, and says so
            assert found(folder), (path.name, place)
        path.write_bytes(before)
    assert found(folder) == []


def test_a_file_that_was_removed_or_added_is_named(make_site):
    folder = make_site("a")
    (folder / "index.html").unlink()
    (folder / "otro.html").write_text("x", "utf-8")
    assert found(folder) == ["index.html: falta", "otro.html: no es del sitio"]


def test_a_report_rewritten_with_new_digests_of_files_still_breaks_its_chain(make_site):
    folder = make_site("a")
    registry = folder / "di/2024/registro.jsonl"
    registry.write_text(registry.read_text("utf-8").replace("2024-08", "2024-09"), "utf-8")
    seal(folder, ABOUT)
    assert found(folder) == ["di/2024/uno: el informe 2 de avances no corresponde a su huella"]


def test_a_whole_chain_rewritten_differs_from_the_checkpoint_that_was_kept(make_site):
    old = make_site("a")
    new = make_site("b", UNITS | {"uno": (JULY.replace("07", "06"), AUGUST, FIXED)})
    assert found(new) == []
    assert since(old, new) == ["di/2024/uno: alguno de sus primeros 2 informes de avances ya no dice lo mismo"]


def test_a_newer_site_may_add_reports_units_and_pages(make_site):
    old = make_site("a")
    assert since(old, make_site("b", UNITS | {"uno": (JULY, AUGUST, FIXED), "tres": (JULY,), "cuatro": (JULY,)})) == []


def test_a_copy_of_the_checkpoint_is_enough(make_site, tmp_path):
    kept = (make_site("a") / CHECKPOINT).rename(tmp_path / "guardada.txt")
    assert since(kept, make_site("b", {"uno": (JULY, AUGUST), "dos": ()})) == [
        "di/2024/dos: falta 1 informe de avances, de 1"
    ]


def test_a_unit_that_vanished_is_told(make_site):
    old = make_site("a")
    assert since(old, make_site("b", {"dos": (JULY,)})) == ["di/2024/uno: faltan 2 informes de avances, de 2"]


def test_a_unit_that_was_renamed_and_says_so_keeps_its_reports(make_site):
    old = make_site("a")
    new = {"primera": (JULY, AUGUST, FIXED), "dos": (JULY,)}
    assert since(old, make_site("b", new, {"primera": ("uno",)})) == []
    assert since(old, make_site("c", new)) == ["di/2024/uno: faltan 2 informes de avances, de 2"]


def test_two_sites_of_one_commit_and_day_with_other_files_are_a_split_view(make_site):
    one, other = make_site("a"), make_site("b", about=replace(ABOUT, revision="a" * 40))
    assert len(since(one, other)) == 1
    assert "no son iguales" in since(one, other)[0]
    assert since(one, make_site("c", about=replace(ABOUT, day="2024-11-22", revision="a" * 40))) == []
    assert since(one, make_site("d", about=replace(ABOUT, revision=""))) == []


def test_what_is_no_site_is_refused(make_site, tmp_path):
    with pytest.raises(GeneratorError, match="¿es un sitio de Plan Abierto\\?"):
        read_site(tmp_path)
    (tmp_path / CHECKPOINT).write_text("hola\n", "utf-8")
    with pytest.raises(GeneratorError, match="no es una constancia"):
        read_site(tmp_path)
    folder = make_site("a")
    (folder / SUMS).unlink()
    with pytest.raises(GeneratorError, match="incompleto o dañado"):
        read_site(folder)
