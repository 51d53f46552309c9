#!/bin/sh
# Builds dist/: the core with Emscripten, then the page with esbuild. `./build.sh scalar` adds dist/lab-scalar.wasm.
set -eu
cd "$(dirname "$0")"
mkdir -p dist

sources=$(find c -name '*.c' ! -name cli.c | LC_ALL=C sort)
exports=$(grep -oE '\blab_[a-z_]+\(' c/wasm.c | tr -d '(' | sort -u | sed 's/^/_/' | paste -sd, -)

# compile OUT FLAG…: stack first, so that an overflow traps; memory never grows, so that views never detach.
compile() {
    out=$1
    shift
    # shellcheck disable=SC2086
    emcc -std=c11 -O3 "$@" -mbulk-memory -mnontrapping-fptoint -ffp-contract=off -fno-math-errno \
        -Wall -Wextra -Werror -Ic $sources -o "$out" --no-entry -sSTANDALONE_WASM -sFILESYSTEM=0 \
        -sINITIAL_MEMORY="${LAB_MEMORY:-33554432}" -sTOTAL_STACK=262144 -Wl,--stack-first \
        -sEXPORTED_FUNCTIONS="$exports"
}

compile dist/lab.wasm -msimd128
if [ "${1:-}" = scalar ]; then compile dist/lab-scalar.wasm; fi
node web/build/build.mjs
