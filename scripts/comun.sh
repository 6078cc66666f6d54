# shellcheck shell=sh
# Sourced by the other scripts: how they speak, and how they get root's rights.

say() { printf '%s\n' "$*" >&2; }

die() {
    say "Error: $*"
    exit 1
}

# as_root COMMAND...: runs it as root, or through sudo when that asks for no password; fails when neither is possible.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# apt_install PACKAGE...: fails when apt-get or root's rights are missing; shows what apt-get said only when it failed.
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root true || return 1
    say "Instalando con apt-get: $*"
    apt_log=$(mktemp)
    if as_root apt-get update >"$apt_log" 2>&1 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$apt_log" 2>&1; then
        rm -f "$apt_log"
    else
        cat "$apt_log" >&2
        rm -f "$apt_log"
        return 1
    fi
}

# find_python: prints the first Python 3.11 or newer, $PYTHON before all.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        candidates=$PYTHON
    else
        candidates='python3 python3.14 python3.13 python3.12 python3.11 python'
    fi
    for candidate in $candidates; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}
