# `make` lists what can be done here. For GNU make from 3.81 on and any POSIX shell.

VENV = .venv
BIN = $(VENV)/bin
SHELL = /bin/sh

# A .venv that was moved, whose Python has gone, or in which an installation was stopped loses its stamps: it is made again.
DEAD := $(shell test ! -d $(VENV) || { test ! -e $(VENV)/.half && $(BIN)/python -I -c 'import os, sys, tutor; \
	sys.exit(not os.path.samefile(tutor.__file__, "tutor/__init__.py"))' 2>/dev/null; } || \
	rm -f $(VENV)/.study $(VENV)/.test)

.PHONY: help study test test-editor lint bench bench-plan bench-readiness requirements

help: ## List what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

study: $(VENV)/.study ## Install the tutor into .venv and open it
	@$(BIN)/tutor

test: $(VENV)/.test ## Run all tests (ARGS="-k quiz" runs some)
	@$(BIN)/python -m pytest -n auto $(ARGS)

test-editor: $(VENV)/.test ## Test completion in a real language server (needs node and npm)
	@$(BIN)/python -m pytest -rs -m editor tests/editor $(ARGS)

lint: $(VENV)/.test ## Check style, formatting, types, and who imports whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(VENV)/.test ## Measure what must stay fast
	@if test -f benchmarks/bench.py; then $(BIN)/python -m benchmarks.bench $(ARGS); \
	else echo "There is nothing to measure yet: benchmarks/bench.py is not there." >&2; exit 1; fi

bench-plan: $(VENV)/.test ## Measure what the planner makes of simulated learners (long; ARGS="--learners 5" is short)
	@$(BIN)/python -m benchmarks.plan $(ARGS)

bench-readiness: $(VENV)/.test ## Measure how right `tutor ready` is of simulated learners (minutes; ARGS="--learners 60")
	@$(BIN)/python -m benchmarks.readiness $(ARGS)

# Run with the oldest Python that is supported: what only it needs must be in the lists too.
COMPILE = CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

requirements: $(VENV)/.test ## Write requirements/ anew from pyproject.toml (ARGS=--upgrade takes the newest)
	@$(BIN)/python -m pip install --quiet --no-user 'pip-tools>=7.5,<8'
	@$(COMPILE) $(ARGS) --extra test --extra fast --output-file requirements/test.txt pyproject.toml
	@$(COMPILE) $(ARGS) --build-deps-for wheel --constraint requirements/test.txt \
		--output-file requirements/study.txt pyproject.toml

# The stamps are written last, so that a try that failed is mended by the next one.
$(VENV)/.study: requirements/study.txt pyproject.toml
	@sh requirements/install study

$(VENV)/.test: requirements/test.txt pyproject.toml
	@sh requirements/install test
