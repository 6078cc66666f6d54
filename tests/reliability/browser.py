"""The browser of the machine, for figures that look at pages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_ARGS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium; a figure that needs one and finds none fails."""
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("no hay Chromium: sh scripts/chromium.sh lo instala")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_ARGS))
        try:
            yield chromium
        finally:
            chromium.close()
