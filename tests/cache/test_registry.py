"""A register that is broken, or no longer true of the files, is as if it were not there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.cache.registry import NOTHING, Entry, Register, Stamp, drop, folder_dates, holds_the_same, load, save
from generator.cache.values import Told, read, written
from generator.core.problem import Origin, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

TOLD = Told((Problem("R301", Severity.WARNING, Origin("plans/a.yaml", ("x", 1)), "algo", "esto"),))


@pytest.fixture
def place(tmp_path):
    """The folder of a register and its site, of one file."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"page")
    found = (site / "index.html").stat()
    stamp = Stamp(4, found.st_mtime_ns, hashlib.sha256(b"page").hexdigest())
    entry = Entry("k", {"": ("index.html",)}, {"index.html": stamp}, TOLD)
    save(tmp_path / "registro", Register({"demo": entry}))
    return tmp_path / "registro", site


def record(folder: Path) -> Path:
    """The record of the one institution."""
    name: str = json.loads((folder / "sitio.json").read_bytes())["piezas"]["demo"]
    return folder / "piezas" / name


def test_what_was_kept_is_read_again(place):
    found = load(*place)
    entry = found.whole("demo", "k")
    assert entry is not None
    assert entry.told == TOLD
    assert found.whole("demo", "other") is None


def test_a_file_that_changed_or_is_gone_is_not_sound(place):
    folder, site = place
    (site / "index.html").write_bytes(b"PAGE")
    assert load(folder, site).whole("demo", "k") is None
    (site / "index.html").unlink()
    assert load(folder, site).whole("demo", "k") is None


def test_a_file_of_another_date_is_read(place):
    folder, site = place
    os.utime(site / "index.html", (1, 1))
    assert load(folder, site).whole("demo", "k") is not None


def test_what_this_process_wrote_last_is_known_until_somebody_writes_after_it(place):
    folder, site = place
    known = save(folder, load(folder, site))
    assert known.whole("demo", "k") is not None
    (site / "index.html").write_bytes(b"PAGE")
    assert load(folder, site, known) is known
    save(folder, load(folder, site))
    assert load(folder, site, known).whole("demo", "k") is None
    drop(folder)
    assert load(folder, site, known) is NOTHING


def test_after_another_start_of_the_computer_every_file_is_read(place, monkeypatch):
    folder, site = place
    date = (site / "index.html").stat().st_mtime_ns
    (site / "index.html").write_bytes(b"\0\0\0\0")
    os.utime(site / "index.html", ns=(date, date))
    monkeypatch.setattr("generator.cache.registry._boot", lambda: "otro")
    assert load(folder, site).whole("demo", "k") is None


def test_a_register_that_came_with_a_copy_is_none(place, tmp_path):
    folder, site = place
    shutil.copytree(folder, tmp_path / "copia")
    assert load(tmp_path / "copia", site) is NOTHING
    assert load(folder, site) is not NOTHING


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b"\xff"])
def test_a_broken_register_is_none(place, damage):
    folder, site = place
    piece = record(folder)
    whole = piece.read_bytes()
    piece.write_bytes(damage)
    assert load(folder, site) is NOTHING
    piece.write_bytes(whole)
    (folder / "sitio.json").write_bytes(damage)
    assert load(folder, site) is NOTHING


@pytest.mark.parametrize("path", ["../index.html", "/etc/passwd", "a/../../b", "a\\b"])
def test_a_path_that_leads_out_of_the_site_breaks_it(place, path):
    folder, site = place
    piece = record(folder)
    plain = json.loads(piece.read_bytes())
    plain["files"] = {path: next(iter(plain["files"].values()))}
    data = json.dumps(plain).encode()
    name = hashlib.sha256(data).hexdigest()
    (folder / "piezas" / name).write_bytes(data)
    head = json.loads((folder / "sitio.json").read_bytes())
    (folder / "sitio.json").write_text(json.dumps({**head, "piezas": {"demo": name}}), "utf-8")
    assert load(folder, site) is NOTHING


def test_a_folder_into_which_somebody_put_a_name_or_took_one_does_not_hold_the_same(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/index.html").write_bytes(b"page")
    os.utime(tmp_path / "a/b", (1, 1))
    os.utime(tmp_path / "a", (1, 1))
    found = folder_dates(tmp_path, ["a/b/index.html"], {})
    assert set(found) == {"", "a", "a/b"}
    assert folder_dates(tmp_path, ["a/b/index.html"], {"a": 5}) == {**found, "a": 5}
    assert holds_the_same(tmp_path, found)
    assert not holds_the_same(tmp_path, {})
    (tmp_path / "a/b/nota.txt").write_text("mía", "utf-8")
    assert not holds_the_same(tmp_path, found)
    assert not holds_the_same(tmp_path, {**found, "a/c": 1})


def test_only_values_on_the_list_are_kept_or_made():
    assert read(json.loads(json.dumps(written(TOLD)))) == TOLD
    with pytest.raises(TypeError):
        written(object())
    with pytest.raises(KeyError):
        read({"Path": ["/"]})
