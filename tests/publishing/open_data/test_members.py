"""A compressed file says itself where its parts are, and any program reads it."""

from __future__ import annotations

import gzip
import hashlib

from generator.publishing.open_data.members import members, packed

PARTS = (b"uno", b"dos\n" * 100_000, b"")


def told(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_members_one_after_the_other_are_a_file_for_any_program():
    assert gzip.decompress(b"".join(map(packed, PARTS))) == b"".join(PARTS)
    assert packed(PARTS[1], told(b"x")) == packed(PARTS[1], told(b"x"))


def test_each_is_found_by_what_it_is_told_by_and_only_headings_are_read_for_it():
    file = b"".join((packed(b"{"), *(packed(part, told(part)) for part in PARTS), packed(b"}")))
    read: list[int] = []

    def cut(start: int, size: int) -> bytes:
        read.append(size)
        return file[start : start + size]

    found = members(len(file), cut)
    assert sum(read) < 500
    assert [found.of(told(part)) for part in PARTS] == [packed(part, told(part)) for part in PARTS]
    assert found.of(told(b"otra")) is None


def test_what_is_nobodys_is_not_found():
    data = packed(b"{")
    assert members(len(data), lambda start, size: data[start : start + size]).of("0" * 64) is None
