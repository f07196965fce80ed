# Every target makes what it needs first; packaging/bootstrap is quick when nothing has changed.
BIN := .venv/bin
# Two workers: the suite stays under 15 minutes on two cores. `make test JOBS=8` where there are more.
JOBS ?= 2
# What follows the program's own arguments: make demo ARGS="--headless --out DIR"
ARGS ?=

.DEFAULT_GOAL := test
.PHONY: bootstrap demo check test bench campaign lock clean

bootstrap:
	@packaging/bootstrap

demo: bootstrap
	$(BIN)/ecabinet demo $(ARGS)

check: bootstrap
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

bench: bootstrap
	$(BIN)/python -m bench $(ARGS)

# A long hunt with many random cases for each property, and a hub that is killed 300 times in open votes and 300 times in
# secret ones; CI draws the same few every time.
campaign: bootstrap
	ECABINET_KILLS=300 ECABINET_EVERY_LOOK=1 $(BIN)/python -m pytest -n $(JOBS) --dist worksteal --hypothesis-profile campaign --timeout 3600 $(ARGS)

lock: bootstrap
	packaging/lock $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	rm -f resources/translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
