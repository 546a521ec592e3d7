"""A fingerprint knows every phrase of its article and takes no other for one."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from casebook.language.fingerprint import (
    HASH_BYTES,
    WINDOW,
    contains,
    first_unknown_window,
    take_fingerprint,
    windows_from_text,
    windows_to_text,
)
from casebook.language.normalise import normalise

characters = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.sampled_from("0123456789，。、“”—%（） "),
)
paragraphs = st.lists(st.text(characters, min_size=1, max_size=50), min_size=1, max_size=5)


@given(paragraphs, st.data())
def test_every_long_enough_part_of_a_paragraph_is_known(
    texts: list[str], data: st.DataObject
) -> None:
    fingerprint = take_fingerprint("\n".join(texts), salt="盐")
    text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    assert contains(fingerprint, quote) == (len(normalise(quote)) >= WINDOW)


@given(paragraphs, st.text(characters, min_size=WINDOW, max_size=30))
def test_known_means_that_all_windows_stand_in_one_paragraph_or_another(
    texts: list[str], quote: str
) -> None:
    fingerprint = take_fingerprint("\n".join(texts), salt="盐")
    form = normalise(quote)
    assume(len(form) >= WINDOW)
    windows = [form[at : at + WINDOW] for at in range(len(form) - WINDOW + 1)]
    stands = all(any(w in normalise(text) for text in texts) for w in windows)
    assert contains(fingerprint, quote) == stands


@given(st.text(characters, min_size=10, max_size=40), st.data())
def test_the_departure_is_pointed_at(text: str, data: st.DataObject) -> None:
    assume(len(normalise(text)) == len(text) and "一" not in text)
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + "一" + text[at + 1 :]
    fingerprint = take_fingerprint(text, salt="盐")
    unknown = first_unknown_window(fingerprint, changed)
    assert unknown is not None
    assert len(unknown.text) == WINDOW
    assert unknown.start <= at < unknown.end
    if at >= WINDOW:
        assert unknown.end == at + 1


@given(paragraphs)
def test_the_stored_form_is_sorted_short_and_readable_again(texts: list[str]) -> None:
    fingerprint = take_fingerprint("\n".join(texts), salt="盐")
    assert fingerprint.is_sorted()
    assert len(fingerprint.windows) == HASH_BYTES * fingerprint.count
    stored = windows_to_text(fingerprint.windows)
    assert all(len(line) <= 76 for line in stored.splitlines())
    assert windows_from_text(stored) == fingerprint.windows


@given(paragraphs)
def test_the_order_of_paragraphs_leaves_no_trace(texts: list[str]) -> None:
    turned = list(reversed(texts))
    salt = "盐"
    assert (
        take_fingerprint("\n".join(texts), salt=salt).windows
        == take_fingerprint("\n".join(turned), salt=salt).windows
    )
