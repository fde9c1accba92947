# Set up, try, test and measure Variorum. Needs only Python 3.11 to 3.13 and make; everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
DEMO := demo-account
SHARED ?= ../shared

.PHONY: demo test check bench golden docs lock clean help

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Variorum needs Python 3.11, 3.12 or 3.13; $(PYTHON) is another. Try: make PYTHON=python3.12 demo"; exit 2; }
	@echo "Installing into $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run ## Collate the example story and say where its page is
	@$(BIN)/variorum collate examples/*/reports -o $(DEMO)
	@echo "The page: file://$(CURDIR)/$(DEMO)/index.html"

test: $(VENV)/.dev ## Run the tests
	@$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev ## Format, lint, types, import rules, generated docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m variorum.bench.reference --check
	@$(BIN)/mkdocs build --strict --quiet

docs: $(VENV)/.dev ## Rewrite the generated reference pages and build the docs into site/
	@$(BIN)/python -m variorum.bench.reference
	@$(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.dev ## Measure quality and speed against the floors; needs the evaluators in $(SHARED)
	@$(BIN)/python -m variorum.bench --shared $(SHARED) $(if $(ONLY),--only $(ONLY))

golden: $(VENV)/.dev ## Rewrite the expected accounts of the examples; read the diff before you commit it
	@GOLDEN=rewrite $(BIN)/python -m pytest tests/stories

lock: ## Pin the newest versions that fit, with hashes
	@$(BIN)/python -m pip install -q pip-tools
	@for set in "run pyproject.toml" "dev --extra dev pyproject.toml" "build requirements/build.in"; do \
		name=$${set%% *}; $(BIN)/pip-compile -q --generate-hashes --no-annotate --no-header --strip-extras --allow-unsafe \
		-o requirements/$$name.txt $${set#* } && sed -i '/^--/d' requirements/$$name.txt; done # packages only: no options of this machine's pip

clean: ## Remove the environment and everything that is made
	@rm -rf $(VENV) $(DEMO) site build dist *.egg-info
