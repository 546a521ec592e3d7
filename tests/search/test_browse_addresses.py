"""The addresses that lead to the browse page are read by it as they are meant."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from casebook.derive.ground.browse_address import BROWSE_FACETS, browse_address
from tests.sample.real import real_library
from tests.search.browser_side import compiled, running

CALL = "../alike/call.mjs"


def test_the_browse_page_reads_and_writes_the_same_address(tmp_path: Path) -> None:
    module = compiled("../browse/state.ts", tmp_path / "state.mjs", "esm")
    words = real_library().vocabulary
    facets = [{"name": name, "label": label} for name, label in BROWSE_FACETS.items()]
    settlements = [term.term for term in words.terms("settlements")]
    measures = [term.term for term in words.terms("measures")]
    with running(CALL, module) as browse:
        for number, problem in enumerate(words.terms("problems")):
            measure = measures[number % len(measures)]
            for settlement in ("", settlements[number % len(settlements)]):
                chosen = {"难题": problem.term, "做法": measure, "社区类型": settlement}
                path, _, state = browse_address(chosen).partition("#")
                read = browse.ask(["parse", [f"#{state}", facets]])
                assert path == "cases/"
                assert read["filters"] == {
                    "problem": [problem.term],
                    "measure": [measure],
                    **({"settlement": [settlement]} if settlement else {}),
                }
                assert unquote(browse.ask(["format", [read, facets]])) == f"#{unquote(state)}"


def test_an_address_with_the_former_name_of_a_facet_is_read(tmp_path: Path) -> None:
    module = compiled("../browse/state.ts", tmp_path / "state.mjs", "esm")
    facets = [{"name": name, "label": label} for name, label in BROWSE_FACETS.items()]
    with running(CALL, module) as browse:
        read = browse.ask(["parse", ["#聚落=老旧小区", facets]])
    assert read["filters"] == {"settlement": ["老旧小区"]}
