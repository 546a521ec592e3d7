"""One synthetic case: a pure function of its number and the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from casebook.divisions import PROVINCE_FOLDERS, divisions, lineage, without_counties
from casebook.language.closed_words import RESULT_LEVELS
from casebook.model.vocabulary import Term, Vocabulary
from casebook.synth.decisions import drawn_decision, fitting
from casebook.synth.draw import Draw
from casebook.synth.facts import Fact, draw_facts
from casebook.synth.patterns import patterns
from casebook.synth.text import as_yaml

RECORDS_PER_SOURCE = 4
LABEL = "【合成】"
_BRIEF = 3
"""The measure from which on less is told, so that no record grows beyond 6 KiB."""

_MODELINE = "# yaml-language-server: $schema=../../../scripts/schema/case.schema.json"
_STRIDE = (
    1597  # prime, so that the first cases lie in different provinces and all codes have a turn
)


@dataclass(frozen=True)
class SyntheticFile:
    """A file of the synthetic library; ``path`` is relative to its folder."""

    path: str
    text: str


@dataclass(frozen=True)
class Story:
    """What is drawn for one case, before it is told."""

    name: str
    source: str
    places: tuple[str, ...]
    code: str
    township: str
    community: str
    problems: tuple[Term, ...]
    measures: tuple[tuple[str, tuple[Term, ...]], ...]
    actors: tuple[Term, ...]
    settlements: tuple[Term, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[Term, ...]
    draw_key: str

    def words(self, draw: Draw, **more: str) -> dict[str, str]:
        """Words for the slots of a sentence pattern; ``more`` go before what is drawn."""
        lists = patterns()
        groups = draw.some(lists["groups"], 2)
        return {
            "township": self.township,
            "community": self.community,
            "actor": _plain(draw.one(self.actors).term),
            "group": groups[0],
            "group2": groups[1],
            "spot": draw.one(lists["spots"]),
            "often": draw.one(lists["often"]),
            "old": draw.one(lists["old_ways"]),
            "when": draw.one(lists["whens"]),
            **more,
        }


def source_of(index: int) -> str:
    """The id of the source that case ``index`` cites."""
    return f"synth-source-{index // RECORDS_PER_SOURCE:06d}"


def case_file(index: int, vocabulary: Vocabulary) -> SyntheticFile:
    """Return case ``index`` (from 0), the same whatever else is made.

    Raises ``KeyError`` if the vocabulary lacks a file that records draw their terms from.
    """
    tale = story(index, vocabulary)
    folder = PROVINCE_FOLDERS[lineage(tale.code)[0].code]
    return SyntheticFile(
        f"cases/records/{folder}/{tale.name}.yml",
        as_yaml([_MODELINE, "# 由 casebook synth 生成，内容全是编的。"], _record(tale)),
    )


@lru_cache(maxsize=RECORDS_PER_SOURCE)
def story(index: int, vocabulary: Vocabulary) -> Story:
    """Draw what case ``index`` is about."""
    draw = Draw(f"casebook synthetic case {index}")
    codes = _codes()
    code = codes[index * _STRIDE % len(codes)]
    lists = patterns()
    township = _coined(draw) + draw.one(lists["township_ends"])
    community = _coined(draw) + draw.one(lists["community_ends"])
    kinds = draw.usual(vocabulary.terms("measures"), 4)
    measures = (kinds[:2], kinds[2:3], kinds[3:])[: 2 + draw.below(2)]
    problems = draw.usual(vocabulary.terms("problems"), 1 + draw.below(2))
    return Story(
        name=f"synth-{index:06d}",
        source=source_of(index),
        places=tuple(division.name for division in lineage(code)),
        code=code,
        township=township,
        community=community,
        problems=problems,
        measures=tuple((_coined(draw) + draw.one(lists["mechanisms"]), kind) for kind in measures),
        actors=draw.some(_usual_actors(kinds[0], vocabulary), 3),
        settlements=draw.usual(vocabulary.terms("settlements"), 1 + draw.below(2)),
        facts=draw_facts(draw, 2 + draw.below(2), source_of(index), f"{township}{community}"),
        # Records with three measures are long enough: none may grow beyond 6 KiB.
        decisions=Draw(f"what case {index} decides").some(fitting(vocabulary, problems), 1)
        if len(measures) < _BRIEF
        else (),
        draw_key=f"casebook synthetic prose {index}",
    )


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    """All codes that a place may have: counties, and whatever has nothing below it."""
    parents = {d.parent for d in divisions().values()}
    return tuple(
        d.code
        for d in divisions().values()
        if d.level == "县" or without_counties(d) or d.code not in parents
    )


def _usual_actors(measure: Term, vocabulary: Vocabulary) -> tuple[Term, ...]:
    """Who takes part in a measure is much the same everywhere."""
    return Draw(f"who does {measure.id}").usual(vocabulary.terms("actors"), 4)


def _coined(draw: Draw) -> str:
    """An invented name of two or three characters."""
    return "".join(draw.some(patterns()["syllables"], 2 if draw.chance(0.8) else 3))


def _plain(term: str) -> str:
    """A term as a sentence says it: 街道党工委 for 街道（园区）党工委."""
    return re.sub("（.*?）", "", term).partition("、")[0]


def _topic(draw: Draw, term: Term) -> str:
    """A word for what a term means: itself or one that people search for; 万人社区 would be a figure."""
    return _plain(draw.one(_without_figures((term.term, *term.synonyms))))


def _without_figures(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not re.search("[0-9万]", word))


def _asked(tale: Story) -> list[str]:
    """What readers ask: words for the terms of the case, some of which it does not say itself."""
    draw = Draw(f"{tale.draw_key} asked")
    terms = (*tale.problems, *(term for _, kinds in tale.measures for term in kinds))
    topics = dict.fromkeys(_without_figures(word for term in terms for word in term.synonyms))
    phrases = patterns()["asked"]
    return [draw.one(phrases).format(topic=topic) for topic in draw.some(tuple(topics), 8)]


def _record(tale: Story) -> dict[str, Any]:
    draw = Draw(tale.draw_key)
    lists = patterns()
    first = tale.measures[0][0]
    symptom = _topic(draw, tale.problems[0])
    lead_actor = _plain(tale.actors[0].term)
    # The source has commas around each phrase: with them a long one would repeat too much of it.
    phrases = [fact.said for fact in tale.facts]
    summary = (
        f"{LABEL}{tale.places[-1]}{tale.township}{tale.community}遇到“{symptom}”的事，"
        f"由{lead_actor}牵头办起“{first}”，做法有{'、'.join(t.term for t in tale.measures[0][1])}。"
        f"{'；'.join(phrases)}。内容是编的，只用来测试。"
    )
    return {
        "id": tale.name,
        "type": "治理做法",
        "title": f"{LABEL}{tale.places[-1]}{tale.township}：{first}",
        "summary": summary,
        "keywords": ["合成", first, _topic(draw, tale.measures[0][1][0])],
        "asked": _asked(tale),
        "place": {
            "code": tale.code,
            "path": list(tale.places),
            "township": tale.township,
            "community": tale.community,
            "basis": "原文写明",
        },
        "settlements": [term.term for term in tale.settlements],
        "background": [
            {
                "text": draw.one(lists["backgrounds"]).format_map(tale.words(draw)),
                "basis": "整理者分析",
            }
        ],
        "problems": [
            {
                "id": f"p{number}",
                "domain": term.term,
                "text": draw.one(lists["problem_texts"]).format_map(
                    tale.words(draw, symptom=_topic(draw, term))
                ),
                "basis": "整理者分析",
            }
            for number, term in enumerate(tale.problems, 1)
        ],
        "measures": [
            _measure(tale, draw, number, name, kinds)
            for number, (name, kinds) in enumerate(tale.measures, 1)
        ],
        "actors": [
            {"actor": term.term, "role": role}
            for term, role in zip(tale.actors, ("牵头", "实施", "协作"), strict=True)
        ],
        "status": draw.one(("实施中", "试运行", "已推广")),
        "observations": [fact.observation for fact in tale.facts],
        **_afterthoughts(tale, draw, first),
        "sources": [tale.source],
        "editorial": {
            "status": "草稿",
            "recorded": "2025-01-01",
            "review_by": "2099-12-31",
            "contributors": ["casebook synth"],
        },
    }


def _measure(
    tale: Story, draw: Draw, number: int, called: str, kinds: tuple[Term, ...]
) -> dict[str, Any]:
    lists = patterns()
    at_length = number < _BRIEF
    texts = draw.some(lists["measure_texts"], 2 if at_length else 1)
    words = tale.words(draw, name=called, topic=_topic(draw, kinds[-1]))
    measure: dict[str, Any] = {
        "id": f"m{number}",
        "types": [term.term for term in kinds],
        "name": called,
        "what": "".join(text.format_map(words) for text in texts),
    }
    if at_length and draw.chance(0.4):
        measure["steps"] = [
            step.format_map(tale.words(draw)) for step in draw.some(lists["steps"], 2)
        ]
    problem = f"p{1 + draw.below(len(tale.problems))}"
    return {**measure, "problems": [problem], "status": "实施中", "basis": "整理者分析"}


def _afterthoughts(tale: Story, draw: Draw, first: str) -> dict[str, Any]:
    """Limits, gaps, transfer, and for some a teaching note."""
    lists = patterns()

    def fill(pattern: str) -> str:
        return pattern.format_map(tale.words(draw, name=first, subject=tale.facts[0].label))

    gaps = list(draw.some(lists.gaps, 2))
    if not any(fact.observation["level"] in RESULT_LEVELS for fact in tale.facts):
        gaps[0] = lists.no_result
    parts: dict[str, Any] = {
        "limits": [
            {"kind": "数据局限", "text": fill(draw.one(lists["limits"])), "basis": "整理者分析"}
        ],
        "not_reported": [
            {"topic": gap.topic, "text": fill(gap.text), "ask": fill(gap.ask)} for gap in gaps
        ],
        **_decided(tale),
        "transfer": {"advice": [fill(draw.one(lists["advice"]))]},
    }
    if len(tale.measures) == 2 and draw.chance(0.4):
        parts["teaching"] = {
            "purpose": f"合成记录，用来试“{first}”的教学页。",
            "audiences": ["乡镇（街道）干部"],
            "competences": ["为民服务"],
            "questions": [fill(gap.ask) for gap in draw.some(lists.gaps, 2)],
            "misreadings": ["所有地名、做法和数字都是编的。"],
        }
    return parts


def _decided(tale: Story) -> dict[str, Any]:
    """What the place decided, for a record that has room for it."""
    place = f"{tale.places[-1]}{tale.township}{tale.community}"
    draw = Draw(f"{tale.draw_key} decision")
    decisions = [drawn_decision(draw, term, place) for term in tale.decisions]
    return {"decisions": decisions} if decisions else {}
