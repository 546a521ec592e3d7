"""The form in the browser and the check of records: the same findings, the same numbers, the same fingerprints."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.canonical.emit import emit
from casebook.canonical.parse import parse
from casebook.canonical.shape import shape_of
from casebook.forms.cells import data_from
from casebook.language.fingerprint import default_salt, take_fingerprint, windows_to_text
from casebook.language.normalise import normalise
from casebook.language.quantity import find_quantities
from casebook.model.case import Case
from casebook.model.observation import Observation
from casebook.problem import Problem
from casebook.publish.form import settings as form_settings
from casebook.read import Document, read_document
from casebook.validate.as_model import as_model, as_part
from casebook.validate.places import code_exists, inference_explained, place_of
from casebook.validate.proofs import numbers_match_quotes, quotes_stand_in_sources
from casebook.validate.references import sources_known, statements_supported
from casebook.validate.scope import Scope
from casebook.validate.silences import silences_told
from casebook.validate.sources import fingerprint_of
from tests.sample.real import PROJECT, real_library
from tests.search.browser_side import Process

LIBRARY = real_library()
FORM = json.loads(json.dumps(form_settings(LIBRARY)))
UNITS = frozenset(FORM["units"])
RECORDS = sorted((PROJECT / "cases/records").rglob("*.yml"))
ARTICLES = sorted((PROJECT / "tests/draft/articles").glob("*.[mth][dxt]*"))
SHARED = {f"PRF-{number:03d}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 18)}
MARKS = {name: fingerprint_of(source) for name, source in LIBRARY.sources.items()}
SCOPE = Scope(
    vocabulary=LIBRARY.vocabulary,
    sources=LIBRARY.sources,
    fingerprints={name: mark for name, mark in MARKS.items() if mark},
    source_ids=frozenset(LIBRARY.sources),
)
Way = tuple[str | int, ...]
Said = list[tuple[str, Way, str]]


def _record(path: Path) -> Any:
    return read_document("cases/records/guangdong/x.yml", path.read_bytes()).data


def _document(form: Process, data: Any) -> Document:
    text = form.ask({"act": "write", "next": data})
    return read_document("cases/records/guangdong/x.yml", text.encode())


def _by_form(found: list[dict[str, Any]]) -> Said:
    return sorted((f["code"], tuple(f["where"]), f["text"]) for f in found)


def _mutated(data: Any, chance: random.Random) -> Any:
    """A record with a few mistakes in its fields."""
    data = copy.deepcopy(data)
    parts = [(holder, key) for holder, key in _parts(data)]
    for holder, key in chance.sample(parts, min(len(parts), 4)):
        if isinstance(holder, list) and key >= len(holder):
            continue
        now = holder[key] if isinstance(holder, list) else holder.get(key)
        if isinstance(now, list):
            holder[key] = chance.choice([now * 9, now[:1], "一句", 7])
        elif isinstance(now, dict):
            holder[key] = chance.choice(["一句", [1]])
        elif isinstance(holder, dict) and chance.random() < 0.4:
            del holder[key]
        else:
            holder[key] = chance.choice(
                [
                    "人",
                    "名",
                    "社工",
                    "没有的词",
                    "长" * 700,
                    " ",
                    "A b",
                    5,
                    2.5,
                    True,
                    None,
                    [],
                    {},
                    "2024-7",
                ]
            )
    return data


def _parts(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from _parts(part)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_fields_are_judged_alike(form: Process, path: Path) -> None:
    data = _record(path)
    assert form.ask({"act": "check", "data": data}) == []
    chance = random.Random(path.stem)  # noqa: S311
    for _ in range(6):
        wrong = _mutated(data, chance)
        document = _document(form, wrong)
        assert document.data == wrong
        told = sorted(
            (p.code, p.where, p.message) for p in as_model(document, Case, LIBRARY.vocabulary)[1]
        )
        said = _by_form(form.ask({"act": "check", "data": wrong}))
        assert [one[:2] for one in said] == [one[:2] for one in told]
        for (code, where, mine), (_, _, text) in zip(said, told, strict=True):
            if code == "VOC-001":  # words that are near are named by the check alone
                assert mine.partition("里。")[0] == text.partition("里。")[0], where
            else:
                assert mine == text, where


def _proven(document: Document) -> Said:
    found = [*quotes_stand_in_sources(document, SCOPE)]
    data: Any = document.data
    for index, one in enumerate(data.get("observations", ())):
        observation = as_part(one, Observation, LIBRARY.vocabulary)
        if observation is not None:
            where = ("observations", index)
            found += numbers_match_quotes(document, where, observation, SCOPE)
    return sorted((p.code, p.where, p.message) for p in found if p.code in SHARED)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_quotes_and_numbers_are_judged_alike(form: Process, path: Path) -> None:
    data = _record(path)
    marks = {
        name: {"salt": m.salt, "window": m.window, "windows": windows_to_text(m.windows)}
        for name in data["sources"]
        if (m := MARKS[name])
    }
    assert form.ask({"act": "prove", "data": data, "marks": marks}) == []
    chance = random.Random(path.stem)  # noqa: S311
    spoilt = copy.deepcopy(data)
    for holder, key in [*_parts(spoilt)]:
        now = holder[key]
        if chance.random() < 0.5 or not isinstance(now, str):
            continue
        if key == "quote":
            at = chance.randrange(len(now))
            holder[key] = chance.choice(
                [now[:at] + "囧" + now[at + 1 :], now[:5], now * 2, now[at:]]
            )
        elif key == "value":
            holder[key] = chance.choice([f"{now}0", "7"])
        elif key == "unit":
            holder[key] = chance.choice(["人次", "户", "名", "%"])
        elif key == "comparator":
            holder[key] = chance.choice(["余", "等于", "超过"])
        elif key == "figure":
            holder[key] = chance.choice(["没有", now[:2]])
    told = _proven(_document(form, spoilt))
    said = _by_form(form.ask({"act": "prove", "data": spoilt, "marks": marks}))
    assert said == told
    assert told or not data.get("observations")


def _ruled(data: Any, form: Process) -> tuple[Said, Said]:
    """What the two say of a record beyond its fields, of the rules that the form knows."""
    document = _document(form, data)
    place = place_of(document)
    found = [
        *silences_told(document, SCOPE),
        *statements_supported(document, SCOPE),
        *(p for p in sources_known(document, SCOPE) if isinstance(p, Problem)),
    ]
    if place is not None:
        for rule in (code_exists, inference_explained):
            found += rule(document, place, SCOPE)
    told = [(p.code, p.where, p.message) for p in found if p.code != "REF-003"]
    return _by_form(form.ask({"act": "rules", "data": data})), sorted(told)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_least_record_is_judged_alike(form: Process, path: Path) -> None:
    data = _record(path)
    assert _ruled(data, form) == ([], [])
    for part in ("limits", "observations"):
        data.pop(part, None)
    data["not_reported"] = data["not_reported"][:1]
    for part in ("problems", "measures"):
        for item in data[part]:
            item.pop("evidence", None)
    data["sources"] = ["another"]
    data["place"] |= {"basis": "推断"}
    data["place"].pop("note", None)
    said, told = _ruled(data, form)
    assert said == told
    assert {code for code, _, _ in told} == {"FLD-014", "FLD-019", "PLC-006", "REF-004"}
    for code in ("440000", "999999"):
        data["place"]["code"] = code
        said, told = _ruled(data, form)
        assert [one[:2] for one in said] == [one[:2] for one in told]


def _quantities(text: str) -> list[list[Any]]:
    return [
        [
            f"{q.value:f}" if q.value else "0",
            f"{q.value_to:f}" if q.value_to is not None else None,
            *(q.unit, q.comparator, q.text, q.said, q.ordinal),
        ]
        for q in find_quantities(text, UNITS)
    ]


def _of_form(found: list[dict[str, Any]]) -> list[list[Any]]:
    keys = ("value", "to", "unit", "comparator", "text", "said", "ordinal")
    return [[one[key] for key in keys] for one in found]


def _agree(form: Process, texts: list[str]) -> None:
    answers = form.ask({"act": "quantities", "texts": texts})
    for text, found in zip(texts, answers, strict=True):
        assert _of_form(found) == _quantities(text), text
    assert form.ask({"act": "normalise", "texts": texts}) == [normalise(text) for text in texts]


def test_numbers_of_all_articles_and_records_are_read_alike(form: Process) -> None:
    assert len(ARTICLES) >= 4
    for path in (*ARTICLES, *RECORDS):
        _agree(form, path.read_text("utf-8", errors="replace").splitlines())


_PIECES = [
    "3120",
    "余",
    "多",
    "来",
    "近",
    "约",
    "超过",
    "不少于",
    "不足",
    "至少",
    "以上",
    "以内",
    "左右",
    "万",
    "亿",
    "千",
    "百",
    "十",
    "一",
    "两",
    "三",
    "五",
    "六",
    "〇",
    "零",
    "点",
    "半",
    "几",
    "数",
    "第",
    "个",
    "人",
    "人次",
    "户",
    "件",
    "名",
    "%",
    "‰",
    "百分之",
    "年",
    "个月",
    "小时",
    "工作日",
    "元",
    "平方米",
    "1.9",
    "58.68",
    "1,234",
    "１２",
    "3—",
    "至",
    "到",
    "从",
    "由",
    "降到",
    "平均",
    "户均",
    "最高",
    "每",
    "，",
    "。",
    "、",
    "（",
    "）",
    "“",
    "”",
    "萬",
    "餘",
    "逾",
    "統一",
    "一次性",
    "第3期",
    "2024年",
    "10月",
    "/",
    "+",
    "-",
    "~",
    "15:30",
    "一家",
    "一起",
    "案件",
    "社區",
    "級",
    "倍",
    "成",
    "村",
    "镇",
    "G20",
    "初二",
    "千家万户",
    "上百",
    "数十",
    "不",
    "到",
    "里",
    "内",
    "起",
    "了",
    "有",
]


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), min_size=1, max_size=8)
)
def test_numbers_of_any_text_are_read_alike(form: Process, texts: list[str]) -> None:
    _agree(form, texts)


def test_an_article_has_the_same_fingerprint(form: Process) -> None:
    for path in ARTICLES:
        text = path.read_text("utf-8", errors="replace")
        made = take_fingerprint(text, salt=default_salt("some-article"))
        told = form.ask({"act": "fingerprint", "text": text, "id": "some-article"})
        assert told == {
            "salt": made.salt,
            "window": made.window,
            "length": made.length,
            "windows": windows_to_text(made.windows) + "\n",
        }


def test_what_the_form_writes_is_in_canonical_order(form: Process) -> None:
    """Its fields stand in the order of records: ``casebook fix`` moves nothing."""
    for path in RECORDS[:4]:
        text = form.ask({"act": "write", "next": _record(path)})
        before = [line.partition(":")[0] for line in emit((), parse(text).root).splitlines()]
        wanted = [line.partition(":")[0] for line in path.read_text("utf-8").splitlines()]
        assert before == [line for line in wanted if not line.startswith("#")]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_word_form_is_read_back(form: Process, path: Path) -> None:
    """By the paths in its last column, as ``casebook import`` reads them."""
    data = _record(path)
    cells = []
    for table in form.ask({"act": "word", "data": data})["tables"]:
        for _, text, where in table["rows"]:
            key, _, rest = where.partition("|")
            at = int(table["heading"].rpartition("第 ")[2].removesuffix(" 条")) if key != "-" else 0
            cells.append((rest if key == "-" else f"{key}.{at - 1}.{rest}", text))
    assert data_from(cells, shape_of(Case)) == data


@pytest.mark.parametrize(
    ("repository", "begins", "filled"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/new/main?filename=cases%2F", True),
        (
            "https://git.county.example/a/b",
            "https://git.county.example/a/b/_new/main/?filename=",
            True,
        ),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/new/main?file_name=cases%2F", False),
        ("https://gitee.com/a/b", "https://gitee.com/a/b/tree/main/cases/records/hubei", False),
    ],
)
def test_a_new_file_is_begun_at_the_host(
    form: Process, repository: str, begins: str, filled: bool
) -> None:
    file = {"path": "cases/records/hubei/a.yml", "text": "id: a\n"}
    host = form.ask({"act": "host", "repository": repository, "file": file})
    assert host["address"].startswith(begins)
    assert host["filled"] is filled
    assert ("value=id%3A+a" in host["address"]) is filled
    long = form.ask({"act": "host", "repository": repository, "file": file | {"text": "长" * 900}})
    assert not long["filled"]
    assert len(long["address"]) < 200


def test_without_a_repository_there_is_no_host(form: Process) -> None:
    file = {"path": "a.yml", "text": ""}
    assert form.ask({"act": "host", "repository": "", "file": file}) is None
    assert form.ask({"act": "host", "repository": "javascript:alert(1)", "file": file}) is None
