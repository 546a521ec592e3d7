"""JSON Schema and model accept and refuse the same documents."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError

from casebook.cli.project import read_vocabulary
from casebook.model.json_schema import KINDS, build
from casebook.read import read_document
from casebook.workspace import Workspace

PROJECT = Path(__file__).resolve().parents[3]
VOCABULARY = read_vocabulary(Workspace(PROJECT))[0]
SCHEMAS = {name: build(kind.model, VOCABULARY) for name, kind in KINDS.items()}
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
FOLDERS = {"case": "records", "source": "sources", "vocabulary": "vocabulary"}
Draw = Callable[[st.SearchStrategy[Any]], Any]
ALIASES = [a for f in VOCABULARY.files.values() for t in f.terms for a in t.aliases]

CURRICULUM = {
    "id": "gugan-3d",
    "title": "社区治理骨干培训班",
    "kind": "方案",
    "status": "草稿",
    "audiences": [VOCABULARY.terms("audiences")[0].term],
    "objectives": ["能说明三类难题的基本办法。"],
    "hours_rule": VOCABULARY.terms("hours_rules")[0].term,
    "sessions": [
        {
            "id": "s1",
            "cases": ["dongguan-xingcheng-grid"],
            "hours": 1.5,
            "format": VOCABULARY.terms("training_formats")[0].term,
            "minutes": {"teaching": 45, "discussion": 30, "wrap_up": 0},
            "objectives": ["能读懂分母。"],
        },
        {
            "id": "s2",
            "title": "开班",
            "hours": 1,
            "format": VOCABULARY.terms("training_formats")[0].term,
        },
    ],
    "authors": ["雁阵编辑组"],
}


RELEASE: dict[str, Any] = {
    "id": "2026-12",
    "date": "2026-12-01",
    "note": "第一条记录改了一个数字。",
    "records": 24,
    "figures": 138,
    "sources": 5,
    "moved": [
        {
            "record": "jia-estate-parking",
            "title": "甲县：错时停车",
            "why": "来信指出写错了一位。",
            "changes": [
                {"kind": "figure-up", "place": "数字 o1", "before": "36个", "after": "63个"}
            ],
        }
    ],
}


def records(kind: str) -> list[dict[str, Any]]:
    if kind == "curriculum":
        return [CURRICULUM]
    if kind == "release":
        return [RELEASE]
    paths = sorted((PROJECT / "cases" / FOLDERS[kind]).rglob("*.yml"))
    found = [read_document(path.name, path.read_bytes()).data for path in paths]
    return [data for data in found if data is not None and not verdicts(kind, data)[0]]


def verdicts(kind: str, data: Any) -> tuple[str, str]:
    """What the model and what the schema objects to first; empty if nothing."""
    try:
        text = json.dumps(data, ensure_ascii=False)
        KINDS[kind].model.model_validate_json(text, context={"vocabulary": VOCABULARY})
        model = ""
    except ValidationError as error:
        model = f"{error.errors()[0]['loc']}: {error.errors()[0]['msg']}"
    first = next(VALIDATORS[kind].iter_errors(data), None)
    return model, f"{list(first.absolute_path)}: {first.message[:200]}" if first else ""


def agree(kind: str, data: Any) -> None:
    model, schema = verdicts(kind, data)
    assert bool(model) == bool(schema), f"model: {model or 'fine'}; schema: {schema or 'fine'}"


def places(data: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for step, part in parts:
        yield (*where, step)
        if isinstance(part, dict | list):
            yield from places(part, (*where, step))


def documents(part: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Documents that a part of a schema allows; only for the keywords that our schemas use.

    hypothesis-jsonschema does this for any schema, and takes half a minute for thirty cases.
    """
    if "$ref" in part:
        return documents(root["definitions"][part["$ref"].rpartition("/")[2]], root)
    if "anyOf" in part:
        return st.one_of([documents(choice, root) for choice in part["anyOf"]])
    if "allOf" in part:
        return documents(part["allOf"][0], root)
    if "enum" in part:
        return st.sampled_from(part["enum"])
    kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
    return st.one_of([_of_kind(kind, part, root) for kind in kinds])


def _of_kind(kind: str, part: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    match kind:
        case "object":
            parts = {key: documents(value, root) for key, value in part["properties"].items()}
            required = {key: parts.pop(key) for key in part["required"]}
            return st.fixed_dictionaries(required, optional=parts)
        case "array":
            least = part.get("minItems", 0)
            most = min(least + 1, part.get("maxItems", least + 1))
            return st.lists(documents(part["items"], root), min_size=least, max_size=most)
        case "string":
            return texts(part)
        case "integer":
            return st.integers(part.get("minimum"), part.get("maximum"))
        case "number":
            return st.integers(1, 400).map(lambda halves: halves / 2)
        case _:
            return st.none()


def texts(part: dict[str, Any]) -> st.SearchStrategy[str]:
    pattern = part["pattern"].replace(r"$(?!\n)", r"\Z")
    least, most = part.get("minLength", 0), part.get("maxLength", 10**6)
    if not pattern.startswith("^"):
        signs = st.characters(exclude_categories=["Cs"])
        long = st.text(signs, min_size=least, max_size=min(most, least + 8))
        return long.filter(lambda text: re.search(pattern, text) is not None)
    return st.from_regex(pattern).filter(lambda text: least <= len(text) <= most)


BLANKS = st.sampled_from(
    ["\n", " ", "\r", "\t", "\u2028", "\u3000", "\x85", "\x1c", "\ufeff", "\x00"]
)
OTHERS = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(
        [0, 1, 4, 8, 9, -1, 0.0, 1.0, 8.0, 0.5, 1.5, 2.50000000001, 200, 201, 10**20, 1e300]
    ),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["", "x", "o1", "2024-07", "2024-07-12", "１２", "P2M", "5万", "http://x.cn", "a-b"]
    ),
    st.sampled_from(ALIASES or [""]),
    st.lists(BLANKS, min_size=1).map("".join),
    st.sampled_from([[], {}, [None], [[]], [""], {"id": "x"}, ["a"] * 41]),
)
LIMITS = (2, 6, 20, 30, 40, 60, 120, 300, 500, 600, 4000)


