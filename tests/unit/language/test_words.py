"""The cutter reads of jieba's dictionary what it needs, and cuts as jieba does."""

from __future__ import annotations

import jieba
import pytest

from casebook.language.words import Cutter, words_of


@pytest.fixture(scope="module")
def whole() -> jieba.Tokenizer:
    """Jieba with all of its dictionary."""
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    return cutter


def test_what_is_read_bit_by_bit_is_the_whole_dictionary(whole: jieba.Tokenizer) -> None:
    cutter = Cutter()
    assert cutter.frequencies == {}
    firsts = "".join(sorted({word[0] for word in whole.FREQ}))
    assert "".join(cutter.cut(firsts)) == firsts
    assert cutter.frequencies == whole.FREQ
    assert cutter.total == whole.total


@pytest.mark.parametrize(
    "text",
    ["", "老旧小区加装电梯“楼栋协商”", "社区治理 2.0：“1+10+N”怎么办", "𠮷野家\n第二行 B超、AT&T"],
)
def test_a_text_is_cut_as_with_the_whole_dictionary(whole: jieba.Tokenizer, text: str) -> None:
    assert [*words_of(text)] == [*whole.cut(text, HMM=False)]


def test_only_what_a_text_begins_words_with_is_read() -> None:
    cutter = Cutter()
    assert [*cutter.cut("社区")] == ["社区"]
    assert {word[0] for word in cutter.frequencies} == {"社", "区"}
