"""A sealed site: any byte altered is found, and what an older checkpoint has cannot be rewritten unseen."""

from __future__ import annotations

import json
import os
import random
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from generator.core.frozen import replace
from generator.core.problem import GeneratorError
from generator.proof.chain import links, registry_text
from generator.proof.checkpoint import CHECKPOINT, SUMS, Chain, Checkpoint
from generator.proof.folder import seal
from generator.proof.verify import faults, read_checkpoint, read_site, rewritten

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


REGISTRY_PATH = "di/2024/registro.jsonl"
BROKEN_REGISTRIES = {
    "deep": b"[" * 100_000,
    "not UTF-8": b"\xff",
    "endless number": b'{"numero": ' + b"9" * 5000 + b"}",
    "half a character": b'{"plan": "a", "clase": "b", "numero": 1, "huella": "c", "cabeza": "d", "texto": "\\ud800"}',
    "terminal commands": b"\x1b]0;titulo\x07",
}


@pytest.mark.parametrize("name", BROKEN_REGISTRIES)
def test_a_registry_of_a_stranger_is_refused_in_spanish(make_site, name):
    folder = make_site("a")
    (folder / REGISTRY_PATH).write_bytes(BROKEN_REGISTRIES[name] + b"\n")
    with pytest.raises(GeneratorError, match=r"dañado: registro\.jsonl (tiene una|no está en UTF-8)") as told:
        read_site(folder)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 300


@pytest.mark.parametrize("file", [CHECKPOINT, SUMS, REGISTRY_PATH])
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_could_have_no_end_is_not_opened(make_site, file, make):
    folder = make_site("a")
    (folder / file).unlink()
    make(folder / file)
    with pytest.raises(GeneratorError, match="no es un archivo"):
        read_site(folder)


@pytest.mark.parametrize("file", [CHECKPOINT, SUMS, REGISTRY_PATH])
def test_what_is_too_large_is_not_read(make_site, file):
    folder = make_site("a")
    os.truncate(folder / file, 10**11)  # it takes no room: the file has a hole
    with pytest.raises(GeneratorError, match="es demasiado grande"):
        read_site(folder)


def test_many_registries_are_limited_together(make_site, monkeypatch):
    folder = make_site("a")
    size = (folder / REGISTRY_PATH).stat().st_size
    monkeypatch.setattr("generator.proof.folder.MAX_TEXT", size + 10)
    (folder / "di/2025").mkdir()
    (folder / "di/2025/registro.jsonl").write_bytes((folder / REGISTRY_PATH).read_bytes())
    with pytest.raises(GeneratorError, match="demasiado grande"):
        read_site(folder)


def test_links_and_pages_too_large_are_named(make_site):
    folder = make_site("a")
    (folder / "etc").symlink_to("/etc")
    (folder / "pase").symlink_to("/etc/passwd")
    os.mkfifo(folder / "tubo")
    os.truncate(folder / "index.html", 10**11)
    assert found(folder) == [
        "etc: no es un archivo",
        "index.html: es demasiado grande para ser del sitio",
        "pase: no es un archivo",
        "tubo: no es un archivo",
    ]


def test_a_digest_that_is_not_of_its_text_is_found_although_every_head_is_right(make_site):
    folder = make_site("a")
    lines = (folder / REGISTRY_PATH).read_text("utf-8").splitlines()
    first = json.loads(lines[0]) | {"huella": "0" * 64}
    (folder / REGISTRY_PATH).write_text("\n".join([json.dumps(first), *lines[1:]]) + "\n", "utf-8")
    seal(folder, ABOUT)
    assert found(folder) == ["di/2024/uno: el informe 1 de avances no corresponde a su huella"]


def test_two_chains_of_one_plan_are_refused(make_site):
    folder = make_site("a")
    text = (folder / REGISTRY_PATH).read_text("utf-8")
    first = text.splitlines()[0].replace("2024-07", "2024-09")
    (folder / REGISTRY_PATH).write_text(f"{first}\n{text.splitlines()[-1]}\n{text}", "utf-8")
    with pytest.raises(GeneratorError, match="dos cadenas de «di/2024/"):
        read_site(folder)


def test_a_checkpoint_saved_with_other_line_ends_still_proves(make_site, tmp_path):
    folder = make_site("a")
    kept = tmp_path / "guardada.txt"
    kept.write_bytes((folder / CHECKPOINT).read_bytes().replace(b"\n", b"\r\n"))
    assert read_checkpoint(kept) == read_checkpoint(folder)


@pytest.mark.parametrize("change", [{"day": "2024-11-20"}, {"revision": "c" * 40}, {"url": "https://otra.example/"}])
def test_a_checkpoint_that_says_something_else_of_the_same_files_is_told(make_site, tmp_path, change):
    site = make_site("a")
    (tmp_path / "guardada.txt").write_bytes((site / CHECKPOINT).read_bytes())
    kept = read_checkpoint(tmp_path / "guardada.txt")
    (site / CHECKPOINT).write_text(replace(kept, **change).text, "utf-8")
    assert found(site) == []  # by itself it says so with its own digest: that is why a copy is kept
    assert list(rewritten(read_site(site), kept)) == [
        f"{CHECKPOINT}: de los mismos archivos dice otra cosa que la que se guardó"
    ]
