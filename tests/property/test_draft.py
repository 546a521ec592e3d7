"""Whatever the text: no crash, the same draft each time, every figure proven by a phrase of the text."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from casebook.draft.cleaning import clean
from casebook.draft.formats import UnreadableArticleError, read_article
from casebook.draft.proposal import Proposals, propose
from casebook.draft.record import new_draft
from casebook.draft.rules import rules
from casebook.language.proof import matches
from casebook.language.units import UNITS
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document
from tests.draft.answers import invented, vocabulary
from tests.draft.printed import pdf_file, word_file


@cache
def words() -> Vocabulary:
    return vocabulary()


@cache
def texts() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in invented())


PIECES = (
    *"第余多近约超过不足以上以内左右平均每月今年去年截至底以来由到降升万亿千百十两%成倍年月日个户人次件",
    *(
        "“",
        "”",
        "《",
        "》",
        "〔",
        "〕",
        "（",
        "）",
        "\n",
        "\t",
        "\u200b",
        "\ufffd",
        "锟斤拷",
        "+N",
        "&#0;",
        "<p",
    ),
    *(
        "2024年",
        "1至9月",
        "12345",
        "三分之二",
        "一二三四",
        "999999999999999999",
        "1.2.3",
        "街道",
        "社区",
        "村",
    ),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A part of an invented article with pieces cut out, doubled, and put in."""
    text = draw(st.sampled_from(texts()))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(1, 700))]
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + cut :]
    return text


def proposed(text: str) -> Proposals:
    return propose(clean(text.splitlines(), "", rules()), words(), "2025-03")


@given(damaged() | st.text(max_size=200))
def test_every_figure_is_proven_by_a_phrase_of_its_paragraph(text: str) -> None:
    found = proposed(text)
    units = frozenset(UNITS) | frozenset(words().words("units")) | rules().units
    for figure in found.figures:
        paragraph = found.article.paragraphs[figure.paragraph]
        assert figure.quote.text in paragraph
        assert 8 <= len(figure.quote.text) <= 30
        wrong = matches(
            figure.quote.text,
            value=figure.value,
            value_to=figure.value_to,
            unit=figure.unit,
            comparator=figure.comparator,
            figure=figure.quote.figure,
            units=units,
        )
        assert wrong is None
        assert figure.period in (*_all(found), "") or figure.period in paragraph


def _all(found: Proposals) -> tuple[str, ...]:
    return found.article.paragraphs


@given(damaged())
def test_a_draft_can_be_read_and_is_the_same_twice(text: str) -> None:
    def told() -> str:
        return new_draft(
            *("an-id", "a-source", proposed(text), words()),
            code="",
            content_date="2025-03",
            today="2025-03-01",
        )

    draft = told()
    assert draft == told()
    document = read_document("draft.yml", draft.encode())
    assert isinstance(document.data, dict)
    assert document.data["id"] == "an-id"


FILES = {
    "a.docx": word_file(["社区共有居民楼46栋、居民3280户。"]),
    "a.pdf": pdf_file(["社区共有居民楼46栋、居民3280户。"]),
    "a.html": "<html><p>社区共有居民楼46栋</p></html>".encode(),
    "a.txt": "社区共有居民楼46栋、居民3280户。".encode(),
}
EDITS = st.lists(
    st.tuples(st.integers(0, 1 << 20), st.integers(0, 8), st.binary(max_size=4)),
    min_size=1,
    max_size=4,
)


@given(st.sampled_from(sorted(FILES)), EDITS)
def test_a_damaged_file_is_read_or_refused(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    content = FILES[name]
    for place, cut, put in edits:
        at = place % (len(content) + 1)
        content = content[:at] + put + content[at + cut :]
    try:
        read = read_article(name, content)
    except UnreadableArticleError:
        return
    assert all(isinstance(line, str) for line in read.lines)
