"""A register that is broken, or no longer true of the files, is as if it were not there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from generator.cache.records import Entry, with_dates
from generator.cache.registry import NOTHING, drop, load, records_of, save
from generator.cache.values import Told, read, written
from generator.core.problem import Origin, Problem, Severity
from generator.history.position import NO_TRACES
from generator.publishing.stamps import Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from generator.cache.registry import Register

TOLD = Told((Problem("R301", Severity.WARNING, Origin("plans/a.yaml", ("x", 1)), "algo", "esto"),))


@pytest.fixture
def place(tmp_path):
    """The folder of a register and its site, of one file."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"page")
    found = (site / "index.html").stat()
    stamp = Stamp(4, found.st_mtime_ns, hashlib.sha256(b"page").hexdigest())
    keep(tmp_path / "registro", site, Entry("k", {"": ("index.html",)}, {"index.html": stamp}, TOLD))
    return tmp_path / "registro", site


def keep(folder: Path, site: Path, entry: Entry) -> Register:
    """Keep a register of one entry."""
    records = records_of(folder)
    shared: dict[str, int] = {}
    return save(
        folder, site, {"demo": with_dates(records, site, "demo", records.put(entry), shared)}, shared, NO_TRACES
    )


def again(folder: Path, site: Path) -> Register:
    """Keep what is known, as a build does that changes nothing."""
    entry = load(folder, site).entry("demo")
    assert entry is not None
    return keep(folder, site, entry)


def record(folder: Path) -> Path:
    """The record of the one institution."""
    name: str = json.loads((folder / "sitio.json").read_bytes())["places"]["demo"]["record"]
    return folder / "piezas" / name


def test_what_was_kept_is_read_again(place):
    found = load(*place)
    assert found.is_whole("demo", "k")
    assert found.told("demo") == TOLD
    assert not found.is_whole("demo", "other")


def test_a_file_that_changed_or_is_gone_is_not_sound(place):
    folder, site = place
    (site / "index.html").write_bytes(b"PAGE")
    assert not load(folder, site).is_whole("demo", "k")
    (site / "index.html").unlink()
    assert not load(folder, site).is_whole("demo", "k")


def test_a_file_of_another_date_is_read(place):
    folder, site = place
    os.utime(site / "index.html", (1, 1))
    assert load(folder, site).is_whole("demo", "k")


def test_what_this_process_wrote_last_is_known_until_somebody_writes_after_it(place):
    folder, site = place
    known = again(folder, site)
    assert known.is_whole("demo", "k")
    (site / "index.html").write_bytes(b"PAGE")
    assert load(folder, site, known) is known
    again(folder, site)
    assert not load(folder, site, known).is_whole("demo", "k")
    drop(folder)
    assert load(folder, site, known) is NOTHING


def test_after_another_start_of_the_computer_every_file_is_read(place, monkeypatch):
    folder, site = place
    date = (site / "index.html").stat().st_mtime_ns
    (site / "index.html").write_bytes(b"\0\0\0\0")
    os.utime(site / "index.html", ns=(date, date))
    monkeypatch.setattr("generator.cache.registry._boot", lambda: "otro")
    assert not load(folder, site).is_whole("demo", "k")


def test_a_register_that_came_with_a_copy_is_none(place, tmp_path):
    folder, site = place
    shutil.copytree(folder, tmp_path / "copia")
    assert load(tmp_path / "copia", site) is NOTHING
    assert load(folder, site) is not NOTHING


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b"\xff"])
def test_a_broken_register_is_none_and_a_broken_record_no_entry(place, damage):
    folder, site = place
    record(folder).write_bytes(damage)
    found = load(folder, site)
    assert found.entry("demo") is None
    assert not found.is_whole("demo", "k")
    assert not found.sound("demo")
    assert found.is_damaged
    (folder / "sitio.json").write_bytes(damage)
    assert load(folder, site) is NOTHING


