"""Everything the page of one case says, worked out and ready to print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.case.cards import grade_words
from casebook.derive.case.citation import case_citation, source_citation
from casebook.derive.case.decisions_taken import DecisionTaken, decisions_taken
from casebook.derive.case.evidence_grade import EvidenceGrade, grade, trust_of
from casebook.derive.case.figures_shown import FiguresShown, figures_shown
from casebook.derive.case.measures_taken import (
    MeasureTaken,
    MoneyTold,
    measures_taken,
    money_told,
)
from casebook.derive.case.related import RelatedCase
from casebook.derive.case.relations import RelationGroup, relation_groups
from casebook.derive.case.review import Question, review
from casebook.derive.case.teaching import Handout, Told, guide_of, handout, questions
from casebook.derive.figures.calculations import Calculated, calculated
from casebook.derive.figures.figures import Figure, figures, headline, source_day
from casebook.derive.figures.quantities import SIC
from casebook.derive.ground.addresses import case_uri, region_uri, source_uri, term_uri
from casebook.derive.ground.items import Item, Row, Section
from casebook.derive.ground.place_names import place_words
from casebook.derive.ground.sentences import left_unsaid
from casebook.divisions import lineage
from casebook.language.closed_words import ADMITTED, INFERRED, RESULT_LEVELS, STATED
from casebook.model.case import AddressedProblem, Case
from casebook.model.library import Library
from casebook.model.observation import Evidence
from casebook.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Answers:
    """The first screen: five questions, each with a few items."""

    where: tuple[Item, ...]
    problem: tuple[Item, ...]
    measures: tuple[Item, ...]
    results: tuple[Item, ...]
    confidence: tuple[Item, ...]


@dataclass(frozen=True)
class Axis:
    """One of the two grades."""

    code: str
    word: str
    next: str
    missing: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class SourceView:
    """A source in the list at the foot of a case; ``sought`` is the title under which it was published, if known."""

    title: str
    uri: str
    publisher: str
    date: str
    trust: str
    url: str
    citation: str
    flags: tuple[str, ...]
    sought: str = ""


@dataclass(frozen=True)
class Gap:
    """What the source leaves out, in short and in a sentence, and what to ask about it; ``ask`` may be empty."""

    what: str
    text: str
    ask: str


@dataclass(frozen=True)
class CaseView:
    """The page of one case."""

    case: Case
    uri: str
    answers: Answers
    facts: tuple[Row, ...]
    measures: tuple[MeasureTaken, ...]
    money: MoneyTold
    decisions: tuple[DecisionTaken, ...]
    figures: FiguresShown
    gaps: tuple[Gap, ...]
    admitted: int
    calculations: tuple[Calculated, ...]
    relations: tuple[RelationGroup, ...]
    related: tuple[RelatedCase, ...]
    evidence_axis: Axis
    trust_axis: Axis
    sources: tuple[SourceView, ...]
    citation: str
    questions: tuple[Told, ...]
    handout: Handout | None
    review: tuple[Question, ...]
    sections: tuple[Section, ...]
    links: TermLinks
    source_names: SourceNames


@dataclass(frozen=True)
class TermLinks:
    """Addresses of terms, for templates: ``links.of("measures", "积分制")``."""

    vocabulary: Vocabulary

    def of(self, name: str, word: str) -> str:
        """Return the address of the page of a term."""
        return term_uri(name, self.vocabulary.term(name, word))

    def title(self, policy: str) -> str:
        """Return the full name of a policy."""
        return self.vocabulary.term("policies", policy).title or policy


@dataclass(frozen=True)
class Quotes:
    """The phrases of one source behind one statement."""

    source_title: str
    source_uri: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class SourceNames:
    """Phrases with the names of their sources, for templates."""

    library: Library

    def quotes(self, evidences: Iterable[Evidence]) -> tuple[Quotes, ...]:
        """Group phrases by source, both in the order of the record."""
        by_source: dict[str, list[str]] = {}
        for evidence in evidences:
            by_source.setdefault(evidence.source, []).append(evidence.quote)
        return tuple(
            Quotes(self.library.sources[name].name, source_uri(name), tuple(quotes))
            for name, quotes in by_source.items()
        )


# As many as a phone's first screen holds; the sections below have them all.
_SETTLEMENTS_SHOWN, _PROBLEMS_SHOWN, _MEASURES_SHOWN = 2, 2, 3
_PROBLEMS_ROOM = 56
"""Characters of problems, about four lines of a phone."""
_RESULTS_SHOWN = 2
_HOW_INFERRED = re.compile(r"[；，]由[^；。]*推断$")
"""Why a problem is inferred stands with its phrases; that it is stands wherever it shows."""
_LEAD = re.compile(r"[^，。；]{0,4}自认，")
_NO_RESULT = "没有给出成效或群众评价的数字。"
_ONLY_DONE = "没写成效和评价，只有过程数字："
_SPENT = frozenset({"成本", "投入"})


def _first(words: Iterable[str], shown: int, separator: str, counted: str) -> str:
    """Join the first few of ``words`` and say how many there are: 甲、乙等 4 类."""
    distinct = list(dict.fromkeys(words))
    more = f"等 {len(distinct)} {counted}" if len(distinct) > shown else ""
    return separator.join(distinct[:shown]) + more


def figure_item(f: Figure) -> Item:
    """Say one figure in a line: the number, what it counts, its level and its time."""
    notes = [
        *([SIC] if f.quantity.sic else []),
        f.level,
        f.period_short,
        *([f"此前{f.before}"] if f.before else []),
    ]
    return Item(f.label, strong=f.quantity.text, note="，".join(notes), figure=f.reference)


def _admitted(case: Case) -> int:
    return sum(1 for limit in case.limits if limit.kind == ADMITTED)


def _problem(problem: AddressedProblem) -> str:
    sentence = problem.text.partition("。")[0]
    if problem.basis == STATED:
        return sentence
    return f"{_HOW_INFERRED.sub('', sentence)}（{INFERRED}）"


def _problems(case: Case) -> str:
    """Say the first problems in a sentence each, marked where the article does not state them."""
    sentences = [_problem(p) for p in case.problems[:_PROBLEMS_SHOWN]]
    while len(sentences) > 1 and sum(map(len, sentences)) > _PROBLEMS_ROOM:
        sentences.pop()
    # Whose words they are is said once: 汇报自认，甲；乙.
    lead = _LEAD.match(sentences[0]) if sentences else None
    if lead:
        sentences[1:] = [sentence.removeprefix(lead.group()) for sentence in sentences[1:]]
    more = f"等 {len(case.problems)} 个难题" if len(case.problems) > len(sentences) else ""
    return "；".join(sentences) + more


def _answers(
    case: Case, place: str, worded: tuple[Figure, ...], evidence: EvidenceGrade
) -> Answers:
    """Answer in as few lines as a phone's first screen has; each question leads to its section."""
    inferred = "地点为推断" if case.place.basis == INFERRED else ""
    settlements = _first(case.settlements, _SETTLEMENTS_SHOWN, "、", "类")
    chosen = headline(case, worded)
    if any(f.level in RESULT_LEVELS for f in worded):
        results = [figure_item(f) for f in chosen][:_RESULTS_SHOWN]
    else:
        # What was spent is no answer to what came of it.
        done = [figure_item(f) for f in chosen if f.level not in _SPENT][:1]
        results = [Item(_ONLY_DONE if done else _NO_RESULT), *done]
    admitted = _admitted(case)
    admits = f"，文章自认 {admitted} 个问题" if admitted else ""
    return Answers(
        where=(Item(f"{place}，属{settlements}", note=inferred),),
        problem=(Item(_problems(case)),),
        measures=(Item(_first((m.name for m in case.measures), _MEASURES_SHOWN, "；", "项")),),
        results=tuple(results),
        confidence=(
            Item(grade_words(evidence)),
            Item(f"有 {len(case.not_reported)} 件事原文没有交代{admits}。"),
        ),
    )


