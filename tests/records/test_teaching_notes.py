"""The teaching notes of the real cases: whole, without a typed number, and in two editions of which one gives nothing away."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest

from casebook.derive.case.teaching import TeacherView, guide_of, teacher_view
from casebook.model.case import Case
from casebook.model.teaching import TeachingGuide
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer, pages_of_case
from tests.records.conftest import Real
from tests.sample import leaks
from tests.sample.real import real_library

TAUGHT = sorted(name for name, case in real_library().cases.items() if guide_of(case))
FEWEST = 10
OVERSIZED = "社区规模过大"


@pytest.fixture(scope="module")
def pages(real: Real) -> dict[str, str]:
    """Both editions of every note, as HTML."""
    templates = real.workspace.read_tree("theme/templates", ".html")
    renderer = SiteRenderer(real.library, environment(templates), Settings())
    return {
        page.uri: page.content
        for around in renderer.around()
        if around.case.id in TAUGHT
        for page in pages_of_case(around)
        if page.uri.endswith(("/handout/", "/teach/"))
    }


def _case(real: Real, name: str) -> tuple[Case, TeachingGuide, TeacherView]:
    case = real.library.cases[name]
    return case, leaks.guide_of(case), teacher_view(case, real.library)


def test_there_are_enough_and_the_oversized_communities_are_among_them(real: Real) -> None:
    assert len(TAUGHT) >= FEWEST
    oversized = {
        case.id
        for case in real.library.cases.values()
        if any(problem.domain == OVERSIZED for problem in case.problems)
    }
    assert oversized
    assert oversized <= set(TAUGHT)


def test_the_choice_of_the_place_stands_in_no_fixed_position(real: Real) -> None:
    places = Counter(_case(real, name)[2].taken_letter for name in TAUGHT)
    assert len(places) >= 3
    assert max(places.values()) <= 0.4 * len(TAUGHT)


def test_the_right_answers_of_a_quiz_stand_in_no_fixed_position(real: Real) -> None:
    letters = Counter(quiz.right for name in TAUGHT for quiz in _case(real, name)[2].quizzes)
    assert max(letters.values()) <= 0.5 * sum(letters.values())


@pytest.mark.parametrize("name", TAUGHT)
def test_a_way_that_was_not_taken_is_argued_for_as_well(real: Real, name: str) -> None:
    """No straw men: reasons of about the same length, and a risk to the way that was taken, too."""
    _, guide, _ = _case(real, name)
    ways = guide.decision.ways
    assert len(ways) >= 3
    for words in ([len(w.case_for) for w in ways], [len(w.risk) for w in ways]):
        assert min(words) >= 0.5 * max(words), words


@pytest.mark.parametrize("name", TAUGHT)
def test_ways_are_told_at_about_the_same_length(real: Real, name: str) -> None:
    """A class reads off the longest way what the place did."""
    _, guide, view = _case(real, name)
    ways = {way.id: len(way.text) for way in guide.decision.ways}
    assert min(ways.values()) >= 0.75 * max(ways.values()), ways
    assert len({way.text[:3] for way in guide.decision.ways}) == len(ways)
    assert ways[guide.decision.taken.way] <= 1.1 * max(
        words for way, words in ways.items() if way != guide.decision.taken.way
    ), view.taken_letter


@pytest.mark.parametrize("name", TAUGHT)
def test_a_class_votes_again_before_it_hears_what_was_done(real: Real, name: str) -> None:
    plan = _case(real, name)[1].class_plan
    phases = [segment.phase for segment in plan]
    first, again, told = (phases.index(p) for p in ("独立表态", "再表态", "揭晓"))
    assert first < again == told - 1
    reported = plan[phases.index("班级交流")]
    assert "一种办法一份" in reported.teacher


@pytest.mark.parametrize("name", TAUGHT)
def test_the_class_has_all_it_is_given_in_print(real: Real, name: str) -> None:
    """Cards and sums stand in the note; where learners are asked something, there is an answer and a way out of silence."""
    _, guide, view = _case(real, name)
    assert len(guide.sums) >= 2
    printed = {material.name for material in guide.materials}
    assert printed
    handed_out = {
        word
        for segment in guide.class_plan
        for word in (segment.materials or "").split("、")
        if word.endswith("卡") or word == "会上的话"
    }
    assert handed_out <= printed, handed_out - printed
    assert printed <= handed_out, printed - handed_out
    assert [use.use for use in guide.figure_uses if use.answer is None] == []
    asked = {segment.phase for segment in guide.class_plan if segment.turning}
    assert asked >= {"独立表态", "分组研讨", "班级交流", "再表态", "揭晓", "读数"}
    assert all(len(stretch.turning) == 4 for stretch in view.stretches if stretch.turning)


@pytest.mark.parametrize("name", TAUGHT)
def test_nobody_finds_the_answer_by_the_learners_edition(
    real: Real, name: str, pages: dict[str, str]
) -> None:
    """No place, no article, no address, and no doubts about the article: they are told with the choice."""
    case, _, view = _case(real, name)
    html = pages[f"cases/{name}/handout/"]
    learners = leaks.read(html)
    places = [
        *case.place.path,
        case.place.township or "",
        *re.split("[、（]", case.place.community or ""),
    ]
    shorter = [place[:-1] for place in places if len(place) > 2]
    sources = [real.library.sources[source] for source in case.sources]
    told = [*shorter, *(source.name for source in sources), "原文", "报道", "文章说"]
    assert [word for word in told if word and word in learners] == []
    assert "data-cb-address" not in html
    teacher = leaks.read(pages[f"cases/{name}/teach/"])
    assert all(
        word in teacher for word in [view.handout.place.split()[-1], *(s.name for s in sources)]
    )


@pytest.mark.parametrize("name", TAUGHT)
def test_the_situation_says_what_was_made_up(real: Real, name: str) -> None:
    decision = _case(real, name)[1].decision
    parts = (decision.actor, decision.moment, decision.means, decision.opponent)
    assert "编者" in decision.designed
    assert {part.basis for part in parts} <= {"原文写明", "推断", "编者设计"}
    story = _case(real, name)[1].story
    assert any(part.evidence for part in story), "a case that rests on nothing"
    assert all(part.evidence for part in story if part.basis == "原文写明")


@pytest.mark.parametrize("name", TAUGHT)
def test_the_class_takes_whole_hours_and_talks_more_than_it_lectures(real: Real, name: str) -> None:
    view = _case(real, name)[2]
    assert view.minutes % 45 == 0
    lectured = sum(s.minutes for s in view.stretches if s.format == "课堂教学")
    assert lectured <= 0.2 * view.minutes


@pytest.mark.parametrize("name", TAUGHT)
def test_no_number_stands_outside_the_record(real: Real, name: str, pages: dict[str, str]) -> None:
    """Digits of a page are those of figures and what comes with them, of minutes, and of years."""
    case, _, view = _case(real, name)
    with_figures = {
        *(o.id for o in case.observations),
        *(c.id for c in case.calculations),
    }
    for edition in ("handout", "teach"):
        page = pages[f"cases/{name}/{edition}/"]
        assert leaks.figures_of(page) <= with_figures
    texts = "\n".join(
        text
        for part in (view.ways, view.questions, view.closing, view.taken_unstated, view.follow_up)
        for text in _typed(part)
    )
    assert re.findall(r"[0-9]+(?! ?年)(?![0-9])", texts.replace(" ", "")) == []


def _typed(view: object) -> list[str]:
    """The texts of a view without the numbers that the record puts in."""
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, tuple | list):
            for part in value:
                walk(part)
        elif hasattr(value, "figure") and hasattr(value, "calculation"):
            if not (value.figure or value.calculation):
                found.append(value.text)  # type: ignore[attr-defined]
        elif hasattr(value, "__dataclass_fields__"):
            for field in value.__dataclass_fields__:
                walk(getattr(value, field))

    walk(view)
    return found


@pytest.mark.parametrize("name", TAUGHT)
def test_every_figure_of_a_note_comes_with_its_source(
    real: Real, name: str, pages: dict[str, str]
) -> None:
    case, guide, _ = _case(real, name)
    page = unescape(pages[f"cases/{name}/teach/"])
    rows = r'<(?:b|li data-cb-line="item") data-cb-(?:figure|calculation)="[^"#]*#([a-z0-9]+)"'
    listed = set(re.findall(rows, page))
    assert leaks.figures_marked(guide) <= listed
    for source in case.sources:
        assert real.library.sources[source].name in page


@pytest.mark.parametrize("name", TAUGHT)
def test_the_learners_edition_gives_nothing_away(
    real: Real, name: str, pages: dict[str, str]
) -> None:
    case, _, view = _case(real, name)
    html = pages[f"cases/{name}/handout/"]
    learners = leaks.read(html)
    teacher = leaks.read(pages[f"cases/{name}/teach/"])
    hidden = leaks.secrets(case, view)
    assert len(hidden) > 60
    assert [text for text in hidden if text in learners] == []
    assert [text for text in hidden if text not in teacher and "“" not in text] == []
    for done in leaks.names_of_what_was_done(case):
        assert done not in learners
    assert leaks.figures_of(html) & leaks.results(case) == frozenset()
    for link in re.findall(r'href="([^"]*)"', html):
        assert name not in link or link.endswith("handout/index.html"), link
