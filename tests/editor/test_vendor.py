"""What is vendored is what was published: nothing else is there, and no byte differs."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from generator.core.problem import GeneratorError
from generator.project import Project, engine_templates

VENDOR = Path(__file__).parents[2] / "site_templates" / "vendor"
PACKAGES = json.loads((VENDOR / "manifest.json").read_text("utf-8"))["packages"]
FILES = [told for package in PACKAGES for told in package["files"]]


def test_there_is_no_stray_file():
    there = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert there == {"manifest.json", *(told["file"] for told in FILES)}


@pytest.mark.parametrize("told", FILES, ids=lambda told: told["file"])
def test_a_file_is_the_one_of_the_manifest(told):
    data = (VENDOR / told["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == told["sha256"]
    if "unpacked_sha256" in told:
        assert hashlib.sha256(gzip.decompress(data)).hexdigest() == told["unpacked_sha256"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_a_package_tells_its_version_its_licence_and_its_integrity(package):
    assert package["integrity"].startswith("sha512-")
    assert package["licence"] == "MIT"
    folder = f"{package['name']}-{package['version']}/"
    assert all(told["file"].startswith(folder) for told in package["files"])
    assert f"{folder}LICENSE" in {told["file"] for told in package["files"]}


def test_a_library_that_was_changed_is_not_published(tmp_path, monkeypatch):
    copy = tmp_path / "vendor"
    copy.mkdir()
    (copy / "lib.js.gz").write_bytes(gzip.compress(b"changed"))
    told = {"packages": [{"files": [{"file": "lib.js.gz", "unpacked_sha256": hashlib.sha256(b"kept").hexdigest()}]}]}
    (copy / "manifest.json").write_text(json.dumps(told), "utf-8")
    monkeypatch.setattr("generator.project.engine_templates", lambda: tmp_path)
    with pytest.raises(GeneratorError, match=r"lib\.js\.gz no es el archivo"):
        Project(tmp_path).editor_assets()


def test_the_library_is_published_unpacked():
    found = dict(Project(engine_templates().parent).editor_assets())
    assert set(found) == {
        "editar/decap-cms.js",
        "editar/formulario.css",
        "editar/formulario.js",
        "editar/formulario-texto.js",
    }
    assert found["editar/decap-cms.js"].startswith(b"/*! For license information")
