"""References: within a record to its own parts, and across the library to other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.model.case import Case, Statement
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, evidences


def _statements(case: Case) -> Iterator[tuple[Where, Statement]]:
    for key in (
        "background",
        "problems",
        "resources",
        "timeline",
        "claims",
        "limits",
        "next_steps",
    ):
        for index, statement in enumerate(getattr(case, key)):
            yield (key, index), statement


def local_ids_unique(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse a second part with the same local id."""
    for key in ("problems", "measures", "observations"):
        seen: set[str] = set()
        for index, part in enumerate(getattr(case, key)):
            if part.id in seen:
                yield document.problem(
                    "REF-011", (key, index, "id"), f"编号 {part.id} 在本记录里用了两次。"
                )
            seen.add(part.id)


def local_references(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse local ids that no part of this record has."""
    known = {
        "problems": {p.id for p in case.problems},
        "measures": {m.id for m in case.measures},
        "observations": {o.id for o in case.observations},
    }
    codes = {"problems": "REF-006", "measures": "REF-005", "observations": "REF-007"}
    names = {"problems": "难题", "measures": "做法", "observations": "数字"}
    uses: list[tuple[Where, str, str]] = []
    for index, measure in enumerate(case.measures):
        uses += [
            (("measures", index, "problems", n), "problems", p)
            for n, p in enumerate(measure.problems)
        ]
    for index, observation in enumerate(case.observations):
        uses += [
            (("observations", index, "measures", n), "measures", m)
            for n, m in enumerate(observation.measures)
        ]
    for index, resource in enumerate(case.resources):
        uses += [
            (("resources", index, "observations", n), "observations", o)
            for n, o in enumerate(resource.observations)
        ]
    for index, slogan in enumerate(case.slogans):
        uses += [
            (("slogans", index, "measures", n), "measures", m)
            for n, m in enumerate(slogan.measures)
        ]
    for where, kind, used in uses:
        if used not in known[kind]:
            choices = "、".join(sorted(known[kind])) or "（没有）"
            yield document.problem(
                codes[kind], where, f"本记录没有编号为 {used} 的{names[kind]}。现有：{choices}。"
            )


def sources_known(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """Every source is registered, and every quoted source is listed."""
    for index, source in enumerate(case.sources):
        if source not in scope.sources:
            yield document.problem(
                "REF-003", ("sources", index), f"cases/sources/ 里没有 {source}.yml，或者它有错。"
            )
    for quoted in evidences(document):
        if quoted.source not in case.sources:
            yield document.problem(
                "REF-004",
                (*quoted.where, "source"),
                f"引文用了来源 {quoted.source}，sources 里没有列出。",
            )


def statements_supported(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """What is said to stand in the source has a phrase that shows it."""
    for where, statement in _statements(case):
        if statement.basis == "原文写明" and not statement.evidence:
            yield document.problem(
                "FLD-014",
                (*where, "text"),
                "依据类型是“原文写明”，请写 evidence；推断和分析要写 basis。",
            )
    for index, measure in enumerate(case.measures):
        if measure.basis == "原文写明" and not measure.evidence:
            yield document.problem(
                "FLD-014", ("measures", index, "name"), "做法要有 evidence，或把 basis 写成“推断”。"
            )
    for index, relation in enumerate(case.relations):
        if (relation.target is None) == (relation.name is None):
            yield document.problem(
                "FLD-013" if relation.target else "FLD-014",
                ("relations", index, "type"),
                "target（库里的案例编号）和 name（库外的名称）写且只写一个。",
            )


def relations_known(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """Refuse relations to cases that do not exist, or to the case itself."""
    for index, relation in enumerate(case.relations):
        where: Where = ("relations", index, "target")
        if relation.target == case.id:
            yield document.problem("REF-013", where, "相关案例写成了自己。")
        elif relation.target is not None and relation.target not in scope.case_ids:
            yield document.problem("REF-008", where, f"库里没有编号为 {relation.target} 的案例。")


def part_of_cycles(
    cases: Mapping[str, Case], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Refuse cases that are, by way of others, parts of themselves."""
    parents = {
        case.id: [r.target for r in case.relations if r.type == "属于" and r.target in cases]
        for case in cases.values()
    }
    for start in sorted(parents):
        seen: set[str] = set()
        stack = list(parents[start])
        while stack:
            step = stack.pop()
            if step is None or step in seen:
                continue
            seen.add(step)
            if step != start:
                stack += parents.get(step, [])
        if start in seen:
            document = documents[start]
            index = next(i for i, r in enumerate(cases[start].relations) if r.type == "属于")
            yield document.problem(
                "REF-012", ("relations", index, "target"), f"{start} 绕一圈又属于自己。"
            )


RULES = (
    local_ids_unique,
    local_references,
    sources_known,
    statements_supported,
    relations_known,
)
