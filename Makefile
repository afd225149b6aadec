# The one list of commands; `make` alone prints it.
#
# Every command first sees to it that the environment in .venv is there and up to date (tools/bootstrap.py),
# which needs a Python 3.8 or newer to start from. UV_* and PIP_* variables are passed on as they are.

.DEFAULT_GOAL := help
.NOTPARALLEL:

# What `make report` reads and where it writes; ARGS are further options: make report ARGS="--actors CN,RU"
TEXTS ?= seeds
OUT ?= reports
ARGS ?=
# A folder of *.jsonl files, one {"text": ...} a line, for the benchmarks
DATA ?=

# Pythons that may start tools/bootstrap.py, in order of preference; the first that works is taken.
PYTHON ?= python3 /usr/bin/python3 python3.13 python3.12 python3.11 python3.10 python3.9 python3.8 python

RUN := .venv/bin/python -m
NBVAL := --nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg --nbval-cell-timeout 120

# $(call start,SCRIPT ARGUMENTS): run a standard-library script with the first usable Python.
define start
@for python in $(PYTHON); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' >/dev/null 2>&1 && exec "$$python" $(1); \
done; \
echo "No Python 3.8 or newer was found (tried: $(PYTHON)). What to do: install Python 3.12, or name one: make PYTHON=/path/to/python3 ..." >&2; \
exit 1
endef

.PHONY: help
help: ## print this list
	@echo "Commands (make COMMAND):"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf '  %-16s %s\n' "$$name" "$$what"; done

.PHONY: setup
setup: ## create or update the environment in .venv (the other commands do this themselves)
	$(call start,tools/bootstrap.py)

.PHONY: report
report: setup ## write OUT/index.html about the texts in TEXTS (defaults: TEXTS=seeds OUT=reports)
	$(RUN) corpus report "$(TEXTS)" -o "$(OUT)" $(ARGS)

.PHONY: lab
lab: setup ## open JupyterLab on notebooks/, with this environment as its kernel
	JUPYTER_PREFER_ENV_PATH=1 $(RUN) jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $(ARGS)

.PHONY: test
test: setup ## format, lint, types, unit tests, doctests, notebooks
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) pytest -n auto --maxprocesses 8 --dist loadfile -m "not slow" --doctest-modules --doctest-glob=README.md tests corpus README.md $(ARGS)
	$(RUN) pytest $(NBVAL) notebooks

.PHONY: test-slow
test-slow: setup ## the tests marked slow (none to run is no failure: pytest says so with exit code 5)
	$(RUN) pytest -m slow tests $(ARGS) || test $$? -eq 5

.PHONY: test-buckets
test-buckets: setup ## texts behind s3:// URLs, in an environment of its own with a server that plays Amazon's
	$(call start,tools/bootstrap.py uv venv --quiet --allow-existing --python .venv/bin/python build/buckets)
	$(call start,tools/bootstrap.py uv pip install --quiet --python build/buckets/bin/python -e . --group dev --group s3)
	build/buckets/bin/python -m pytest -m slow tests/readers/test_buckets.py $(ARGS)

.PHONY: notebooks
notebooks: setup ## execute the notebooks in place, outputs stored
	.venv/bin/python tools/execute_notebooks.py $(ARGS)

.PHONY: gallery
gallery: setup ## draw the figures of docs/gallery.md
	PYTHONPATH=. .venv/bin/python tools/make_gallery.py $(ARGS)

.PHONY: commands
commands: setup ## write docs/commands.md anew: every verb at work
	.venv/bin/python tools/make_commands.py $(ARGS)

.PHONY: docs
docs: setup ## build the pages of docs/ and the API reference into docs/_build/html; a warning is an error
	$(RUN) sphinx -q -b html -n -W --keep-going docs docs/_build/html
	@echo docs/_build/html/index.html

.PHONY: browser
browser: ## find a Chromium for the browser tests, or install one where that is allowed
	$(call start,tools/browser.py)

.PHONY: format
format: setup ## rewrite the code in the project's format
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

.PHONY: lint
lint: setup ## format and lint, checked only
	$(RUN) ruff format --check .
	$(RUN) ruff check .

.PHONY: types
types: setup ## check the types of corpus/
	$(RUN) mypy

.PHONY: benchmark
benchmark: setup ## cleaning, tokens and lemmas timed beside hazm, on the texts in DATA (without it: the seeds)
	.venv/bin/python benchmarks/speed.py $(if $(DATA),--data "$(DATA)") $(ARGS)

.PHONY: benchmark-counting
benchmark-counting: setup ## a generated corpus cleaned and counted by lemma, beside hazm
	.venv/bin/python benchmarks/counting.py $(ARGS)

.PHONY: benchmark-mentions
benchmark-mentions: setup ## mentions beside a plain pattern of the same names, and beside hazm with a word list
	.venv/bin/python benchmarks/mentions.py $(ARGS)

.PHONY: benchmark-peers
benchmark-peers: setup ## cleaning beside hazm, shekar and rishe, on the texts in DATA
	.venv/bin/python benchmarks/peers.py $(if $(DATA),--data "$(DATA)") $(ARGS)

.PHONY: benchmark-engines
benchmark-engines: setup ## a folder loaded and counted in this process, on two processes, and on a cluster of Dask
	.venv/bin/python benchmarks/engines.py $(ARGS)

.PHONY: benchmark-scale
benchmark-scale: setup ## files to words, mentions and dates beside simple Python, hazm and Polars, 1 to 100 MB; a plot of growth
	.venv/bin/python benchmarks/scale.py --plot reports/benchmark-scale.png $(ARGS)

.PHONY: benchmark-parts
benchmark-parts: setup ## cleaning, words, mentions, dates and other parts, each timed by itself
	$(RUN) pytest -p no:xdist --benchmark-timer=time.process_time --benchmark-disable-gc --benchmark-columns=min,median,max,rounds benchmarks/parts $(ARGS)

.PHONY: fixtures
fixtures: setup ## make the small files of tests/readers/fixtures anew
	$(call start,tools/bootstrap.py uv pip install --quiet --python .venv/bin/python --group fixtures)
	.venv/bin/python tools/make_fixtures.py $(ARGS)

.PHONY: constraints
constraints: setup ## pin the newest versions that pyproject.toml allows into constraints.txt
	$(call start,tools/bootstrap.py uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.12 --upgrade --no-header --no-annotate --quiet -o constraints.txt)

.PHONY: clean
clean: ## remove what was made: reports, caches
	rm -rf reports build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./.venv -prune -o -path ./.tools -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -exec rm -rf {} +

.PHONY: clean-all
clean-all: clean ## remove the environments and the tools too
	rm -rf .venv .tools benchmarks/.peers
