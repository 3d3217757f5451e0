# make demo | test | check | lint | notebooks | bench | matrix: each sets up what it needs in .venv.

PYTHON ?= python3
BIN := .venv/bin
RUN := PATH="$(CURDIR)/$(BIN):$$PATH"
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lint notebooks bench matrix

.venv/ready: pyproject.toml constraints.txt
	@echo "Setting up .venv (once; a minute or two) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "chainrule needs Python 3.11 or newer: make PYTHON=/path/to/python3" && exit 1)
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq -c constraints.txt -e '.[test]'
	@touch $@

demo: .venv/ready
	@$(RUN) $(BIN)/python -m tests.demo

test: .venv/ready
	@$(RUN) $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/ready
	@.ci/run

bench: .venv/ready
	@$(RUN) $(BIN)/python -m tests.benchmarks

lint: .venv/ready
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

notebooks: .venv/ready
	@$(BIN)/chainrule build

matrix: .venv/ready
	@$(BIN)/python -m tests.matrix
