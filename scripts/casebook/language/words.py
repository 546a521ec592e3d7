"""The words of a Chinese text, cut by jieba's dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import jieba


@cache
def _cutter() -> jieba.Tokenizer:
    """Return jieba's cutter without the cache file that it leaves in the shared temporary folder."""
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    return cutter


def words_of(text: str) -> Iterable[str]:
    """Cut ``text`` into words; joined they are ``text`` again."""
    # Without the hidden Markov model: it invents words, other ones in every sentence.
    words: Iterable[str] = _cutter().cut(text, HMM=False)
    return words
