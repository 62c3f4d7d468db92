# make                 an environment, the graph of the project's own corpus, and three commands to try next
# make test            style, types and tests
# make test-services   tests that want a program beside Python (a browser, Java, Maven); each says why when it is left out
# make test-wheel      the built wheel, tried in a clean environment outside this folder
# make questions      docs/questions.md anew, from the project's own corpus
# make bench           how fast each stage is, beside what the libraries below it do with the same data
# make neo4j-page     docs/neo4j.md anew, from the ontology
# make clean           take away what these made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: all test test-services test-wheel questions bench neo4j-page clean

all: $(VENV)/ready
	@$(BIN)/summitgraph build

test: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadgroup

test-services: $(VENV)/ready-dev
	@$(BIN)/pytest -m services -rs

test-wheel: $(VENV)/ready-dev
	@$(BIN)/pytest -m wheel -rs

questions: $(VENV)/ready
	@$(BIN)/python docs/write_questions.py

bench: $(VENV)/ready
	@$(BIN)/python -m tests.bench

neo4j-page: $(VENV)/ready
	@$(BIN)/python docs/write_neo4j.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("summitgraph needs Python 3.11 or newer. Type: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable '.[fast,serve]'
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	@echo "Adding what the tests need ..."
	@$(PIP) install --group dev
	@touch $@
