#!/usr/bin/env bash
# assets.sh FOLDER: makes the stylesheet and the script of the pages, each named after what it holds, so that browsers
# may keep them for ever, and manifest.json: {"noddfa.css": "noddfa-<hash>.css", …}. Does nothing if nothing changed.
set -euo pipefail

if (($# != 1)); then
    echo "assets.sh FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What the result depends on, in one hash.
inputs() {
    { find web/assets -type f | sort && echo package-lock.json scripts/assets.sh; } | xargs sha256sum | sha256sum
}

# The packages that package-lock.json names, from npm; their own install scripts are not run.
packages() {
    if ! cmp -s package-lock.json node_modules/.noddfa-lock; then
        local log
        log=$(mktemp)
        if ! npm ci --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
            cat "$log" >&2
            exit 1
        fi
        rm -f "$log"
        cp package-lock.json node_modules/.noddfa-lock
    fi
}

# keep FILE NAME.EXTENSION: moves the file to its hashed name and prints its line of the manifest.
keep() {
    local hashed
    hashed=${2%.*}-$(sha256sum "$1" | cut -c 1-16).${2##*.}
    mv "$1" "$out/$hashed"
    printf '    "%s": "%s"' "$2" "$hashed"
}

make() {
    local work
    work=$(mktemp -d "$out/making.XXXXXX")
    # shellcheck disable=SC2064 # the folder is known now
    trap "rm -rf '$work'" EXIT
    node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps --load-path=node_modules \
        web/assets/noddfa.scss "$work/noddfa.css"
    node_modules/.bin/esbuild web/assets/noddfa.js --bundle --format=esm --minify --target=es2020 \
        --legal-comments=inline --log-level=warning --outfile="$work/noddfa.js"
    cp web/assets/noddfa.svg "$work/noddfa.svg"
    rm -f "$out"/noddfa-*.css "$out"/noddfa-*.js "$out"/noddfa-*.svg
    {
        printf '{\n'
        keep "$work/noddfa.css" noddfa.css
        printf ',\n'
        keep "$work/noddfa.js" noddfa.js
        printf ',\n'
        keep "$work/noddfa.svg" noddfa.svg
        printf '\n}\n'
    } >"$work/manifest.json"
    mv "$work/manifest.json" "$out/manifest.json"
}

made_from=$(inputs)
if [[ -f $out/manifest.json && $(cat "$out/.made-from" 2>/dev/null) == "$made_from" ]]; then
    exit 0
fi
packages
make
echo "$made_from" >"$out/.made-from"
