"""How many figures of the invented articles are found, and how many are right: the table's sums may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.model.vocabulary import Vocabulary
from tests.draft.answers import Score, Slip, invented, invented_key, proposals_of, score

FOUND, RIGHT, FALSE = 0.98, 0.96, 0.03
"""A little less than what is reached (100 %, 99 %, 0 %); issue 13 asks for 90 %, 88 %, 10 %."""


@pytest.mark.parametrize("path", invented(), ids=lambda path: path.stem)
def test_the_cleaned_article_holds_every_phrase_of_its_key(path: Path, words: Vocabulary) -> None:
    proposals = proposals_of(path, words)
    assert invented_key(path, proposals.article.text).missing == ()


def test_figures_are_found_and_right_and_few_are_false(words: Vocabulary) -> None:
    total = Score()
    slips: list[Slip] = []
    for path in invented():
        proposals = proposals_of(path, words)
        result, wrong = score(invented_key(path, proposals.article.text), proposals)
        total.add(result)
        slips += wrong
    assert total.asked > 200
    assert total.found_share >= FOUND, slips
    assert total.of_found(total.right) >= RIGHT, slips
    assert total.false_share <= FALSE, slips
    assert total.plan / total.plan_asked >= RIGHT, slips
    assert total.scope / total.scope_asked >= 0.95, slips


@pytest.mark.parametrize("path", invented(), ids=lambda path: path.stem)
def test_the_place_is_read_but_no_code_is_made_up(path: Path, words: Vocabulary) -> None:
    """The places of the invented articles exist nowhere."""
    place = proposals_of(path, words).places.place
    told = invented_key(path, proposals_of(path, words).article.text)
    assert place.code == ""
    assert any(
        list(place.names.values())[-1].endswith(scope) for a in told.answers for scope in a.scopes
    )
