"""The source of a few synthetic cases: an article that nobody wrote, kept as its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.language.fingerprint import default_salt, take_fingerprint, windows_to_text
from casebook.model.vocabulary import Vocabulary
from casebook.synth.case import LABEL, RECORDS_PER_SOURCE, SyntheticFile, story
from casebook.synth.draw import Draw
from casebook.synth.patterns import patterns
from casebook.synth.text import as_yaml

_MODELINE = "# yaml-language-server: $schema=../../scripts/schema/source.schema.json"


def source_file(block: int, vocabulary: Vocabulary) -> SyntheticFile:
    """Return the source of the cases ``block * RECORDS_PER_SOURCE`` and following.

    It holds the phrases of all of them, whether or not a library goes that far, so that it never changes.
    """
    name = f"synth-source-{block:06d}"
    draw = Draw(f"casebook synthetic source {block}")
    numbers = range(block * RECORDS_PER_SOURCE, (block + 1) * RECORDS_PER_SOURCE)
    article = "\n".join(
        paragraph for number in numbers for paragraph in _paragraphs(draw, number, vocabulary)
    )
    mark = take_fingerprint(article, salt=default_salt(name))
    day = f"{2020 + draw.below(6)}-{1 + draw.below(12):02d}-{1 + draw.below(28):02d}"
    data = {
        "id": name,
        "name": f"{LABEL}第 {block + 1} 份材料",
        "title": f"{LABEL}第 {block + 1} 份材料",
        "author": "casebook synth",
        "publisher": "没有发布",
        "type": draw.one(("单位自述、工作总结", "地方媒体报道", "党政机关网站发布")),
        "medium": "网页",
        "published": {"value": day, "basis": "原文写明"},
        "content": {"value": day, "basis": "原文写明"},
        "rights": "合成文本，没有权利人。",
        "note": f"合成的材料，讲到{'、'.join(_places(numbers, vocabulary))}。",
        "fingerprint": {
            "salt": mark.salt,
            "window": mark.window,
            "length": mark.length,
            "windows": windows_to_text(mark.windows),
        },
    }
    return SyntheticFile(f"cases/sources/{name}.yml", as_yaml([_MODELINE], data))


def _places(numbers: range, vocabulary: Vocabulary) -> Iterator[str]:
    """The township and the community of each record: no record may name one that its source does not."""
    for number in numbers:
        tale = story(number, vocabulary)
        yield f"{tale.township}{tale.community}"


def _paragraphs(draw: Draw, number: int, vocabulary: Vocabulary) -> list[str]:
    """The paragraphs about one case: a phrase of it between a beginning and an end that it never quotes."""
    tale, lists = story(number, vocabulary), patterns()
    return [
        "，".join(
            (
                draw.one(lists["leads"]).format_map(tale.words(draw)),
                fact.said,
                f"{draw.one(lists['tails']).format_map(tale.words(draw))}。",
            )
        )
        for fact in tale.facts
    ]