def _facts(case: Case, library: Library) -> tuple[Row, ...]:
    links = TermLinks(library.vocabulary)
    chain = lineage(case.place.code)
    place = tuple(Item(d.name, region_uri(d.code)) for d in chain)
    if local := "，".join(n for n in (case.place.township, case.place.community) if n):
        place = (*place, Item(local))
    rows = [
        Row("地点", place),
        Row("地点依据", (Item(case.place.basis, note=case.place.note or ""),)),
        Row("社区类型", tuple(Item(s, links.of("settlements", s)) for s in case.settlements)),
        Row("记录类型", (Item(case.type),)),
        Row("进展", (Item(case.status),)),
        Row("关键词", (Item("、".join(case.keywords)),)),
    ]
    return tuple(rows)


def _sources(case: Case, library: Library) -> tuple[SourceView, ...]:
    views = []
    for name in case.sources:
        source = library.sources[name]
        trust = trust_of(source, library.vocabulary)
        views.append(
            SourceView(
                title=source.name,
                uri=source_uri(name),
                publisher=source.publisher or "",
                date=source_day(source),
                trust=f"T{trust} {source.type}",
                url=source.url or "",
                citation=source_citation(source, library),
                flags=tuple(q.flag for q in source.quality),
                sought=source.title or "",
            )
        )
    return tuple(views)


_SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("measures", "做法", "measures"),
    ("decisions", "怎么选", "decisions"),
    ("figures", "数字", "observations"),
    ("gaps", "没交代", "not_reported"),
    ("transfer", "别处能不能用", ""),
    ("grade", "有多可靠", ""),
    ("sources", "来源", ""),
    ("problems", "难题", "problems"),
    ("place", "背景和参与", ""),
    ("claims", "没数字的说法", "claims"),
    ("limits", "局限", "limits"),
    ("next", "下一步打算", "next_steps"),
    ("calculations", "推算", "calculations"),
    ("slogans", "口号", "slogans"),
    ("teaching", "教学使用", "teaching"),
    ("related", "相近的案例", ""),
)
"""In the order of the page: what a reader came for, then what is folded under it."""
_CHIPS = {"measures": "做法", "figures": "数字", "gaps": "没交代", "transfer": "能不能用"}
"""The sections that a phone keeps within reach, in as few words as fit side by side."""


def case_view(
    case: Case,
    library: Library,
    incoming: tuple[tuple[str, str, str], ...],
    *,
    site_name: str,
    address: str,
    related: tuple[RelatedCase, ...] = (),
) -> CaseView:
    """Work out the page of ``case``. ``address`` is its full address, or empty where the site has none."""
    all_figures = figures(case, library)
    evidence = grade(case, library)
    relations = relation_groups(case, library, incoming)
    optional = {"related": bool(relations or related)}
    sections = tuple(
        Section(name, title, _CHIPS.get(name, ""))
        for name, title, field in _SECTIONS
        if (not field or getattr(case, field)) and optional.get(name, True)
    )
    trust_reason = "、".join(dict.fromkeys(library.sources[s].type for s in case.sources))
    reason = f"依据：{evidence.best.label}" if evidence.best else ""
    return CaseView(
        case=case,
        uri=case_uri(case.id),
        answers=_answers(case, place_words(case.place), all_figures, evidence),
        facts=_facts(case, library),
        decisions=decisions_taken(case, library),
        measures=measures_taken(case, library),
        money=money_told(case),
        figures=figures_shown(case, all_figures, library.vocabulary),
        gaps=tuple(Gap(left_unsaid(g.text), g.text, g.ask or "") for g in case.not_reported),
        admitted=_admitted(case),
        calculations=calculated(case, library.vocabulary),
        relations=relations,
        related=related,
        evidence_axis=Axis(
            f"E{evidence.e}", evidence.e_word, f"E{evidence.e + 1}", evidence.missing, reason
        ),
        trust_axis=Axis(
            f"T{evidence.t}",
            evidence.t_word,
            f"T{evidence.t + 1}",
            evidence.t_missing,
            f"来源类型：{trust_reason}",
        ),
        sources=_sources(case, library),
        citation=case_citation(case, site_name=site_name, address=address),
        questions=questions(case, library),
        handout=handout(case, library) if guide_of(case) else None,
        review=review(case),
        sections=sections,
        links=TermLinks(library.vocabulary),
        source_names=SourceNames(library),
    )
