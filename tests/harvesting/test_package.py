"""A package is taken only if it is what it says."""

from __future__ import annotations

import pytest

from generator.harvesting.documents import plan_files
from generator.harvesting.package import BrokenPackageError, read_package
from generator.indicators.examples.plans import annual_plan, goal, plan, report
from generator.publishing.addresses import PACKAGE
from generator.publishing.open_data.members import packed
from tests.harvesting.packages import compressed, fetching, package_of, rewritten, told

GOOD = package_of(annual_plan(plan(goal({"feb": "10", "mar": "30"}, annual="40"), report("feb", {"1": "7"}))))


def refusal(files) -> str:
    with pytest.raises(BrokenPackageError) as raised:
        plan_files(read_package(fetching(files)), "plans")
    return str(raised.value)


def test_a_sound_package_is_read():
    assert len(plan_files(read_package(fetching(GOOD)), "plans")) == 3


def test_a_file_that_was_changed_is_refused():
    name = "metas.csv"
    assert "se cambió o llegó incompleto" in refusal({**GOOD, name: GOOD[name].replace(b"10", b"11")})
    assert "se cambió o llegó incompleto" in refusal({**GOOD, name: GOOD[name][:-2]})


def test_a_compressed_table_is_read_as_a_plain_one():
    plain, small = (read_package(fetching(files)) for files in (GOOD, compressed(GOOD, "metas")))
    assert small.tables == plain.tables
    halves = [packed(GOOD["metas.csv"][:9]), packed(GOOD["metas.csv"][9:])]
    assert read_package(fetching(compressed(GOOD, "metas", b"".join(halves)))).tables == plain.tables


@pytest.mark.parametrize(
    "data", [b"no es gzip", packed(GOOD["metas.csv"])[:-9], packed(b"x")[:-8] + bytes(8), packed(b"a") + b"otra cosa"]
)
def test_a_compressed_table_that_is_broken_is_refused(data):
    assert refusal(compressed(GOOD, "metas", data)) == "metas.csv.gz no se puede descomprimir"


def test_a_compressed_table_of_which_no_end_is_seen_is_given_up_at_the_size_that_a_table_may_have(monkeypatch):
    monkeypatch.setattr("generator.harvesting.package.MAX_TABLE", 1_000_000)
    bomb = compressed(GOOD, "metas", packed(bytes(1_000_001)))
    assert len(bomb["metas.csv.gz"]) < 10_000
    assert refusal(bomb) == "metas.csv.gz es demasiado grande al descomprimirlo"
    bomb = compressed(GOOD, "metas", packed(bytes(600_000)) * 2)
    assert refusal(bomb) == "metas.csv.gz es demasiado grande al descomprimirlo"


def test_a_package_of_invented_progress_is_refused():
    assert "demostración" in refusal(told(GOOD, lambda data: data.update(simulado=True)))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data.pop("resources"), "no describe un paquete"),
        (lambda data: data["resources"].pop(), "le falta la tabla divulgados.csv"),
        (lambda data: data.update(formato="otro"), "formato"),
        (lambda data: data.update(version="ayer"), "fecha de los datos"),
        (lambda data: data["resources"][0].pop("hash"), "resumen sha256"),
        (lambda data: data["resources"][0].update(bytes=10**12), "demasiado grande"),
        (lambda data: data["resources"][0].update(bytes=True), "instituciones.csv"),
        (lambda data: data["resources"][0].update(path="../instituciones.csv"), "le falta la tabla"),
    ],
)
def test_a_descriptor_that_is_none_is_refused(change, reason):
    assert reason in refusal(told(GOOD, change))


@pytest.mark.parametrize("data", [b"", b"[1]", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(data):
    assert PACKAGE in refusal({**GOOD, PACKAGE: data})


@pytest.mark.parametrize(
    ("table", "old", "new", "reason"),
    [
        ("planes", "2030,", "veinte,", "no sirve en ejercicio"),
        ("planes", ",1,", ",1 #,", "no sirve en version"),
        ("actividades", "suma", "resta", "no sirve en tipo_meta"),
        ("metas", ",10,10,", ",10,10}: {,", "no es una cantidad"),
        ("metas", "2030-02", "febrero", "no es un período"),
        ("instituciones", "institucion,Inst", "../../x,Inst", "no puede ser un archivo de planes"),
        ("unidades", "orden", "lugar", "le faltan columnas: orden"),
        ("unidades", "unidad-a,1,", "unidad-a,1,,", "celdas"),
        ("unidades", "unidad-a,1,,", "unidad-a,1,otra,", "que no está antes"),
    ],
)
def test_a_sealed_package_with_a_wrong_value_is_refused(table, old, new, reason):
    assert reason in refusal(rewritten(GOOD, table, old, new))


def test_columns_that_a_later_version_adds_are_no_matter():
    files = rewritten(GOOD, "estados", "estado,nombre", "nueva,estado,nombre")
    files = rewritten(files, "estados", "\r\n", "\r\nx,")
    cut = files["estados.csv"].decode().removesuffix("x,")
    files = rewritten(files, "estados", files["estados.csv"].decode(), cut)
    assert len(plan_files(read_package(fetching(files)), "plans")) == 3
