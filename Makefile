# The two commands of the README: make demo, make test. Each installs what is missing and says what it installs.
.PHONY: demo test check bench fuzz sanitize format clean setup release dev
JOBS ?= $(shell nproc)
FUZZ_SECONDS ?= 10
# The modules that take bytes from outside, or hold memory by hand.
SANITIZED := base read code store
space := $(subst ,, )

demo: release
	@build/release/steelyard brief samples/news samples/page samples/tables --states KAZ,UZB,KGZ,TJK,TKM \
	  --store build/demo.duckdb --out brief.html

test: dev
	@ctest --preset dev -j $(JOBS)

# What continuous integration runs beside `make test`.
check: test sanitize fuzz

sanitize: setup
	@cmake --preset asan >/dev/null
	@cmake --build --preset asan -j $(JOBS) --target $(addprefix test_,$(SANITIZED))
	@ctest --preset asan -j $(JOBS) -R '^($(subst $(space),|,$(SANITIZED)))$$'

fuzz: setup
	@tests/fuzz/run_short.sh $(FUZZ_SECONDS)

bench: setup
	@cmake --preset bench >/dev/null
	@cmake --build --preset bench -j $(JOBS)
	@bench/run.sh

release: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release -j $(JOBS)

dev: setup
	@cmake --preset dev >/dev/null
	@cmake --build --preset dev -j $(JOBS)

setup:
	@tools/setup.sh

format:
	@git ls-files '*.cc' '*.h' | xargs clang-format -i

clean:
	@rm -rf build brief.html web/node_modules web/dist
