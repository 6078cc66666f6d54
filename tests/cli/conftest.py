"""A sound project in a folder of its own, and the command over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.small_project import SOUND_FILES, Pat, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a small, sound project."""
    root = tmp_path / "proyecto"
    write(root, SOUND_FILES)
    return root


@pytest.fixture
def pat(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Pat:
    """The command over the project, without what the surroundings could say of the day or of the format."""
    for name in ("SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Pat(project, capsys)
