"""The HTML of every kind of page before an outside judge, where there is one: the Nu Html Checker (`VNU_JAR`, Java)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from tests.test_site import KINDS, file_of

JAR = os.environ.get("VNU_JAR", "")
# Of a file without a server there is no «'self'», so that what the policy allows looks forbidden.
FORGIVEN = "Content Security Policy"


@pytest.mark.skipif(not (JAR and shutil.which("java")), reason="set VNU_JAR to a vnu.jar, and install Java")
@pytest.mark.parametrize("which", ["real", "simulated"])
def test_every_kind_of_page_is_valid_html(sites, which):
    pages = [str(sites[which] / file_of(kind)) for kind in KINDS]
    command = ["java", "-jar", JAR, "--format", "json", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [each for each in json.loads(done.stderr)["messages"] if FORGIVEN not in each["message"]]
    assert [(each["url"], each["message"]) for each in found] == []
