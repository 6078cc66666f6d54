"""Puts the values of the search index's filter in order, so that equal sites have equal bytes.

Pagefind writes them as a hash table of Rust gives them, in another order each time. A chunk is gzip over a mark and
CBOR (RFC 8949): `[name, [[value, [page, …]], …]]`, of which only numbers, texts and lists occur.
"""

from __future__ import annotations

import gzip
import hashlib

_MARK = b"pagefind_dcd"
_PAIR = 0x82
_TEXT, _LIST = 3, 4
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def in_order(chunk: bytes) -> bytes:
    """Return a filter's chunk with its values in order; the same, if it is of a form that we do not know."""
    data = gzip.decompress(chunk)
    if not data.startswith(_MARK) or data[len(_MARK)] != _PAIR:
        return chunk
    _, count, at = _head(data, _end(data, len(_MARK) + 1))
    head, items = data[:at], []
    for _ in range(count):
        end = _end(data, at)
        items.append(data[at:end])
        at = end
    return gzip.compress(head + b"".join(sorted(items)) + data[at:], mtime=0)


def renamed(meta: bytes, old: str, new: str) -> bytes:
    """Return the chunk that names the others with another name, of the same length, for one of them."""
    return gzip.compress(gzip.decompress(meta).replace(old.encode(), new.encode()), mtime=0)


def name_of(chunk: bytes, like: str) -> str:
    """Return the name of a chunk, as long as another: `es_` and the beginning of its hash."""
    language, _, digest = like.rpartition("_")
    return f"{language}_{hashlib.sha256(chunk).hexdigest()[: len(digest)]}"


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return the kind of what begins at a place, its number (of a list, how many), and where its content begins."""
    kind, number = data[at] >> 5, data[at] & 31
    size = _SIZES.get(number, 0)
    value = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else number
    return kind, value, at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Return where what begins at a place ends."""
    kind, number, at = _head(data, at)
    if kind == _TEXT:
        return at + number
    for _ in range(number if kind == _LIST else 0):
        at = _end(data, at)
    return at
