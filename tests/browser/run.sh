#!/usr/bin/env bash
# run.sh NODDFA: makes a demonstration, serves it on a free port of this machine and visits its pages. One line for each
# check on standard output ("ok …" or "not ok …"), a count at the end. Everything it makes goes with it.
set -euo pipefail

noddfa=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

packages() {
    if ! cmp -s "$here/package-lock.json" "$here/node_modules/.noddfa-lock"; then
        (cd "$here" && npm ci --silent --ignore-scripts --no-audit --no-fund >&2)
        cp "$here/package-lock.json" "$here/node_modules/.noddfa-lock"
    fi
}

packages
tests/provider/packages.sh
scripts/assets.sh build/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$noddfa" demo --data "$work/site" --key "$work/site.key" >/dev/null
"$noddfa" serve --data "$work/site" --key "$work/site.key" --routes >"$work/routes"
NODDFA="$noddfa" WORK="$work" ASSETS=build/assets node "$here/main.mjs"
