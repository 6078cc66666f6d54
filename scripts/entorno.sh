#!/bin/sh
# Makes .venv and installs into it one lock file and this project (editable). Run by make, from the project's root.
# Usage: scripts/entorno.sh LOCK_FILE
set -eu
. scripts/comun.sh

lock=$1
venv_python=.venv/bin/python

python=$(find_python) ||
    die "hace falta Python 3.11 o más nuevo${PYTHON:+ y «$PYTHON» no lo es}. Instálelo o indique cuál usar: make PYTHON=/ruta/a/python3 …"

# Debian and Ubuntu ship Python without the part that makes environments.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    apt_install "$package" || true
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        die "a Python le falta el módulo venv. Ejecute: sudo apt-get update && sudo apt-get install -y $package"
fi

# An environment that a newer system Python, or a renamed folder, has broken is made anew.
if ! "$venv_python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    ! head -n 1 .venv/bin/pip 2>/dev/null | grep -qF "$PWD/.venv/"; then
    say "Preparando el entorno con $("$python" --version)…"
    "$python" -m venv --clear .venv
fi

say "Instalando las dependencias de ${lock}…"
export PIP_DISABLE_PIP_VERSION_CHECK=1
"$venv_python" -m pip install --quiet --require-hashes -r "$lock"
"$venv_python" -m pip install --quiet --no-deps --no-build-isolation -e .
