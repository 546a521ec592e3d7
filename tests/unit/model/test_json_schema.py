from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from casebook.cli.project import read_vocabulary
from casebook.model.case import Case
from casebook.model.json_schema import KINDS, MissingVocabularyError, build
from casebook.model.vocabulary import Vocabulary
from casebook.workspace import Workspace

# What draft-07 and the editors' extensions know; a keyword of a later draft would be ignored silently.
KEYWORDS = {
    "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "default", "defaultSnippets",
    "definitions", "description", "enum", "errorMessage", "exclusiveMinimum", "items",
    "markdownEnumDescriptions", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum",
    "multipleOf", "pattern", "patternErrorMessage", "properties", "required", "title", "type",
    "x-vocabulary",
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary(project: Path) -> Vocabulary:
    return read_vocabulary(Workspace(project))[0]


@pytest.fixture(scope="module", params=KINDS)
def schema(request: pytest.FixtureRequest, vocabulary: Vocabulary) -> dict[str, Any]:
    return build(KINDS[request.param].model, vocabulary)


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for key in ("properties", "definitions"):
        for part in schema.get(key, {}).values():
            yield from subschemas(part)
    for key in ("allOf", "anyOf"):
        for part in schema.get(key, ()):
            yield from subschemas(part)
    if "items" in schema:
        yield from subschemas(schema["items"])


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in subschemas(schema):
        yield from part.get("properties", {}).items()


def test_it_is_draft_07(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    for part in subschemas(schema):
        assert part.keys() <= KEYWORDS
        assert "$ref" not in part or part.keys() == {"$ref"}


def test_it_names_no_host(schema: dict[str, Any]) -> None:
    assert "/" not in schema["$id"]
    text = json.dumps(schema).replace("http://json-schema.org/draft-07/schema#", "")
    assert "://json" not in text


def test_every_field_is_explained_in_chinese(schema: dict[str, Any]) -> None:
    assert schema["title"]
    assert schema["description"]
    for name, field in fields(schema):
        assert any("\u4e00" <= sign <= "\u9fff" for sign in field["title"]), name
        assert any("\u4e00" <= sign <= "\u9fff" for sign in field["description"]), name


def test_every_pattern_is_explained(schema: dict[str, Any]) -> None:
    for part in subschemas(schema):
        assert ("pattern" in part) == ("patternErrorMessage" in part)


def test_unknown_keys_are_refused_everywhere(schema: dict[str, Any]) -> None:
    for part in subschemas(schema):
        if "properties" in part:
            assert part["additionalProperties"] is False


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    for part in subschemas(schema):
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def test_words_come_with_their_meanings(vocabulary: Vocabulary) -> None:
    found = [part for part in subschemas(build(Case, vocabulary)) if "x-vocabulary" in part]
    assert len(found) > 20
    for part in found:
        words = vocabulary.words(part["x-vocabulary"])
        assert part["enum"] == list(dict.fromkeys(words))
        assert len(part["markdownEnumDescriptions"]) == len(part["enum"])
        assert vocabulary.files[part["x-vocabulary"]].title in part["errorMessage"]


def test_an_alias_names_its_term(vocabulary: Vocabulary) -> None:
    for term in vocabulary.terms("measures"):
        for alias in term.aliases:
            part = build(Case, vocabulary)["definitions"]["measures"]
            meaning = part["markdownEnumDescriptions"][part["enum"].index(alias)]
            assert meaning.startswith(f"“{term.term}”的别名。")
            return
    pytest.fail("no measure has an alias")


def test_snippets_have_every_required_field(vocabulary: Vocabulary) -> None:
    schema = build(Case, vocabulary)
    for name in ("problems", "measures", "observations", "limits", "not_reported"):
        (snippet,) = schema["properties"][name]["defaultSnippets"]
        item = schema["properties"][name]["items"]["allOf"][0]["$ref"].rpartition("/")[2]
        assert snippet["body"].keys() >= set(schema["definitions"][item]["required"])
    body = schema["properties"]["observations"]["defaultSnippets"][0]["body"]
    assert body["id"] == "o${1:1}"
    assert body["value"] == '"${6:数值}"'
    assert body["evidence"].keys() == {"source", "quote"}


def test_a_missing_vocabulary_is_named() -> None:
    with pytest.raises(MissingVocabularyError, match="actors"):
        build(Case, Vocabulary([]))
