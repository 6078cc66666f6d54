# Needs git, make and Python 3.11 or newer; the rest is set up in .venv. PYTHON=… chooses the interpreter.
# What `make` prints is Spanish; comments are English.

.DEFAULT_GOAL := ayuda
.DELETE_ON_ERROR:
BIN := .venv/bin
# Extra arguments, as in: make test PYTEST_ARGS="-k periodo"
PYTEST_ARGS ?=
BENCH_ARGS ?=
FIABILIDAD_ARGS ?=

# Set-up leaves a stamp; it is done again only when what it installs from has changed.
SITIO := .venv/.listo-sitio
PRUEBAS := .venv/.listo-pruebas
COMUN := pyproject.toml scripts/entorno.sh scripts/comun.sh

.PHONY: ayuda site demo servir test fiabilidad bench textos candado limpiar

ayuda: ## Muestra esta ayuda
	@echo "Uso: make OBJETIVO"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITIO) ## Construye el sitio en site/
	@$(BIN)/pat construir

demo: $(SITIO) ## Construye el sitio de demostración, con datos simulados, en site-demo/
	@$(BIN)/pat construir --demostracion --salida site-demo

servir: $(SITIO) ## Muestra el sitio en este equipo y lo rehace con cada cambio
	@$(BIN)/pat servir

test: $(PRUEBAS) ## Revisa el código y corre todas las pruebas
	@CHROMIUM=$$(sh scripts/chromium.sh) && export CHROMIUM && \
	$(BIN)/ruff check . && \
	$(BIN)/ruff format --check . && \
	$(BIN)/mypy && \
	$(BIN)/pytest -n auto $(PYTEST_ARGS)

fiabilidad: $(PRUEBAS) ## Mide las veinte cifras de fiabilidad y seguridad (FIABILIDAD_ARGS="3 17", o --guardas)
	@CHROMIUM=$$(sh scripts/chromium.sh) && export CHROMIUM && \
	$(BIN)/python -m tests.reliability $(FIABILIDAD_ARGS)

bench: $(PRUEBAS) ## Mide la velocidad, al lado de Hugo si está (BENCH_ARGS="--instituciones 10 100")
	@$(BIN)/python -m benchmarks.run $(BENCH_ARGS)

textos: $(PRUEBAS) ## Pone en generator/locale/ los textos nuevos de las páginas y dice cuáles faltan por traducir
	@$(BIN)/python -m tests.texts

candado: ## Rehace requirements*.lock (ACTUALIZAR=1 toma las versiones más nuevas)
	@sh scripts/candado.sh

limpiar: ## Borra el entorno, el sitio y los archivos temporales
	@rm -rf .venv .pat-cache site site-demo dist build .coverage .coverage.* htmlcov .hypothesis
	@rm -rf .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SITIO): requirements.lock $(COMUN)
	@sh scripts/entorno.sh requirements.lock
	@touch $@

$(PRUEBAS): requirements-dev.lock $(COMUN)
	@sh scripts/entorno.sh requirements-dev.lock
	@touch $@
