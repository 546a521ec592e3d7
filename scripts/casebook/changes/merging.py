"""Another library into this one: what comes over, what is here already, and what clashes and stays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import yaml

from casebook.read import Document, read_document
from casebook.validate.file_names import kind_of, misplaced
from casebook.validate.runner import cited
from casebook.validate.scope import items, words

Files = Mapping[str, bytes]
_TAKEN_OVER = ("source", "case", "curriculum")
"""In this order: whether a case can come depends on its sources, whether a curriculum can on its cases."""


@dataclass
class Merged:
    """What a merge comes to; only ``files`` are to be written."""

    files: dict[str, bytes] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """Paths of the other library, and why they do not come."""
    terms_added: list[tuple[str, str]] = field(default_factory=list)
    terms_differ: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    """Vocabulary, term, and the fields in which the two libraries differ: ours stays."""


def merged(ours: Files, theirs: Files, taken: Mapping[str, str]) -> Merged:
    """Return what ``theirs`` adds to ``ours``; ``taken`` are the ids that records of ours have or had, with their paths."""
    made = Merged()
    _vocabulary(ours, theirs, made)
    by_kind: dict[str, list[str]] = {}
    for path in sorted(theirs):
        by_kind.setdefault(kind_of(path) or "", []).append(path)
    gone: set[tuple[str, str]] = set()
    for kind in _TAKEN_OVER:
        for path in by_kind.get(kind, ()):
            why = _why_not(kind, path, (ours, theirs), taken, gone)
            name = PurePosixPath(path).stem
            if why is None:
                made.files[path] = theirs[path]
            elif not why:
                made.same.append(path)
            else:
                made.left_out.append((path, why))
                gone.add((kind, name))
    return made


def _why_not(
    kind: str,
    path: str,
    sides: tuple[Files, Files],
    taken: Mapping[str, str],
    gone: set[tuple[str, str]],
) -> str | None:
    """Why a file does not come: empty where it is here already, ``None`` where it comes."""
    ours, theirs = sides
    name = PurePosixPath(path).stem
    if wrong := misplaced(path):
        return wrong.message
    document = read_document(path, theirs[path])
    if document.data is None:
        return "读不出来。先在那个库里让它通过 casebook check。"
    mine = taken.get(name)
    if mine is not None:
        if mine in ours and _data(mine, ours) == document.data:
            return ""
        return f"编号 {name} 在这里是 {mine}，内容不同。换一个编号（旧的写进 former_ids）再并。"
    missing = [other for other in cited(document) if ("source", other) in gone]
    if missing:
        return f"它的来源 {'、'.join(missing)} 没有并进来。"
    used = [n for n in _cases_of(document) if ("case", n) in gone] if kind == "curriculum" else []
    return f"它用的案例 {'、'.join(used)} 没有并进来。" if used else None


def _data(path: str, files: Files) -> object:
    return read_document(path, files[path]).data


def _cases_of(document: Document) -> Iterator[str]:
    for _, session in items(document.data, "sessions"):
        for _, name in words(session, "cases"):
            yield name


def _vocabulary(ours: Files, theirs: Files, made: Merged) -> None:
    for path in sorted(theirs):
        if kind_of(path) != "vocabulary":
            continue
        if path not in ours:
            made.files[path] = theirs[path]
            continue
        name = PurePosixPath(path).stem
        here, there = (_terms(read_document(path, side[path])) for side in (ours, theirs))
        known = {word for term in here.values() for word in (term["term"], *_aliases(term))}
        fresh = [term for word, term in there.items() if word not in known]
        made.terms_added += [(name, str(term["term"])) for term in fresh]
        for word in here.keys() & there.keys():
            differing = tuple(
                key
                for key in sorted({*here[word], *there[word]})
                if here[word].get(key) != there[word].get(key) and key != "contrast"
            )
            if differing:
                made.terms_differ.append((name, word, differing))
        made.terms_differ.sort()
        if fresh:
            made.files[path] = _with_terms(ours[path], fresh)


def _terms(document: Document) -> dict[str, dict[str, object]]:
    return {str(term["term"]): term for _, term in items(document.data, "terms") if "term" in term}


def _aliases(term: Mapping[str, object]) -> Iterable[str]:
    return (alias for _, alias in words(term, "aliases"))


def _with_terms(text: bytes, terms: Iterable[Mapping[str, object]]) -> bytes:
    """A vocabulary with further terms at its end, everything else as it was. Sentences on records stay behind."""
    plain = [{k: v for k, v in term.items() if k != "contrast"} for term in terms]
    written: str = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10**6)
    lines = "".join(f"  {line}\n" for line in written.splitlines())
    return text.rstrip(b"\n") + b"\n" + lines.encode()
