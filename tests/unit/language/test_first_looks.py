"""The one look that spares a closer one: it may be wrong in one direction only."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import opencc
import pytest

from casebook.language.fixed_words import (
    _BEGIN_OTHERWISE,
    _BEGIN_WITH_A_NUMERAL,
    _FIXED,
    _N,
    HIDDEN,
)
from casebook.language.normalise import _simplified, fold_characters, simplified, surely_simplified
from casebook.language.numerals import NUMBER_START, fold
from casebook.language.quantity import MAY_COUNT, find_quantities
from casebook.validate.prose_numbers import MAY_CLAIM, claims
from tests.property.validate.test_looks import library_texts

EVERY = [chr(code) for code in range(0x32400) if not 0xD800 <= code < 0xE000]
"""All that OpenCC knows and a little more."""


def test_a_character_is_folded_as_it_is_simplified() -> None:
    assert [c for c in EVERY if fold_characters(c) != _simplified(c)] == []


def test_what_may_begin_a_number_is_looked_for() -> None:
    begin = {c for c in EVERY if NUMBER_START.match(fold(c))}
    assert begin == {c for c in EVERY if MAY_COUNT.match(c)}


def test_what_claims_is_looked_for() -> None:
    large = {c for c in EVERY if fold(c) in set("0123456789〇零十百千万亿")}
    assert large == {c for c in EVERY if MAY_CLAIM.match(c)}
    texts = [text for text in library_texts() if not MAY_CLAIM.search(text)]
    assert len(texts) > 100
    assert [q for text in texts for q in find_quantities(text) if claims(q)] == []


def test_every_phrase_that_opencc_changes_is_looked_for(tmp_path: Path) -> None:
    """The words of the dictionary, as the tool that comes with it writes them out."""
    folder = Path(opencc.__file__).parent / "clib"
    tool = folder / "bin" / "opencc_dict"
    if not tool.exists():
        pytest.skip("this OpenCC comes without its tools")
    for name in ("TSPhrases", "TSCharacters", "TSCharactersExt", "CJK_Compatibility_Ideographs"):
        source, target = folder / "share" / "opencc" / f"{name}.ocd2", tmp_path / name
        options = ("-i", source, "-o", target, "-f", "ocd2", "-t", "text")
        subprocess.run([tool, *options], check=True, capture_output=True)
        words = [line.split("\t")[0] for line in target.read_text("utf-8").splitlines()]
        assert len(words) > 400
        assert [w for w in words if simplified(w) != w and surely_simplified(w)] == []


def test_fixed_words_are_found_as_without_the_look_at_their_first_character() -> None:
    plain = re.compile(
        f"(?<![{_N}\\d])(?<![{_N}\\d][余多来])(?:{'|'.join(_BEGIN_WITH_A_NUMERAL.values())})|"
        + "|".join(_BEGIN_OTHERWISE.values())
    )
    for text in map(fold, library_texts()):
        hidden = plain.sub(lambda match: HIDDEN * len(match.group()), text)
        assert _FIXED.sub(lambda match: HIDDEN * len(match.group()), text) == hidden
