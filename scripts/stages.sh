# shellcheck shell=bash
# The stages of ./test; sourced after count.sh. A stage whose program cannot be built fails.
# Sanitizers are on in build/dev; build/release is optimised, as what ./run serves.
noddfa=build/release/noddfa
tests_that_ran=build/dev/tests.json
scenarios_that_ran=build/release/scenarios.txt

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

# Without a PostgreSQL beside them the tests run on SQLite alone, which would go unseen: it is started, or this fails.
beside_postgresql=tests/rigs/postgresql

test_with_sanitizers() {
    rm -f "$tests_that_ran"
    if quietly "building the tests, with address and undefined-behaviour sanitizers" \
        build dev noddfa_tests noddfa_simulation; then
        gtests "tests, beside a PostgreSQL" "$beside_postgresql" build/dev/noddfa_tests --gtest_output=json:"$tests_that_ran"
        one "simulation with sanitizers: 100 lives" build/dev/noddfa_simulation --lives 100 --no-bugs
    else
        fail "build of the tests"
    fi
}

simulate() {
    if quietly "building, optimised" build release noddfa noddfa_simulation; then
        one "simulation: 2,000 lives, their coverage, and the planted bugs" build/release/noddfa_simulation
    else
        fail "optimised build"
    fi
}

# rig NAME...: a rig of tests/rigs, which says in its last line what it did; 77 is "not on this machine".
rig() {
    local log status=0
    log=$(mktemp)
    say "rig: $*"
    tests/rigs/"$@" >"$log" 2>&1 || status=$?
    if ((status == 77)); then
        skip "rig $1: $(tail -n 1 "$log")"
    elif ((status != 0)); then
        cat "$log" >&2
        fail "rig $*"
    else
        passed=$((passed + 1))
        say "$(tail -n 1 "$log")"
    fi
    rm -f "$log"
}

# break_the_log KILLS ERRORS PROGRAM: the rigs, each at every n-th call.
break_the_log() {
    local traced=yes
    if ! quietly "building the rigs, optimised" build release noddfa rig_store; then
        fail "build of the rigs"
        return
    fi
    if ! strace -f -o /dev/null -e inject=close:error=EIO:when=9999 true 2>/dev/null; then traced=; fi
    if [[ -n $traced ]]; then
        rig kill build/release/rig_store "$1"
        rig errors build/release/rig_store "$2"
        rig program "$noddfa" demo/conference.jsonl "$3"
    else
        local each
        for each in kill errors program; do skip "rig $each: strace may not trace a process here"; done
    fi
    rig full build/release/rig_store
}

# Each scenario says in its lines what it expects; its transcript is the one accepted (./do bless).
play_scenarios() {
    local scenario name difference
    say "scenarios"
    : >"$scenarios_that_ran"
    for scenario in scenarios/*.jsonl; do
        name=$(basename "$scenario" .jsonl)
        if difference=$(same_transcript "$scenario" 2>&1); then
            passed=$((passed + 1))
            echo "$name" >>"$scenarios_that_ran"
        else
            printf '%s\n' "$difference" >&2
            fail "$scenario"
        fi
    done
}

same_transcript() { "$noddfa" replay "$1" | diff -u "${1%.jsonl}.txt" -; }

compare_documents() {
    one "schema/replay.schema.json against the program" same_as schema/replay.schema.json --schema
    one "docs/commands.md against the program" same_as docs/commands.md --reference
    one "the demonstration in English" "$noddfa" replay demo/conference.jsonl
    one "the demonstration in Welsh" "$noddfa" replay demo/conference.jsonl --lang cy
    one "docs/traceability.md against clauses, code and tests" \
        checks/traceability --check --tests "$tests_that_ran" --scenarios "$scenarios_that_ran"
}

# same_as FILE OPTION: what `noddfa replay OPTION` prints is what the file holds.
same_as() { "$noddfa" replay "$2" | diff -u "$1" - >&2; }

# fuzz [SECONDS]: each fuzz target for so long on its corpus; what it finds stays in build/fuzz.
fuzz() {
    local seconds=${1:-5} target name folders found=
    if ! quietly "building the fuzz targets" build fuzz; then
        fail "build of the fuzz targets"
        return
    fi
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
    { git diff --name-only --diff-filter=d HEAD~ -- src bench fuzz tests && git ls-files --others --exclude-standard -- src; } |
        grep '\.cpp$' | sort -u
}

# clang_tidy FILE...: what .clang-tidy asks, each file by itself, without the precompiled headers of another compiler.
clang_tidy() {
    if (($# == 0)); then return; fi
    cmake --preset dev -B build/tidy -DNODDFA_UNITY=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DNODDFA_SANITIZE= >/dev/null
    cmake --build build/tidy --target protocol_data >/dev/null
    printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" nice clang-tidy-19 --quiet -p build/tidy
}

# At most thirty files, so that a change to everything does not take an hour; ./do tidy --all looks at all of them.
tidy_what_changed() {
    local sources
    mapfile -t sources < <(changed_sources | head -n 30)
    one "clang-tidy on ${#sources[@]} changed files" clang_tidy "${sources[@]}"
}
