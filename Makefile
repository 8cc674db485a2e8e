# Kobling, built and tested. `make` lists what there is; ARCHITECTURE.md tells how the parts fit.
#
# The order is: style (sass), the browser's half (cargo, wasm-bindgen, wasm-opt), the site folder with
# its compressed forms, the server. Each step is skipped when nothing it reads has changed.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Where cargo builds (CARGO_TARGET_DIR is honoured). The site folder is always in the checkout:
# the server reads it from there in debug and embeds it in a release.
TARGET := $(or $(CARGO_TARGET_DIR),target)
SITE   := target/site

# Tools that a checkout needs but that do not change with it live outside of it, where that is possible.
KOBLING_TOOLS ?= $(shell .ci/tools-folder)
export KOBLING_TOOLS

# Debug views are type-erased (.cargo/config.toml), release views are not. Server and browser must
# agree, or islands do not find their elements; so there is one browser half for each of the two.
FLAVOUR ?= debug
FLAVOUR_FLAGS := $(if $(filter release,$(FLAVOUR)),RUSTFLAGS=)
BROWSER := $(TARGET)/browser-$(FLAVOUR)
WASM    := $(BROWSER)/wasm32-unknown-unknown/wasm/kobling.wasm
BOUND   := target/bound-$(FLAVOUR)

WASM_BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/.*"\(.*\)"/\1/p}' Cargo.lock)
WASM_BINDGEN := $(KOBLING_TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION)/bin/wasm-bindgen
WASM_OPT_FEATURES := --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int \
	--enable-reference-types --enable-multivalue --enable-sign-ext --enable-mutable-globals

# Sources by name, so that a new file is seen too.
STYLES := $(shell find style -name '*.scss' 2>/dev/null)
E2E_READY := end2end/node_modules/.package-lock.json
NPM_READY := node_modules/.package-lock.json

.PHONY: help run dev test test-tools soak bench check format-check clippy-server clippy-browser fmt assets build server toolchain clean FORCE

help: ## List these targets
	@echo "Kobling. PORT=, KOBLING_DATA= and KOBLING_DATABASE_URL= are honoured by run and dev."
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | column -t -s '|'

run: ## Build what is missing and serve http://127.0.0.1:3000 (the first time takes about ten minutes, then seconds)
	@if [[ ! -x $(TARGET)/debug/kobling ]]; then \
		echo "The first build compiles some 400 crates twice (server and browser) and a tool:"; \
		echo "about ten minutes on two cores. After that, make run starts in seconds."; \
	fi
	@$(MAKE) assets server
	@exec $(abspath $(TARGET))/debug/kobling serve --demo

dev: toolchain ## Like run, and builds and starts again whenever a source file is saved
	@exec node .ci/dev.mjs $(abspath $(TARGET))/debug/kobling

test: ## Everything: format, clippy, tests on SQLite and PostgreSQL, Chromium with and without script, axe
	@exec node .ci/test.mjs

test-tools: ## What the tests need beside the compiler, installed where it is missing: the mail server they talk to
	@.ci/smtp-python >/dev/null

soak: toolchain test-tools ## The long tests: 200 kills in a mass update and 10,000 sequences on each database, twenty rounds of killed processes
	KOBLING_ROUNDS=200 cargo test --features ssr --test blackbox crash -- --nocapture
	KOBLING_ROUNDS=200 .ci/with-postgres cargo test --features ssr --test blackbox crash -- --nocapture
	KOBLING_ROUNDS=10000 cargo test --features ssr --test blackbox sequences -- --nocapture
	KOBLING_ROUNDS=10000 .ci/with-postgres cargo test --features ssr --test blackbox sequences -- --nocapture
	KOBLING_ROUNDS=20 .ci/with-postgres cargo test --features ssr --test blackbox processes -- --nocapture

bench: build ## How fast the release is, beside bare commits and a static file of nginx (about five minutes)
	@KOBLING_TEST_DURABLE=yes .ci/with-postgres node .ci/bench.mjs $(abspath $(TARGET))/release/kobling

check: format-check clippy-server clippy-browser ## Format and clippy for both targets, warnings refused

format-check: toolchain
	cargo fmt --check

clippy-server: toolchain
	cargo clippy --features ssr --all-targets -- -D warnings

# The profile and folder of the browser build, so that macros are compiled once for both.
clippy-browser: toolchain
	cargo clippy --lib --features hydrate --target wasm32-unknown-unknown --profile wasm --target-dir $(BROWSER) -- -D warnings

fmt: toolchain ## Format the Rust code
	cargo fmt

build: ## The release: target/release/kobling, one file with everything inside
	@$(MAKE) FLAVOUR=release assets
	@echo "Compiling the server, optimised: about ten minutes of processor time when nothing is there yet."
	RUSTFLAGS= KOBLING_SITE=$$(cat $(SITE)/digest) cargo build --release --features ssr --bin kobling
	@ls -l $(TARGET)/release/kobling
	@node .ci/sizes.mjs $(SITE) release

server: toolchain
	cargo build --features ssr --bin kobling

assets: $(SITE)/pkg/kobling.css $(BOUND)/kobling_bg.wasm ## Style, fonts and the browser's half, compressed, in target/site
	@node .ci/site.mjs $(SITE) $(BOUND)

$(SITE)/pkg/kobling.css: $(STYLES) $(NPM_READY)
	@mkdir -p $(@D)
	node_modules/.bin/sass --load-path=node_modules --quiet-deps --style=compressed --no-source-map style/main.scss $@

# Cargo knows better than make whether anything changed; it leaves the file alone when nothing did.
$(WASM): FORCE | toolchain
	@[[ -e $@ ]] || echo "Compiling the browser's half (optimised for size: two to four minutes the first time)."
	$(FLAVOUR_FLAGS) cargo build --lib --no-default-features --features hydrate --target wasm32-unknown-unknown \
		--profile wasm --target-dir $(BROWSER)

$(BOUND)/kobling_bg.wasm: $(WASM) $(NPM_READY) | $(WASM_BINDGEN)
	@mkdir -p $(@D)
	$(WASM_BINDGEN) --target web --no-typescript --out-dir $(@D) --out-name kobling $<
	node_modules/.bin/wasm-opt -Oz $(WASM_OPT_FEATURES) $@ -o $@.small
	@mv $@.small $@

$(WASM_BINDGEN): | toolchain
	@echo "Installing wasm-bindgen-cli $(WASM_BINDGEN_VERSION), the version that Cargo.lock asks for: one to three minutes, once."
	@# Without --locked and with a cheap profile: the tool runs for a second, so its own speed does not matter.
	env -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
		cargo install wasm-bindgen-cli --version $(WASM_BINDGEN_VERSION) --bin wasm-bindgen \
		--root $(KOBLING_TOOLS)/wasm-bindgen-$(WASM_BINDGEN_VERSION)

# No package's install script is needed, so none is run.
$(NPM_READY): package.json package-lock.json | toolchain
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(E2E_READY): end2end/package.json end2end/package-lock.json | toolchain
	npm ci --prefix end2end --ignore-scripts --no-audit --no-fund
	@touch $@

end2end-ready: $(E2E_READY)
.PHONY: end2end-ready

toolchain:
	@.ci/toolchain

clean: ## Remove what was built; tools in the cache folder and data/ stay
	rm -rf target node_modules end2end/node_modules

FORCE:
