"""The filter of the search index, in one order whatever order Pagefind wrote it in."""

from __future__ import annotations

import gzip

from generator.publishing.search_filter import in_order, name_of, renamed

MARK = b"pagefind_dcd"


def text(value: str) -> bytes:
    """A text in CBOR."""
    data = value.encode()
    return (bytes([0x60 + len(data)]) if len(data) < 24 else bytes([0x78, len(data)])) + data


def chunk(*values: tuple[str, bytes]) -> bytes:
    """A filter called `es` with values and the pages of each."""
    items = b"".join(b"\x82" + text(name) + pages for name, pages in values)
    return gzip.compress(MARK + b"\x82" + text("es") + bytes([0x80 + len(values)]) + items)


ONE, TWO = ("estado=No reportado, según el informe", b"\x83\x01\x18\x59\x19\x01\x75"), ("año=2024", b"\x81\x00")


def test_the_same_values_in_another_order_are_the_same_bytes():
    assert in_order(chunk(ONE, TWO)) == in_order(chunk(TWO, ONE))
    assert gzip.decompress(in_order(chunk(ONE, TWO))) in {
        gzip.decompress(chunk(*pair)) for pair in ((ONE, TWO), (TWO, ONE))
    }
    assert in_order(chunk(ONE, TWO)) != in_order(chunk(ONE, ("año=2025", b"\x81\x00")))


def test_what_is_of_another_form_is_left_alone():
    other = gzip.compress(b"something else")
    assert in_order(other) == other


def test_a_name_follows_from_the_content_and_takes_the_place_of_the_old_one():
    old = "es_cc862a5"
    name = name_of(b"content", old)
    assert (len(name), name[:3], name) == (len(old), "es_", name_of(b"content", old))
    assert name_of(b"other", old) != name
    meta = gzip.compress(MARK + text(old))
    assert gzip.decompress(renamed(meta, old, name)) == MARK + text(name)
