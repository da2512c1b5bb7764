#!/usr/bin/env bash
# packages.sh: fetches what package-lock.json names from npm, unless it is there; no package's own script is run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if ! cmp -s package-lock.json node_modules/.noddfa-lock; then
    npm ci --ignore-scripts --no-audit --no-fund >&2
    cp package-lock.json node_modules/.noddfa-lock
fi
