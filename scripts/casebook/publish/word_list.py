"""The user dictionary of jieba: words of the vocabulary and of the records that must not be cut."""

from __future__ import annotations

import re

from casebook.model.library import Library

_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_FREQUENCY = 100_000


def word_list(library: Library) -> bytes:
    """Return one word a line with a frequency, as jieba's ``load_userdict`` wants it."""
    words: set[str] = set()
    for file in library.vocabulary.files.values():
        for term in file.terms:
            for word in (term.term, *term.aliases, *term.synonyms):
                words.update(_HAN.findall(word))
    for case in library.cases.values():
        names = [*case.keywords, *(m.name for m in case.measures), *case.place.path]
        names += [n for n in (case.place.township, case.place.community) if n]
        for name in names:
            words.update(_HAN.findall(name))
    return "".join(f"{word} {_FREQUENCY}\n" for word in sorted(words)).encode()
