from __future__ import annotations

import pytest

from generator.reporters import DEFAULTS, REPORTERS
from tests.reporters.samples import FOUR


@pytest.mark.parametrize("name", REPORTERS)
def test_every_reporter_is_called_alike(name):
    for problems in (FOUR, ()):
        text = REPORTERS[name](problems, 3, DEFAULTS)
        assert text.endswith("\n")
        assert text == REPORTERS[name](problems, 3)


def test_the_formats_have_names():
    assert list(REPORTERS) == ["text", "json", "github", "markdown"]
