#!/bin/sh
# Makes everything ready to run, check and test the project; `make` calls it before each target.
# When all is ready already it only looks, which takes a fraction of a second.
#
#   1. system libraries (Debian and its kin, if we may install); a sentence when we may not
#   2. .venv with what packaging/requirements.lock names, and the project itself, editable
#   3. the catalogues of texts, when a translation is newer
#
# Details of a failed step stand in .setup/setup.log.
set -eu
cd "$(dirname "$0")/.."

lock=packaging/requirements.lock
log=.setup/setup.log
python=.venv/bin/python
stamp=.venv/set-up-is-complete
packages="ca-certificates python3-venv libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
# for the window on a real screen
packages="$packages libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"

# Networks with a certificate of their own are trusted as the machine trusts them; slow lines may be slow.
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
export UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-180}"
export PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf 'set-up: %s\n' "$*"; }

fail() {
    printf 'set-up: %s\n' "$*" >&2
    exit 1
}

# A step's chatter goes to the log; a failed step shows the log's end.
logged() {
    printf '+ %s\n' "$*" >>"$log"
    if ! "$@" >>"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "stopped, see above; all of it stands in $log. Once the reason is gone (no network?), call make again"
    fi
}

# -- 1. system libraries ---------------------------------------------------------------------

missing_packages() {
    for package in $packages; do
        # newer releases renamed some of them to …t64
        dpkg-query -W -f '${db:Status-Status}\n' "$package" "${package}t64" 2>/dev/null |
            grep -qx installed || printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=120 "$@" </dev/null >>"$log" 2>&1
}

install_system_libraries() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if as_root true 2>>"$log"; then
        say "installing system packages: $missing"
        apt update || true # one unreachable source out of many is no reason to stop
        # shellcheck disable=SC2086  # one argument for each package
        if apt install --no-install-recommends $missing; then return 0; fi
    fi
    say "these system packages are missing and could not be installed; without them the window and its tests do not start: apt-get install $missing"
}

# -- 2. the environment ----------------------------------------------------------------------

find_python() {
    for candidate in python3.11 python3 python python3.12 python3.13; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

# What the environment was made from. The place counts too: an environment can't be moved.
fingerprint() { { pwd && cat "$lock" packaging/setup.sh; } | cksum; }

environment_is_ready() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] &&
        "$python" -c 'import krc_desktop, PySide6, sqlcipher3, pytest' 2>/dev/null
}

pip() { "$python" -m pip "$@"; }

install_project() {
    logged .venv/bin/uv pip install --python "$python" --no-deps --no-build-isolation --editable .
    # fails when pyproject.toml asks for something that the lock does not have yet: `make lock`
    logged .venv/bin/uv pip check --python "$python"
}

make_environment() {
    chosen=$(find_python) || fail "Python 3.11 or newer is needed and none was found; install it (Debian: apt-get install python3) and try again"
    say "making .venv with $("$chosen" --version)"
    rm -rf .venv
    logged "$chosen" -m venv --without-pip .venv
    "$python" -c 'import ensurepip' 2>/dev/null ||
        fail "this Python can't fill an environment (no ensurepip); install it (Debian: apt-get install python3-venv) and call make again"
    logged "$python" -m ensurepip
    # uv alone first, by its own lines of the lock: it then installs the rest, many times faster
    sed -n '/^uv==/,/[^\\]$/p' "$lock" >.setup/uv.lock
    logged pip install --quiet --require-hashes --requirement .setup/uv.lock
    say "installing what $lock names"
    logged .venv/bin/uv pip install --python "$python" --require-hashes --requirement "$lock"
    install_project
    fingerprint >"$stamp"
}

# -- 3. the catalogues -----------------------------------------------------------------------

compile_newer_catalogues() {
    for source in translations/*/LC_MESSAGES/*.po; do
        if [ "$source" -nt "${source%.po}.mo" ]; then
            "$python" packaging/compile_catalogues.py .
            return
        fi
    done
}

mkdir -p .setup
# Two terminals: the second waits for the first.
exec 9>.setup/lock
if command -v flock >/dev/null; then flock 9; fi

if ! environment_is_ready; then
    : >"$log"
    install_system_libraries
    make_environment
    say "ready"
elif [ pyproject.toml -nt "$stamp" ]; then
    : >"$log"
    install_project
    touch "$stamp"
fi
compile_newer_catalogues
