# Two commands for a fresh machine with Python 3.11, git and make; each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format wheel bench

demo: $(BIN)/lint  ## lint the example site
	@$(BIN)/lint examples/site/content; test $$? -eq 1  # it has defects on purpose

test: $(BIN)/lint  ## run all tests
	$(BIN)/python -m pytest -q

check: $(BIN)/lint  ## what has to hold before a commit: style, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

format: $(BIN)/lint
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(BIN)/lint  ## build, install into an empty environment, compare
	$(BIN)/python -m pytest -q tests/test_wheel.py --wheel

bench: $(BIN)/lint  ## ratios side by side; CORPUS=folder of Markdown
	$(BIN)/python benchmarks/run.py $(CORPUS)

$(BIN)/lint: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(BIN)/lint
