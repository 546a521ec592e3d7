"""An article's text to everything that is proposed for its record; pure, the same for the same text."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.draft.cleaning import CleanArticle
from casebook.draft.figures import Figure, figures
from casebook.draft.matches import (
    Dated,
    DecisionMatch,
    Match,
    SloganMatch,
    admitted,
    dates,
    decisions,
    matches,
    planned,
    silent,
    slogans,
)
from casebook.draft.places import PlaceNames, place_names
from casebook.draft.rules import Gap, rules
from casebook.language.units import UNITS
from casebook.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Proposals:
    """What an article seems to say. Every part is a proposal that a person has to look at."""

    article: CleanArticle
    places: PlaceNames
    figures: tuple[Figure, ...]
    settlements: tuple[Match, ...]
    problems: tuple[Match, ...]
    measures: tuple[Match, ...]
    actors: tuple[Match, ...]
    policies: tuple[Match, ...]
    dates: tuple[Dated, ...]
    slogans: tuple[SloganMatch, ...]
    admitted: tuple[str, ...]
    planned: tuple[str, ...]
    gaps: tuple[Gap, ...]
    decisions: tuple[DecisionMatch, ...]


def propose(article: CleanArticle, vocabulary: Vocabulary, content_date: str | None) -> Proposals:
    """Return what is proposed for the record of an article.

    ``content_date`` (EDTF) is when it was written: 今年 and 去年 count from it; ``None`` leaves them open.
    """
    known = rules()
    text = article.paragraphs
    places = place_names(text, article.title)
    units = frozenset(UNITS) | frozenset(vocabulary.words("units"))
    named = {
        name: matches(name, text, vocabulary, known)
        for name in ("settlements", "problems", "measures", "actors", "policies")
    }
    return Proposals(
        article=article,
        places=places,
        figures=figures(text, units, places, known),
        dates=dates(text, content_date, known),
        slogans=slogans(text, known),
        admitted=admitted(text, known),
        planned=planned(text, known),
        gaps=silent(text, known),
        decisions=decisions(named["measures"], named["problems"], text, vocabulary, known),
        **named,
    )
