"""Two versions of the records to the changes between them, matched by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casebook.changes.case_changes import case_changes, grade_changes
from casebook.changes.change import Change
from casebook.changes.parts import leaves, stated
from casebook.changes.side import Side
from casebook.language.fingerprint import HASH_BYTES, windows_from_text
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.source import Source
from casebook.problem import Problem
from casebook.read import Document
from casebook.validate.field_names import label
from casebook.validate.scope import words

_WORDS = {"case": "案例", "source": "来源", "curriculum": "培训方案", "vocabulary": "词表"}


def compare(old: Side, new: Side) -> tuple[Change, ...]:
    """Return every change from ``old`` to ``new``. What cannot be compared is a change of its own, never none."""
    changes: list[Change] = []
    gone = {key for key in old.by_id if key not in new.by_id}
    for key in sorted(old.by_id.keys() | new.by_id.keys()):
        changes += _record(key, old, new, gone)
    for path in sorted(new.files):
        changes += _checks(path, old, new)
    return tuple(dict.fromkeys(changes))


def _record(
    key: tuple[str, str], old: Side, new: Side, gone: set[tuple[str, str]]
) -> Iterator[Change]:
    kind, name = key
    if kind == "release":
        return  # tells of changes, and is none
    before, after = old.by_id.get(key), new.by_id.get(key)
    if before and after and old.files[before] == new.files[after]:
        return
    unread = [
        (side, path)
        for side, path in ((old, before), (new, after))
        if path and side.documents[path].data is None
    ]
    for side, path in unread:
        which = "原来的文件" if side is old else "新的文件"
        note = f"{which}读不出来，这个文件的变化都没有比。先让它通过 casebook check。"
        yield Change("not-compared", path, 1, name, _WORDS[kind], note=note, old=side is old)
    if unread:
        return
    if before is None and after is not None:
        yield from _added(kind, name, after, new, old, gone)
    elif after is None and before is not None:
        title = _title(old.documents[before])
        yield Change(
            "record-removed",
            before,
            1,
            name,
            _WORDS[kind],
            before=title,
            note=f"原文件 {before}",
            old=True,
        )
    elif before and after:
        yield from _changed(kind, name, (old, before), (new, after))


def _added(
    kind: str, name: str, path: str, new: Side, old: Side, gone: set[tuple[str, str]]
) -> Iterator[Change]:
    title = _title(new.documents[path])
    former = {word for _, word in words(new.documents[path].data, "former_ids")}
    was = next(
        (
            n
            for k, n in sorted(gone)
            if k == kind and (n in former or _same(old.documents[old.by_id[k, n]], title))
        ),
        None,
    )
    if was:
        note = (
            "旧网址会跳到新的。"
            if was in former
            else f"原来的网址要留一个跳转：在 former_ids 里写上 {was}。"
        )
        yield Change("id-changed", path, 1, name, _WORDS[kind], was, name, note)
        return
    yield Change("record-added", path, 1, name, _WORDS[kind], after=title)
    if kind == "case":
        yield from grade_changes(name, path, old, new)
    if kind == "vocabulary":
        yield from _terms(name, path, {}, new.documents[path])


def _title(document: Document) -> str:
    data = document.data or {}
    return str(data.get("title") or data.get("name") or document.path)


def _same(document: Document, title: str) -> bool:
    return _title(document) == title


def _changed(
    kind: str, name: str, before: tuple[Side, str], after: tuple[Side, str]
) -> Iterator[Change]:
    (old, was), (new, path) = before, after
    first, second = old.documents[was], new.documents[path]
    if kind == "case":
        yield from case_changes(name, (first, was), (second, path))
        yield from grade_changes(name, path, old, new)
    elif kind == "source":
        yield from _source(name, path, first, second)
    elif kind == "vocabulary":
        yield from _terms(name, path, first.data or {}, second)
    else:
        yield from leaves(
            "text-changed", name, path, (first.data or {}, second.data or {}, second), Curriculum
        )


def _source(name: str, path: str, old: Document, new: Document) -> Iterator[Change]:
    before, after = dict(old.data or {}), dict(new.data or {})
    one, other = before.pop("fingerprint", None), after.pop("fingerprint", None)
    if one != other:
        shared = _shared(one, other)
        told = "没法比" if shared is None else f"{shared:.1%}"
        note = (
            f"原来的文字有 {told} 还在新的指纹里。指纹是引文的根据，请用 "
            f"casebook source verify 文章 --id {name} 对着原文核一次。"
        )
        yield Change(
            "fingerprint-replaced",
            path,
            new.spot(("fingerprint",)).line,
            name,
            "指纹（fingerprint）",
            note=note,
        )
    yield from leaves("source-changed", name, path, (before, after, new), Source)


def _shared(one: object, other: object) -> float | None:
    """The share of the old fingerprint's windows that the new one has; ``None`` where that cannot be told."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return None
    if one.get("salt") != other.get("salt"):
        return None
    try:
        first, second = (windows_from_text(str(each.get("windows"))) for each in (one, other))
    except ValueError:
        return None
    old, new = (
        {windows[at : at + HASH_BYTES] for at in range(0, len(windows), HASH_BYTES)}
        for windows in (first, second)
    )
    return len(old & new) / len(old) if old else None


def _terms(name: str, path: str, before: Mapping[str, object], new: Document) -> Iterator[Change]:
    """Terms that came, went or mean something else."""
    old, now = _by_term(before), _by_term(new.data or {})
    for term in [*old, *(t for t in now if t not in old)]:
        line = now[term][1] + 1 if term in now else 1
        spot = new.spot(("terms", now[term][1])).line if term in now else line
        if term not in now:
            yield Change("term-removed", path, 1, name, f"词“{term}”", before=term, old=True)
        elif term not in old:
            meaning = stated(now[term][0].get("definition"))
            yield Change("term-added", path, spot, name, f"词“{term}”", after=term, note=meaning)
        elif old[term][0] != now[term][0]:
            fields = [
                key
                for key in {**old[term][0], **now[term][0]}
                if old[term][0].get(key) != now[term][0].get(key)
            ]
            first = fields[0]
            yield Change(
                "term-changed",
                path,
                spot,
                name,
                f"词“{term}”的 {'、'.join(fields)}",
                stated(old[term][0].get(first)),
                stated(now[term][0].get(first)),
            )


def _by_term(data: Mapping[str, object]) -> dict[str, tuple[Mapping[str, object], int]]:
    listed = data.get("terms")
    return {
        str(term["term"]): (term, index)
        for index, term in enumerate(listed if isinstance(listed, Sequence) else ())
        if isinstance(term, Mapping) and "term" in term
    }


def _checks(path: str, old: Side, new: Side) -> Iterator[Change]:
    """What the check says of the new version and did not say of the old: failing quotes and personal data by name."""
    if old.files.get(path) == new.files.get(path):
        return
    before = {(p.code, p.where, p.message) for p in old.problems(path)}
    name = path.rpartition("/")[2].removesuffix(".yml")
    for problem in new.problems(path):
        if (problem.code, problem.where, problem.message) not in before:
            kind = _kind_of(problem)
            place = _place(problem)
            yield Change(
                kind, path, problem.line, name, place, note=f"{problem.code} {problem.message}"
            )


def _kind_of(problem: Problem) -> str:
    if problem.code.startswith("PII"):
        return "personal-data"
    return "quote-fails" if problem.code.startswith("PRF") else "problems-changed"


def _place(problem: Problem) -> str:
    return label(Case, problem.where) or "文件"
