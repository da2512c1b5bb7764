#!/usr/bin/env bash
# One script for people at work on Noddfa; ./do without a word lists what it does.
set -euo pipefail
source "$(dirname "$0")/scripts/common.sh"

tests=build/check/noddfa_tests

usage() {
    cat <<'HELP'
./do build            builds the program and the tests (build/check)
./do run [OPTION...]  the program of build/check, with its options
./do demo [--lang cy] the demonstration conference, as a transcript (./run serves the pages)
./do pages            the pages in a real browser, both languages
./do test [FILTER]    the tests, or those whose names match (gtest's filter: VOTE_07.*)
./do sanitize         the tests, and 100 lives, with address and undefined-behaviour sanitizers
./do simulate         2,000 lives with their coverage, and the planted bugs
./do rigs [N]         the rigs: the log and the program killed, and answered with errors, at every (N-th) call
./do check            the checks of the tree, without building
./do tidy [--all]     clang-tidy on what changed since the commit in checks/tidied, or on everything
./do fmt              formats every C++ file
./do trace            writes docs/traceability.md from the tests that pass now
./do bless            accepts what the tests and checks now say as right: look at the diff before you commit it
./do bench [--short]  the benchmarks, optimised; --short takes a minute
./do fuzz [SECONDS]   each fuzz target for so long (60)
HELP
}

build_tests() { quietly "building build/check" build check; }

run_tests() { tests/rigs/postgresql "$tests" --gtest_brief=1 --gtest_output=json:build/check/tests.json "$@"; }

check() {
    source scripts/count.sh
    source scripts/stages.sh
    check_the_tree
    closing_line
}

tidy() {
    local sources
    source scripts/stages.sh
    if [[ ${1:-} == --all ]]; then
        mapfile -t sources < <(cpp_files | grep '\.cpp$')
    else
        mapfile -t sources < <(changed_sources)
    fi
    clang_tidy "${sources[@]}"
    git rev-parse HEAD >"$tidied"
}

bless() {
    local scenario
    build_tests
    checks/codes --bless
    : >build/check/scenarios.txt
    for scenario in scenarios/*.jsonl; do
        build/check/noddfa replay "$scenario" >"${scenario%.jsonl}.txt"
        if [[ -e ${scenario%.jsonl}.cy.txt ]]; then
            build/check/noddfa replay "$scenario" --lang cy >"${scenario%.jsonl}.cy.txt"
        fi
        basename "$scenario" .jsonl >>build/check/scenarios.txt
    done
    build/check/noddfa replay --schema >schema/replay.schema.json
    build/check/noddfa replay --reference >docs/commands.md
    NODDFA_BLESS=1 run_tests
    checks/traceability
    git --no-pager diff --stat
}

# The log beside its peers, which need a PostgreSQL that syncs; then looks; a large site, kept in build/bench-site. --short: less
# of each, for a look.
bench() {
    local events=1000000
    if [[ ${1:-} == --short ]]; then events=50000; fi
    quietly "building build/release" build release bench_engine bench_log bench_looks bench_site
    SYNCED=1 tests/rigs/postgresql build/release/bench_log "$@"
    build/release/bench_looks "$@"
    build/release/bench_site "build/bench-site-$events" "$events"
    if [[ ${1:-} != --short ]]; then build/release/bench_engine "$@"; fi
}

# The pages as the check preset builds them.
pages() {
    quietly "building build/check" build check noddfa noddfa_component_tests
    component_fixtures build/check
    browse_pages build/check
}

demo() {
    quietly "building build/check" build check noddfa
    exec build/check/noddfa replay demo/conference.jsonl "$@"
}

stage() {
    source scripts/count.sh
    source scripts/stages.sh
    "$@"
    closing_line
}

fuzz_for() {
    source scripts/count.sh
    source scripts/stages.sh
    quietly "building the fuzz targets" build fuzz fuzz_targets
    fuzz build/fuzz "${1:-60}"
    closing_line
}

sanitize() {
    quietly "building build/dev" build dev noddfa_tests noddfa_simulation
    together first_half_of_the_tests second_half_of_the_tests simulate_with_sanitizers
}

rigs() {
    quietly "building build/release" build release noddfa rig_store
    break_the_log "$1" "$1" "$1" demo/conference.jsonl "$1"
}

lives() {
    quietly "building build/release" build release noddfa_simulation
    simulate
}

word=${1:-help}
shift || true
case $word in
build | test | sanitize | simulate | rigs | run | demo | pages | trace | bless | bench | fuzz | tidy | check | fmt) scripts/install.sh build test ;;
esac
case $word in
build) build_tests ;;
run) build_tests && exec build/check/noddfa "$@" ;;
demo) demo "$@" ;;
pages) stage pages ;;
sanitize) stage sanitize ;;
simulate) stage lives ;;
rigs) stage rigs "${1:-1}" ;;
test) build_tests && run_tests ${1:+--gtest_filter="$1"} ;;
check) check ;;
tidy) tidy "$@" ;;
fmt) cpp_files | xargs clang-format-19 -i ;;
trace) build_tests && run_tests && checks/traceability ;;
bless) bless ;;
bench) bench "$@" ;;
fuzz) fuzz_for "$@" ;;
help | --help | -h) usage ;;
*)
    usage >&2
    exit 2
    ;;
esac
