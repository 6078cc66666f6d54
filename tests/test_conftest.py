"""The fixtures themselves: a folder is served as a static host does, and the browser reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import find_soffice

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.conftest import Serve


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "unidad").mkdir()
    (tmp_path / "index.html").write_text("<title>Inicio</title><a href='unidad/'>Unidad</a>", encoding="utf-8")
    (tmp_path / "unidad/index.html").write_text("<title>Unidad</title>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>No existe</title>", encoding="utf-8")
    return tmp_path


def status_and_text(url: str) -> tuple[int, str]:
    try:
        with urlopen(url) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize(("subpath", "path"), [("", "/"), ("pat", "/pat/"), ("/a/b/", "/a/b/")])
def test_a_folder_is_served_under_its_sub_path(folder: Path, serve: Serve, subpath: str, path: str):
    with serve(folder, subpath) as url:
        assert url.removeprefix("http://127.0.0.1:").lstrip("0123456789") == path
        assert status_and_text(url) == (200, "<title>Inicio</title><a href='unidad/'>Unidad</a>")
        assert status_and_text(url + "unidad") == (200, "<title>Unidad</title>")
        assert status_and_text(url + "falta/") == (404, "<title>No existe</title>")


def test_a_link_that_forgets_the_sub_path_is_noticed(folder: Path, serve: Serve):
    with serve(folder, "pat") as url:
        status, _ = status_and_text(url.removesuffix("pat/") + "unidad/")
    assert status == 404


@pytest.mark.navegador
def test_the_browser_follows_a_link(folder: Path, serve: Serve, chromium: Browser):
    with serve(folder, "pat") as url, chromium.new_context(locale="es-SV") as context:
        page = context.new_page()
        page.goto(url)
        page.get_by_role("link", name="Unidad").click()
        assert page.title() == "Unidad"
        assert page.url == url + "unidad/"


def test_a_libreoffice_that_must_be_there_and_is_not_fails(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("SOFFICE", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NOT RUN"):
        find_soffice()
    monkeypatch.setenv("SOFFICE", "soffice")
    with pytest.raises(pytest.fail.Exception, match="no program"):
        find_soffice()
