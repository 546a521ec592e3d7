"""References: within a record to its own parts, and across the library to other records."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.language.closed_words import STATED
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.field_names import nearest
from casebook.validate.scope import Scope, evidences, items, key_of, words
from casebook.validate.verdict import Reference

_NAMES = {"problems": "难题", "measures": "做法", "observations": "数字"}
_CODES = {"problems": "REF-006", "measures": "REF-005", "observations": "REF-007"}
_USES = (
    ("measures", "problems", "problems"),
    ("observations", "measures", "measures"),
    ("resources", "observations", "observations"),
    ("calculations", "of", "observations"),
    ("calculations", "by", "observations"),
    ("slogans", "measures", "measures"),
)
"""Which list of a record refers by which field to which other list."""

STATEMENTS = (
    *("background", "problems", "resources", "timeline"),
    *("claims", "limits", "next_steps", "measures", "relations"),
)


def _ids(document: Document, key: str) -> list[str]:
    return [i for _, part in items(document.data, key) if isinstance(i := part.get("id"), str)]


def local_ids_unique(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Refuse a second part with the same local id."""
    for key in (*_NAMES, "calculations", "sessions"):
        seen: set[str] = set()
        for index, part in items(document.data, key):
            name = part.get("id")
            if isinstance(name, str) and name in seen:
                text = f"编号（id）{name} 在这个列表里用了两次，请给后面的一项换一个。"
                yield document.problem("REF-010", (key, index, "id"), text)
            if isinstance(name, str):
                seen.add(name)


def local_references(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Refuse local ids that no part of this record has."""
    known = {target: _ids(document, target) for target in _NAMES}
    for where, part, target in _referring(document):
        for position, used in words(part, key_of(where)):
            if used not in known[target]:
                choices = "、".join(dict.fromkeys(known[target])) or "（一项也没有）"
                yield document.problem(
                    _CODES[target],
                    (*where, position),
                    f"本记录没有编号为 {used} 的{_NAMES[target]}（{target}）。现有：{choices}。",
                )


def _referring(document: Document) -> Iterator[tuple[Where, object, str]]:
    """Every part that refers to others: the place of its list of ids, itself, and what they are of."""
    for section, field, target in _USES:
        for index, part in items(document.data, section):
            yield (section, index, field), part, target
    for index, taken in items(document.data, "decisions"):
        for n, answer in items(taken, "answers"):
            for target in ("measures", "observations"):
                yield ("decisions", index, "answers", n, target), answer, target


def sources_known(document: Document, scope: Scope) -> Iterator[Problem | Reference]:
    """Every source is registered, and every quoted source is listed."""
    listed = [name for _, name in words(document.data, "sources")]
    for index, name in words(document.data, "sources"):
        if name in scope.sources:
            continue
        if name in scope.source_ids:
            text = f"来源 cases/sources/{name}.yml 有错，先改好它才能核对引文。"
            yield document.problem("REF-003", ("sources", index), text)
        else:
            text = f"cases/sources/ 里没有来源 {name}。还没登记的，先运行 casebook source add。"
            problem = document.problem("REF-003", ("sources", index), text, replacement=name)
            yield Reference("source", name, problem)
    unlisted: dict[str, list[Where]] = {}
    for quoted in evidences(document):
        if quoted.source not in listed:
            unlisted.setdefault(quoted.source, []).append((*quoted.where, "source"))
    for name, places in unlisted.items():
        more = f"（这样的地方有 {len(places)} 处）" if len(places) > 1 else ""
        text = f"原文短语的来源（source）{name} 没有写进本记录的 sources 列表{more}。"
        guess = nearest(name, listed) if name not in scope.source_ids else None
        yield document.problem("REF-004", places[0], text, replacement=guess)


def statements_supported(document: Document, _scope: Scope) -> Iterator[Problem]:
    """What is said to stand in the source has a phrase that shows it."""
    for key in STATEMENTS:
        for index, part in items(document.data, key):
            if part.get("basis", STATED) == STATED and not part.get("evidence"):
                yield document.problem(
                    "FLD-014",
                    (key, index),
                    "依据类型（basis）是“原文写明”（不写就是这个意思），要有依据（evidence）；"
                    "是推断或自己分析的，请写 basis: 推断 或 basis: 整理者分析。",
                    on="key",
                )


def relations_named(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A relation names a case of the library or somebody outside of it, not both."""
    for index, relation in items(document.data, "relations"):
        target, name = relation.get("target"), relation.get("name")
        where: Where = ("relations", index, "type")
        if target is not None and name is not None:
            text = "案例编号（target）和对方名称（name）只写一个：库里有的写编号，没有的写名称。"
            yield document.problem("FLD-013", where, text)
        elif target is None and name is None:
            text = "关系要写案例编号（target）或对方名称（name）：库里有的写编号，没有的写名称。"
            yield document.problem("FLD-014", where, text)


def relations_known(document: Document, _scope: Scope) -> Iterator[Problem | Reference]:
    """Refuse relations to cases that do not exist, or to the case itself."""
    name = document.data.get("id") if document.data else None
    for index, relation in items(document.data, "relations"):
        where: Where = ("relations", index, "target")
        target = relation.get("target")
        if target == name and name is not None:
            yield document.problem("REF-012", where, "关系里的案例编号（target）写成了自己。")
        elif isinstance(target, str):
            yield case_named(document, where, target)


def case_named(document: Document, where: Where, target: str) -> Reference:
    """A reference to the case with the id ``target``."""
    text = f"库里没有编号为 {target} 的案例。"
    problem = document.problem("REF-008", where, text, replacement=target)
    return Reference("case", target, problem)


RECORD_RULES = (
    local_ids_unique,
    local_references,
    sources_known,
    statements_supported,
    relations_named,
    relations_known,
)
