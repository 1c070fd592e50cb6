# make book   sets up everything a book needs and builds dist/
# make test   sets up everything the tests need and runs them all, the linters first
# make bench  sets up the programs riftbook is compared with and measures all of them, for hours
# All work from a bare clone; what is already there is not installed again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A stamp lies where its deletion takes what it stands for with it.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
VALIDATORS := tests/validators/node_modules/.installed
# The peers have an environment of their own, and riftbook stands in it as its users install it.
PEERS := build/peers
NODE_PEERS := benchmarks/node_modules/.installed
# What pytest makes of the tests is kept for the next run, whatever the environment says: to make it
# again takes every one of its workers longer than the tests of most files.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist loadfile
# Options of `python -m benchmarks`.
BENCH ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes
EDITABLE := $(PIP) install --quiet --no-deps --no-build-isolation --editable .
PIN := env PIP_CONFIG_FILE=/dev/null pip-compile --quiet --no-config --generate-hashes \
	--strip-extras --no-header --no-annotate --allow-unsafe --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-emit-options

# One thing at a time: two installations at once would be in each other's way.
.NOTPARALLEL:
.PHONY: book test test-long bench lint format reference interfaces system-book system-test system-bench pins \
	clean

book: $(RUNTIME)
	$(BIN)/riftbook build

test: lint
	$(PYTEST) -m "not long"

test-long: $(DEV) $(VALIDATORS)
	$(PYTEST) -m long

bench: $(PEERS)/.installed $(NODE_PEERS)
	$(PEERS)/bin/python -m benchmarks $(BENCH)

lint: $(DEV) $(VALIDATORS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(DEV)
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

# docs/reference/ from the code; a test fails where they differ.
reference: $(RUNTIME)
	$(BIN)/python tools/reference.py

# What cffi makes of WeasyPrint's declarations; a test fails where they differ.
interfaces: $(RUNTIME)
	$(BIN)/python tools/interfaces.py

system-book:
	@PYTHON="$(PYTHON)" tools/system-packages book

system-test:
	@PYTHON="$(PYTHON)" tools/system-packages book test

system-bench:
	@PYTHON="$(PYTHON)" tools/system-packages book bench

$(RUNTIME): requirements.txt pyproject.toml | system-book
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.txt
	$(EDITABLE)
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME) | system-test
	$(INSTALL) -r requirements-dev.txt
	@touch $@

# Node is among the Python packages. Nothing is run on installation: Ace uses the system's
# Chromium and needs no Electron.
$(VALIDATORS): tests/validators/package-lock.json $(DEV)
	cd tests/validators && PATH="$(CURDIR)/$(BIN):$$PATH" PUPPETEER_SKIP_DOWNLOAD=1 \
		npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(PEERS)/.installed: requirements.txt benchmarks/requirements.txt pyproject.toml | system-bench
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes \
		-r requirements.txt -r benchmarks/requirements.txt
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps \
		--no-build-isolation --editable .
	@touch $@

$(NODE_PEERS): benchmarks/package-lock.json $(PEERS)/.installed
	cd benchmarks && PATH="$(CURDIR)/$(PEERS)/bin:$$PATH" PUPPETEER_SKIP_DOWNLOAD=1 \
		npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Needs pip-tools. Nothing in the pins names an index, so that any mirror serves.
pins:
	$(PIN) --build-deps-for editable -o requirements.txt pyproject.toml
	$(PIN) -o requirements-dev.txt requirements-dev.in
	cd benchmarks && $(PIN) -o requirements.txt requirements.in

clean:
	rm -rf $(VENV) tests/validators/node_modules benchmarks/node_modules build dist .riftbook \
		.riftbook-validators .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
