# Everything a maintainer types; `make` alone lists it. The README says how without make.

BIN  := .venv/bin
PORT ?= 8000

# Material's notice at every start is about versions that we lock.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:
.PHONY: help site check serve test lint bench lock clean dev

help:
	@echo "make site   check the cards and build the site"
	@echo "make check  say what is wrong with the cards"
	@echo "make serve  show the site here, and again at every change (PORT=8000)"
	@echo "make test   all tests, in a browser too (ARGS='-k search' for some)"
	@echo "make lint   style, types and generated files of the code"
	@echo "make bench  how fast it is, beside others"
	@echo "make lock   choose versions after a change in pyproject.toml (UPGRADE=--upgrade for all newer ones)"
	@echo "make clean  remove the environment, the site and the caches"

site: check
	@$(BIN)/mkdocs build --strict
	@echo
	@echo "The site is in site/: Dutch in site/index.html, English in site/en/index.html."
	@echo "Look at it with 'make serve' (http://127.0.0.1:$(PORT)/, shows every change at once),"
	@echo "or, exactly as built, with '$(BIN)/python -m http.server --bind 127.0.0.1 --directory site $(PORT)'."

check: .venv/package
	@$(BIN)/methodekaarten check $(ARGS)

serve: .venv/package
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

test: dev
	@browser=$$($(find-browser)) || $(call apt,chromium) && browser=$$($(find-browser)) || { echo $(NO_BROWSER) >&2; exit 1; }; \
	CHROMIUM=$$browser $(BIN)/pytest --numprocesses auto --dist loadfile $(ARGS)

lint: dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/methodekaarten schema --check

bench: dev
	@CHROMIUM=$$($(find-browser)) $(BIN)/python bench/bench.py $(ARGS)

# One lock for the site, and one that has the tools too: for every Python from 3.11 on, every system, with hashes, naming no host.
lock: dev
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group dev --group bench --constraint requirements.lock --output-file requirements-dev.lock

COMPILE = $(BIN)/uv pip compile pyproject.toml --extra paper --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(UPGRADE)

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache site

# The environment. A copy of each lock in it tells what was installed; only a changed lock is installed again.

dev: .venv/requirements-dev.lock .venv/package

.venv/package: pyproject.toml .venv/requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/%.lock: %.lock | $(BIN)/python
	@echo "Installing what $< names (a minute the first time)"
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement $<
	@cp $< $@

# The newest Python that can make environments; else one that could, when Debian's package for that is installed.
$(BIN)/python:
	@python=; for each in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3; do \
		$$each -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || continue; \
		python=$${python:-$$each}; \
		if $$each -c "import ensurepip, venv" 2>/dev/null; then python=$$each; break; fi; \
	done; \
	[ "$$python" ] || { echo $(NO_PYTHON) >&2; exit 1; }; \
	package=$${python##*/}-venv; \
	$$python -c "import ensurepip, venv" 2>/dev/null || $(call apt,$$package) || \
		{ echo "$$python cannot make environments: install the package $$package (Debian, Ubuntu), and run make again." >&2; exit 1; }; \
	$$python -m venv --clear .venv

# Installs Debian packages where that needs no question: as root, or with a sudo that asks for no password.
apt = { command -v apt-get >/dev/null && if [ "$$(id -u)" = 0 ]; then sudo=; else sudo="sudo -n"; fi && $$sudo true 2>/dev/null && \
	echo "Installing $(1) with apt-get" && $$sudo apt-get update -qq >/dev/null && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1) >/dev/null; }

find-browser = for each in $(CHROMIUM) chromium chromium-browser google-chrome; do command -v $$each && exit; done; exit 1

NO_PYTHON  = "This needs Python 3.11 or newer: install it (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv), or say make PYTHON=/path/to/python3."
NO_BROWSER = "The browser tests need Chromium: install it (Debian: apt-get install chromium; Ubuntu: Google Chrome), or say make test CHROMIUM=/path/to/it; for the other tests: make dev, then $(BIN)/pytest -m 'not browser'."
