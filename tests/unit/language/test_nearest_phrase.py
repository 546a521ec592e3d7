"""A wrong quote is led back to the phrase of its article, with nothing but the fingerprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.language.fingerprint import contains, take_fingerprint
from casebook.language.nearest_phrase import HIGH, MEDIUM, nearest_phrase
from tests.unit.validate.good_library import article

_TEXT = article()
_PRINT = take_fingerprint(_TEXT, salt="shili")


@pytest.mark.parametrize(
    ("quote", "phrase", "certainty"),
    [
        ("常住人口超过3万人，老人多，车位少", "常住人口超过3万人，老人多、车位少", HIGH),
        ("常住人口超过3万人老人多、车位少", "常住人口超过3万人，老人多、车位少", MEDIUM),
        ("停车纠纷由每月46起下降到每月15起", "停车纠纷由每月40起下降到每月15起", MEDIUM),
        ("选派36名网格员天天巡查", "选派36名网格员每天巡查", MEDIUM),
        ("其中200多条在34小时内办结", "其中200多条在24小时内办结", MEDIUM),
    ],
)
def test_what_was_meant(quote: str, phrase: str, certainty: str) -> None:
    found = nearest_phrase(_PRINT, quote, [_TEXT])
    assert found is not None
    assert found.text == phrase
    assert found.certainty in {certainty, HIGH}


def test_what_is_nowhere_near_stays_unknown() -> None:
    assert nearest_phrase(_PRINT, "这句话完全是另外编造出来的", []) is None


@given(st.text(min_size=8, max_size=30), st.integers(0, len(_TEXT) - 30), st.integers(0, 20))
def test_what_is_found_stands_in_the_article(noise: str, start: int, at: int) -> None:
    piece = _TEXT[start : start + 24]
    for quote in (noise, piece[:at] + noise[:1] + piece[at:]):
        found = nearest_phrase(_PRINT, quote, [])
        assert found is None or contains(_PRINT, found.text)
