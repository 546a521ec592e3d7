# 雁阵: every command of the project. `make` alone lists them.
#
# Everything runs in .venv/, made from requirements.txt (locked by hash) at the first call and
# refreshed whenever requirements.txt or pyproject.toml changes, and in node_modules/, made likewise
# from package-lock.json. Nothing is installed elsewhere, except what Debian must bring and python
# cannot: see `$(READY)` and tests/browser/chromium.py.

.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help wheel serve build check schema test comparisons look test-long quick bench bench-answers bench-search trust offline licences sbom audit lint format lock clean unusable

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := node_modules/.ready
FORMATTED := theme/browser eslint.config.mjs package.json tsconfig.json
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Material prints a banner about MkDocs 2 and its own end of life at every start.
export NO_MKDOCS_2_WARNING := 1

help: ## 列出全部命令
	@echo '用法 Usage: make <命令>'
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

serve: $(TOOLS) ## 准备环境，在 http://127.0.0.1:8000 打开网站，改了文件会自动刷新
	$(BIN)/casebook serve --address $(ADDRESS)

build: $(TOOLS) ## 校验并生成网站，写到 site/；没有变的页面不重做
	$(BIN)/casebook build

check: $(READY) ## 只校验 cases/ 里的记录
	$(BIN)/casebook check

# Whoever installs it can make a library of their own (`casebook init`) and needs neither Node nor this checkout.
wheel: $(TOOLS) ## 打包成一个 wheel，写到 dist/；装上它就能用 casebook init 建自己的案例库
	rm -rf build
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && $(PIP) wheel -q --no-deps --no-build-isolation -w dist .

schema: $(READY) ## 重新生成 scripts/schema/ 里给编辑器用的 JSON Schema
	$(BIN)/casebook schema

# A process of the tests that is gone ends the run: pytest-xdist would put another in its place and may then wait for ever.
test: lint ## 全部检查和测试（需要时会装 Chromium 和 LibreOffice）
	@CHROMIUM=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM && \
	SOFFICE=$$($(BIN)/python -m tests.browser.office) && export SOFFICE && set -x && \
	$(BIN)/python -m pytest --numprocesses auto --max-worker-restart 0

# Twenty thousand damaged files, every pattern against texts that double (CPU time is measured), hundreds of edits, fifty kills,
# hostile texts in every field, every kind of page in every scheme.
test-long: $(TOOLS) ## 更长的检查：两万个弄坏的文件、每个正则式的耗时、几百次改动、五十次中断、有敌意的文字、每类网页的无障碍（二十多分钟）
	@CHROMIUM=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM && set -x && \
	$(BIN)/python -m pytest --quiet -o faulthandler_timeout=1800 tests/long

# What most mistakes show up in, for while one works: no browser, no site, no proof of the real records.
quick: $(TOOLS) ## 改代码时常跑的一部分：ruff、mypy、单元测试和性质测试（一两分钟）
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --quiet tests/unit tests/property tests/test_boundaries.py

# COMPARISONS_FLAGS=--screens also measures, in a browser, how many phone screens a reader needs.
comparisons: $(READY) ## 看 site/ 里的比较页：有几行两地都写了、几行能比、有没有说错“没有”
	$(BIN)/python -m tests.bench.comparisons site $(COMPARISONS_FLAGS)

look: $(READY) ## 看 site/ 里各类页面在手机和电脑上有几屏、多少字
	@CHROMIUM=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM && \
	$(BIN)/python -m tests.bench.look site

# ANSWERS_FLAGS=--wrong also prints what was shown and should not have been.
bench-answers: $(TOOLS) ## 量一量答案框：几套问题里显示得准不准、答了多少
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && $(BIN)/python -m tests.bench.answers $(ANSWERS_FLAGS)

# In pieces: BENCH_FLAGS='--sizes 10000 --only casebook --states cold kept'. BENCH_FLAGS=--help tells the rest.
bench: $(TOOLS) ## 量一量生成网站：多快、多少内存、多大，和别的生成工具比（一两个小时；结果记在 tests/bench/results.json）
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && $(BIN)/python -m tests.bench.builds $(BENCH_FLAGS)

