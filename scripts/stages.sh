# shellcheck shell=bash
# The stages of ./test; sourced after count.sh. A stage whose program cannot be built fails.
# Sanitizers are on in build/dev; build/release is optimised, as what ./run serves.
noddfa=build/release/noddfa
tests_that_ran=(build/dev/tests-1.json build/dev/tests-2.json)
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

# What the stages below run, or nothing of it is tried.
build_everything() {
    if ! quietly "building the tests, with address and undefined-behaviour sanitizers" \
        build dev noddfa_tests noddfa_simulation fuzz_targets; then
        fail "build of the tests"
    elif ! quietly "building, optimised" build release noddfa noddfa_simulation rig_store access_questions; then
        fail "optimised build"
    fi
    ((failed == 0))
}

# The provider that the tests of sign-in start; without it one of them is skipped.
fetch_the_provider() {
    if ! quietly "the provider of tests/provider, from npm" tests/provider/packages.sh; then
        skip "signing in through a provider of another make: npm did not bring it"
    fi
}

# The tests in two halves, because each is one thread.
first_half_of_the_tests() { half_of_the_tests 0; }
second_half_of_the_tests() { half_of_the_tests 1; }

half_of_the_tests() {
    rm -f "${tests_that_ran[$1]}"
    GTEST_TOTAL_SHARDS=2 GTEST_SHARD_INDEX=$1 gtests "tests beside a PostgreSQL, half $(($1 + 1)) of 2" \
        "$beside_postgresql" build/dev/noddfa_tests --gtest_output=json:"${tests_that_ran[$1]}"
}

simulate_with_sanitizers() {
    one "simulation with sanitizers: 100 lives" build/dev/noddfa_simulation --lives 100 --no-bugs
}

simulate() {
    one "simulation: 2,000 lives, their coverage, and the planted bugs" build/release/noddfa_simulation
    one "simulation through the log: 60 lives with power cuts" build/release/noddfa_simulation --through-log --lives 60
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

# A slice: ./do rigs breaks at every call.
break_the_log_shortly() { break_the_log 25 40 80 preludes/convened.jsonl 150; }

# break_the_log KILLS ERRORS PROGRAM REPLAY_FILE UPLOADS: the rigs, each at every n-th call.
break_the_log() {
    local traced=yes
    if ! strace -f -o /dev/null -e inject=close:error=EIO:when=9999 true 2>/dev/null; then traced=; fi
    if [[ -n $traced ]]; then
        rig kill build/release/rig_store "$1"
        rig errors build/release/rig_store "$2"
        rig program "$noddfa" "$4" "$3"
        rig mail "$noddfa"
        rig uploads "$noddfa" "$5"
    else
        local each
        for each in kill errors program mail uploads; do skip "rig $each: strace may not trace a process here"; done
    fi
    rig full build/release/rig_store
}

compare_deadlines() { one "deadlines against a calendar of another make" tests/deadlines.py "$noddfa"; }

access_seed=20261127
access_questions() { build/release/access_questions --seed "$access_seed" "$@"; }

# The same questions about access to the program and to an oracle of another make; each of the ten denies switched off
# in the program must be noticed.
compare_access() {
    local deny
    one "access: a million questions, seed $access_seed, against an oracle of another make" same_answers 1000000
    for deny in D{1..10}; do
        one "access: the oracle notices that $deny is off" notices_without "$deny" 50000
    done
}

same_answers() { access_questions --questions "$1" | tests/access/oracle.py --compare; }

# notices_without RULE QUESTIONS: the oracle stops at the first difference, and the questions with it.
notices_without() { tests/access/oracle.py --must-differ < <(access_questions --questions "$2" --without "$1"); }

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

# In Welsh too where a transcript in Welsh was accepted beside it.
same_transcript() {
    local accepted=${1%.jsonl}
    "$noddfa" replay "$1" | diff -u "$accepted.txt" - || return
    if [[ -e $accepted.cy.txt ]]; then "$noddfa" replay "$1" --lang cy | diff -u "$accepted.cy.txt" -; fi
}

# component_fixtures [BUILD]: every published example of the GOV.UK components against ours, and the list of them.
component_fixtures() {
    local built=${1:-build/dev}
    one "the packages of the pages" scripts/assets.sh build/assets
    if quietly "building the tests of the components" build "${built#build/}" noddfa_component_tests; then
        gtests "components" "$built/noddfa_component_tests"
        one "docs/components.md against the tests" same_components "$built/noddfa_component_tests"
    else
        fail "build of the tests of the components"
    fi
}

same_components() { "$1" --list | diff -u docs/components.md - >&2; }

# browse_pages [BUILD]: a demonstration served and every kind of page visited in Chromium; each check counts as one.
browse_pages() {
    local log line status=0
    log=$(mktemp)
    say "pages in a browser"
    tests/browser/run.sh "${1:-build/release}/noddfa" >"$log" || status=$?
    while IFS= read -r line; do
        case $line in
        "ok "*) passed=$((passed + 1)) ;;
        "not ok "*) fail "${line#not ok }" ;;
        "# took "*) say "pages in a browser: ${line#\# }" ;;
        esac
    done <"$log"
    # The last line counts; without it the checks were not all made.
    if ! grep -q '^[0-9]* passed, [0-9]* failed$' "$log" || ((status > 1)); then fail "the pages in a browser were not all visited"; fi
    rm -f "$log"
}

