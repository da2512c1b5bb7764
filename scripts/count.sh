# shellcheck shell=bash
# Counting what passes; sourced by ./test after common.sh. Every check is one, every gtest is one.
passed=0 failed=0 skipped=0 failures=()

fail() {
    failed=$((failed + 1))
    failures+=("$1")
}

skip() {
    skipped=$((skipped + 1))
    say "skipped: $1"
}

# one NAME COMMAND...: a check that counts as one; its output is shown only if it fails. Always succeeds.
one() {
    local name=$1
    shift
    if quietly "$name" "$@"; then passed=$((passed + 1)); else fail "$name"; fi
}

# The test a gtest program had begun when its output ended.
last_begun() { sed -n 's/^\[ RUN      \] //p' "$1" | tail -n 1; }

# gtests NAME PROGRAM [ARGUMENT...]: runs a gtest program and counts each of its tests; shows all when one fails.
gtests() {
    local name=$1 log status=0 wrong
    shift
    log=$(mktemp)
    say "$name"
    "$@" >"$log" 2>&1 || status=$?
    passed=$((passed + $(grep -c '^\[       OK \]' "$log" || true)))
    skipped=$((skipped + $(grep -c '^\[  SKIPPED \] .* (' "$log" || true)))
    mapfile -t wrong < <(sed -n 's/^\[  FAILED  \] \([^ ,]*\).* ([0-9]* ms)$/\1/p' "$log")
    # A program that dies (a sanitizer's report, an abort) or runs nothing is a failure too.
    if ((status != 0)) && ((${#wrong[@]} == 0)); then wrong=("$name ended with status $status, last in $(last_begun "$log")"); fi
    if ! grep -q '^\[==========\] [1-9][0-9]* tests\? from .* ran' "$log" && ((status == 0)); then
        wrong=("$name ran no test")
    fi
    if ((${#wrong[@]} > 0)); then
        grep -v '^\[       OK \]\|^\[ RUN      \]\|^\[-----' "$log" >&2 || true
        local test
        for test in "${wrong[@]}"; do fail "$test"; done
    fi
    rm -f "$log"
}

# together STAGE...: runs stages side by side, as many at a time as there are cores, each in a process with counters of
# its own; their counts are added up. A stage that dies without its counts is a failure.
together() {
    local results stage counted numbers
    results=$(mktemp -d)
    for stage in "$@"; do
        while (($(jobs -rp | wc -l) >= $(nproc))); do wait -n || true; done
        (
            passed=0 failed=0 skipped=0 failures=()
            $stage
            printf '%s\n' "$passed $failed $skipped" ${failures[@]+"${failures[@]}"} >"$results/$stage"
        ) &
    done
    wait
    for stage in "$@"; do
        if mapfile -t counted 2>/dev/null <"$results/$stage" && ((${#counted[@]} > 0)); then
            read -r -a numbers <<<"${counted[0]}"
            passed=$((passed + numbers[0])) failed=$((failed + numbers[1])) skipped=$((skipped + numbers[2]))
            failures+=("${counted[@]:1}")
        else
            fail "$stage ended without its counts"
        fi
    done
    rm -rf "$results"
}

# The last line, and whether everything passed.
closing_line() {
    local name
    for name in ${failures[@]+"${failures[@]}"}; do echo "FAILED: $name"; done
    if ((skipped > 0)); then
        echo "$passed passed, $failed failed, $skipped skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    ((failed == 0))
}
