"""An article's text to everything that is proposed for its record; pure, the same for the same text."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.draft.cleaning import CleanArticle, clean
from casebook.draft.figures import Figure, figures
from casebook.draft.formats import Article
from casebook.draft.places import PlaceNames, place_names
from casebook.draft.rules import rules
from casebook.language.units import UNITS
from casebook.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Proposals:
    """What an article seems to say. Every part is a proposal that a person has to look at."""

    article: CleanArticle
    places: PlaceNames
    figures: tuple[Figure, ...]


def propose(article: Article, vocabulary: Vocabulary) -> Proposals:
    """Return what is proposed for the record of an article."""
    known = rules()
    cleaned = clean(article.lines, article.title, known)
    places = place_names(cleaned.paragraphs, cleaned.title)
    units = frozenset(UNITS) | frozenset(vocabulary.words("units"))
    return Proposals(cleaned, places, figures(cleaned.paragraphs, units, places, known))
