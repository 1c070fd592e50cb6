# make book   sets up everything a book needs and builds dist/
# make test   sets up everything the tests need and runs them all, the linters first
# Both work from a bare clone; what is already there is not installed again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A stamp lies where its deletion takes what it stands for with it.
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
VALIDATORS := tests/validators/node_modules/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes
EDITABLE := $(PIP) install --quiet --no-deps --no-build-isolation --editable .
PIN := env PIP_CONFIG_FILE=/dev/null pip-compile --quiet --no-config --generate-hashes \
	--strip-extras --no-header --no-annotate --allow-unsafe --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-emit-options

# One thing at a time: two installations at once would be in each other's way.
.NOTPARALLEL:
.PHONY: book test test-long lint format reference system-book system-test pins clean

book: $(RUNTIME)
	$(BIN)/riftbook build

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not long"

test-long: $(DEV) $(VALIDATORS)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m long

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

system-book:
	@PYTHON="$(PYTHON)" tools/system-packages book

system-test:
	@PYTHON="$(PYTHON)" tools/system-packages book test

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

# Needs pip-tools. Nothing in the pins names an index, so that any mirror serves.
pins:
	$(PIN) --build-deps-for editable -o requirements.txt pyproject.toml
	$(PIN) -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) tests/validators/node_modules build dist .riftbook .riftbook-validators \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
