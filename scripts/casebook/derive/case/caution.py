"""What weakens the words of a record, said wherever they stand beside those of others: a weak source, an inferred place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from casebook.derive.case.evidence_grade import trust_of
from casebook.language.closed_words import STATED
from casebook.model.case import Case
from casebook.model.library import Library

_WEAKEST: Final = 1
INFERRED_PLACE: Final = "地点是推断"


def caution(origins: Sequence[str], cases: Iterable[Case], library: Library) -> str:
    """Say that the sources ``origins`` are all of the weakest grade, and that the place of a case is inferred.

    Empty where neither holds. 来源较弱：日期未知的文库、范文网站；地点是推断.
    """
    weak = []
    sources = [library.sources[name] for name in origins]
    if sources and all(trust_of(source, library.vocabulary) == _WEAKEST for source in sources):
        undated = all(source.published is None and source.content is None for source in sources)
        kinds = "，".join(dict.fromkeys(source.type for source in sources))
        weak.append(f"来源较弱：{'日期未知的' if undated else ''}{kinds}")
    if any(case.place.basis != STATED for case in cases):
        weak.append(INFERRED_PLACE)
    return "；".join(weak)
