"""Slips of typing and pasting in any text: punctuation, brackets, width, traditional characters, spaces."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from casebook.divisions import divisions
from casebook.language.normalise import simplified
from casebook.language.typography import (
    FULLWIDTH_ALPHANUMERICS,
    FULLWIDTH_OF,
    HALFWIDTH_MARK,
    halfwidth_alphanumerics,
)
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.read.scalars import Value
from casebook.validate.scope import key_of, mappings

REPEATED = re.compile("[，。、；：]{2,}|[！？]{4,}")
_PAIRS = (("“", "”"), ("‘", "’"))
_BRACKETS = (("（", "）"), ("《", "》"), ("【", "】"), ("〔", "〕"), ("「", "」"))
PAIRS = (*_PAIRS, *_BRACKETS)
"""All marks that come in pairs."""
VERBATIM = frozenset({"quote", "figure", "raw"})
_FEW = 24
"""So many items are compared each with each; of more, the written forms are kept."""
_HAN = re.compile("[\u3400-\u9fff]")


def halfwidth_marks(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Warn of half-width marks between Chinese characters; verbatim phrases stay as they are."""
    if key_of(where) in VERBATIM:
        return
    for sign in HALFWIDTH_MARK.finditer(text):
        mark = FULLWIDTH_OF[sign.group()]
        around = text[max(0, sign.start() - 3) : sign.end() + 3]
        yield document.problem(
            "TXT-005",
            where,
            f"“{around}”里的“{sign.group()}”是半角，汉字之间要用全角“{mark}”。",
            span=sign.span(),
            replacement=mark,
        )


def balanced(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse a quotation mark or bracket without its other half; a phrase may be cut anywhere."""
    if key_of(where) in VERBATIM:
        return
    for code, pairs in (("TXT-007", _PAIRS), ("TXT-008", _BRACKETS)):
        for opening, closing in pairs:
            at = _odd_one(text, opening, closing)
            if at is not None:
                other = closing if text[at] == opening else opening
                yield document.problem(
                    code,
                    where,
                    f"这里的“{text[at]}”没有配上“{other}”，请补上少的一半，或删去多的一半。",
                    span=(at, at + 1),
                )


def _odd_one(text: str, opening: str, closing: str) -> int | None:
    """The index of the first mark without its other half, or ``None``."""
    if opening not in text and closing not in text:
        return None
    open_at: list[int] = []
    for index, character in enumerate(text):
        if character == opening:
            open_at.append(index)
        elif character == closing:
            if not open_at:
                return index
            open_at.pop()
    return open_at[0] if open_at else None


def repeated_marks(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Warn of marks that follow one another."""
    if key_of(where) in VERBATIM:
        return
    if signs := REPEATED.search(text):
        yield document.problem(
            "TXT-010",
            where,
            f"标点“{signs.group()}”连在一起，请只留一个。",
            span=signs.span(),
        )


def fullwidth_letters(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Warn of full-width letters and digits."""
    if key_of(where) in VERBATIM:
        return
    for letters in FULLWIDTH_ALPHANUMERICS.finditer(text):
        half = halfwidth_alphanumerics(letters.group())
        yield document.problem(
            "TXT-011",
            where,
            f"“{letters.group()}”是全角，请改成半角“{half}”。",
            span=letters.span(),
            replacement=half,
        )


@cache
def _unusual_names() -> tuple[str, ...]:
    """Official names of divisions with a character that elsewhere is a traditional one: 乾安县."""
    names = {division.name for division in divisions().values()}
    unusual = {name for name in names if simplified(name) != name}
    return tuple(sorted(unusual | {name[:-1] for name in unusual if len(name) > 2}))


def simplified_only(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Warn of traditional characters; the title of a source stays as it was published."""
    if key_of(where) in VERBATIM or not _HAN.search(text):
        return
    if where == ("title",) and document.path.startswith("cases/sources/"):
        return
    mended = simplified(text)
    if mended == text or len(mended) != len(text):
        return
    official = {
        i for name in _unusual_names() for m in re.finditer(name, text) for i in range(*m.span())
    }
    letters = enumerate(zip(text, mended, strict=True))
    changed = dict.fromkeys(i for i, (a, b) in letters if a != b and i not in official)
    if not changed:
        return
    start = end = next(iter(changed))
    while end in changed:
        end += 1
    pairs = dict.fromkeys(f"{text[i]}（{mended[i]}）" for i in changed)
    yield document.problem(
        "TXT-006",
        where,
        f"这里有繁体字，请改成括号里的简体字：{'、'.join(pairs)}。",
        span=(start, end),
        replacement=mended[start:end],
    )


def surrounding_space(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Warn of text that begins or ends with white space; a literal block ends with one line break."""
    inner = text.removesuffix("\n")
    if inner.strip() and inner.strip() != inner:
        yield document.problem("FLD-017", where, "内容的开头或末尾有空格或空行，请删去。")


def _surely_distinct(listed: list[Value]) -> bool:
    """Whether a look tells that no two items are written alike: what is, is also equal."""
    if len(listed) > _FEW:
        return False
    return not any(one == other for one, other in combinations(listed, 2))


def duplicate_items(document: Document) -> Iterator[Problem]:
    """Refuse the same item twice in one list."""
    for where, mapping in mappings(document):
        for key, value in mapping.items():
            if not isinstance(value, list) or _surely_distinct(value):
                continue
            seen: set[str] = set()
            for index, item in enumerate(value):
                same = json.dumps(item, ensure_ascii=False, sort_keys=True)
                if same in seen:
                    shown = f"“{item}”" if isinstance(item, str) else "这一项和前面的一项"
                    end = "写了两次" if isinstance(item, str) else "完全一样"
                    yield document.problem(
                        "FLD-011", (*where, key, index), f"{shown}在这个列表里{end}，请删去一个。"
                    )
                seen.add(same)


TEXT_RULES = (
    halfwidth_marks,
    balanced,
    repeated_marks,
    fullwidth_letters,
    simplified_only,
    surrounding_space,
)
DOCUMENT_RULES = (duplicate_items,)