@pytest.mark.parametrize("path", ["../index.html", "/etc/passwd", "a/../../b", "a\\b"])
def test_a_path_that_leads_out_of_the_site_breaks_a_record(place, path):
    folder, site = place
    stamp = Stamp(4, 0, "0" * 64)
    place_of = records_of(folder).put(Entry("k", {"": (path,)}, {path: stamp}))
    head = json.loads((folder / "sitio.json").read_bytes())
    head["places"]["demo"]["record"] = place_of.record
    (folder / "sitio.json").write_text(json.dumps(head), "utf-8")
    found = load(folder, site)
    assert found.entry("demo") is None
    assert found.is_damaged


def test_a_record_of_another_key_is_no_entry(place):
    folder, site = place
    other = records_of(folder).put(Entry("other", {}, {}))
    head = json.loads((folder / "sitio.json").read_bytes())
    head["places"]["demo"]["record"] = other.record
    (folder / "sitio.json").write_text(json.dumps(head), "utf-8")
    found = load(folder, site)
    assert not found.is_whole("demo", "k")
    assert found.is_damaged


def test_a_folder_into_which_somebody_put_a_name_or_took_one_does_not_hold_the_same(tmp_path):
    site = tmp_path / "site"
    (site / "demo/b").mkdir(parents=True)
    (site / "demo/b/index.html").write_bytes(b"page")
    os.utime(site / "demo/b", (1, 1))
    os.utime(site / "demo", (1, 1))
    folder = tmp_path / "registro"
    keep(folder, site, Entry("k", {"": ("demo/b/index.html",)}, {"demo/b/index.html": Stamp(4, 0, "0" * 64)}))
    assert {*load(folder, site).dates("demo")} == {"demo", "demo/b"}
    assert {*load(folder, site).dates("")} == {""}
    assert load(folder, site).holds_the_same()
    assert not NOTHING.holds_the_same()
    (site / "demo/b/nota.txt").write_text("mía", "utf-8")
    assert not load(folder, site).holds_the_same()
    shutil.rmtree(site / "demo/b")
    assert not load(folder, site).holds_the_same()


def test_only_values_on_the_list_are_kept_or_made():
    assert read(json.loads(json.dumps(written(TOLD)))) == TOLD
    with pytest.raises(TypeError):
        written(object())
    with pytest.raises(KeyError):
        read({"Path": ["/"]})


def test_what_another_process_saw_is_believed_and_what_it_did_not_see_is_looked_at(place, monkeypatch):
    folder, site = place
    assert [*load(folder, site).looks()] == [("demo", True)]
    believing = load(folder, site)
    believing.believe(iter([("otra", True), ("demo", True)]))
    monkeypatch.setattr("generator.cache.looks.os.lstat", _refuse)
    assert believing.is_whole("demo", "k")
    assert believing.is_dated("demo")
    assert [*believing.sound("demo")] == ["index.html"]
    assert not believing.is_whole("demo", "other")
    monkeypatch.undo()
    (site / "index.html").write_bytes(b"PAGE")
    assert [*load(folder, site).looks()] == [("demo", False)]
    for told in ([("demo", False)], []):
        doubting = load(folder, site)
        doubting.believe(iter(told))
        assert not doubting.is_whole("demo", "k")


def test_of_another_date_nothing_is_believed(place):
    folder, site = place
    os.utime(site / "index.html", (1, 1))
    assert [*load(folder, site).looks()] == [("demo", False)]


def test_whether_a_name_was_added_where_several_have_files_is_seen_by_whoever_believes(place):
    folder, site = place
    os.utime(site, (1, 1))
    again(folder, site)
    (site / "otra").mkdir()
    believing = load(folder, site)
    believing.believe(load(folder, site).looks())
    assert believing.is_whole("demo", "k")
    assert not believing.holds_the_same()


def _refuse(*_):
    raise AssertionError("nobody else need look")
