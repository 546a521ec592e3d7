"""The files of the search: what is written can be read, and depends on the library alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.search.search_documents import FACETS
from casebook.model.case import Transfer
from casebook.model.library import Library
from casebook.model.source import SourceDate
from casebook.model.vocabulary import Vocabulary
from casebook.publish.search_index import FOLDER, build
from casebook.publish.search_index import postings as written
from casebook.publish.search_index.build import script
from casebook.publish.search_index.keep import Memory
from casebook.publish.search_index.numbers import read_numbers, write_numbers
from casebook.publish.search_index.postings import Index, shards
from casebook.publish.search_index.symbols import Fold, simplified_characters, terms
from tests.sample.library import sample_library


class Forgetful(Memory):
    """A store that somebody may take things from."""

    def names(self) -> list[str]:
        return list(self._kept)

    def forget(self, name: str) -> None:
        del self._kept[name]


def _payload(content: bytes) -> tuple[str, str | int, Any]:
    call = re.fullmatch(r"__casebook_search\((.*)\)\n", content.decode(), re.DOTALL)
    assert call
    kind, name, payload = json.loads(f"[{call[1]}]")
    return kind, name, payload


def _named(files: Mapping[str, bytes], kind: str) -> Any:
    (path,) = [path for path in files if path.startswith(f"{FOLDER}{kind}-")]
    return _payload(files[path])[2]


@given(st.lists(st.integers(min_value=0, max_value=2**31 - 1)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert read_numbers(write_numbers(numbers)) == numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("红色物业", ["红色", "色物", "物业", "业"]),
        ("3500户", ["3500户", "3500", "户"]),
        ("98%以上", ["98%以", "以上", "98%", "98", "上"]),
        ("1+10+n", ["1+10+n", "1", "10", "n"]),
        ("1.9万", ["1.9万", "1.9", "万"]),
        ("邻里e家", ["邻里", "里e", "e家", "e", "家"]),
        ("巷，楼", ["巷", "楼"]),
        ("𠀀𠀁", ["𠀀𠀁", "𠀁"]),
        ("", []),
    ],
    ids=range(9),
)
def test_terms(text: str, expected: list[str]) -> None:
    assert list(terms(text)) == expected


def test_the_fold_joins_what_readers_write_differently() -> None:
    fold = Fold(simplified_characters())
    assert fold("紅色物業 ＡＰＰ ３％") == "红色物业 app 3%"
    assert fold("著陜裏於乾") == "着陕里于干"


@given(
    st.dictionaries(
        st.text("网格红色物业abc1", min_size=1, max_size=3),
        st.sets(st.integers(min_value=0, max_value=3000), min_size=1, max_size=8),
        min_size=1,
    )
)
def test_every_term_is_in_the_piece_where_it_is_looked_for(found: dict[str, set[int]]) -> None:
    index = Index()
    for number in sorted(set().union(*found.values())):
        index.add(number, {term: 3 for term, numbers in found.items() if number in numbers})
    pieces = list(shards(index.postings))
    firsts = [first for first, _ in pieces]
    assert firsts == sorted(firsts)
    read: dict[str, set[int]] = {}
    for place, (first, text) in enumerate(pieces):
        for line in text.split("\n"):
            term, postings = line.split("\t")
            assert first <= term
            assert place + 1 == len(firsts) or term < firsts[place + 1]
            document = 0
            for posting in read_numbers(postings):
                document += posting >> 3
                assert posting & 7 == 3
                read.setdefault(term, set()).add(document)
    assert read == found


def test_pieces_far_from_a_change_stay_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "SMALLEST", 40)
    monkeypatch.setattr(written, "LARGEST", 4000)
    index = Index()
    index.add(0, {f"{a}{b}": 2 for a in "abcdefghij" for b in "klmnopqrst"})
    before = set(shards(index.postings))
    assert len(before) > 3
    index.add(1, {"aa": 1})
    after = set(shards(index.postings))
    assert len(before - after) <= 2


def test_a_script_survives_every_character() -> None:
    content = script("text", 3, {"p": '</script>"\\\u2028\u2029'})
    assert "\u2028" not in content.decode()
    assert _payload(content) == ("text", 3, {"p": '</script>"\\\u2028\u2029'})


def test_the_manifest_names_every_file() -> None:
    files = build(sample_library()).files
    manifest = _payload(files[f"{FOLDER}manifest.js"])[2]
    named = {f"{FOLDER}manifest.js"}
    named |= {f"{FOLDER}{kind}-{manifest[kind]}.js" for kind in ("tables", "order", "lexicon")}
    named |= {f"{FOLDER}facet-{mark}.js" for mark in manifest["facets"].values()}
    named |= {f"{FOLDER}shard-{mark}.js" for mark in manifest["shards"]}
    parts = {n // manifest["together"] for n in range(manifest["count"])}
    named |= {f"{FOLDER}{manifest['texts']}{part}.js" for part in parts}
    assert named == set(files)
    assert len(manifest["firsts"]) == len(manifest["shards"])


def test_the_same_library_gives_the_same_bytes() -> None:
    library = sample_library()
    turned = replace(library, cases=dict(reversed(list(library.cases.items()))))
    assert dict(build(library).files) == dict(build(turned).files)


def test_a_change_gives_other_names() -> None:
    library = sample_library()
    name, case = next(iter(library.cases.items()))
    summary = case.summary + "从前这里养过骆驼。"
    changed = replace(
        library, cases={**library.cases, name: case.model_copy(update={"summary": summary})}
    )
    before, after = build(library).files, build(changed).files
    manifests = [_payload(f[f"{FOLDER}manifest.js"])[2] for f in (before, after)]
    assert manifests[0]["version"] != manifests[1]["version"]
    assert manifests[0]["texts"] == manifests[1]["texts"]
    assert manifests[0]["shards"] != manifests[1]["shards"]
    assert manifests[0]["facets"] == manifests[1]["facets"]


def _changed(library: Library, name: str, **update: object) -> Library:
    case = library.cases[name].model_copy(update=update)
    return replace(library, cases={**library.cases, name: case})


@pytest.mark.parametrize("sizes", [(30, 400), (200, 4000), (16_000, 48_000)], ids=str)
def test_what_is_kept_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, int]
) -> None:
    monkeypatch.setattr(written, "SMALLEST", sizes[0])
    monkeypatch.setattr(written, "LARGEST", sizes[1])
    library = sample_library()
    names = sorted(library.cases)
    store = Memory()
    step = library
    steps = [
        library,
        library,
        step := _changed(
            step, names[0], summary="从前这里养过骆驼，后来改成了停车的地方，老人都记得。"
        ),
        step := _changed(
            step, names[1], title="𠀀字开头的标题也要能找到", keywords=("啊", "9999户")
        ),
        step := _changed(step, names[2], claims=(), limits=(), transfer=Transfer()),
        replace(step, cases={n: c for n, c in step.cases.items() if n != names[1]}),
        step,
        library,
    ]
    for current in steps:
        built = build(current, store)
        assert dict(built.files) == dict(build(current).files)


def test_a_changed_source_is_not_taken_from_the_store() -> None:
    """A newer source makes its cases newer: in their facets, their order and on their cards."""
    library = sample_library()
    store = Memory()
    before = build(library, store)
    name = "reprint"
    newer = library.sources[name].model_copy(
        update={"content": SourceDate.model_construct(value="2026-05-01", basis="原文写明")}
    )
    changed = replace(library, sources={**library.sources, name: newer})
    clean = dict(build(changed).files)
    assert clean != dict(before.files)
    assert dict(build(changed, store).files) == clean


def test_a_changed_word_of_the_vocabulary_is_not_taken_from_the_store() -> None:
    """Records are read with the full titles of the policies that they name."""
    library = sample_library()
    store = Memory()
    before = build(library, store)
    policies = library.vocabulary.files["policies"]
    terms = tuple(term.model_copy(update={"title": "关于养骆驼的意见"}) for term in policies.terms)
    files = {**library.vocabulary.files, "policies": policies.model_copy(update={"terms": terms})}
    changed = replace(library, vocabulary=Vocabulary(files.values()))
    clean = dict(build(changed).files)
    assert clean != dict(before.files)
    assert dict(build(changed, store).files) == clean


def test_a_store_that_lost_a_piece_is_no_harm() -> None:
    library = sample_library()
    store = Forgetful()
    build(library, store)
    for name in store.names():
        if name.startswith(("piece-", "words-", "record-")):
            store.forget(name)
    changed = _changed(
        library, min(library.cases), summary="从前这里养过骆驼，现在不养了，都改停车了。"
    )
    assert dict(build(changed, store).files) == dict(build(changed).files)


def test_facets_have_a_row_for_every_case() -> None:
    library = sample_library()
    files = build(library).files
    found = [_payload(files[path]) for path in files if path.startswith(f"{FOLDER}facet-")]
    facets = {name: payload for _, name, payload in found}
    assert tuple(facets) == FACETS
    places, rows = facets["place"]
    steps = read_numbers(rows)
    assert len(steps) == len(library.cases)
    codes = [places[sum(steps[: n + 1])][:6] for n in range(len(steps))]
    assert codes == sorted(case.place.code for case in library.cases.values())
    values, rows = facets["problem"]
    numbers = read_numbers(rows)
    problems = []
    while numbers:
        count = numbers.pop(0)
        problems.append({values[numbers.pop(0)] for _ in range(count)})
    assert {frozenset(row) for row in problems} == {
        frozenset(p.domain for p in case.problems) for case in library.cases.values()
    }
