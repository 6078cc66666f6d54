"""A file is read from a place on, up to a limit, and written whole, whatever a system gives or takes at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from generator.core import raw
from generator.core.raw import read_at, write_at

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Stingy(io.FileIO):
    """A file of a system that never gives or takes more than two bytes at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(2, size or 0))

    def write(self, data: Buffer, /) -> int:
        return super().write(bytes(data)[:2])


@pytest.mark.parametrize("kind", [io.FileIO, Stingy])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((0, 5), b"abcde"),
        ((0, 99), b"abcdefg"),
        ((2, 3), b"cde"),
        ((5, 99), b"fg"),
        ((7, 1), b""),
        ((9, 9), b""),
        ((0, 0), b""),
    ],
)
def test_what_is_there_is_read_up_to_a_limit(tmp_path, monkeypatch, kind, asked, found):
    monkeypatch.setattr(raw, "FileIO", kind)
    (tmp_path / "a").write_bytes(b"abcdefg")
    assert read_at(str(tmp_path / "a"), *asked) == found


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_at(str(tmp_path / "a"), 0, 1)


@pytest.mark.parametrize("kind", [io.FileIO, Stingy])
@pytest.mark.parametrize("data", [b"", b"abcdefg"])
def test_a_file_is_written_whole(tmp_path, monkeypatch, kind, data):
    monkeypatch.setattr(raw, "FileIO", kind)
    (tmp_path / "a").write_bytes(b"longer than what comes")
    write_at(str(tmp_path / "a"), data)
    assert (tmp_path / "a").read_bytes() == data
