"""The site takes its place whole or not at all, and nothing that is not a site is ever replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.core.problem import GeneratorError
from generator.proof.checkpoint import Checkpoint
from generator.proof.folder import seal
from generator.publishing.page import OutputFile, mark
from generator.publishing.write import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = (
    OutputFile("index.html", b"old"),
    OutputFile("a/b/only-old.html", b"old"),
    mark(["index.html", "a/b/only-old.html"]),
)
NEW = (OutputFile("index.html", b"new"), OutputFile("c/index.html", b"new"), mark(["index.html", "c/index.html"]))


def nothing(_: Path) -> None:
    """Add nothing to the site."""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def contents(files: tuple[OutputFile, ...]) -> dict[str, bytes]:
    return {output.path: output.data for output in sorted(files, key=lambda output: output.path)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an old site."""
    folder = tmp_path / "site"
    write_site(OLD, folder, nothing)
    return folder


def test_a_site_is_written_in_a_new_folder(tmp_path):
    assert write_site(NEW, tmp_path / "a" / "b" / "site", nothing) == 3
    assert tree(tmp_path / "a/b/site") == contents(NEW)
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["site"]


def test_a_site_can_be_read_by_the_web_server(tmp_path):
    write_site(NEW, tmp_path / "site", nothing)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "site").mkdir()
    write_site(NEW, tmp_path / "site", nothing)
    assert tree(tmp_path / "site") == contents(NEW)


def test_an_old_site_is_replaced_whole(site):
    write_site(NEW, site, nothing)
    assert tree(site) == contents(NEW)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_finishes_the_site_works_before_readers_see_it(site):
    def finish(folder: Path) -> None:
        assert tree(site) == contents(OLD)
        (folder / "index").write_bytes(b"search")

    write_site(NEW, site, finish)
    assert tree(site) == contents(NEW) | {"index": b"search"}


@pytest.mark.parametrize("failure", [GeneratorError("no"), OSError(28, "No space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("moment", ["files", "finish"])
def test_a_failure_half_way_leaves_the_old_site_whole_and_no_leftovers(site, failure, moment):
    def half() -> Iterator[OutputFile]:
        yield NEW[0]
        if moment == "files":
            raise failure
        yield NEW[1]

    def finish(_: Path) -> None:
        raise failure

    with pytest.raises((GeneratorError, KeyboardInterrupt)):
        write_site(half(), site, finish)
    assert tree(site) == contents(OLD)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_failure_without_an_old_site_leaves_nothing(tmp_path):
    def finish(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(GeneratorError, match=r"no se pudo escribir"):
        write_site(NEW, tmp_path / "site", finish)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["cartas.txt", "index.html", ".git/config", "plans/di/institucion.yaml"])
def test_a_folder_of_other_things_is_never_touched(tmp_path, name):
    folder = tmp_path / "mio"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"mine")
    with pytest.raises(GeneratorError, match="elija otra carpeta"):
        write_site(NEW, folder, nothing)
    assert tree(folder) == {name: b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["mio"]


def test_a_file_in_the_place_of_the_folder_is_never_touched(tmp_path):
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(GeneratorError):
        write_site(NEW, tmp_path / "site", nothing)
    assert (tmp_path / "site").read_bytes() == b"mine"


def test_a_place_below_a_file_is_said_to_be_impossible(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(GeneratorError, match="no se pudo escribir"):
        write_site(NEW, tmp_path / "file" / "site", nothing)


def test_nothing_is_made_ready_for_a_folder_that_is_refused(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")

    files = iter(NEW)
    with pytest.raises(GeneratorError):
        write_site(files, tmp_path, nothing)
    assert next(files) == NEW[0]


@pytest.mark.parametrize("name", [".git", "CNAME", "informe.pdf"])
def test_what_somebody_else_put_into_the_site_is_not_lost(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    write_site(OLD, site, lambda _: None)
    (site / name).write_text("mine", "utf-8")
    with pytest.raises(GeneratorError, match=f"se perderían: {name};"):
        write_site(NEW, site, lambda _: None)
    assert (site / name).read_text("utf-8") == "mine"
    assert (site / "index.html").read_bytes() == b"old"


def sealed(site: Path) -> None:
    """List the files as a finished site does."""
    write_site(OLD, site, lambda folder: seal(folder, Checkpoint("", "", "", "", is_simulated=False)))


@pytest.mark.parametrize("name", ["a/b/informe.pdf", "a/nueva/nota.txt"])
def test_what_somebody_put_deep_inside_a_finished_site_is_not_lost(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    sealed(site)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("mine", "utf-8")
    with pytest.raises(GeneratorError, match=f"se perderían: {name};"):
        write_site(NEW, site, nothing)
    assert (site / name).read_text("utf-8") == "mine"


def test_what_systems_leave_in_folders_is_nobodys_loss(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sealed(site)
    for name in (".DS_Store", "a/Thumbs.db"):
        (site / name).write_bytes(b"x")
    write_site(NEW, site, nothing)
    assert tree(site) == contents(NEW)
