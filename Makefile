# Two targets do everything: `make demo` and `make test`. Both set up .venv first, once.

BIN := .venv/bin

.PHONY: demo test check lint types lock clean

demo: .venv/.ready
	$(BIN)/backgrade build
	$(BIN)/backgrade demo

test: .venv/.ready
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/.ready
	$(BIN)/backgrade check

lint: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.ready
	$(BIN)/mypy

.venv/.ready: requirements.lock pyproject.toml .ci/setup
	sh .ci/setup
	touch $@

# All versions with hashes, for every Python and system, without the name of an index host.
lock: .venv/.ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.lock

clean:
	rm -rf .venv demo .mypy_cache .pytest_cache .ruff_cache .hypothesis
