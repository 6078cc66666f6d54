#!/bin/sh
# Writes requirements.lock (what the site needs) and requirements-dev.lock (that, and the tests): every package pinned
# and hashed, for Linux, macOS and Windows, from Python 3.11 on. ACTUALIZAR=1 takes the newest versions.
set -eu
. scripts/comun.sh

python=$(find_python) || die "hace falta Python 3.11 o más nuevo."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check uv

# lock FILE OPTION...: writes it anew, keeping the versions it had unless told otherwise.
lock() {
    file=$1
    shift
    [ -z "${ACTUALIZAR:-}" ] || set -- --upgrade "$@"
    say "Escribiendo ${file}…"
    "$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command 'make candado' \
        --group pyproject.toml:instalar "$@" --output-file "$file" pyproject.toml
}

lock requirements.lock --extra hojas
lock requirements-dev.lock --all-extras --constraints requirements.lock