def bent(text: str, draw: Draw) -> str:
    """A text with one slip."""
    at = draw(st.integers(0, len(text)))
    sign = draw(st.one_of(BLANKS, st.sampled_from([*"a1-_.A甲１Ａ"])))
    length = draw(st.sampled_from(LIMITS)) + draw(st.integers(-1, 1))
    long = (text * (length // max(len(text), 1) + 1))[:length]
    slips = [
        text + sign,
        sign + text,
        text[:at] + sign + text[at:],
        text[:at] + text[at + 1 :],
        long,
    ]
    return str(draw(st.sampled_from(slips)))


def mutate(data: Any, draw: Draw) -> None:
    """Change one thing in a document."""
    *path, last = draw(st.sampled_from(sorted(places(data), key=str)))
    inside = data
    for step in path:
        inside = inside[step]
    old = inside[last]
    match draw(st.integers(0, 5)):
        case 0:
            del inside[last]
        case 1 if isinstance(inside, dict):
            inside[draw(st.sampled_from(["note", "id", "zzz", "Text", "evidence", "名称"]))] = old
        case 1:
            inside.extend([copy.deepcopy(old)] * draw(st.integers(1, 40)))
        case 2 if isinstance(old, int | float) and not isinstance(old, bool):
            inside[last] = draw(st.sampled_from([float(old), old + 0.5, -old, str(old)]))
        case 2 | 3 if isinstance(old, str):
            inside[last] = bent(old, draw)
        case 4 if isinstance(old, list):
            inside[last] = old * draw(st.integers(0, 5))
        case _:
            inside[last] = draw(OTHERS)


@pytest.mark.parametrize("kind", KINDS)
def test_real_records_are_accepted(kind: str) -> None:
    found = records(kind)
    assert found
    for data in found:
        assert verdicts(kind, data) == ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_records(kind: str) -> None:
    originals = records(kind)

    @settings(max_examples=300)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        document = copy.deepcopy(data.draw(st.sampled_from(originals)))
        for _ in range(data.draw(st.integers(1, 2))):
            mutate(document, data.draw)
        agree(kind, document)

    run()


@pytest.mark.parametrize("kind", KINDS)
def test_generated_documents(kind: str) -> None:
    """Whatever the schema allows, the model accepts; and once it is bent, both say the same again."""

    @given(documents(SCHEMAS[kind], SCHEMAS[kind]), st.data())
    def run(document: Any, data: st.DataObject) -> None:
        assert verdicts(kind, document) == ("", "")
        mutate(document, data.draw)
        agree(kind, document)

    run()


@pytest.mark.parametrize("kind", KINDS)
@given(root=OTHERS)
def test_documents_that_are_no_records(kind: str, root: Any) -> None:
    agree(kind, root)


# One check for each way in which pydantic, Python and JSON Schema are known to differ.
EDGES = [
    ("curriculum", ("sessions", 0, "minutes", "teaching"), 45.0, True),
    ("curriculum", ("sessions", 0, "minutes", "teaching"), 8.5, False),
    ("curriculum", ("sessions", 0, "minutes", "teaching"), True, False),
    ("curriculum", ("sessions", 0, "hours"), 1.5000000000001, False),
    ("curriculum", ("sessions", 0, "hours"), 3, True),
    ("curriculum", ("sessions", 0, "hours"), "3", False),
    ("curriculum", ("id",), "gugan\n", False),
    ("curriculum", ("id",), "gugan１", False),
    ("curriculum", ("title",), "\x1c", False),
    ("curriculum", ("title",), "\ufeff", False),
    ("curriculum", ("title",), "\x85", False),
    ("curriculum", ("title",), "\u200b", True),
    ("curriculum", ("title",), "𠮷" * 120, True),
    ("curriculum", ("title",), "𠮷" * 121, False),
    ("curriculum", ("starts",), "2024-07-12\n", False),
    ("curriculum", ("starts",), None, True),
    ("curriculum", ("sessions", 0, "starts"), "08:30", True),
    ("curriculum", ("sessions", 0, "starts"), "24:00", False),
    ("curriculum", ("sessions", 0, "starts"), "8:30", False),
    ("curriculum", ("cases",), [], False),
]


@pytest.mark.parametrize(("kind", "where", "value", "accepted"), EDGES)
def test_known_differences(
    kind: str, where: tuple[str | int, ...], value: object, accepted: bool
) -> None:
    document: Any = copy.deepcopy(CURRICULUM)
    inside = document
    for step in where[:-1]:
        inside = inside[step]
    inside[where[-1]] = value
    agree(kind, document)
    assert (verdicts(kind, document)[0] == "") is accepted
