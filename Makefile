# What a newcomer types: `make run` and `make test`. Works with the make 3.81 of macOS.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SEEDS ?= ../shared/seeds
DATA ?= data/roadmap
PORT ?= 8501
# Each worker starts a server of its own; a server that is given is one for all, and no two may empty it at once.
WORKERS ?= $(if $(NEO4J_TEST_URI),1,2)
SCRIPTS := graph/drawing/assets/vendor/picture.js
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard texts/*/LC_MESSAGES/*.po))

.DEFAULT_GOAL := help
.PHONY: help setup run test check format docs evidence bench neo4j lock clean

help: ## Show what can be done
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready $(SCRIPTS) $(CATALOGUES) ## Make .venv from the lock file

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Socle needs Python 3.11 or later. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(SCRIPTS): $(VENV)/.ready $(wildcard graph/drawing/assets/*.js) graph/drawing/bundle.py graph/drawing/vendor.py
	$(PY) -m graph.drawing.vendor

%.mo: %.po $(VENV)/.ready
	@$(PY) -m babel.messages.frontend compile --input-file $< --output-file $@

run: setup ## Fill the embedded graph when it is absent or stale, start the app, print its address
	$(PY) -m loaders.refill
	$(PY) -m streamlit run app.py --server.port $(PORT)

test: setup ## Run all tests
	$(PY) -m pytest --numprocesses $(WORKERS) --dist worksteal

check: setup ## Lint, types, import directions, freshness of generated docs
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m docs.generate --check

format: setup ## Format and fix what can be fixed
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

docs: setup ## Write the generated reference pages
	$(PY) -m docs.generate

evidence: setup ## Check every cited line against the transcripts: make evidence SEEDS=folder DATA=folder
	$(PY) -m loaders.evidence $(SEEDS) $(DATA)

bench: setup ## Measure, beside peers, and print ratios
	$(PY) -m benchmarks

neo4j: setup ## Start a Neo4j server and print how to reach it: make neo4j VERSION=2026.08.1
	$(PY) -m tests.neo4j_server $(VERSION)

lock: ## Write requirements.lock from requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --output-file requirements.lock requirements.txt

clean: ## Remove the environment and the embedded graph
	rm -rf $(VENV) .socle graph/drawing/assets/vendor $(CATALOGUES)
