"""The option that writes the expected reports anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--actualizar`."""
    parser.addoption("--actualizar", action="store_true", help="write the expected reports of tests/cases anew")


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    """Whether expected reports are to be written rather than compared."""
    return bool(request.config.getoption("--actualizar"))