# BENCH_FLAGS='--sizes 1000 --queries FILE' measures less, or other graded queries as well.
bench-search: $(TOOLS) ## 量一量搜索：找得准不准、多大、多快，和别的搜索比（几分钟）
	@CHROMIUM=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM && \
	{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && $(BIN)/python -m tests.bench.search $(BENCH_FLAGS)

lint: $(TOOLS) ## 只做代码检查：ruff、mypy、tsc、eslint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(WITH_NODE) node_modules/.bin/tsc --project .
	$(WITH_NODE) node_modules/.bin/eslint --max-warnings 0 theme/browser
	$(WITH_NODE) node_modules/.bin/prettier --check --log-level warn $(FORMATTED)

format: $(TOOLS) ## 按统一格式改写代码
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format
	$(WITH_NODE) node_modules/.bin/prettier --write --log-level warn $(FORMATTED)

# The lock names versions and hashes only: no index, no address. uv is needed for this alone, so it
# has its own environment. LOCK_FLAGS=--upgrade takes newer versions.
lock: ## 按 pyproject.toml 重写 requirements.txt（LOCK_FLAGS=--upgrade 则升级版本）
	@test -x .cache/uv/bin/uv || { $(PYTHON) -m venv .cache/uv && .cache/uv/bin/python -m pip install -q uv; }
	.cache/uv/bin/uv pip compile pyproject.toml --group dev --group build \
		--universal --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make lock' --output-file requirements.txt --quiet $(LOCK_FLAGS)
	.cache/uv/bin/uv pip compile --group node --universal --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--output-file requirements-node.txt --quiet $(LOCK_FLAGS)
	.cache/uv/bin/uv pip compile --group audit --universal --generate-hashes --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--output-file requirements-audit.txt --quiet $(LOCK_FLAGS)

# Both read what is installed for the project; neither is a test, and nothing that makes the site depends on them.
AUDIT := .cache/audit
$(AUDIT)/.ready: requirements-audit.txt
	@$(PYTHON) -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -q --require-hashes -r requirements-audit.txt
	@touch $@

# The tests that note a number; what they note goes into tests/bench/trust.json, and from there on the page.
trust: $(TOOLS) ## 运行量数的测试，重写“可信”一页（/about/trust/，十来分钟）
	@CHROMIUM=$$($(BIN)/python tests/browser/chromium.py) && export CHROMIUM && \
	CASEBOOK_TRUST=tests/bench/trust.json $(BIN)/python -m pytest --quiet -o faulthandler_timeout=1800 \
		tests/unit/validate/test_personal_data.py tests/site/test_deploy.py tests/site/test_addresses.py tests/site/test_old_browsers.py \
		tests/long/test_hostile_texts.py tests/long/test_reproducible.py tests/long/test_access.py
	$(BIN)/python -m tests.bench.trust

offline: build ## 把网站打成一个压缩包，不联网也能看（build/yanzhen-offline.zip，附 SHA-256）
	$(BIN)/casebook offline

licences: $(TOOLS) ## 按装着的包重写“用到的别人的程序”（cases/pages/about/licences.md）
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && $(BIN)/casebook licences

sbom: $(TOOLS) $(AUDIT)/.ready ## 写出软件物料清单（CycloneDX）：build/sbom-python.json、build/sbom-npm.json
	@mkdir -p build
	$(AUDIT)/bin/cyclonedx-py environment --output-reproducible --of JSON -o build/sbom-python.json $(BIN)/python
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && npm sbom --sbom-format cyclonedx --package-lock-only > build/sbom-npm.json

# Needs the network: what is known today, not what was known when something was committed.
audit: $(TOOLS) $(AUDIT)/.ready ## 查依赖有没有已知的漏洞（pip-audit、npm audit；要联网）
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip -r requirements.txt
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip -r requirements-node.txt
	@{ $(HAS_NODE) || PATH="$(CURDIR)/$(BIN):$$PATH"; } && npm audit

clean: ## 删除生成的文件（不删 .venv/）
	rm -rf site build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is usable if it was made for this folder (scripts in it hold its full path) and its
# interpreter still runs and is new enough.
USABLE := $(shell grep -qsF -- '$(CURDIR)/$(VENV)' $(VENV)/pyvenv.cfg && \
	$(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo yes)

# setuptools is installed first: it builds what has no wheel (jieba) and the project itself, so that
# no build fetches anything that is not in the lock.
$(READY): requirements.txt pyproject.toml $(if $(USABLE),,unusable)
	@echo '正在安装依赖到 $(VENV)/（首次约需一两分钟）……'
	@awk '/^setuptools==/{on=1} on{print} on && !/\\$$/{exit}' requirements.txt > $(VENV)/builder.txt
	@$(PIP) install -q --require-hashes -r $(VENV)/builder.txt
	@$(PIP) install -q --require-hashes --no-build-isolation --use-pep517 -r requirements.txt
	@$(PIP) install -q --no-deps --no-build-isolation --editable .
	@touch $@
	@echo '环境已就绪。'

# Type checker, linter and bundler of theme/browser/. A Node that is too old, or has no npm, is left
# alone: a newer one then comes into the environment as a Python package.
HAS_NODE = command -v npm >/dev/null && \
	node -e 'process.exit(process.versions.node.split(".")[0] < 20)' 2>/dev/null
WITH_NODE = @{ $(HAS_NODE); } || PATH="$(CURDIR)/$(BIN):$$PATH"; set -x;

$(TOOLS): package.json package-lock.json requirements-node.txt $(READY)
	@{ $(HAS_NODE) || test -x $(BIN)/npm; } || { \
		echo '没有找到 Node 20 或更新的版本，正在装到 $(VENV)/（约 60 MB）……'; \
		$(PIP) install -q --require-hashes -r requirements-node.txt; }
	@echo '正在安装网页脚本的检查和打包工具……'
	$(WITH_NODE) npm ci --loglevel=error
	@touch $@

# Debian parts venv from Python.
HAS_VENV = $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null
AS_ROOT = $$(test "$$(id -u)" -eq 0 || echo sudo -n)

# What no lock names is installed in the system: asked at a terminal; where nobody sits (CI=1) it is what was called for.
AGREED = { test -n "$$CI" || ! test -t 0 || { \
	printf '这个 Python 缺少 venv 模块。要用 apt-get 安装 python3-venv 吗？[y/N] '; read -r said; test "$$said" = y; }; }

unusable:
	@command -v $(PYTHON) >/dev/null || { \
		echo '没有找到 $(PYTHON)。请安装 Python 3.11 或更新的版本。'; \
		echo '$(PYTHON) not found. Please install Python 3.11 or newer.'; exit 1; } >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "需要 Python 3.11 或更新的版本，现在的是 $$($(PYTHON) -V)。若另装有新版本，请用：make PYTHON=python3.12 <命令>"; \
		echo "Python 3.11 or newer is needed; this is $$($(PYTHON) -V). Try: make PYTHON=python3.12 <target>"; exit 1; } >&2
	@$(HAS_VENV) || { $(AGREED) && { echo '这个 Python 缺少 venv 模块，正在用 apt-get 安装 python3-venv……'; \
		$(AS_ROOT) apt-get -q update; $(AS_ROOT) apt-get -q -y install python3-venv; $(HAS_VENV); }; } || { \
		echo '没有装成。Debian、Ubuntu 请运行：sudo apt-get install python3-venv'; \
		echo 'This Python lacks venv. On Debian and Ubuntu: sudo apt-get install python3-venv'; exit 1; } >&2
	@echo '正在建立 Python 环境 $(VENV)/……'
	@$(PYTHON) -m venv --clear $(VENV)