compare_documents() {
    one "schema/replay.schema.json against the program" same_as schema/replay.schema.json --schema
    one "docs/commands.md against the program" same_as docs/commands.md --reference
    one "the demonstration in English" "$noddfa" replay demo/conference.jsonl
    one "the demonstration in Welsh" "$noddfa" replay demo/conference.jsonl --lang cy
    one "docs/traceability.md against clauses, code and tests" \
        checks/traceability --check --tests "${tests_that_ran[@]}" --scenarios "$scenarios_that_ran"
}

# same_as FILE OPTION: what `noddfa replay OPTION` prints is what the file holds.
same_as() { "$noddfa" replay "$2" | diff -u "$1" - >&2; }

# A few seconds of each fuzz target, with the rooms that read outside input instrumented.
fuzz_shortly() { fuzz build/dev 5; }

# fuzz FOLDER SECONDS: each fuzz target of a build folder for so long on its corpus; what it finds stays in the folder.
fuzz() {
    local target name folders found=
    for target in "$1"/fuzz_*; do
        if [[ ! -x $target || ! -f $target ]]; then continue; fi
        found=yes
        name=${target##*/}
        folders=("$1/corpus/$name" fuzz/corpus/"$name")
        mkdir -p "${folders[0]}"
        if [[ ! -d ${folders[1]} ]]; then folders=("${folders[0]}"); fi
        one "fuzzing: $name for $2 s" "$target" -max_total_time="$2" -timeout=5 -rss_limit_mb=4096 \
            -artifact_prefix="$1/" "${folders[@]}"
    done
    if [[ -z $found ]]; then fail "fuzzing: no target was built"; fi
}

# The commit since which clang-tidy looks at what changed; ./do tidy moves it on.
tidied=checks/tidied

# The .cpp files that changed since then, those of the work tree and of the latest commits first; where that commit is
# not known here, those of the last one.
changed_sources() {
    local since file
    since=$(cat "$tidied")
    if ! git cat-file -e "$since^{commit}" 2>/dev/null; then since=HEAD~; fi
    {
        git ls-files --others --exclude-standard -- src bench fuzz tests
        git diff --name-only HEAD -- src bench fuzz tests
        git log --format= --name-only "$since..HEAD" -- src bench fuzz tests
    } | grep '\.cpp$' | awk '!seen[$0]++' | while read -r file; do if [[ -e $file ]]; then echo "$file"; fi; done
}

# clang_tidy FILE...: what .clang-tidy asks, each file by itself, without the precompiled headers of another compiler.
clang_tidy() {
    if (($# == 0)); then return; fi
    cmake --preset dev -B build/tidy -DNODDFA_UNITY=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
    cmake --build build/tidy --target protocol_data >/dev/null
    printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" nice clang-tidy-19 --quiet -p build/tidy
}

# At most eight files, so that a change to everything does not take an hour; ./do tidy looks at all of them.
tidy_what_changed() {
    local sources most=8
    if ! git rev-parse --quiet --verify HEAD~ >/dev/null 2>&1; then
        skip "clang-tidy: no history here that says what changed"
        return
    fi
    mapfile -t sources < <(changed_sources)
    if ((${#sources[@]} > most)); then skip "clang-tidy: $((${#sources[@]} - most)) files that changed earlier; ./do tidy looks at them"; fi
    one "clang-tidy on changed files" clang_tidy "${sources[@]:0:most}"
}
