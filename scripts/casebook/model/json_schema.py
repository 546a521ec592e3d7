"""JSON Schema (draft-07) of the models, for editors and for the form.

Written for what yaml-language-server and react-jsonschema-form understand, which is why it is draft-07
(definitions, no siblings of ``$ref``), why the words of a vocabulary are an ``enum`` and not a list of
``const``, and why messages and snippets come in VS Code's extension keywords.

References: json-schema.org/draft-07 (core and validation), VS Code's "JSON schemas and settings".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.fields import EXPECTATIONS, Entity
from casebook.model.release import Release
from casebook.model.snippets import snippet
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile

Schema = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of file under ``cases/``: its model and how people call it."""

    model: type[Entity]
    title: str
    description: str


KINDS: Mapping[str, Kind] = {
    "case": Kind(Case, "案例", "一个地方的一项做法，一个文件只写一项。"),
    "source": Kind(Source, "来源", "一篇文章、一份文件或一次走访的登记；全文不进库，只留指纹。"),
    "curriculum": Kind(Curriculum, "培训方案", "把案例排成一次培训。"),
    "release": Kind(Release, "发布", "一次发布：和上一版比，数字和证据等级怎样变，为什么。"),
    "vocabulary": Kind(VocabularyFile, "词表", "记录里可以写的词和它们的释义。"),
}

_SHOWN = 12
_END = re.compile(r"\$$")


class MissingVocabularyError(LookupError):
    """A model uses a vocabulary that is not there; its name is the argument."""


def build(model: type[Entity], vocabulary: Vocabulary) -> Schema:
    """Return the JSON Schema of ``model``, its enumerations filled from ``vocabulary``.

    Raises :class:`MissingVocabularyError` where a field's vocabulary has no file, ``StopIteration`` for a
    model that is no kind of file, and ``KeyError`` for a pattern without an explanation in Chinese.
    """
    name, kind = next((name, kind) for name, kind in KINDS.items() if kind.model is model)
    raw = model.model_json_schema(ref_template="#/definitions/{model}")
    models = raw.pop("$defs", {})
    used: set[str] = set()
    properties = _properties(raw, used, models)
    definitions = {
        title: _object(definition, _properties(definition, used, models))
        for title, definition in models.items()
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"{name}.schema.json",
        "title": kind.title,
        "description": kind.description,
        **_object(raw, properties),
        "definitions": definitions | {word: _words(word, vocabulary) for word in sorted(used)},
    }


def _object(raw: Schema, properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": raw.get("required", []),
        "properties": properties,
    }


def _properties(raw: Schema, used: set[str], models: Schema) -> Schema:
    return {key: _field(field, used, models) for key, field in raw["properties"].items()}


def _field(raw: Schema, used: set[str], models: Schema) -> Schema:
    """Convert what pydantic says of a field: first what people read, then what machines check."""
    label: Schema = {key: raw[key] for key in ("title", "description") if key in raw}
    if isinstance(raw.get("default"), str):
        label["default"] = raw["default"]
    return label | _meaning(raw, used, models)


def _meaning(raw: Schema, used: set[str], models: Schema) -> Schema:
    rest = {k: v for k, v in raw.items() if k not in ("title", "description", "default")}
    if "x-vocabulary" in rest:
        used.add(rest["x-vocabulary"])
        return _reference("string", rest["x-vocabulary"])
    if "$ref" in rest:
        return _reference("object", rest["$ref"].rpartition("/")[2])
    if "anyOf" in rest:
        return _nullable(_meaning(rest["anyOf"][0], used, models))
    if "items" in rest:
        rest["items"] = _meaning(rest["items"], used, models)
        if rest["items"]["type"] == "object":
            body = snippet(models[raw["items"]["$ref"].rpartition("/")[2]], models)
            rest["defaultSnippets"] = [{"label": f"新写一项：{raw['title']}", "body": body}]
    if "pattern" in rest:
        rest |= _pattern(rest["pattern"])
    return rest


def _pattern(pattern: str) -> Schema:
    messages = {"patternErrorMessage": EXPECTATIONS[pattern]}
    if pattern.startswith("^"):  # such a text is easily read as a number
        messages["errorMessage"] = EXPECTATIONS[pattern]
    # "$" also matches before a last line break in Python, though not in Rust or JavaScript.
    return {"pattern": _END.sub(r"$(?!\\n)", pattern), **messages}


def _reference(kind: str, name: str) -> Schema:
    """A definition, with its type beside it: yaml-language-server completes a key only if it sees one."""
    return {"type": kind, "allOf": [{"$ref": f"#/definitions/{name}"}]}


def _nullable(meaning: Schema) -> Schema:
    """A field that may stay empty. One schema of two types keeps its own messages in an editor."""
    types = [meaning["type"], "null"]
    if "allOf" in meaning:
        return {"type": types, "anyOf": [*meaning["allOf"], {"type": "null"}]}
    return meaning | {"type": types}


def _words(name: str, vocabulary: Vocabulary) -> Schema:
    """An enumeration: terms first, then aliases, each with what it means."""
    file = vocabulary.files.get(name)
    if file is None:
        raise MissingVocabularyError(name)
    meanings = {term.term: f"{term.definition}{term.coding or ''}" for term in file.terms}
    for term in file.terms:
        for alias in term.aliases:
            meanings.setdefault(alias, f"“{term.term}”的别名。{meanings[term.term]}")
    shown = "".join(f"“{term.term}”" for term in file.terms[:_SHOWN])
    more = "等" if len(file.terms) > _SHOWN else ""
    return {
        "title": file.title,
        "type": "string",
        "enum": list(meanings),
        "markdownEnumDescriptions": list(meanings.values()),
        "errorMessage": f"不在词表“{file.title}”里。可以写{shown}{more}。",
        "x-vocabulary": name,
    }
