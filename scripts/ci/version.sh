#!/bin/sh
# Makes the wheel of this version in dist/, with the list of what it needs (CycloneDX) and the digests of both.
set -eu

sh scripts/entorno.sh requirements.lock
.venv/bin/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
python3 scripts/ci/sbom.py requirements.lock >dist/plan-abierto.cdx.json
cd dist && sha256sum -- *.whl plan-abierto.cdx.json >sha256.txt
