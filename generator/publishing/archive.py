"""Files in one (.zip, and Office's): equal contents, equal bytes, since none of them bears an hour.

They are written here, so that a file can go from one archive into another as it is there, compressed. In the room that
the format has for such things, one of ours may say what tells its content from any other.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from generator.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

SMALL, QUICK = 6, 3
"""How much a file is compressed: quickly takes half of the time, for a file that is a quarter larger."""

_VERSION, _NAMES_ARE_UTF8 = 20, 0x800
_DAY = 1 << 5 | 1
"""The first of January of 1980, where the format begins to count."""
_ABOUT = struct.Struct("<HHHHHIIIHH")
_LOCAL, _ENTRY, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_REST = struct.Struct("<HHHII")
_SUMMARY = struct.Struct("<HHHHIIH")
_OURS = b"PA"
_OWN_ROOM = struct.Struct("<2sH32s")


class Member(Frozen):
    """A file as an archive holds it: compressed, with the sum and the size of what it says.

    `told` is the SHA-256 of what tells its content from any other, "" if nobody will ask for it.
    """

    body: bytes
    crc: int
    size: int
    told: str = ""


def member(data: bytes, level: int, told: str = "") -> Member:
    """Return a file for an archive."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(deflate.compress(data) + deflate.flush(), zlib.crc32(data), len(data), told)


def zipped(files: Iterable[tuple[str, bytes]], level: int = SMALL) -> bytes:
    """Return an archive of files by their names, in their order."""
    return archive((name, member(data, level)) for name, data in files)


def archive(members: Iterable[tuple[str, Member]]) -> bytes:
    """Return an archive of files that are compressed already."""
    parts: list[bytes] = []
    entries: list[bytes] = []
    at = 0
    for name, each in members:
        path = name.encode()
        own = _OWN_ROOM.pack(_OURS, len(each.told) // 2, bytes.fromhex(each.told)) if each.told else b""
        about = (_VERSION, _NAMES_ARE_UTF8, ZIP_DEFLATED, 0, _DAY, each.crc, len(each.body), each.size, len(path))
        parts += (_LOCAL, _ABOUT.pack(*about, 0), path, each.body)
        version = _VERSION.to_bytes(2, "little")
        entries.append(
            b"".join((_ENTRY, version, _ABOUT.pack(*about, len(own)), _REST.pack(0, 0, 0, 0, at), path, own))
        )
        at += len(_LOCAL) + _ABOUT.size + len(path) + len(each.body)
    directory = b"".join(entries)
    end = _SUMMARY.pack(0, 0, len(entries), len(entries), len(directory), at, 0)
    return b"".join((*parts, directory, _END, end))


def contents_of(data: bytes, wanted: Container[str]) -> dict[str, bytes]:
    """Return what the files `wanted` of an archive of ours say, by their names.

    Nothing but files stands before their directory, each with its sizes, so that of a hundred archives none is listed.
    """
    found = {}
    at = 0
    while data.startswith(_LOCAL, at):
        *_, size, _, length, more = _ABOUT.unpack_from(data, at + len(_LOCAL))
        start = at + len(_LOCAL) + _ABOUT.size
        name = data[start : start + length].decode()
        at = start + length + more + size
        if name in wanted:
            found[name] = zlib.decompress(data[at - size : at], -zlib.MAX_WBITS)
    return found


def members_of(data: bytes) -> Mapping[str, Member]:
    """Return the files of an archive of ours that say what tells them, by that."""
    found = {}
    with ZipFile(BytesIO(data)) as opened:
        for info in opened.infolist():
            if len(info.extra) == _OWN_ROOM.size:
                told = _OWN_ROOM.unpack(info.extra)[2].hex()
                start = info.header_offset + len(_LOCAL) + _ABOUT.size + len(info.filename.encode())
                found[told] = Member(data[start : start + info.compress_size], info.CRC, info.file_size, told)
    return found
