"""Prints the list of what the tool needs (SBOM, CycloneDX 1.6) from a lock: each package, its version and its hashes.

The same lock gives the same bytes: no day, no number of its own. Standard library only.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\\n]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def components(lock: str) -> list[dict[str, object]]:
    """Return the packages of a lock, in its order."""
    found = []
    for block in re.split(r"\n(?=[A-Za-z])", lock):
        match = _PACKAGE.match(block)
        if match:
            reference = f"pkg:pypi/{match['name'].lower()}@{match['version']}"
            files = [{"alg": "SHA-256", "content": digest} for digest in _HASH.findall(block)]
            found.append(
                {
                    "type": "library",
                    "bom-ref": reference,
                    "name": match["name"],
                    "version": match["version"],
                    "purl": reference,
                    "hashes": files,  # of each file that may be installed: one for every kind of machine
                }
            )
    return found


def bill(lock: str) -> str:
    """Return the list as JSON."""
    tool = {"type": "application", "bom-ref": "plan-abierto", "name": "plan-abierto"}
    parts = components(lock)
    data = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": tool},
        "components": parts,
        "dependencies": [{"ref": "plan-abierto", "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(bill(Path(sys.argv[1]).read_text("utf-8")))
