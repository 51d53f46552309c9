#!/bin/sh
# Builds dist/: the core with Emscripten, then the page with esbuild. `./build.sh scalar` adds dist/lab-scalar.wasm.
set -eu
cd "$(dirname "$0")"
home=$PWD
mkdir -p dist

# The training loop is built for speed, all the rest for size: it runs once a line.
fast=" c/kern c/model c/opt "
rooms=$(find c -mindepth 2 -name '*.c' -exec dirname {} + | LC_ALL=C sort -u)
exports=$(grep -oE '\blab_[a-z_]+\(' c/wasm.c | tr -d '(' | LC_ALL=C sort -u | sed 's/^/_/' | paste -sd, -)
common="-std=c11 -mbulk-memory -mnontrapping-fptoint -ffp-contract=off -fno-math-errno -Wall -Wextra -Werror -I$home/c"

# compile ROOM FLAGS: the objects of one room, in a folder of their own.
compile() {
    level=-Os
    case "$fast" in *" $1 "*) level=-O3 ;; esac
    mkdir -p "$objects/$1"
    # shellcheck disable=SC2086
    (cd "$objects/$1" && emcc $common $level $2 -c $(find "$home/$1" -maxdepth 1 -name '*.c' | LC_ALL=C sort))
}

# make_core OUT FLAGS: stack first, so that an overflow traps; memory never grows, so that views never detach.
make_core() {
    objects=$home/build/wasm$2
    rm -rf "$objects"
    mkdir -p "$objects/c"
    for room in $rooms; do compile "$room" "$2"; done
    # shellcheck disable=SC2086
    (cd "$objects/c" && emcc $common -Os $2 -c "$home/c/wasm.c")
    # shellcheck disable=SC2046,SC2086
    emcc -O3 $2 -mbulk-memory -mnontrapping-fptoint $(find "$objects" -name '*.o' | LC_ALL=C sort) -o "$1" \
        --no-entry -sSTANDALONE_WASM -sFILESYSTEM=0 -sINITIAL_MEMORY=33554432 -sTOTAL_STACK=262144 \
        -Wl,--stack-first -sEXPORTED_FUNCTIONS="$exports"
}

make_core dist/lab.wasm -msimd128
if [ "${1:-}" = scalar ]; then make_core dist/lab-scalar.wasm -mno-simd128; fi
node web/build/build.mjs
