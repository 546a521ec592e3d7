"""One cheap look at all texts of a document before a rule goes through them one by one.

Nearly every record is clean. So its texts are joined once, and the pattern of each rule is searched once in
all of them; only where it stands does the rule itself run, text by text. A look may take a clean document
for an odd one and never an odd one for a clean one: ``tests/property/validate/test_looks.py`` runs both.

Texts are joined by line breaks. No pattern of a rule forbids one, none of its looks behind or ahead reaches
across one, and ``$`` stands before one here (``re.MULTILINE``): what is found in a text is found in the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from casebook.language.normalise import simplified, surely_simplified
from casebook.language.numerals import fold
from casebook.language.typography import FULLWIDTH_ALPHANUMERICS
from casebook.problem import Where
from casebook.read.document import Document
from casebook.validate import pasted_noise, personal_data, private_names, typing_slips, wording
from casebook.validate.scope import QUOTED, key_of, outside_quotes, prose, texts
from casebook.validate.typing_slips import VERBATIM

Parts = tuple[tuple[Where, str], ...]


@dataclass(frozen=True)
class Joined:
    """The texts of a document end to end, and our sentences among them; it is kept with the document."""

    texts: Parts
    sentences: Parts

    @cached_property
    def every(self) -> str:
        """All texts."""
        return _joined(self.texts)

    @cached_property
    def folded(self) -> str:
        """All texts in simplified characters and ASCII digits."""
        return fold(self.every)

    @cached_property
    def ours(self) -> str:
        """All texts but verbatim phrases."""
        return "\n".join(
            [
                text
                for where, text in self.texts
                if where[-1] not in VERBATIM and key_of(where) not in VERBATIM
            ]
        )

    @cached_property
    def unquoted(self) -> str:
        """All texts without what stands in quotation marks."""
        if self.every.count("\n") < len(self.texts):
            return _QUOTED.sub(lambda found: "　" * len(found.group()), self.every)
        return "\n".join([outside_quotes(text) for _, text in self.texts])

    @cached_property
    def prose(self) -> str:
        """Our sentences."""
        return _joined(self.sentences)

    @cached_property
    def broken(self) -> bool:
        """Whether one of our sentences runs over several lines."""
        return self.prose.count("\n") >= len(self.sentences)


def _joined(parts: Iterable[tuple[Where, str]]) -> str:
    return "\n".join([text for _, text in parts])


Look = Callable[[Joined], bool]


def may_say(rule: Callable[..., object], document: Document) -> bool:
    """Whether a rule has to go through the texts of ``document``."""
    look = _LOOKS.get(rule)
    return look is None or look(document.once(joined))


def joined(document: Document) -> Joined:
    """The texts of a document end to end. It does not hold the document, which would then outlive its use."""
    return Joined(texts(document), prose(document))


def _has(text: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _by_line(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern.pattern, pattern.flags | re.MULTILINE)


_SOMEBODY = tuple(map(_by_line, private_names.MAY_BE_SOMEBODY))
_OFFICE_NAME = _by_line(private_names.OFFICE_NAME)
_QUOTED = re.compile(QUOTED.pattern.replace("]*", "\n]*"))
_PAIRS = tuple(
    (opening, closing, re.compile(f"{opening}[^{opening}{closing}\n]*{closing}"))
    for opening, closing in typing_slips.PAIRS
)
_POLITICAL = tuple(pattern for pattern, _ in wording.POLITICAL)
# The same as the rules look for or a little more, in a form that begins with one of few characters.
_HALFWIDTH = re.compile("[,;:?!][\u4e00-\u9fff“《（]")
_REPEATED = (re.compile("[，。、；：][，。、；：]"), re.compile("[！？][！？]{3}"))


def _personal_numbers(whole: Joined) -> bool:
    text = whole.folded
    return (
        bool(personal_data.MAY_BE_NUMBER.search(text))
        or bool(personal_data.MAY_BE_TELEPHONE.search(text))
        or bool(personal_data.MAY_BE_PLATE.search(text))
        or "@" in text
        or "＠" in text
        or bool(personal_data.MAY_BE_ACCOUNT.search(text))
    )


def _unbalanced(whole: Joined) -> bool:
    """Whether there are more marks than pairs with nothing of their kind between them."""
    text = whole.ours
    for opening, closing, pair in _PAIRS:
        number = text.count(opening)
        if text.count(closing) != number or (number and len(pair.findall(text)) != number):
            return True
    return False


def _traditional(whole: Joined) -> bool:
    text = whole.ours
    return not surely_simplified(text) and simplified(text) != text


def _spaced(whole: Joined) -> bool:
    inner = [text.removesuffix("\n") for _, text in whole.texts]
    return [text.strip() for text in inner] != inner


def _noise(whole: Joined) -> bool:
    return _has(whole.unquoted, pasted_noise.MAY_BE_NOISE)


_LOOKS: Mapping[Callable[..., object], Look] = {
    typing_slips.halfwidth_marks: lambda whole: bool(_HALFWIDTH.search(whole.ours)),
    typing_slips.balanced: _unbalanced,
    typing_slips.repeated_marks: lambda whole: _has(whole.ours, _REPEATED),
    typing_slips.fullwidth_letters: lambda whole: bool(FULLWIDTH_ALPHANUMERICS.search(whole.ours)),
    typing_slips.simplified_only: _traditional,
    typing_slips.surrounding_space: _spaced,
    personal_data.personal_numbers: _personal_numbers,
    personal_data.addresses: lambda whole: bool(personal_data.MAY_BE_ADDRESS.search(whole.folded)),
    private_names.private_names: lambda whole: _has(whole.every, _SOMEBODY),
    private_names.officials_listed: lambda whole: bool(_OFFICE_NAME.search(whole.prose)),
    pasted_noise.noise: _noise,
    wording.political_phrases: lambda whole: _has(whole.prose, _POLITICAL),
    # What stands in quotation marks is blanked out by the rule, which only a line break tells from the rest.
    wording.prose_neutral: lambda whole: (
        whole.broken or bool(wording.PROSE_WORDS.search(whole.prose))
    ),
    wording.slogans_decoded: lambda whole: _has(whole.prose, wording.MAY_BE_SLOGAN),
}
