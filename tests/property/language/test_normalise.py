"""The comparison form is stable and keeps parts of a text parts of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casebook.language.normalise import normalise, normalise_with_offsets, simplified

chinese = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from(
            "０１２3４５，,。、“”‘’「」—-–～…·・《》（）()％% \t\u3000\u200b\ufeffＡa①㎡"
        ),
    ),
    max_size=60,
)
anything = st.one_of(chinese, st.text(max_size=40))


@given(anything)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(anything, anything)
def test_a_text_is_normalised_piece_by_piece(a: str, b: str) -> None:
    assert normalise(a + b) == normalise(a) + normalise(b)


@given(anything)
def test_every_character_of_the_form_has_its_place_in_the_text(text: str) -> None:
    form, offsets = normalise_with_offsets(text)
    assert form == normalise(text)
    assert len(offsets) == len(form)
    assert list(offsets) == sorted(offsets)
    assert all(
        character in normalise(text[at]) for character, at in zip(form, offsets, strict=True)
    )


@given(
    anything, st.sampled_from(" \u3000\u00a0\t\u200b\u200d\ufeff\u2060\u00ad"), st.integers(0, 60)
)
def test_a_space_anywhere_changes_nothing(text: str, space: str, at: int) -> None:
    assert normalise(text[:at] + space + text[at:]) == normalise(text)


@given(chinese)
def test_the_simplified_text_is_the_same_text(text: str) -> None:
    assert normalise(simplified(text)) == normalise(text)
