#!/usr/bin/env bash
# The check of a pull request, in the order of the workflows; for hosts whose pipelines only run a script.
# Usage: records.sh [REVISION TO COMPARE WITH]
set -euo pipefail
base="${1:-origin/main}"
python3 -m venv .venv
.venv/bin/pip install --quiet --require-hashes -r requirements.txt
.venv/bin/pip install --quiet --no-deps --no-build-isolation -e .
status=0
.venv/bin/casebook check || status=$?
.venv/bin/casebook diff "$(git merge-base "$base" HEAD)" || status=$?
exit "$status"
