"""Judge documents: make a model of each, run the rules of its kind; then the rules across the library over the verdicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from casebook.model.calculation import Calculation
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.release import Release
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.model.waiver import Waiver
from casebook.problem import Problem, Severity, Where
from casebook.read.document import Document
from casebook.validate import (
    across,
    calculations,
    curricula,
    decisions,
    directions,
    editorial,
    figures,
    life_cycle,
    one_line,
    own_quotes,
    pasted_noise,
    periods,
    personal_data,
    places,
    private_names,
    proofs,
    prose_numbers,
    references,
    releases,
    sentences,
    silences,
    sources,
    teaching,
    typing_slips,
    vocabularies,
    waivers,
    wording,
    worked_sums,
    years,
)
from casebook.validate.as_model import as_model, as_part
from casebook.validate.file_names import KINDS, kind_of, misplaced
from casebook.validate.guesses import SLUG
from casebook.validate.looks import may_say
from casebook.validate.rules import applied
from casebook.validate.scope import Scope, evidences, items, prose, texts, words
from casebook.validate.verdict import Basis, Due, Origin, Reference, Said, Verdict

Entity = TypeVar("Entity", bound=BaseModel)
Rule = Callable[..., Iterator[Said]]

_DOCUMENT_RULES: Sequence[Rule] = (
    *periods.DOCUMENT_RULES,
    *typing_slips.DOCUMENT_RULES,
    *one_line.DOCUMENT_RULES,
)
_TEXT_RULES: Sequence[Rule] = (
    *typing_slips.TEXT_RULES,
    *personal_data.TEXT_RULES,
    *private_names.TEXT_RULES,
    *pasted_noise.TEXT_RULES,
)
_PROSE_RULES: Sequence[Rule] = wording.PROSE_RULES
_RECORD_RULES: Sequence[Rule] = (
    *proofs.RECORD_RULES,
    *prose_numbers.RECORD_RULES,
    *periods.RECORD_RULES,
    *wording.RECORD_RULES,
    *private_names.RECORD_RULES,
    *references.RECORD_RULES,
    *silences.RECORD_RULES,
    *decisions.RECORD_RULES,
    *teaching.RECORD_RULES,
    *worked_sums.RECORD_RULES,
    *sentences.RECORD_RULES,
    *directions.RECORD_RULES,
    *own_quotes.RECORD_RULES,
    *years.RECORD_RULES,
    *editorial.RECORD_RULES,
)
_CURRICULUM_RULES: Sequence[Rule] = (
    references.local_ids_unique,
    references.sources_known,
    *proofs.RECORD_RULES,
    wording.title_neutral,
    wording.prose_neutral,
    wording.nothing_copied,
)
_CASE_RULES: Sequence[Rule] = (
    *sources.CASE_RULES,
    *periods.CASE_RULES,
    *life_cycle.CASE_RULES,
)
_OBSERVATION_RULES: Sequence[Rule] = (
    *proofs.RULES,
    *figures.RULES,
    *periods.RULES,
    *directions.RULES,
)


@dataclass(frozen=True)
class Validation:
    """The library of valid records, and everything that is wrong.

    ``broken`` holds the paths of documents with at least one error: they are not in the library, nor are
    the cases whose sources are among them.
    """

    library: Library
    problems: tuple[Problem, ...]
    broken: frozenset[str]


class _Saying:
    """Collects what the rules say of one document, parted into what holds now, on some days, and of others."""

    def __init__(self, document: Document, since: str) -> None:
        self.document = document
        self.name = PurePosixPath(document.path).stem
        self.since = since
        self.problems: list[Problem] = []
        self.due: list[Due] = []
        self.references: list[Reference] = []

    def apply(self, rule: Rule, *arguments: object) -> None:
        """Run one rule."""
        for said in applied(self.document.path, rule, *arguments):
            if isinstance(said, Problem):
                self.problems.append(said)
            elif isinstance(said, Reference):
                self.references.append(said)
            elif not said.over(self.since):
                self.due.append(said)

    def let_stand(self, given: Sequence[Waiver], at: Where) -> None:
        """Leave out what the waivers that stand ``at`` a place let stand, and say which of them are not needed."""
        if given:
            raised, self.problems = self.problems, []
            self.apply(waivers.waivers_needed, self.document, given, at, raised)
            self.problems += waivers.waived(given, raised)

    def decoded(self, model: type[Entity], vocabulary: Vocabulary) -> Entity | None:
        """The entity of the document, if it decodes; its id is that of its file."""
        document, name = self.document, self.name
        entity, problems = as_model(document, model, vocabulary)
        self.problems += problems
        written = document.data.get("id") if document.data else None
        if isinstance(written, str) and written != name:
            text = f"编号（id）写的是 {written}，文件名是 {name}.yml，两者要相同。"
            right = name if re.fullmatch(SLUG, name) else None  # else the file is to be renamed
            self.problems.append(document.problem("REF-002", ("id",), text, replacement=right))
        return entity

    def verdict(self, kind: str, *places: Where, **more: Any) -> Verdict:  # noqa: ANN401  as Verdict has
        """What came of it, with the ``places`` that rules over the library point at."""
        document = self.document
        return Verdict(
            path=document.path,
            kind=kind,
            name=self.name,
            misread=document.problems,
            problems=tuple(self.problems),
            due=tuple(self.due),
            references=tuple(self.references),
            places={where: document.spot(where) for where in (("id",), *places)},
            **more,
        )


def validate(documents: Iterable[Document], *, today: str) -> Validation:
    """Validate all ``documents`` of a project together. ``today`` is an ISO date."""
    verdicts, basis = judged(documents, since=today)
    return validation(verdicts, basis, today)


def judged(documents: Iterable[Document], *, since: str = "") -> tuple[tuple[Verdict, ...], Basis]:
    """Judge each of the ``documents`` for itself; the verdicts on the vocabulary are in the basis.

    What is no problem on any day from the ISO day ``since`` on is left out.
    """
    by_kind: dict[str | None, list[Document]] = {kind: [] for kind in (None, *KINDS.values())}
    for document in sorted(documents, key=lambda d: d.path):
        by_kind[kind_of(document.path)].append(document)
    basis = judge_vocabulary(by_kind["vocabulary"], since=since)
    verdicts = [judge_source(document, basis) for document in by_kind["source"]]
    origins: dict[str, Origin] = {}
    for verdict in verdicts:
        origins.setdefault(verdict.name, origin_of(verdict))
    for document in by_kind["case"]:
        sources = {name: origins[name] for name in cited(document) if name in origins}
        verdicts.append(judge_case(document, basis, sources))
    for document in by_kind["curriculum"]:
        sources = {name: origins[name] for name in cited(document) if name in origins}
        verdicts.append(judge_curriculum(document, basis, sources))
    verdicts += [judge_release(document, basis) for document in by_kind["release"]]
    verdicts += [_Saying(document, since).verdict("") for document in by_kind[None]]
    return tuple(verdicts), basis


def validation(verdicts: Iterable[Verdict], basis: Basis, today: str) -> Validation:
    """What the verdicts on all cases, sources and curricula come to on the ISO day ``today``."""
    listed = sorted(verdicts, key=lambda verdict: verdict.path)
    problems = across.across_library(listed, basis, today)
    firsts: dict[str, dict[str, Verdict]] = {
        kind: {} for kind in ("case", "source", "curriculum", "release")
    }
    for verdict in across.older_first(listed):
        firsts.get(verdict.kind, {}).setdefault(verdict.name, verdict)
    # Whatever stands in them: the pages of such files would overwrite others, or could not be written at all.
    misnamed = {v.path for kind in firsts.values() for v in kind.values() if misplaced(v.path)}
    wrong = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    broken = frozenset(wrong | misnamed)
    sources = _sound(firsts["source"], Source, broken)
    told = _sound(firsts["case"], Case, broken)
    # A case or a curriculum cannot be told without its sources: one that is broken takes them with it.
    cases = {n: c for n, c in told.items() if sources.keys() >= set(c.sources)}
    curricula_told = _sound(firsts["curriculum"], Curriculum, broken)
    library = Library(
        vocabulary=basis.vocabulary,
        cases={n: c for n, c in cases.items() if c.editorial.retired is None},
        sources=sources,
        curricula={n: c for n, c in curricula_told.items() if sources.keys() >= set(c.sources)},
        paths={
            f"{folder}/{name}": verdict.path
            for kind, folder in (
                ("case", "cases"),
                ("source", "sources"),
                ("curriculum", "curricula"),
                ("release", "releases"),
            )
            for name, verdict in firsts[kind].items()
        },
        retired={n: c for n, c in cases.items() if c.editorial.retired is not None},
        releases=_sound(firsts["release"], Release, broken),
        doubts=_doubts(problems, firsts["case"]),
        overdue=frozenset(n for n, c in cases.items() if c.editorial.review_by < today),
    )
    return Validation(library, problems, broken)


def _doubts(
    problems: Iterable[Problem], cases: Mapping[str, Verdict]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """The warnings about proof of each case: the phrase is there, and may not bear what stands on it."""
    names = {verdict.path: name for name, verdict in cases.items()}
    raised: dict[str, list[tuple[str, str]]] = {}
    for problem in problems:
        if problem.code.startswith("PRF-") and problem.severity is Severity.WARNING:
            raised.setdefault(names.get(problem.path, ""), []).append(
                (problem.code, problem.message)
            )
    return {name: tuple(said) for name, said in raised.items()}


def _sound(
    verdicts: Mapping[str, Verdict], model: type[Entity], broken: frozenset[str]
) -> dict[str, Entity]:
    return {
        name: verdict.entity
        for name, verdict in sorted(verdicts.items())
        if isinstance(verdict.entity, model) and verdict.path not in broken
    }


def judge_vocabulary(documents: Iterable[Document], *, since: str = "") -> Basis:
    """Judge the files of the vocabulary, which everything else is judged by.

    What is no problem on any day from the ISO day ``since`` on is left out of verdicts on this basis.
    """
    listed = sorted(documents, key=lambda document: document.path)
    firsts: dict[str, Document] = {}
    for document in listed:
        firsts.setdefault(PurePosixPath(document.path).stem, document)
    sayings = {document.path: _Saying(document, since) for document in listed}
    files: dict[str, VocabularyFile] = {}
    for name, document in firsts.items():
        saying = sayings[document.path]
        file, problems = as_model(document, VocabularyFile, Vocabulary(()))
        saying.problems += problems
        if file is not None:
            files[name] = vocabularies.without_strangers(file)
            for rule in vocabularies.RULES:
                saying.apply(rule, document, file)
    vocabulary = Vocabulary(files.values())
    missing = vocabularies.missing(vocabulary)
    if not missing:
        for name, file in files.items():
            document = firsts[name]
            across_files = vocabularies.words_of_other_vocabularies
            sayings[document.path].apply(across_files, document, file, vocabulary)
        choices = firsts["decisions"]
        sayings[choices.path].apply(decisions.terms_complete, choices, vocabulary)
    for document in firsts.values():
        _check_texts(sayings[document.path])
    verdicts = [
        sayings[document.path].verdict(
            "vocabulary", entity=files.get(name) if firsts[name] is document else None
        )
        for document in listed
        for name in [PurePosixPath(document.path).stem]
    ]
    return Basis(
        vocabulary=vocabulary,
        verdicts=tuple(verdicts),
        problems=(
            *(_missing(name, firsts.get(name)) for name in missing),
            *_twice(verdicts),
        ),
        choices=firsts.get("decisions"),
        since=since,
    )


def _missing(name: str, document: Document | None) -> Problem:
    path = f"cases/vocabulary/{name}.yml"
    state = "不见了" if document is None else "有错"
    text = f"词表文件 {path} {state}，用到它的字段都没法检查。"
    return (document or Document(path, "", None)).problem("LIB-006", (), text)


def _twice(verdicts: Iterable[Verdict]) -> Iterator[Problem]:
    firsts: dict[str, Verdict] = {}
    for verdict in verdicts:
        first = firsts.setdefault(verdict.name, verdict)
        if first is not verdict:
            yield across.second_of_its_id(verdict, first.path)


def judge_source(document: Document, basis: Basis) -> Verdict:
    """Judge one source, given nothing but the vocabulary."""
    saying = _Saying(document, basis.since)
    source = saying.decoded(Source, basis.vocabulary) if basis.complete else None
    _check_texts(saying)
    if source is None:
        return saying.verdict("source")
    scope = basis.scope({})
    saying.apply(periods.happened_already, document, scope)
    for rule in sources.RULES:
        saying.apply(rule, document, source, scope)
    saying.let_stand(source.waivers, ("waivers",))
    side = sources.across(source)
    return saying.verdict("source", ("url",), ("title",), entity=source, across=side)


def origin_of(verdict: Verdict) -> Origin:
    """A source that was judged, as the cases that cite it need it: to be made once for all of them."""
    source = verdict.entity if isinstance(verdict.entity, Source) else None
    return Origin(source, sources.fingerprint_of(source) if source else None)


def judge_curriculum(document: Document, basis: Basis, origins: Mapping[str, Origin]) -> Verdict:
    """Judge one curriculum, given the vocabulary and the ``origins`` of its :func:`cited` sources that are there."""
    saying = _Saying(document, basis.since)
    curriculum = saying.decoded(Curriculum, basis.vocabulary) if basis.complete else None
    _check_texts(saying)
    if curriculum is not None:
        scope = basis.scope(origins)
        for document_rule in _CURRICULUM_RULES:
            saying.apply(document_rule, document, scope)
        for rule in curricula.RULES:
            saying.apply(rule, document, curriculum, scope)
    quoted = sources.quoted_hashes(document, basis.scope(origins))
    return saying.verdict("curriculum", entity=curriculum, quoted=quoted)


def judge_release(document: Document, basis: Basis) -> Verdict:
    """Judge one release, which stands for itself: what it tells of is past."""
    saying = _Saying(document, basis.since)
    release = saying.decoded(Release, basis.vocabulary) if basis.complete else None
    _check_texts(saying)
    if release is not None:
        for rule in releases.RULES:
            saying.apply(rule, document, release)
    return saying.verdict("release", entity=release)


def cited(document: Document) -> tuple[str, ...]:
    """The ids of the sources that a case or a curriculum cites: beside its own file, nothing else bears on its verdict."""
    listed = (name for _, name in words(document.data, "sources"))
    return tuple(sorted({*listed, *(quoted.source for quoted in evidences(document))}))


def judge_case(document: Document, basis: Basis, origins: Mapping[str, Origin]) -> Verdict:
    """Judge one case. ``origins`` are those of its :func:`cited` sources that are there; more do not matter."""
    saying = _Saying(document, basis.since)
    case = saying.decoded(Case, basis.vocabulary) if basis.complete else None
    _check_texts(saying)
    scope = basis.scope(origins)
    if basis.complete:
        _check_case(saying, case, scope)
    if case is not None:
        saying.let_stand(case.editorial.waivers, ("editorial", "waivers"))
    side = across.of_case(case) if case else None
    places: list[Where] = []
    if side is not None:
        places += [("title",), *(("relations", n, "target") for n, _, _ in side.parts)]
        places += [("observations", side.last_other, "indicator")] if side.others else []
        places += [("former_ids", n) for n in range(len(side.former))]
    quoted = sources.quoted_hashes(document, scope)
    return saying.verdict("case", *places, entity=case, across=side, quoted=quoted)


def _check_texts(saying: _Saying) -> None:
    """Run the rules that need no model and no other file."""
    document = saying.document
    for rule in _DOCUMENT_RULES:
        saying.apply(rule, document)
    for rules, parts in ((_TEXT_RULES, texts(document)), (_PROSE_RULES, prose(document))):
        for rule in rules:
            if may_say(rule, document):
                for where, text in parts:
                    saying.apply(rule, document, where, text)


def _check_case(saying: _Saying, case: Case | None, scope: Scope) -> None:
    """Check whatever of a case can be read: a misspelt field elsewhere must not hide a wrong number."""
    document = saying.document
    for rule in _RECORD_RULES:
        if may_say(rule, document):
            saying.apply(rule, document, scope)
    if case is not None:
        for rule in _CASE_RULES:
            saying.apply(rule, document, case, scope)
    place = places.place_of(document)
    for rule in places.RULES if place is not None else ():
        saying.apply(rule, document, place, scope)
    _check_numbers(saying, case, scope)


def _check_numbers(saying: _Saying, case: Case | None, scope: Scope) -> None:
    document = saying.document
    known: dict[str, Observation] = {}
    for where, observation in _parts(document, case, "observations", Observation, scope):
        known.setdefault(observation.id, observation)
        for rule in _OBSERVATION_RULES:
            saying.apply(rule, document, where, observation, scope)
    for where, calculation in _parts(document, case, "calculations", Calculation, scope):
        for rule in calculations.RULES:
            saying.apply(rule, document, where, calculation, known, scope)


def _parts(
    document: Document, case: Case | None, key: str, model: type[Entity], scope: Scope
) -> Iterator[tuple[Where, Entity]]:
    """Yield the parts of a case that decode, with their places, whatever else is wrong with it."""
    for index, _ in items(document.data, key):
        where: Where = (key, index)
        part = (
            getattr(case, key)[index]
            if case
            else as_part(document.value(where), model, scope.vocabulary)
        )
        if part is not None:
            yield where, part
