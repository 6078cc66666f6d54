#!/bin/sh
# Makes `pat` ready on a machine of GitHub or GitLab: from the wheel that an institution keeps in motor/, or else from
# this repository. The command is in .venv/bin; later steps of a GitHub job find it on their PATH.
set -eu

if ls motor/*.whl >/dev/null 2>&1; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check motor/*.whl
else
    sh scripts/entorno.sh requirements.lock
fi
[ -z "${GITHUB_PATH:-}" ] || printf '%s\n' "$PWD/.venv/bin" >>"$GITHUB_PATH"
.venv/bin/pat --version
