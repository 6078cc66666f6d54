"""The files around the code: locks, make targets, editor settings, and what no file may name."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Built by concatenation, so that this file does not name them either.
REGISTRY_HOSTS = ("pypi." + "org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian")


def entries(lock: str) -> dict[str, str]:
    """The lock's entries, `name==version ; marker` → its hash lines."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {entry.strip(): hashes for entry, _, hashes in (line.partition("--hash=") for line in lines)}


def normal(requirement: str) -> str:
    """A requirement's package name, as package indexes compare it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_every_entry(lock: str) -> None:
    found = entries(lock)
    assert len(found) > 10
    assert [entry for entry in found if not re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==[0-9]", entry)] == []
    assert [entry for entry, hashes in found.items() if "sha256:" not in hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "-index" not in text
    assert "--find-links" not in text


def test_the_locks_hold_what_the_project_asks_for() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = config["project"]
    wanted = [
        *project["dependencies"],
        *project["optional-dependencies"]["hojas"],
        *config["dependency-groups"]["instalar"],
    ]
    runtime, everything = ({normal(entry) for entry in entries(lock)} for lock in LOCKS)
    assert {normal(requirement) for requirement in wanted} <= runtime
    assert {normal(requirement) for requirement in project["optional-dependencies"]["pruebas"]} <= everything
    assert "playwright" not in runtime, "the site must not need the test tools"


def test_the_test_lock_holds_the_very_versions_of_the_site() -> None:
    runtime, everything = ({entry.partition(" ;")[0] for entry in entries(lock)} for lock in LOCKS)
    assert runtime <= everything


def test_make_explains_each_target_and_is_the_default() -> None:
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^  (\w+) ", shown.stdout, re.MULTILINE) == [
        *("ayuda", "site", "demo", "servir", "test", "fiabilidad", "bench", "textos", "candado", "limpiar"),
    ]


def test_the_editor_binds_schemas_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert [path for path in settings["yaml.schemas"] if not (ROOT / path).is_file()] == []


def test_no_file_names_a_package_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    assert paths
    naming = [
        (str(path.relative_to(ROOT)), host)
        for path in paths
        if path.is_file()
        for host in REGISTRY_HOSTS
        if host.encode() in path.read_bytes()
    ]
    assert naming == []
