# casereviewd: try it, test it, build it, install it. What a build needs is seen to first (.ci/prepare).

PREFIX ?= /usr/local
DESTDIR ?=
BINARY ?= .build/release/casereviewd

# Which room may import which is an error, not advice, when it is broken.
CHECKED := --explicit-target-dependency-import-check error
# The installed binary carries the Swift runtime with it.
RELEASE := -c release --static-swift-stdlib --product casereviewd $(CHECKED)

# These reckon for long. Beside them, tests that watch a clock would wait for a processor.
RECKONING := ^(CaseworkTests|RecordsTests|TextTests)\.
# These wait for servers, deadlines and processes, one after another.
ALONE := ^(PostgresTests|CurlTests|JourneyTests)\.

# What only the tests need and no package of the system gives.
TOOLS := $(CURDIR)/.build/tools

# How many instances `make kills` kills.
COUNT ?= 10000

.PHONY: help run test kills bench-peers bench-overdue build install clean prepare

help:
	@echo 'make run      build, load the demonstration partnership, serve it until Ctrl-C'
	@echo 'make test     build and run every test beside a throwaway PostgreSQL'
	@echo 'make kills    kill and pause instances at random moments until COUNT ($(COUNT)) have been killed'
	@echo 'make bench-peers  drain the outbox beside other queues on PostgreSQL, all on one server'
	@echo 'make bench-overdue  start with a million messages overdue, and see what the pages are like meanwhile'
	@echo 'make build    build .build/release/casereviewd'
	@echo 'make install  install it below PREFIX ($(PREFIX)), within DESTDIR where given'
	@echo 'make clean    remove what was built'

# exec, so that Ctrl-C goes to the daemon and not to a shell before it.
run: build
	.build/release/casereviewd demo
	@exec .build/release/casereviewd serve

test: prepare
	@Tests/Support/prepare $(TOOLS)
	swift build --build-tests $(CHECKED)
	CASEREVIEWD_BINARY="$$(swift build --show-bin-path)/casereviewd" CASEREVIEW_TOOLS=$(TOOLS) \
	    PATH="$(TOOLS)/bin:$$PATH" Tests/Support/with-postgresql sh -euc ' \
	    try() { Tests/Support/recap swift test --skip-build --disable-xctest "$$@"; }; \
	    try --filter "$(RECKONING)"; \
	    try --skip "$(RECKONING)" --skip "$(ALONE)"; \
	    try --no-parallel --filter "$(ALONE)"'

kills: prepare
	@Tests/Support/prepare $(TOOLS)
	swift build --build-tests $(CHECKED)
	CASEREVIEWD_BINARY="$$(swift build --show-bin-path)/casereviewd" CASEREVIEW_TOOLS=$(TOOLS) \
	    CASEREVIEW_KILLS=$(COUNT) PATH="$(TOOLS)/bin:$$PATH" Tests/Support/with-postgresql \
	    swift test --skip-build --disable-xctest --no-parallel --filter 'killed and paused at random'

# Says what each was and how they compare; the engines of PyPI are put below .build/peers.
bench-peers: prepare
	swift build -c release --static-swift-stdlib --product casereview-bench $(CHECKED)
	Tests/Peers/bench-peers --bench .build/release/casereview-bench

# Beside what they are like when nothing is due.
bench-overdue: build
	Tests/Peers/bench-overdue --binary .build/release/casereviewd

build: prepare
	swift build $(RELEASE)

# What was built before is installed as it is: `sudo make install` must not leave a build that root owns.
install:
	@test -x $(BINARY) || { echo 'First build it: make build' >&2; exit 1; }
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/casereviewd
	install -D -m 644 config/casereviewd.yaml $(DESTDIR)$(PREFIX)/share/casereviewd/casereviewd.yaml
	install -D -m 644 config/nginx.conf.example $(DESTDIR)$(PREFIX)/share/casereviewd/nginx.conf.example
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|/usr/local/bin/|$(PREFIX)/bin/|' systemd/casereviewd.service \
	    > $(DESTDIR)$(PREFIX)/lib/systemd/system/casereviewd.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/casereviewd.service
	install -D -m 644 systemd/casereviewd.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/casereviewd.conf
	install -D -m 644 systemd/casereviewd.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/casereviewd.conf

clean:
	rm -rf .build

prepare:
	@.ci/prepare
