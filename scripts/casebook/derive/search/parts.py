"""Which records hold others together, and which those are: what is said of all stands in each of them as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.model.library import Library


def parts(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return, for the id of each record that has parts, the ids of its parts and of theirs, sorted.

    Whether the whole says 包含 or the part 属于 is the same. A record is no part of itself, whatever relations say.
    """
    directly: dict[str, set[str]] = {}
    for case in library.cases.values():
        for relation in case.relations:
            if relation.target not in library.cases:
                continue
            if relation.type == "属于":
                directly.setdefault(str(relation.target), set()).add(case.id)
            elif relation.type == "包含":
                directly.setdefault(case.id, set()).add(str(relation.target))
    all_parts = {
        whole: tuple(sorted(set(_below(whole, directly)) - {whole})) for whole in sorted(directly)
    }
    return {whole: below for whole, below in all_parts.items() if below}


def _below(whole: str, directly: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the parts of ``whole`` and theirs, each once."""
    seen = {whole}
    waiting = [whole]
    while waiting:
        for part in directly.get(waiting.pop(), ()):
            if part not in seen:
                seen.add(part)
                waiting.append(part)
                yield part
