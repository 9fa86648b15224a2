# Everything that is run here, by people and by machines, is one of these targets.
# PYTHON is the Python that makes the environment: `make site PYTHON=python3.12`.

PYTHON ?= python3
# Not the default shell: only then does every version of make look commands up in the PATH below.
SHELL := bash

# The environment's own commands come first: `mkdocs` is the one in .venv.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# A browser that Playwright has to fetch stays in this folder.
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.cache/browsers
# Material's notice that MkDocs 2 will break it; pyproject.toml pins MkDocs 1 for that reason.
export NO_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help check site serve test bench format lock clean

help: ## say what there is
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | \
		awk -F'|' '{ printf "  %-12s %s\n", $$1, $$2 }'

site: .venv/site ## convert docs/sources and build the site in site/
	@mkdir -p .cache
	@started=$$(python -c 'import time; print(time.time())'); \
	python -m converters convert | tee .cache/messages; converted=$${PIPESTATUS[0]}; \
	[ $$converted -le 1 ] || exit $$converted; \
	echo mkdocs build --strict; \
	mkdocs build --strict || exit 1; \
	problems=$$(grep -c ': error: ' .cache/messages); \
	python -m hooks.summary --since $$started --problems $$problems; \
	exit $$converted

serve: .venv/site ## show the site on this machine and build it anew at each change
	@python -m converters convert || [ $$? -eq 1 ]
	mkdocs serve

check: .venv/site ## say what is wrong with texts, tables and annotations
	python -m converters check $(if $(GITHUB_ACTIONS),--github)

test: .venv/dev ## check format, lint and types, and run all tests
	ruff format --check .
	ruff check .
	mypy
	@python tests/browser/chromium.py
	pytest

bench: .venv/dev ## measure speed and size on made-up collections: a quarter of an hour
	python -m benchmarks.marks
	python -m benchmarks.citations
	python -m benchmarks.repeated
	python -m benchmarks.search
	python -m benchmarks.search_material
	python -m benchmarks

format: .venv/dev ## put the code in its usual form
	ruff format .
	ruff check --fix --exit-zero .

LOCK = uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

lock: .venv/dev ## write requirements/ anew with the newest versions that pyproject.toml allows
	$(LOCK) --group build --output-file requirements/site.txt
	$(LOCK) --group dev --constraint requirements/site.txt --output-file requirements/dev.txt

clean: ## remove all that was made, but for the environment in .venv
	rm -rf site docs/documents .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. Each file says that a step is done, so that a second run has nothing to do.

INSTALL = python -m pip install --quiet --disable-pip-version-check

.venv/site: .venv/made requirements/site.txt pyproject.toml
	@echo "Installing what the site is built with in .venv"
	@$(INSTALL) --require-hashes --requirement requirements/site.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/site requirements/dev.txt
	@echo "Installing what the tests need in .venv"
	@$(INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@

# An environment holds absolute paths: where the folder was moved or copied, it is made anew.
ifneq ($(wildcard .venv/made),)
ifneq ($(shell cat .venv/made),$(CURDIR))
.PHONY: .venv/made
endif
endif

.venv/made:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer," \
			"or name one: make PYTHON=/path/to/python3"; exit 1; } >&2
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is $$("$(PYTHON)" --version 2>&1); Python 3.11 or newer is needed." \
			"Name one: make PYTHON=/path/to/python3"; exit 1; } >&2
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments: its module venv or ensurepip is missing." \
			"On Debian and Ubuntu: apt-get install python3-venv"; exit 1; } >&2
	@"$(PYTHON)" -m venv --clear .venv
	@echo "$(CURDIR)" > $@
