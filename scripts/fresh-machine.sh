#!/usr/bin/env bash
# Proves on a machine that has nothing that a clone runs and its tests pass: a bare Debian 12 in a temporary folder,
# the committed tree copied in, `./run` and then `./test` inside. Needs root and debootstrap.
#
# fresh-machine.sh [COMMAND...]   another command in place of the two, for instance `scripts/install.sh build test`
#
# Packages come from where this machine's apt gets them, or from NODDFA_MIRROR.
set -euo pipefail
source "$(dirname "$0")/common.sh"

release=bookworm

# "deb URI SUITE COMPONENT" for each Debian source that this machine's apt knows.
sources() {
    if [[ -n ${NODDFA_MIRROR:-} ]]; then
        echo "deb $NODDFA_MIRROR $release main"
    else
        # shellcheck disable=SC2016 # apt expands these
        apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
            grep -E " $release(-security|-updates)? " | sort -u
    fi
}

mirror() { sources | awk -v release="$release" '$3 == release { print $2; exit }'; }

# A bare system in the folder, with this machine's way to the network and the committed tree in /noddfa.
prepare() {
    local box=$1
    debootstrap --variant=minbase "$release" "$box" "$(mirror)"
    sources >"$box/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check-)' >"$box/etc/apt/apt.conf.d/90network" || true
    cp /etc/resolv.conf "$box/etc/resolv.conf"
    # npm's way to its packages, and whom this machine trusts on it.
    if command -v npm >/dev/null; then
        install -D -m 644 /etc/ssl/certs/ca-certificates.crt "$box/etc/trusted.crt"
        printf 'registry=%s\ncafile=/etc/trusted.crt\n' "$(npm config get registry)" >"$box/root/.npmrc"
    fi
    mkdir "$box/noddfa"
    git archive HEAD | tar -x -C "$box/noddfa"
}

# Runs a command in the box, in process and mount namespaces of its own, so that nothing of it stays behind.
in_box() {
    local box=$1
    shift
    # shellcheck disable=SC2016 # expanded inside
    unshare --mount --pid --fork bash -c '
        mount -t proc proc "$0/proc" && box=$0 &&
        exec chroot "$box" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
            bash -c "cd /noddfa && exec \"\$@\"" bash "$@"' "$box" "$@"
}

# Runs ./run in the box until its first page is answered, then ends it.
# shellcheck disable=SC2016 # expanded inside
serves() {
    in_box "$1" bash -c '
        ./run --port 18080 & served=$!
        until { exec 3<>/dev/tcp/127.0.0.1/18080; } 2>/dev/null; do
            kill -0 $served 2>/dev/null || exit 1
            sleep 1
        done
        printf "GET /en/sign-in HTTP/1.1\r\nHost: 127.0.0.1:18080\r\nConnection: close\r\n\r\n" >&3
        read -r -t 30 status <&3
        kill -TERM $served
        wait $served
        echo "$status"
        [[ $status == "HTTP/1.1 200 "* ]]'
}

timed() {
    local start=$SECONDS status=0
    "${@:2}" || status=$?
    say "$1: $((SECONDS - start)) s, status $status"
    return "$status"
}

main() {
    if ((EUID != 0)) || ! command -v debootstrap >/dev/null; then
        echo "fresh-machine.sh needs root and debootstrap." >&2
        exit 1
    fi
    box=$(mktemp -d)
    trap 'rm -rf --one-file-system "$box"' EXIT
    chmod 755 "$box"
    quietly "a bare Debian ($release)" prepare "$box"
    if (($# > 0)); then
        timed "$*" in_box "$box" "$@"
    else
        timed "./run" serves "$box"
        timed "./run again" serves "$box"
        timed "./test" in_box "$box" ./test
    fi
}

main "$@"
