# LR Lab: build, serve, test. `make help` lists what can be asked for.
.DEFAULT_GOAL := serve
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD = 1

room     := $(sort $(shell find c -mindepth 2 -name '*.c'))
terminal := $(filter-out c/wasm.c c/unpack.c,$(sort $(wildcard c/*.c)))
headers  := $(sort $(shell find c -name '*.h'))
page     := $(sort $(shell find web -type f))
modules  := node_modules/.package-lock.json
# WebAssembly's SIMD names, natively through SIMDe where it is installed.
simde    := $(if $(wildcard /usr/include/simde/wasm/simd128.h /opt/homebrew/include/simde/wasm/simd128.h /usr/local/include/simde/wasm/simd128.h),-DLAB_SIMDE)
brew     := $(wildcard /opt/homebrew)
exact    := -std=c11 -ffp-contract=off -fno-math-errno -Ic $(brew:%=-isystem %/include)
sse      := $(if $(filter x86_64 amd64,$(shell uname -m)),-msse4.1)
strict   := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Werror
CC_BEST  := $(shell command -v clang || command -v gcc || echo cc)

.PHONY: serve dist tools test-tools test check types test-c test-js test-hash test-e2e test-engines golden bench screenshot clean help

serve: dist ## Installs what is missing, builds, serves the page and prints its address (the default)
	@node web/build/serve.mjs dist

dist: tools ## Builds dist/index.html
	@$(MAKE) --no-print-directory dist/index.html

dist/index.html: build.sh $(room) c/wasm.c c/unpack.c $(headers) $(page) $(modules)
	./build.sh

dist/lab-scalar.wasm: build.sh $(room) c/wasm.c $(headers)
	./build.sh scalar

# ---- tools: install only what is not there ------------------------------------------------------------------------
# $(call need,COMMAND OR FILE,DEBIAN PACKAGE): the package's name when the thing is missing.
need      = $(if $(shell command -v $(1) 2>/dev/null || ls $(1) 2>/dev/null),,$(2))
# $(call install,DEBIAN PACKAGES,BREW FORMULAE)
define install
	@if [ -z "$(strip $(1))" ]; then exit 0; fi; \
	if [ "$$(uname)" = Darwin ]; then echo "Please install what is missing: brew install $(2)"; exit 1; fi; \
	if ! command -v apt-get >/dev/null; then echo "Please install what Debian calls: $(strip $(1))"; exit 1; fi; \
	sudo=; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -q --no-install-recommends $(1)
endef

tools: ## Installs what the build needs: Emscripten, Node, XZ Utils, the packages of package-lock.json
	$(call install,$(call need,emcc,emscripten) $(call need,node,nodejs) $(call need,npm,npm) $(call need,xz,xz-utils) $(call need,/etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem,ca-certificates),emscripten node xz)
	@$(MAKE) --no-print-directory $(modules)

# Firefox and WebKit; Ubuntu's firefox is a snap, macOS has no WebKitGTK: there an engine that cannot be found is left out.
engines = $(if $(filter Linux,$(shell uname)),$(call need,firefox-esr firefox,$(shell grep -qs "^ID=ubuntu" /etc/os-release && echo firefox || echo firefox-esr)) $(call need,WebKitWebDriver,webkit2gtk-driver) $(call need,Xvfb,xvfb))

test-tools: tools ## Installs what the tests need: compilers, SIMDe, cmocka, Python, Chromium, Firefox, WebKit
	$(call install,$(call need,gcc,gcc libc6-dev) $(call need,clang,clang) $(if $(simde),,libsimde-dev) $(call need,/usr/include/cmocka.h /opt/homebrew/include/cmocka.h,libcmocka-dev) $(call need,chromium "/Applications/Chromium.app",chromium) $(call need,parallel,parallel) $(call need,python3,python3) $(engines),llvm simde cmocka chromium firefox parallel python)

$(modules): package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ---- the command line tool ----------------------------------------------------------------------------------------
build/lrlab: $(room) $(terminal) $(headers) ## Builds the lrlab command from the same sources
	@mkdir -p $(@D)
	$(CC_BEST) $(exact) -O3 $(sse) $(simde) $(room) $(terminal) -o $@ -lm

# ---- tests --------------------------------------------------------------------------------------------------------
test: test-tools ## Installs what the tests need and runs them all
	@node tests/all.mjs

check: $(modules) ## Checks the floors and the types
	node tests/floors.mjs
	$(MAKE) --no-print-directory types

types: $(modules)
	node node_modules/typescript/bin/tsc -p .

programs := $(patsubst tests/c/%.c,%,$(sort $(wildcard tests/c/test_*.c)))
flags_simd  := -DLAB_SIMDE $(sse)
flags_plain := -O2

# One library of objects and one program a test file, twice: with SIMD through SIMDe, and in plain C.
define variant
build/c/$(1)/%.o: %.c Makefile
	@mkdir -p $$(@D)
	@echo "  cc $(1) $$<"
	@gcc -MMD -MP $(exact) $(strict) -O1 -finline-small-functions -finline-functions -g1 -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=undefined,float-cast-overflow $(flags_$(1)) -c $$< -o $$@
build/c/$(1)/room.a: $(room:%.c=build/c/$(1)/%.o)
	@rm -f $$@
	@ar rcs $$@ $$^
build/c/$(1)/test_%: build/c/$(1)/tests/c/test_%.o build/c/$(1)/room.a
	@gcc -fsanitize=address,undefined $$^ -o $$@ $(brew:%=-L%/lib) -lcmocka -lm
endef
$(foreach v,simd plain,$(eval $(call variant,$(v))))
.SECONDARY:
-include $(shell find build/c -name '*.d' 2>/dev/null)

test-c: $(foreach v,simd plain,$(programs:%=build/c/$(v)/%)) ## Runs the C tests under the address and undefined-behaviour sanitizers
	@printf '%s\n' $^ | xargs -P 2 -I{} sh -c './{} > {}.log 2>&1; code=$$?; echo "== {}"; cat {}.log; exit $$code'

test-js: dist/index.html build/lrlab ## Runs the JavaScript tests in Node
	node --test --test-concurrency=2 tests/js/*.test.mjs

# The same sources in four native builds; the hash of every golden line must be equal in all, and in WebAssembly.
matrix_gcc-O0           := gcc -O0 $(sse) $(simde)
matrix_gcc-O3-native    := gcc -O3 -march=native $(simde)
matrix_clang-O2         := clang -O2 $(sse) $(simde)
matrix_gcc-O2-plain     := gcc -O2
matrix := $(addprefix build/matrix/,gcc-O0 gcc-O3-native clang-O2 gcc-O2-plain)
$(matrix): build/matrix/%: $(room) $(terminal) $(headers)
	@mkdir -p $(@D)
	$(matrix_$*) $(exact) $(room) $(terminal) -o $@ -lm

test-hash: $(matrix) dist/lab-scalar.wasm dist/index.html ## Compares the hash of every golden line across builds
	node --test --test-concurrency=2 tests/hash/*.test.mjs

test-e2e: dist/index.html ## Runs the page in Chromium: http, file://, sandboxed frame
	node node_modules/@playwright/test/cli.js test

test-engines: dist/index.html build/lrlab ## Runs the pages in Firefox and WebKit, where they are installed
	node --test --test-concurrency=2 tests/engines/*.test.mjs

golden: build/lrlab ## Shows how tests/golden/runs.csv would change; ACCEPT=1 writes it
	@node tests/hash/golden.mjs $(if $(ACCEPT),--accept)

bench: test-tools dist/index.html ## Measures speed against the peers, kernels and the page; BENCH="--quick" and more in tests/bench/README.md
	npm ci --prefix tests/bench --no-audit --no-fund --loglevel=error
	node tests/bench/bench.mjs $(BENCH)

screenshot: dist/index.html ## Writes docs/screenshot.png
	node tests/e2e/screenshot.mjs

clean: ## Removes what was built
	rm -rf dist build test-results playwright-report

help: ## Lists the targets
	@grep -hE '^[a-z0-9/-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9\/-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r t d; do printf '  make %-14s %s\n' "$$t" "$$d"; done
