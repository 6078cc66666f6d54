"""Archives written here are what any program reads, and their files go from one into another as they are."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from generator.publishing.archive import QUICK, archive, contents_of, members_of, zipped
from generator.publishing.archive import member as made_at

if TYPE_CHECKING:
    from generator.publishing.archive import Member

FILES = (("a.csv", b"x" * 1000), ("carpeta/ñ.xml", "á".encode()), ("vacío", b""))
TOLD, OTHER = "ab" * 32, "cd" * 32


def member(data: bytes, told: str = "") -> Member:
    return made_at(data, QUICK, told)


def test_any_program_reads_them_and_they_bear_no_hour():
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as found:
        assert found.testzip() is None
        assert [(each.filename, found.read(each)) for each in found.infolist()] == [*FILES]
        assert {each.date_time for each in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zipped(FILES) == zipped(FILES)
    assert zipfile.ZipFile(io.BytesIO(zipped(()))).namelist() == []


def test_what_some_files_of_an_archive_say_is_read_without_the_others():
    wanted = ("carpeta/ñ.xml", "vacío", "otra")
    assert contents_of(zipped(FILES), wanted) == {name: data for name, data in FILES if name in wanted}
    assert contents_of(zipped(FILES), ()) == contents_of(zipped(()), wanted) == {}


def test_files_that_say_what_tells_them_are_found_again_as_they_are():
    kept, new = member(b"largo" * 100, TOLD), member(b"nuevo", OTHER)
    whole = archive((("uno", member(b"sin nombre")), ("hója", kept), ("otra", new)))
    assert members_of(whole) == {TOLD: kept, OTHER: new}
    again = archive((("tres", members_of(whole)[TOLD]),))
    assert again == archive((("tres", kept),))
    with zipfile.ZipFile(io.BytesIO(again)) as found:
        assert found.read("tres") == b"largo" * 100


def test_an_archive_of_others_has_none():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a", "b")
    assert members_of(out.getvalue()) == {}
