# The two to know: `make run` (set up, sample centres and October's reports in play/, the window) and
# `make test`.
# Each target sets up first what is missing; see packaging/README.md.

BIN := .venv/bin

.PHONY: run test setup check translations lock benchmarks pictures

run: setup
	@sh packaging/play.sh

test: check
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2

setup:
	@sh packaging/setup.sh

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# New texts of the code into the catalogues, ready to be translated.
translations: setup
	$(BIN)/python packaging/update_catalogues.py .
	$(BIN)/python packaging/compile_catalogues.py .

# Keeps the versions that still fit; `make lock UPGRADE=--upgrade` takes the newest.
# Not after `setup`, which stops while pyproject.toml asks for what the lock does not have yet.
lock:
	@test -x $(BIN)/uv || sh packaging/setup.sh
	UV_SYSTEM_CERTS=1 $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
		--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--group dev --output-file packaging/requirements.lock pyproject.toml packaging/requirements.in

pictures: setup
	@sh packaging/pictures.sh

benchmarks: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks
