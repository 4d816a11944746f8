# Two commands set everything up on a fresh machine: `make serve` (or `make site`) and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What was compiled is kept: hundreds of short processes of the tests import the same modules.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: serve site test check proof golden bench lint types browser-tools lock bundle bundle-lock characters shapes clean

serve: $(VENV)/run.done
	$(BIN)/qianshi serve

site: $(VENV)/run.done
	$(BIN)/qianshi build

test: $(VENV)/dev.done node_modules/.done browser-tools
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# Everything that must hold before a change is published.
check:
	$(MAKE) --jobs 2 --output-sync lint types
	$(MAKE) test
	$(BIN)/qianshi check

lint: $(VENV)/dev.done node_modules/.done
	npx --no-install eslint builder/browser
	npx --no-install stylelint 'builder/browser/**/*.css'
	$(BIN)/ruff format --check builder bundle tests
	$(BIN)/ruff check builder bundle tests
	$(BIN)/lint-imports

types: $(VENV)/dev.done node_modules/.done
	$(BIN)/mypy
	npx --no-install tsc -p .

# Slow evidence; fails, never skips, when a tool is missing.
proof: $(VENV)/dev.done node_modules/.done browser-tools
	@sh tests/install-tools.sh office
	$(BIN)/python -m pytest -m proof --proof-share 1
	$(BIN)/python -m tests.mutants
	$(MAKE) bench

# Write the golden files again after looking at what changed.
golden: $(VENV)/dev.done
	$(BIN)/python -m pytest tests/golden tests/sources/test_schemas.py --write-golden

bench: $(VENV)/dev.done browser-tools
	$(BIN)/python -m tests.bench

# Write the lock files again from pyproject.toml.
lock: $(VENV)/dev.done
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/python -c 'import tomllib; f = open("pyproject.toml", "rb"); \
	  print(*tomllib.load(f)["build-system"]["requires"], sep="\n")' | $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	  --no-emit-index-url --constraint requirements.txt \
	  --custom-compile-command "make lock" - -o requirements-build.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.txt

# What offices unpack: a zip for each platform, with an interpreter inside, and one of its wheels.
bundle: $(VENV)/dev.done
	$(BIN)/python -m bundle

# Write Debian's packages of today down, from which the interpreter for Linux is made.
bundle-lock: $(VENV)/dev.done
	$(BIN)/python -m bundle --lock

# Write the table of characters again from OpenCC and pypinyin.
characters: $(VENV)/dev.done
	$(BIN)/python -m builder.search.make_characters

# Write the shapes that the browser's scripts share with Python again.
shapes: $(VENV)/dev.done
	$(BIN)/python -m builder.browser_types

browser-tools:
	@sh tests/install-tools.sh

$(VENV)/bin/python:
	@$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更新版本，并能建立虚拟环境（Debian：python3-venv）；可用 make PYTHON=… 指明。' >&2; \
	  exit 3; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: $(VENV)/bin/python requirements.txt requirements-build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt -r requirements-build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev.done: $(VENV)/bin/python requirements-dev.txt requirements-build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt -r requirements-build.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/run.done

node_modules/.done: package-lock.json
	@command -v npm >/dev/null || sh tests/install-tools.sh npm
	npm ci --silent
	touch $@

clean:
	rm -rf $(VENV) .cache site site.* .site-history dist node_modules
