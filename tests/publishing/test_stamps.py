"""New files are written where they wait, and what is known of each is what the disk says."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from generator.publishing.page import OutputFile
from generator.publishing.stamps import Stamp, put, put_all

FILES = [OutputFile("a/b/c/index.html", "página".encode()), OutputFile("a/b/c/d.css", b""), OutputFile("e.txt", b"e")]


def test_what_is_written_is_known_as_it_stands(tmp_path):
    found = put_all(str(tmp_path), FILES)
    assert {path: (tmp_path / path).read_bytes() for path in found} == {each.path: each.data for each in FILES}
    for each in FILES:
        told = (tmp_path / each.path).stat()
        assert found[each.path] == Stamp(told.st_size, told.st_mtime_ns, hashlib.sha256(each.data).hexdigest())


def test_what_was_there_is_written_anew(tmp_path):
    put(str(tmp_path), "a/index.html", b"longer than the next")
    put(str(tmp_path), "a/index.html", b"next")
    assert (tmp_path / "a/index.html").read_bytes() == b"next"


@pytest.mark.parametrize("path", ["index.html", "a/b/index.html"])
def test_without_the_folder_nothing_is_made(tmp_path, path):
    folder = tmp_path / "aside"
    folder.mkdir()
    put(str(folder), path, b"")
    shutil.rmtree(folder)
    with pytest.raises(FileNotFoundError):
        put(str(folder), path, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path):
    put(str(tmp_path), "a", b"")
    with pytest.raises(NotADirectoryError):
        put(str(tmp_path), "a/b/index.html", b"")
