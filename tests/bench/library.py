"""A synthetic library in memory, and the same texts as plain pages for other engines."""

from __future__ import annotations

import html
import json
from pathlib import Path

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.read import read_document
from casebook.synth import RECORDS_PER_SOURCE, case_file, source_file
from casebook.validate.as_model import as_model

PROJECT = Path(__file__).resolve().parents[2]


def vocabulary() -> Vocabulary:
    """Return the words of the project."""
    found = []
    for path in sorted((PROJECT / "cases/vocabulary").glob("*.yml")):
        document = read_document(path.name, path.read_bytes())
        found.append(VocabularyFile.model_validate_json(json.dumps(document.data)))
    return Vocabulary(found)


def library(count: int, words: Vocabulary) -> Library:
    """Return the first ``count`` synthetic cases with their sources, decoded but not proven."""
    cases: dict[str, Case] = {}
    sources: dict[str, Source] = {}
    paths: dict[str, str] = {}
    for index in range(count):
        file = case_file(index, words)
        case, problems = as_model(read_document(file.path, file.text.encode()), Case, words)
        assert case is not None, problems
        cases[case.id] = case
        paths[f"cases/{case.id}"] = file.path
    for block in range(-(-count // RECORDS_PER_SOURCE)):
        file = source_file(block, words)
        source, problems = as_model(read_document(file.path, file.text.encode()), Source, words)
        assert source is not None, problems
        sources[source.id] = source
        paths[f"sources/{source.id}"] = file.path
    return Library(vocabulary=words, cases=cases, sources=sources, curricula={}, paths=paths)


def paragraphs(case: Case) -> list[str]:
    """What a page about ``case`` says, for engines that read pages."""
    return [
        case.summary,
        " ".join(case.keywords),
        "".join(case.place.path) + (case.place.township or "") + (case.place.community or ""),
        *(statement.text for statement in case.background),
        *(f"{problem.domain}：{problem.text}" for problem in case.problems),
        *(f"{'、'.join(m.types)}。{m.name}：{m.what}{''.join(m.steps)}" for m in case.measures),
        *(f"{o.label}：{o.evidence.quote}" for o in case.observations),
        *(limit.text for limit in case.limits),
        *(f"{gap.text}{gap.ask}" for gap in case.not_reported),
        *case.transfer.advice,
    ]


def as_html(case: Case) -> str:
    """A page that Pagefind reads: text, and the two filters that are measured."""
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(case))
    marks = "".join(
        f'<span data-pagefind-filter="{name}">{html.escape(value)}</span>'
        for name, values in (
            ("problem", [problem.domain for problem in case.problems]),
            ("settlement", case.settlements),
        )
        for value in values
    )
    title = html.escape(case.title)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main data-pagefind-body><h1>{title}</h1>{body}<p>{marks}</p></main></body></html>"
    )
