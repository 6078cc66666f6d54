#!/bin/sh
# Finds a Chromium for the browser tests, or installs one. Its path, and nothing else, goes to stdout.
# $CHROMIUM, when set, is the one to use. Without any: an error under CI=true, else a loud warning and an empty line.
set -eu
. scripts/comun.sh

found() {
    printf '%s\n' "$1"
    exit 0
}

# On some systems the command is only a stub that tells how to install it, so each must really answer.
look() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        '/Applications/Chromium.app/Contents/MacOS/Chromium' \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
        path=$(command -v "$name" 2>/dev/null) || continue
        "$path" --version >/dev/null 2>&1 || continue
        found "$path"
    done
}

playwright_path() {
    .venv/bin/python -c 'from playwright.sync_api import sync_playwright as start
with start() as playwright: print(playwright.chromium.executable_path)' 2>/dev/null
}

# Minimal images have no font at all: pages would show no text.
fonts() {
    [ "$(uname -s)" = Linux ] || return 0
    if command -v fc-list >/dev/null 2>&1; then
        [ -z "$(fc-list 2>/dev/null | head -n 1)" ] || return 0
    elif find /usr/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" -name '*.[to]tf' 2>/dev/null | grep -q .; then
        return 0
    fi
    apt_install fonts-dejavu-core || say "Aviso: no hay ninguna fuente instalada; las páginas saldrán sin texto."
}

if [ -n "${CHROMIUM:-}" ]; then
    path=$(command -v "$CHROMIUM") || die "CHROMIUM=$CHROMIUM no es un programa."
    fonts
    found "$path"
fi

fonts
look
path=$(playwright_path) && [ -x "$path" ] && found "$path"
if apt_install chromium; then look; fi
say "Descargando Chromium con Playwright…"
if .venv/bin/playwright install chromium >&2; then
    path=$(playwright_path) && [ -x "$path" ] && found "$path"
fi

message="no se encontró ni se pudo instalar Chromium. Instálelo (en Debian: sudo apt-get install -y chromium) o indíquelo en CHROMIUM."
[ "${CI:-}" != true ] || die "$message"
say "******************************************************************************"
say "AVISO: $message"
say "Las pruebas en navegador NO se harán."
say "******************************************************************************"
found ""
