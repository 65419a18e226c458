# make run, make test, make check, make bench: each sets up what it needs, in .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
UV     := $(shell command -v uv 2>/dev/null)
# Tests of the app wait more than they count: twice as many workers as there are cores.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
# Without it every worker, and every program that a test starts, would compile all files again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check lint types contracts bench soak screenshots clean

run: $(READY)
	$(BIN)/signposts demo

test: $(READY)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: lint types contracts test

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m benchmarks

soak: $(READY)
	$(BIN)/python -m tests.soak --keys 10000
	$(BIN)/python -m tests.hammer --times 200

screenshots: $(READY)
	$(BIN)/python docs/screenshots.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist

$(READY): pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Signposts needs Python 3.11 or later; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up in $(VENV): some minutes, once." >&2
ifeq ($(UV),)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c .ci/constraints.txt -e '.[check]'
else
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python -c .ci/constraints.txt -e '.[check]'
endif
	@touch $@
