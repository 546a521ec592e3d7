"""What is the article, in simplified characters, and what came along with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from casebook.draft.rules import Rules
from casebook.language.invisible import without_hidden
from casebook.language.normalise import simplified, surely_simplified

TRADITIONAL, PINYIN, MOJIBAKE, SPAM, SURROUNDINGS, REPOSTED, BYLINE = (
    *("繁体字", "拼音", "乱码", "广告", "网页上的其他文字", "转载说明", "署名"),
)
"""What may have been taken away or changed."""

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_BRACKETS = re.compile(f"[（(]([a-zü{_TONED} '’]{{2,60}})[）)]")
_MOJIBAKE = re.compile(
    "(?:锟斤拷)+|烫烫烫+|屯屯屯+|\ufffd+|[\x80-\x9f]+|[ÃÂäåæçèéêëïâ][\u00a0-\u00bf\u2010-\u203a€™œžŸŠšŽ¡-¿][\u0080-\u00ff\u2010-\u203a€™œžŸŠšŽ]?"
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SENTENCE = re.compile("[^。！？\n]+[。！？”]*")
_STRAIGHT = re.compile('"([^"\n]{1,60})"')
_HEADING = re.compile(r"^(?:#{1,6}\s+|[>*-]\s+)")
_EMPHASIS = re.compile(r"\*\*([^*\n]+)\*\*")
_NUMBER_OF_DATE = 2
_HALF_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
# Punctuation typed with a Western keyboard, beside a Chinese character or a mark of one.
_TYPED_WESTERN = re.compile(
    "(?<=[\u4e00-\u9fff”》）])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff“《（])|(?<=[%％])[,;]"
)


@dataclass(frozen=True)
class CleanArticle:
    """An article, one paragraph an item; ``changes`` counts what was taken away, by its kind.

    ``published`` (EDTF) and ``publisher`` are what the article or its surroundings say, else empty.
    """

    title: str
    paragraphs: tuple[str, ...]
    published: str = ""
    publisher: str = ""
    changes: Mapping[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article, one paragraph to a line."""
        return "\n".join(self.paragraphs)


def clean(lines: Iterable[str], title: str, rules: Rules) -> CleanArticle:
    """Return the article in ``lines``: simplified, without pinyin, debris, advertisements and surroundings.

    ``title`` is what the file calls it; where that is empty the first line that is no sentence is taken.
    """
    changes: dict[str, int] = {}
    kept: list[str] = []
    published = publisher = ""
    for line in lines:
        text = _legible(line, changes)
        if not published and (date := rules.published.search(text)) and _about_publishing(text):
            published = "-".join(part.zfill(_NUMBER_OF_DATE) for part in date.groups())
        if not publisher and (named := rules.publisher.search(text)):
            publisher = named.group(1)
        if _is_surrounding(text, rules):
            _count(changes, SURROUNDINGS)
            continue
        text = _without_spam(text, rules, changes)
        text, reposted = rules.reposting.subn("", text)
        _count(changes, REPOSTED, reposted)
        text, signed = rules.byline.subn("", text)
        _count(changes, BYLINE, signed)
        if text.strip():
            kept.append(text.strip())
    heading = simplified(title).strip() or _first_heading(kept)
    paragraphs = tuple(p for p in kept if p != heading)
    return CleanArticle(heading, paragraphs, published, publisher, changes)


def _count(changes: dict[str, int], kind: str, times: int = 1) -> None:
    if times:
        changes[kind] = changes.get(kind, 0) + times


def _legible(line: str, changes: dict[str, int]) -> str:
    text = without_hidden(line).replace("\t", " ").strip()
    text = _EMPHASIS.sub(r"\1", _HEADING.sub("", text))
    text, broken = _MOJIBAKE.subn("", text)
    if broken:
        _count(changes, MOJIBAKE, broken)
        if len(_CHINESE.findall(text)) * 2 < len(text):
            return ""
    if not surely_simplified(text) and (plain := simplified(text)) != text:
        _count(changes, TRADITIONAL)
        text = plain
    text, read = _BRACKETS.subn(lambda m: "" if _is_pinyin(m.group(1)) else m.group(), text)
    _count(changes, PINYIN, read)
    return _TYPED_WESTERN.sub(_wide, _STRAIGHT.sub(r"“\1”", text))


def _wide(mark: re.Match[str]) -> str:
    return mark.group().translate(_HALF_WIDTH)


def _is_pinyin(text: str) -> bool:
    """Whether bracketed letters are a reading: they bear tones."""
    return any(letter in _TONED for letter in text)


def _about_publishing(text: str) -> bool:
    return len(text) < 120 and not re.search("[。；]", text)


def _is_surrounding(text: str, rules: Rules) -> bool:
    if rules.surroundings.search(text):
        return True
    # A line of notes: a date and a time, and nothing that is said.
    return bool(rules.published.match(text)) and not re.search("[。；！？，]", text)


def _without_spam(text: str, rules: Rules, changes: dict[str, int]) -> str:
    if not rules.spam.search(text):
        return text
    kept = [s for s in _sentences(text) if not rules.spam.search(s)]
    _count(changes, SPAM)
    return "".join(kept)


def _sentences(text: str) -> Iterator[str]:
    return (match.group() for match in _SENTENCE.finditer(text))


def _first_heading(paragraphs: list[str]) -> str:
    for text in paragraphs[:4]:
        if 6 <= len(text) <= 60 and not re.search("[。；，]", text) and text[0] not in "【[（(":
            return text
    return ""
