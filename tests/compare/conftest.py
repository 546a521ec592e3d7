"""The form of a case, at work under Node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from casebook.language.exported import reading
from casebook.publish.form import places, settings
from tests.sample.real import real_library
from tests.search.browser_side import Process, compiled, running


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    target: Path = tmp_path_factory.mktemp("form") / "form.mjs"
    module = compiled("../../../tests/compare/form.ts", target, "esm")
    told = json.loads(json.dumps(settings(real_library())))
    with running("../compare/form.mjs", module) as process:
        begun = {"settings": told, "reading": reading(), "places": places()}
        assert process.ask({"act": "begin", **begun})
        yield process
