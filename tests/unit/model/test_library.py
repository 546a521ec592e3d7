"""What a library works out once, and what of that another one may take over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary
from tests.sample.library import sample_library


@pytest.fixture
def library() -> Library:
    """A library that nothing was worked out of."""
    return replace(sample_library())


class Title:
    """A view that counts how often it is worked out."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, case: Case, library: Library) -> str:
        self.asked += 1
        return f"{case.title}：{'、'.join(library.sources[name].name for name in case.sources)}"


def _first(library: Library) -> Case:
    return next(iter(library.cases.values()))


def test_a_view_is_worked_out_once_for_a_library_and_its_parts(library: Library) -> None:
    view, case = Title(), _first(library)
    seen = {library.once(view, case), library.only([case]).once(view, case)}
    assert (len(seen), view.asked) == (1, 1)
    assert library.only([case]).only([case]).once(view, case) in seen
    assert view.asked == 1


def test_nothing_is_kept_where_a_source_is_not_at_hand(library: Library) -> None:
    def sources(_: Case, of: Library) -> int:
        return len(of.sources)

    case = _first(library)
    without = library.part({case.id: case}, (), ())
    assert without.once(sources, case) == 0
    assert library.once(sources, case) == len(library.sources)


def test_another_library_begins_with_nothing(library: Library) -> None:
    view, case = Title(), _first(library)
    library.once(view, case)
    replace(library).once(view, case)
    assert view.asked == 2


def test_what_is_the_very_same_is_taken_over(library: Library) -> None:
    view = Title()
    first, second, *_ = library.cases.values()
    for case in (first, second):
        library.once(view, case)
    edited = first.model_copy(update={"title": "改过的标题"})
    later = replace(library, cases={**library.cases, first.id: edited})
    later.take_over(library)
    assert later.once(view, edited).startswith("改过的标题")
    assert view.asked == 3
    later.once(view, second)
    assert view.asked == 3
    assert later.changed_since(library) == (first.id,)


def test_an_edited_source_takes_its_cases_with_it(library: Library) -> None:
    view, case = Title(), _first(library)
    library.once(view, case)
    name = case.sources[0]
    source = library.sources[name].model_copy(update={"title": "改过的标题"})
    later = replace(library, sources={**library.sources, name: source})
    later.take_over(library)
    later.once(view, case)
    assert view.asked == 2
    citing = {other.id for other in library.cases.values() if name in other.sources}
    assert {*later.changed_since(library)} == citing


def test_other_words_take_everything_with_them(library: Library) -> None:
    view, case = Title(), _first(library)
    library.once(view, case)
    words = Vocabulary(library.vocabulary.files.values())
    later = replace(library, vocabulary=words)
    later.take_over(library)
    later.once(view, case)
    assert view.asked == 2
