# shellcheck shell=bash
# The stages of ./test; sourced after count.sh. A stage whose program cannot be built fails.

check_the_tree() {
    local check
    for check in checks/*; do
        if [[ -x $check && $check != *.py ]]; then
            one "$check, on planted examples" "$check" --self-test
            # traceability needs the tests to have run; compare_documents does it.
            if [[ $check != checks/traceability ]]; then one "$check" "$check"; fi
        fi
    done
}

test_with_sanitizers() {
    rm -f build/dev/tests.json build/dev/evidence.json
    if quietly "building the tests with address and undefined-behaviour sanitizers" build dev noddfa_tests noddfa; then
        gtests "tests" build/dev/noddfa_tests --gtest_output=json:build/dev/tests.json
    else
        fail "build of the tests"
    fi
}

# The tests as a person changes code, without sanitizers; what ./test runs.
test_everything() {
    rm -f build/check/tests.json build/check/evidence.json
    if quietly "building the tests" build check noddfa_tests noddfa noddfa_simulation; then
        gtests "tests" build/check/noddfa_tests --gtest_output=json:build/check/tests.json
    else
        fail "build of the tests"
    fi
    one "simulation: 100 lives" build/check/noddfa_simulation --lives 100 --no-bugs
}

# The whole simulation, with the planted bugs: ./do simulate.
simulate() {
    one "simulation with sanitizers: build" build dev noddfa_simulation
    one "simulation with sanitizers: 100 lives" build/dev/noddfa_simulation --lives 100
    one "simulation: build" build release noddfa_simulation
    one "simulation: 2000 lives" build/release/noddfa_simulation --lives 2000
}

# fuzz [SECONDS]: each fuzz target for so long on its corpus; what it finds stays in build/fuzz.
fuzz() {
    local seconds=${1:-15} target name folders found=
    one "fuzzing: build" build fuzz
    for target in build/fuzz/fuzz_*; do
        if [[ ! -x $target || ! -f $target ]]; then continue; fi
        found=yes
        name=${target##*/}
        folders=("build/fuzz/corpus/$name" fuzz/corpus/"$name")
        mkdir -p "${folders[0]}"
        if [[ ! -d ${folders[1]} ]]; then folders=("${folders[0]}"); fi
        one "fuzzing: $name for $seconds s" "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=4096 \
            -artifact_prefix=build/fuzz/ "${folders[@]}"
    done
    if [[ -z $found ]]; then fail "fuzzing: no target was built"; fi
}

# The .cpp files that the last commit or the work tree changed.
changed_sources() {
    { git diff --name-only --diff-filter=d HEAD~ -- src bench fuzz && git ls-files --others --exclude-standard -- src; } |
        grep '\.cpp$' | sort -u
}

# clang_tidy FILE...: what .clang-tidy asks, with the options each file is compiled with in build/check.
clang_tidy() { (($# == 0)) || printf '%s\0' "$@" | xargs -0 -r -n 1 -P "$(nproc)" nice clang-tidy-19 --quiet -p build/check; }

compare_documents() {
    one "schema/replay.schema.json against the program" same_as schema/replay.schema.json --schema
    one "docs/commands.md against the program" same_as docs/commands.md --reference
    one "the demonstration in English" build/check/noddfa replay demo/conference.jsonl
    one "the demonstration in Welsh" build/check/noddfa replay demo/conference.jsonl --lang cy
    one "docs/traceability.md against clauses, code and tests" checks/traceability --check
}

# Each scenario says in its lines what it expects; its transcript is the one accepted (./do bless).
play_scenarios() {
    local scenario
    for scenario in scenarios/*.jsonl; do
        one "$scenario" build/check/noddfa replay "$scenario"
        one "$scenario, its transcript" same_transcript "$scenario"
    done
}

same_transcript() { build/check/noddfa replay "$1" | diff -u "${1%.jsonl}.txt" - >&2; }

# same_as FILE OPTION: what `noddfa replay OPTION` prints is what the file holds.
same_as() { build/check/noddfa replay "$2" | diff -u "$1" - >&2; }
