#!/usr/bin/env bash
# install.sh GROUP...: installs with apt what is missing of the groups `build` and `test` (Debian bookworm).
# Needs root, or sudo, only when something is missing.
set -euo pipefail

packages() {
    case $1 in
    build)
        echo g++ cmake ninja-build pkg-config ccache mold gettext tzdata \
            libboost1.81-dev libboost-json1.81-dev libboost-locale1.81-dev libicu-dev \
            libfmt-dev libcli11-dev libtomlplusplus-dev libhowardhinnant-date-dev \
            libsqlite3-dev libssl-dev libsodium-dev libqrencode-dev libfido2-dev \
            libcurl4-openssl-dev libmagic-dev libzip-dev
        # npm makes the stylesheet; whichever node the machine has will do.
        if ! command -v npm >/dev/null; then echo nodejs npm; fi
        ;;
    test)
        echo libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev libgumbo-dev \
            clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev python3 \
            libpq-dev postgresql-15 strace liboath-dev python3-aiosmtpd khal openssl clamav-daemon \
            chromium-headless-shell default-jre-headless fonts-noto-core
        ;;
    *)
        echo "install.sh: no group called $1 (build, test)" >&2
        exit 2
        ;;
    esac
}

# Those of the named packages that are not installed.
missing() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$installed")
}

# Runs a command as root.
as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -qq -o Dpkg::Use-Pty=0 "$@"; }

install() {
    local log
    log=$(mktemp)
    echo "Installing with apt: $*" >&2
    if dpkg-query -W -f '${db:Status-Status}' libboost1.74-dev 2>/dev/null | grep -qx installed; then
        echo "Boost 1.81 replaces the installed development files of Boost 1.74." >&2
    fi
    # libboost1.81-dev is named even when it is there already, so that no other package brings 1.74 in its place.
    if ! { apt update && apt install -y --no-install-recommends "$@" libboost1.81-dev; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "apt could not install what is missing." >&2
        exit 1
    fi
    rm -f "$log"
}

main() {
    if ! command -v apt-get >/dev/null; then
        echo "This project installs its packages with apt and knows Debian 12 (bookworm); apt-get is not here." >&2
        exit 1
    fi
    local wanted=() lacking group
    for group in "$@"; do
        # shellcheck disable=SC2207 # package names hold no spaces
        wanted+=($(packages "$group"))
    done
    mapfile -t lacking < <(missing "${wanted[@]}")
    if ((${#lacking[@]} == 0)); then
        return
    fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        echo "Missing packages: ${lacking[*]}" >&2
        echo "Installing them needs root or sudo, and there is neither here." >&2
        exit 1
    fi
    install "${lacking[@]}"
}

main "$@"
