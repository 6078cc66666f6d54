"""What a project says of itself; which libraries an engine has, since a site that another made is not its own."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from zipfile import ZipFile

import pytest

from generator.cache.digests import _SHAPING
from generator.core.problem import GeneratorError
from generator.project import Project, engine_libraries


@pytest.mark.parametrize("key", ["site_url", "repo_url"])
@pytest.mark.parametrize("told", ["javascript:alert(1)//", "//otro.example/planes", "   "])
def test_an_address_that_pages_link_to_is_one_of_the_web(tmp_path, key, told):
    (tmp_path / "mkdocs.yml").write_text(f"{key}: {told!r}\n", "utf-8")
    with pytest.raises(GeneratorError, match=f"{key} debe empezar con https://"):
        _ = Project(tmp_path).settings


def test_the_address_of_the_site_ends_in_a_slash_and_that_of_the_repository_does_not(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_url: https://a.example/x\nrepo_url: http://b.example/y/\n", "utf-8")
    settings = Project(tmp_path).settings
    assert (settings.site_url, settings.repo_url) == ("https://a.example/x/", "http://b.example/y")


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two folders in which Python looks for libraries, in this order, and no other."""
    found = [tmp_path / "first", tmp_path / "second"]
    for folder in found:
        folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder) for folder in found])
    return found


def told(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def test_versions_are_those_that_python_tells():
    assert engine_libraries(_SHAPING) == [told(name) for name in _SHAPING]


def test_of_two_versions_it_is_the_one_that_python_imports(folders):
    (folders[1] / "PyYAML-5.0.dist-info").mkdir()
    assert engine_libraries(["pyyaml", "jinja2"]) == ["5.0", ""]
    (folders[0] / "PyYAML-6.0.3.egg-info").mkdir()
    assert engine_libraries(["pyyaml", "jinja2"]) == ["6.0.3", ""]


def test_what_python_cannot_read_is_passed_by(folders, monkeypatch):
    (folders[0] / "jinja2-3.1.6.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", ["x" * 5000, str(folders[0] / "none"), *sys.path])
    assert engine_libraries(["jinja2"]) == ["3.1.6"]


def test_libraries_in_a_zip_are_found_too(folders, monkeypatch):
    with ZipFile(folders[0] / "all.zip", "w") as archive:
        archive.writestr("jinja2-3.1.6.dist-info/METADATA", "Name: Jinja2\nVersion: 3.1.6\n")
    (folders[0] / "~roken-1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(folders[0] / "all.zip"), *sys.path])
    assert engine_libraries(["jinja2", "pagefind"]) == ["3.1.6", ""]
