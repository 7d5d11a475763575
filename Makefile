# Everything that a newcomer, a developer and the continuous integration run. `make help` lists the targets.

PREFIX ?= /usr/local
SWIFT ?= swift
SHARE = $(DESTDIR)$(PREFIX)/share/stakenet
# Test builds are optimised: the brute-force and oracle tests would take many times as long otherwise. The program is
# built with the same flags, so that `make demo` and `make test` share one build; `make install` makes one without.
FLAGS = -c release -Xswiftc -enable-testing

.PHONY: help deps build demo test test-quick check check-tools lint format install uninstall bench fuzz clean

help:
	@echo "make demo      install what is missing, build, and write the report on a bundled study into Output/"
	@echo "make test      install what is missing, build, and run all tests"
	@echo "make test-quick  the same without the slowest tests"
	@echo "make check     the tests, lint, and the tests against real outside programs (networkx, igraph, Chromium)"
	@echo "make install   put stakenet and the bundled studies under PREFIX ($(PREFIX))"
	@echo "make bench     time the measures beside other programs"
	@echo "make fuzz      feed every reader made-up input; SECONDS=60 for each of READERS=… (all)"
	@echo "make lint      check the formatting;  make format  mends it"

deps:
	@.ci/install-dependencies.sh

build: deps
	$(SWIFT) build $(FLAGS) --product stakenet

demo: build
	@$(SWIFT) run -c release --skip-build stakenet report Datasets/riverside --force -o Output/riverside
	@echo
	@echo "Look at $(CURDIR)/Output/riverside/report.html in a browser."

# `swift test` would add -enable-testing a second time by itself, and other flags than those of `make build` compile everything anew.
test: deps
	$(SWIFT) test $(FLAGS) --disable-testable-imports

# For work on the code: the same build, without the suites that take longest.
test-quick: deps
	$(SWIFT) test $(FLAGS) --disable-testable-imports --skip 'Slow|ManyPartitions|RecoveryTests|OutputConfidentialityTests|IntervalCoverage|SameBytesTests'

check: test lint check-tools

# The tests that read what we write with other programs, and look at the page in a browser.
check-tools: build
	@Tests/Tools/run.sh

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Datasets

format:
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Datasets

install: deps
	@.ci/install.sh "$(SWIFT)" "$(DESTDIR)$(PREFIX)"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/stakenet"
	rm -rf "$(SHARE)"

bench: deps
	@Tests/Benchmarks/run.sh

# Keeps what reaches new code in .fuzz/corpus, and uses it again.
SECONDS ?= 60
READERS ?=
fuzz: deps
	@Tests/Fuzz/run.sh $(SECONDS) $(READERS)

clean:
	rm -rf .build Output/*
