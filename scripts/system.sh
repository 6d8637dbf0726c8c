# Sourced by run, test and bench: what they need from the machine.
# shellcheck shell=bash

required_swift=6.3
# What Package.swift links against; keep in step with docs/dependencies.md.
# shellcheck disable=SC2034 # used by those who source this
build_packages=(libcurl4-openssl-dev libjs-leaflet libpq-dev libqrencode-dev libsodium-dev libsqlite3-dev libstemmer-dev pkg-config)

# fail LINE…: ends the script with a message.
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# at_least VERSION FOUND
at_least() {
    [ "$(printf '%s\n' "$1" "$2" | sort --version-sort | head -n 1)" = "$1" ]
}

require_swift() {
    local found
    found=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9.]+).*/\1/p' | head -n 1)
    if [ -n "$found" ] && at_least "$required_swift" "$found"; then return; fi
    fail "Swift $required_swift or newer is needed; found here: ${found:-none}." \
        "Get it from https://www.swift.org/install/linux/ (choose Debian 12), open a new shell and try again."
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "This needs root: $*" "Run it as root, or install sudo, and try again."
    fi
}

is_installed() {
    dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# install_missing PACKAGE…: Debian packages; does nothing when all are there.
install_missing() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not Debian. Please see to it that these, or what they are called here, are installed: $*"
        return
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then return; fi

    echo "Installing ${missing[*]}"
    mkdir -p var
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${missing[@]}"; } >var/apt.log 2>&1; then
        tail -n 20 var/apt.log >&2
        fail "The packages could not be installed; all of the output is in var/apt.log."
    fi
    # Debian starts a PostgreSQL when it installs one. Ours is started where and when it is needed.
    case " ${missing[*]} " in
        *" postgresql "*) as_root service postgresql stop >>var/apt.log 2>&1 || true ;;
    esac
}
