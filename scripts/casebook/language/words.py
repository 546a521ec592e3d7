"""The words of a Chinese text, cut by jieba's dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import jieba

_OF_ONE_CHARACTER = re.compile(r"^(.).*\n(?:\1.*\n)*", re.MULTILINE)
"""Lines of the dictionary in a row, ``word frequency part-of-speech``, whose words begin with the same character."""
_FREQUENCY = re.compile(r" ([0-9]+) ")


class Cutter:
    """jieba's cutter, which reads of its dictionary what words begin with the characters of a text.

    To read all of it takes a second and a hundred megabytes, in every process; and jieba would leave a file of it in the
    shared temporary folder.
    """

    def __init__(self) -> None:
        """Part the dictionary by the first characters of its words."""
        self._cutter = jieba.Tokenizer()
        with self._cutter.get_dict_file() as file:
            dictionary = file.read().decode("utf-8")
        self._unread: dict[str, str] = {}
        for lines in _OF_ONE_CHARACTER.finditer(dictionary):
            self._unread[lines[1]] = self._unread.get(lines[1], "") + lines[0]
        self.frequencies: dict[str, int] = {}
        self.total = sum(map(int, _FREQUENCY.findall(dictionary)))
        self._cutter.FREQ, self._cutter.total = self.frequencies, self.total
        self._cutter.initialized = True

    def cut(self, text: str) -> Iterable[str]:
        """Cut ``text`` into words; joined they are ``text`` again."""
        for character in self._unread.keys() & set(text):
            self._read(character)
        # Without the hidden Markov model: it invents words, other ones in every sentence.
        words: Iterable[str] = self._cutter.cut(text, HMM=False)
        return words

    def _read(self, first: str) -> None:
        """Read what jieba knows of the words that begin with ``first``: how often each occurs, 0 for what only begins one."""
        for line in self._unread.pop(first).splitlines():
            word, frequency, _ = line.split(" ", 2)
            self.frequencies[word] = int(frequency)
            for end in range(1, len(word)):
                self.frequencies.setdefault(word[:end], 0)


@cache
def _cutter() -> Cutter:
    return Cutter()


def words_of(text: str) -> Iterable[str]:
    """Cut ``text`` into words; joined they are ``text`` again."""
    return _cutter().cut(text)
