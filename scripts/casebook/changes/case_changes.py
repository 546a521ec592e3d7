"""What changed in one case: its figures one by one, its decisions, who is named, and the grade that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.changes.change import Change
from casebook.changes.parts import leaves, stated
from casebook.changes.side import Side
from casebook.derive.case.completeness import completeness
from casebook.derive.case.evidence_grade import grade
from casebook.model.case import Case
from casebook.problem import Where
from casebook.read import Document
from casebook.validate.scope import items, parts_by_id

At = tuple[Document, str]
"""A document and its path."""

_FIGURE_FIELDS = {
    "value": "figure-value",
    "value_to": "figure-value",
    "unit": "figure-unit",
    "comparator": "figure-comparator",
    "level": "figure-level",
    "period": "figure-period",
    "evidence": "quote-changed",
    "baseline": "figure-value",
    "denominator": "figure-value",
    "control": "figure-value",
}
_BY_ID = {"measures": "做法", "problems": "难题", "calculations": "推算"}
_OWN_KINDS = {
    "place": "place-changed",
    "headline": "headline-changed",
    "officials": "official-named",
    "sources": "source-changed",
}


def case_changes(name: str, before: At, after: At) -> Iterator[Change]:
    """Yield the changes of one case, matched by the ids of its parts."""
    (old, was), (new, path) = before, after
    first, second = old.data or {}, new.data or {}
    yield from _figures(name, before, after)
    for key, word in _BY_ID.items():
        yield from _parts(name, key, word, before, after)
    yield from _decisions(name, before, after)
    one, other = first.get("editorial"), second.get("editorial")
    if (
        isinstance(one, Mapping)
        and isinstance(other, Mapping)
        and one.get("status") != other.get("status")
    ):
        yield Change(
            "state-changed",
            path,
            new.spot(("editorial", "status")).line,
            name,
            "核对状态",
            stated(one.get("status")),
            stated(other.get("status")),
            stated(other.get("note")),
        )
    told = {"observations", "decisions", *_BY_ID}
    for key in {**first, **second}:
        if key in told or first.get(key) == second.get(key):
            continue
        kind = _OWN_KINDS.get(str(key), "text-changed")
        parts: tuple[object, object] = (first.get(key), second.get(key))
        if key == "editorial":
            parts = _without_status(parts[0]), _without_status(parts[1])
        if parts[1] is None:
            yield Change(
                "part-removed",
                was,
                old.spot((key,)).line,
                name,
                str(key),
                stated(parts[0]),
                old=True,
            )
        else:
            yield from leaves(kind, name, path, (*parts, new), Case, (str(key),))


def _without_status(part: object) -> object:
    return {k: v for k, v in part.items() if k != "status"} if isinstance(part, Mapping) else part


def figure_words(figure: Mapping[str, object]) -> str:
    """A figure in one line: 诉求办结量 余 200条."""
    to = f"—{figure['value_to']}" if figure.get("value_to") else ""
    comparator = figure.get("comparator", "")
    shown = "" if comparator == "等于" else f"{comparator} "
    return f"{figure.get('label', '')} {shown}{figure.get('value', '')}{to}{figure.get('unit', '')}"


def _figures(name: str, before: At, after: At) -> Iterator[Change]:
    (old, was), (new, path) = before, after
    one, other = parts_by_id(old.data, "observations"), parts_by_id(new.data, "observations")
    places = {str(o.get("id")): index for index, o in items(new.data, "observations")}
    old_places = {str(o.get("id")): index for index, o in items(old.data, "observations")}
    for oid, figure in one.items():
        if oid not in other:
            line = old.spot(("observations", old_places[oid])).line
            yield Change(
                "figure-removed", was, line, name, f"数字 {oid}", figure_words(figure), old=True
            )
    for oid, figure in other.items():
        where: Where = ("observations", places[oid])
        if oid not in one:
            line = new.spot(where).line
            yield Change(
                "figure-added", path, line, name, f"数字 {oid}", after=figure_words(figure)
            )
            continue
        for key in {**one[oid], **figure}:
            parts = one[oid].get(key), figure.get(key)
            kind = _FIGURE_FIELDS.get(str(key), "figure-field")
            for change in leaves(kind, name, path, (*parts, new), Case, (*where, str(key))):
                yield _named(change, f"数字 {oid}", where, new)


def _named(change: Change, by: str, where: Where, new: Document) -> Change:
    """A change whose place says the id of its part and not its position, which any insertion shifts."""
    field = change.place.partition("条的")[2] or change.place
    line = change.line or new.spot(where).line
    return Change(
        change.kind,
        change.path,
        line,
        change.subject,
        f"{by} 的{field}",
        change.before,
        change.after,
    )


def _parts(name: str, key: str, word: str, before: At, after: At) -> Iterator[Change]:
    (old, was), (new, path) = before, after
    one, other = parts_by_id(old.data, key), parts_by_id(new.data, key)
    places = {str(part.get("id")): index for index, part in items(new.data, key)}
    for part_id, part in one.items():
        if part_id not in other:
            told = stated(part.get("name") or part.get("text") or part.get("label"))
            yield Change("part-removed", was, 1, name, f"{word} {part_id}", told, old=True)
    for part_id, part in other.items():
        where: Where = (key, places[part_id])
        if part_id not in one:
            told = stated(part.get("name") or part.get("text") or part.get("label"))
            line = new.spot(where).line
            yield Change("part-added", path, line, name, f"{word} {part_id}", after=told)
            continue
        for change in leaves("text-changed", name, path, (one[part_id], part, new), Case, where):
            yield _named(change, f"{word} {part_id}", where, new)


def _decisions(name: str, before: At, after: At) -> Iterator[Change]:
    (old, _), (new, path) = before, after

    def keyed(document: Document) -> dict[str, tuple[int, Mapping[str, object]]]:
        found: dict[str, tuple[int, Mapping[str, object]]] = {}
        for index, taken in items(document.data, "decisions"):
            scope = taken.get("scope")
            whose = scope.get("place") if isinstance(scope, Mapping) else ""
            found[f"{taken.get('decision')}（{whose}）"] = (index, taken)
        return found

    one, other = keyed(old), keyed(new)
    for key, (_, taken) in one.items():
        if key not in other:
            yield Change(
                "decision-changed",
                path,
                1,
                name,
                f"抉择 {key}",
                stated(taken.get("option")),
                old=True,
            )
    for key, (index, taken) in other.items():
        where: Where = ("decisions", index)
        if key not in one:
            told = stated(taken.get("option")) or "（没有选）"
            yield Change(
                "decision-changed", path, new.spot(where).line, name, f"抉择 {key}", after=told
            )
            continue
        for change in leaves(
            "decision-changed", name, path, (one[key][1], taken, new), Case, where
        ):
            yield _named(change, f"抉择 {key}", where, new)


def grade_changes(name: str, path: str, old: Side, new: Side) -> Iterator[Change]:
    """Yield how grade and completeness of a case changed; of one that is not valid, that they are not known."""
    before, after = old.library.cases.get(name), new.library.cases.get(name)
    if after is None:
        note = "记录没有通过检查，证据等级和完整程度都算不出来。"
        yield Change("not-compared", path, 1, name, "证据等级", note=note)
        return
    now = grade(after, new.library)
    was = grade(before, old.library) if before else None
    words = f"E{now.e} {now.e_word}、T{now.t} {now.t_word}"
    if was is None:
        yield Change("completeness", path, 1, name, "证据等级", after=words, note=_complete(after))
    elif (was.e, was.t) != (now.e, now.t):
        up = (now.e, now.t) > (was.e, was.t)
        kind = "grade-up" if up else "grade-down"
        yield Change(
            kind, path, 1, name, "证据等级", f"E{was.e} {was.e_word}、T{was.t} {was.t_word}", words
        )
    if before and completeness(before) != completeness(after):
        yield Change("completeness", path, 1, name, "完整程度", _complete(before), _complete(after))


def _complete(case: Case) -> str:
    filled = completeness(case)
    return f"{filled.filled}/{filled.of}"
