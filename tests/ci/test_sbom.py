"""The list of what the tool needs has every package of the lock, and is the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.small_plans import ROOT


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_of_the_lock_is_listed_with_its_version_and_hashes(name):
    asked = [sys.executable, ROOT / "scripts/ci/sbom.py", ROOT / name]
    first, second = (subprocess.run(asked, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second
    bill = json.loads(first)
    locked = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert [(part["name"], part["version"]) for part in bill["components"]] == locked
    assert all(part["hashes"] for part in bill["components"])
    assert bill["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in bill["components"]]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
