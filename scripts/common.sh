# shellcheck shell=bash
# Shared by ./run, ./test and ./do; sourced, not run. Sets `root` and moves there.
export LC_ALL=C.UTF-8
CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}
export CMAKE_BUILD_PARALLEL_LEVEL
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit

# One line of progress, with the seconds since the script began, on standard error.
say() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }

# quietly WHAT COMMAND...: runs the command with one line of progress; shows all it wrote if it fails.
quietly() {
    local what=$1 log status=0
    shift
    log=$(mktemp)
    say "$what"
    "$@" >"$log" 2>&1 || status=$?
    if ((status != 0)); then
        cat "$log" >&2
        say "failed: $what"
    fi
    rm -f "$log"
    return "$status"
}

# configure PRESET: makes build/PRESET once, anew when the presets changed; ninja repeats it when the build files change.
configure() {
    if [[ ! build/$1/build.ninja -nt CMakePresets.json ]]; then
        rm -rf "build/$1"
        cmake --preset "$1"
    fi
}

# build PRESET [TARGET...]: everything of a preset, or the targets named.
build() {
    local preset=$1
    shift
    configure "$preset" && cmake --build --preset "$preset" ${1:+--target "$@"}
}

# Every C++ file of ours, one a line.
cpp_files() {
    local folders=() folder
    for folder in src tests bench fuzz; do
        if [[ -d $folder ]]; then folders+=("$folder"); fi
    done
    find "${folders[@]}" -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print | sort
}
