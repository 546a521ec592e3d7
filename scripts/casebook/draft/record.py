"""The draft of a record: what is proposed filled in, every uncertain field marked 待核, the rest left open.

Nothing is written that the article does not say: sentences of ours stay open for a person, and the article's own
words appear only as phrases of at most 30 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from casebook.canonical.draft import UNSURE, Ask, Unsure, draft
from casebook.divisions import lineage
from casebook.draft.figures import Figure
from casebook.draft.matches import DecisionMatch
from casebook.draft.proposal import Proposals
from casebook.draft.quotes import names_somebody
from casebook.language.closed_words import ADMITTED, INFERRED, NOT_LISTED, NOT_STATED, STATED
from casebook.language.numerals import format_decimal
from casebook.language.period import resolve, year_after
from casebook.model.fields import SCHEMA_VERSION
from casebook.model.vocabulary import Vocabulary
from casebook.validate.figures import is_above

MODELINE = "# yaml-language-server: $schema=../../../scripts/schema/case.schema.json"
_ABSOLUTE = re.compile("[0-9]{4}年")
_RATES = frozenset({"%", "‰", "成"})
_SHORTEST_LABEL = 2
_SHORTEST_INDICATOR = 3


def new_draft(  # noqa: PLR0913  what a draft is made of
    name: str,
    source: str,
    proposals: Proposals,
    vocabulary: Vocabulary,
    *,
    code: str,
    content_date: str | None,
    today: str,
) -> str:
    """Return the text of the draft ``name``; ``code`` is that of its place, ``content_date`` and ``today`` are EDTF."""
    found = proposals
    cite = _Citing(source)
    figures = [
        _observation(f"o{number}", figure, found, vocabulary, cite, content_date)
        for number, figure in enumerate(found.figures[:999], start=1)
    ]
    known: dict[str, object] = {
        "id": name,
        "schema_version": SCHEMA_VERSION,
        "type": Unsure("治理做法"),
        "place": _place(found, code),
        "settlements": Unsure([match.term for match in found.settlements]),
        "problems": Unsure(
            [
                {
                    "id": f"p{n}",
                    "domain": Unsure(m.term, f"原文写“{m.word}”"),
                    "evidence": cite.all(m.quotes[:2]),
                }
                for n, m in enumerate(found.problems, start=1)
            ]
        ),
        "measures": Unsure(
            [
                {
                    "id": f"m{n}",
                    "types": Unsure([m.term], f"原文写“{m.word}”"),
                    **({"name": Unsure(m.name)} if m.name else {}),
                    "evidence": cite.all(m.quotes),
                }
                for n, m in enumerate(found.measures, start=1)
            ]
        ),
        "actors": Unsure([{"actor": Unsure(m.term, f"原文写“{m.word}”")} for m in found.actors]),
        "timeline": Unsure(
            [
                {
                    **({"date": Unsure(d.date)} if d.date else {}),
                    "raw": d.raw,
                    "basis": Unsure(STATED if d.stated else INFERRED),
                    "evidence": cite.all([d.quote]),
                }
                for d in found.dates
            ]
        ),
        "observations": figures,
        "limits": Unsure(
            [{"kind": Unsure(ADMITTED), "evidence": cite.all([quote])} for quote in found.admitted]
        ),
        "next_steps": Unsure([{"evidence": cite.all([quote])} for quote in found.planned]),
        "not_reported": Unsure(
            [{"topic": gap.topic, "text": gap.text, "ask": gap.ask} for gap in found.gaps],
            "程序没有找到有关的字句，请通读原文再定",
        ),
        "decisions": Unsure([_decision(d, found.places.default, cite) for d in found.decisions]),
        "slogans": Unsure(
            [{"text": s.text, "evidence": cite.all([s.quote])} for s in found.slogans]
        ),
        "policies": Unsure(
            [{"policy": Unsure(m.term), "evidence": cite.all(m.quotes[:1])} for m in found.policies]
        ),
        "transfer": Unsure({}, "照搬的前提和提示，由人来写"),
        "sources": [Unsure(source, f"先补好 cases/sources/{source}.yml，才能核对短语")],
        "editorial": {"status": "草稿", "recorded": today, "review_by": Unsure(year_after(today))},
    }
    # An empty list is nothing found: what the model wants is asked for, what it does not want is left away.
    empty = [key for key, value in known.items() if isinstance(value, Unsure) and value.value == []]
    for key in empty:
        del known[key]
    if not figures:
        del known["observations"]
    return draft("case", known, _header(name, found), vocabulary, mark=f"{UNSURE}，请填写")


def _header(name: str, found: Proposals) -> list[str]:
    article = found.article
    lines = [
        MODELINE,
        f"# 由 casebook draft 从文章生成（{name}）。数、单位、比较词和短语照抄原文；写着“{UNSURE}”的都是程序猜的，",
        "# 或者要人用自己的话写。逐条核对：对的删去“待核”，不对的改掉，不是这项做法的整条删去。",
    ]
    if article.title:
        lines.append(f"# 文章标题：{article.title[:60]}")
    if article.changes:
        told = "、".join(f"{kind} {times} 处" for kind, times in sorted(article.changes.items()))
        lines.append(f"# 清理掉：{told}。")
    return lines


class _Citing:
    """Evidence of one source."""

    def __init__(self, source: str) -> None:
        self.source = source

    def all(self, quotes: Iterable[str]) -> list[dict[str, object]]:
        return [{"source": self.source, "quote": quote} for quote in quotes]

    def one(self, quote: str, figure: str | None) -> dict[str, object]:
        shown = {"figure": figure} if figure else {}
        said = Unsure(quote, "像有居民的姓名，换一段短语") if names_somebody(quote) else quote
        return {"source": self.source, "quote": said, **shown}


def _place(found: Proposals, code: str) -> object:
    names = found.places.place.names
    place: dict[str, object] = {"basis": Unsure(STATED)}
    if code:
        place["code"] = Unsure(code)
        place["path"] = [division.name for division in lineage(code)]
    for level, key in ((3, "township"), (4, "community")):
        if level in names:
            place[key] = Unsure(names[level])
    if not code and names:
        said = "".join(name for level, name in sorted(names.items()) if level <= 2)
        if said:
            place["note"] = Unsure(f"原文写“{said}”，区划代码要查。")
    return place


def _observation(
    name: str,
    figure: Figure,
    found: Proposals,
    vocabulary: Vocabulary,
    cite: _Citing,
    content_date: str | None,
) -> dict[str, object]:
    indicator = _indicator(figure, vocabulary)
    usual = _usual_level(indicator, vocabulary)
    known: dict[str, object] = {
        "id": name,
        "indicator": Unsure(indicator),
        "value": format_decimal(figure.value),
        "unit": _unit(figure.unit, vocabulary),
        "comparator": figure.comparator,
        "period": _period(figure, content_date),
        "scope": {"place": _scope(figure, found)},
        "evidence": cite.one(figure.quote.text, figure.quote.figure),
    }
    if len(figure.label) >= _SHORTEST_LABEL:
        known["label"] = Unsure(figure.label)
    if figure.level:
        # A guess never claims more than the indicator can show.
        known["level"] = Unsure(usual if usual and is_above(figure.level, usual) else figure.level)
    if figure.kind:
        known["kind"] = Unsure(figure.kind)
    if figure.value_to is not None:
        known["value_to"] = format_decimal(figure.value_to)
    if figure.unit in _RATES:
        known["denominator"] = {"label": Ask()}
    return known


def _unit(unit: str, vocabulary: Vocabulary) -> object:
    if "units" in vocabulary.files and vocabulary.canonical("units", unit) is None:
        return Unsure(unit, "单位词表里还没有，见 casebook explain VOC-001")
    return unit


def _scope(figure: Figure, found: Proposals) -> object:
    place = figure.place or found.places.default
    return Unsure(place) if place else Ask()


def _period(figure: Figure, content_date: str | None) -> dict[str, object]:
    if not figure.period:
        return {"raw": NOT_STATED, "kind": Unsure(NOT_STATED), "basis": Unsure(NOT_STATED)}
    period: dict[str, object] = {"raw": figure.period}
    meant = resolve(figure.period, content_date)
    if meant is not None:
        period["kind"] = Unsure(meant.kind)
        # A plan ends when it ends; nothing else may run past the day its source was written.
        for key, value in (("start", meant.start), ("end", meant.end)):
            if value is not None:
                period[key] = Unsure(value)
        if meant.duration is not None and re.fullmatch("P[0-9]+[DWMY]", meant.duration):
            period["duration"] = Unsure(meant.duration)
    period["basis"] = Unsure(STATED if _ABSOLUTE.search(figure.period) else INFERRED)
    return period


def _indicator(figure: Figure, vocabulary: Vocabulary) -> str:
    """The indicator whose name stands before the number and takes its unit; else the one for all others."""
    if "indicators" not in vocabulary.files:
        return NOT_LISTED
    best = (0, NOT_LISTED)
    for term in vocabulary.terms("indicators"):
        if figure.unit not in term.units:
            continue
        for word in (term.term, *term.aliases, *term.synonyms):
            plain = word.removesuffix("数").removesuffix("量")
            if len(plain) >= _SHORTEST_INDICATOR and plain in figure.label and len(plain) > best[0]:
                best = (len(plain), term.term)
    return best[1]


def _usual_level(indicator: str, vocabulary: Vocabulary) -> str | None:
    known = vocabulary.canonical("indicators", indicator)
    return vocabulary.term("indicators", known).level if known else None


def _decision(found: DecisionMatch, place: str, cite: _Citing) -> dict[str, object]:
    decision: dict[str, object] = {
        "decision": Unsure(found.decision),
        "scope": {"place": Unsure(place) if place else Ask()},
        "option": Ask(found.options),
        "evidence": cite.all(found.quotes),
    }
    if found.aspects:
        decision["answers"] = [
            {"aspect": Unsure(a.aspect), "evidence": cite.all([a.quote])} for a in found.aspects
        ]
    return decision
