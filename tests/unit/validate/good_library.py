"""A small library of an invented community that passes every rule, and ways to spoil it.

It has words of its own, so that a term added under ``cases/vocabulary/`` changes no expected message.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from casebook.codes import Example
from casebook.language.fingerprint import take_fingerprint, windows_to_text
from casebook.problem import Problem
from casebook.read import Document, read_document
from casebook.validate.file_names import misplaced
from casebook.validate.runner import Validation, validate

_HERE = Path(__file__).parent / "library"

TODAY = "2024-06-30"
CASE = "cases/records/hubei/shili-grid.yml"
UMBRELLA = "cases/records/hubei/shili-umbrella.yml"
SOURCE = "cases/sources/shili-2023.yml"
PLAN = "cases/curricula/wangge-plan.yml"
CLASS = "cases/curricula/wangge-class-2024.yml"
RELEASE = "cases/releases/2024-05.yml"
MAIN = {
    "case": CASE,
    "source": SOURCE,
    "curriculum": CLASS,
    "release": RELEASE,
    "vocabulary": "cases/vocabulary/measures.yml",
}
"""The file that an example of each kind is laid upon, unless it names another."""

Files = Mapping[str, bytes]


class _Loader(yaml.CSafeLoader):
    """Dates and 1:2 stay text; enough for the files of this folder."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as literal blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def dump(data: object) -> bytes:
    """Write plain data as a contributor would: block style, one line for a text."""
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=10**6,
    )
    return text.encode()


def _read(name: str) -> Any:
    return yaml.load((_HERE / name).read_bytes(), Loader=_Loader)  # noqa: S506  a safe loader


def _vocabulary() -> dict[str, bytes]:
    files = {}
    for name, words in _read("vocabulary.yml").items():
        terms = [word if isinstance(word, dict) else {"term": word} for word in words]
        for number, term in enumerate(terms, 1):
            term |= {"id": f"t{number:02d}", "definition": f"{term['term']}，示例词。"}
        data = {"name": name, "title": name, "description": "示例词表。", "terms": terms}
        files[f"cases/vocabulary/{name}.yml"] = dump(data)
    return files


def article() -> str:
    """The text that the sample's source stands for."""
    return (_HERE / "article.txt").read_text("utf-8")


def fingerprint_of(text: str, salt: str) -> dict[str, object]:
    """What ``casebook source add`` would write for an article."""
    taken = take_fingerprint(text, salt=salt)
    windows = windows_to_text(taken.windows)
    return {"salt": salt, "window": taken.window, "length": taken.length, "windows": windows}


@cache
def good_files() -> Files:
    """All files of the sample, by path."""
    source = _read("source.yml")
    source["fingerprint"] = fingerprint_of(article(), "shili")
    return {
        CASE: (_HERE / "case.yml").read_bytes(),
        UMBRELLA: (_HERE / "umbrella.yml").read_bytes(),
        SOURCE: dump(source),
        PLAN: (_HERE / "plan.yml").read_bytes(),
        CLASS: (_HERE / "class.yml").read_bytes(),
        RELEASE: (_HERE / "release.yml").read_bytes(),
        **_vocabulary(),
    }


@cache
def good_documents() -> Mapping[str, Document]:
    """The sample as read."""
    return {path: read_document(path, content) for path, content in good_files().items()}


def data_of(path: str) -> Any:
    """A copy of the plain data of one file of the sample, to be spoilt."""
    return copy.deepcopy(good_documents()[path].data)


def check_files(changed: Mapping[str, bytes | None]) -> Validation:
    """Validate the sample with some files changed, added or (``None``) taken away."""
    documents = dict(good_documents())
    for path, content in changed.items():
        documents.pop(path, None)
        if content is not None:
            documents[path] = read_document(path, content)
    return validate(documents.values(), today=TODAY)


def problems_of(changed: Mapping[str, bytes | None]) -> tuple[Problem, ...]:
    """Everything that is wrong with the sample so changed, places of files included."""
    wrong = filter(None, map(misplaced, changed))
    return tuple(sorted({*wrong, *check_files(changed).problems}))


def changed_case(**fields: Any) -> tuple[Problem, ...]:
    """What is wrong once some fields of the case are replaced (or, by ``...``, taken away)."""
    data = data_of(CASE) | fields
    return problems_of({CASE: dump({k: v for k, v in data.items() if v is not ...})})


def spoil(example: Example) -> dict[str, bytes | None]:
    """The files that an example of the registry stands for.

    Its text is laid upon a file of the sample: fields replace fields, items of a list find theirs by
    ``id`` or by their position, and what stands under ``without`` is taken away.
    """
    path = example.path or MAIN[example.kind]
    if example.without == ("文件",):
        return {path: None}
    base = path if path in good_files() else MAIN[example.kind]
    patch = read_document("example.yml", example.content or b"{}\n").data or {}
    data = _merged(data_of(base), patch)
    if base != path and "id" not in patch:
        data["id"] = PurePosixPath(path).stem
    for field in example.without:
        _drop(data, field.split("."))
    return {path: dump(data)}


def _merged(base: Any, patch: Any) -> Any:
    if isinstance(base, dict) and isinstance(patch, dict):
        return base | {key: _merged(base.get(key), value) for key, value in patch.items()}
    if isinstance(base, list) and patch and isinstance(patch, list) and _mappings(patch):
        found, used = list(base), set[int]()
        for position, item in enumerate(patch):
            index = _index(base, item, position)
            if index in used or index >= len(base):
                found.append(item)
            else:
                found[index] = _merged(base[index], item)
            used.add(index)
        return found
    return patch


def _mappings(items: list[Any]) -> bool:
    return all(isinstance(item, dict) for item in items)


def _index(base: list[Any], item: dict[str, Any], position: int) -> int:
    """Which item of ``base`` is meant; its length if none is."""
    if "id" not in item:
        return position
    return next((i for i, b in enumerate(base) if b.get("id") == item["id"]), len(base))


def _drop(data: Any, steps: list[str]) -> None:
    *way, last = (int(step) if step.isdecimal() else step for step in steps)
    for step in way:
        data = data[step]
    del data[last]
