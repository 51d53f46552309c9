#!/bin/sh
# Builds dist/: the core with Emscripten, then the pages with esbuild. `./build.sh scalar` builds dist/lab-scalar.wasm alone,
# `./build.sh objects FOLDER` only the core's objects, for the benchmark to link with its own cases.
set -eu
cd "$(dirname "$0")"
home=$PWD
mkdir -p dist build
work=$(mktemp -d build/wasm.XXXXXX) # its own, so that two builds at once do not meet
trap 'rm -rf "$home/$work"' EXIT

# What a step spends its time in is built for speed, all the rest for size; what runs once a line for size alone.
fast=" c/kern c/opt " once=" c/judge c/knob c/sched c/task "
rooms=$(find c -mindepth 2 -name '*.c' -exec dirname {} + | LC_ALL=C sort -u)
all=$(grep -oE '\blab_[a-z_]+\(' c/wasm.c | tr -d '(' | LC_ALL=C sort -u)
# Only the page of sweeps plans, judges and checks them: the other pages are a fifth smaller without.
judging='^lab_(plan|judge|judges|result|check)$'
common="-std=c11 -mbulk-memory -mnontrapping-fptoint -ffp-contract=off -fno-math-errno -Wall -Wextra -Werror -I$home/c"

# compile FLAG LEVEL FOLDER FILE…: objects in a folder of their own, for two rooms may have files of one name.
compile() {
    flag=$1 level=$2 folder=$home/$work/$3
    shift 3
    mkdir -p "$folder"
    # shellcheck disable=SC2086
    (cd "$folder" && emcc $common "$level" "$flag" -c "$@")
}

compile_all() {
    for room in $rooms; do
        level=-Os
        case "$fast" in *" $room "*) level=-O2 ;; esac
        case "$once" in *" $room "*) level=-Oz ;; esac
        # shellcheck disable=SC2046
        compile "$1" $level "$room" $(find "$home/$room" -maxdepth 1 -name '*.c' | LC_ALL=C sort)
    done
    compile "$1" -Os c "$home/c/wasm.c"
}

# link OUT FLAG EXPORTS: stack first, so that an overflow traps; memory never grows, so that views never detach.
# -Oz here only shrinks what was compiled for speed above: steps are as fast, the page is 200 bytes smaller.
link() {
    # shellcheck disable=SC2046
    emcc -Oz "$2" -mbulk-memory -mnontrapping-fptoint $(find "$work" -name '*.o' | LC_ALL=C sort) -o "$work/core.wasm" \
        --no-entry -sSTANDALONE_WASM -sFILESYSTEM=0 -sINITIAL_MEMORY=33554432 -sTOTAL_STACK=262144 \
        -Wl,--stack-first -sEXPORTED_FUNCTIONS="$(echo "$3" | sed 's/^/_/' | paste -sd, -)"
    mv "$work/core.wasm" "$1"
}

if [ "${1:-}" = scalar ]; then
    compile_all -mno-simd128
    link dist/lab-scalar.wasm -mno-simd128 "$all"
    exit
fi
compile_all -msimd128
if [ "${1:-}" = objects ]; then
    rm -rf "$2"
    cp -r "$work" "$2"
    exit
fi
link dist/lab.wasm -msimd128 "$(echo "$all" | grep -vE "$judging")"
link dist/lab-judges.wasm -msimd128 "$all"
# What the pages unpack themselves with: 16 kB of stack, 2 MB in all.
emcc $common -Oz c/unpack.c -o dist/unpack.wasm --no-entry -sSTANDALONE_WASM -sFILESYSTEM=0 -sINITIAL_MEMORY=2097152 -sTOTAL_STACK=16384
node web/stories/measure.mjs
node web/build/build.mjs
