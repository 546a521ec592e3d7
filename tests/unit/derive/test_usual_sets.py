"""Sets that are built beforehand: few, sensible, and always the same."""

from __future__ import annotations

from casebook.derive.compare.aim import aimed
from casebook.derive.compare.conclusion import FEWEST, MOST
from casebook.derive.compare.usual_sets import GROUPS, PROGRAMMES, usual_sets
from casebook.language.closed_words import UMBRELLA
from casebook.model.case import Relation
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.practices import BOLUO, DONGGUAN, case, measure
from tests.sample.practices import library as library_of
from tests.sample.real import real_library


def test_the_sets_of_the_real_library() -> None:
    library = real_library()
    sets = {s.id: s for s in usual_sets(library)}
    assert sets["parts-boluo-linli-ruqin"].cases == (
        "boluo-alley-chief",
        "boluo-estate-party",
        "boluo-fringe-contact",
    )
    assert sets["parts-dongchuan-three-focuses"].cases == (
        "dongchuan-city-service",
        "dongchuan-points-market",
        "dongchuan-resettlement",
        "dongchuan-rural",
    )
    for chosen in sets.values():
        assert FEWEST <= len(chosen.cases) <= MOST
        assert len(set(chosen.cases)) == len(chosen.cases)


def test_the_same_problem_is_taken_once_a_county_and_without_programmes() -> None:
    library = real_library()
    terms = {t.id: t.term for t in library.vocabulary.terms("problems")}
    found = [s for s in usual_sets(library) if s.id.startswith("problem-")]
    assert found
    for chosen in found:
        cases = [library.cases[name] for name in chosen.cases]
        assert len({c.place.code for c in cases}) == len(cases)
        assert all(c.type != UMBRELLA for c in cases)
        problem = terms[chosen.id.removeprefix("problem-")]
        assert all(problem in {p.domain for p in c.problems} for c in cases)


def test_every_case_of_a_problem_does_or_plans_something_about_it() -> None:
    library = real_library()
    for chosen in (s for s in usual_sets(library) if s.problem):
        found = [aimed(library.cases[n], chosen.problem, library.vocabulary) for n in chosen.cases]
        assert all(of.answers for of in found)


def test_a_title_never_claims_what_no_article_states() -> None:
    library = real_library()
    for chosen in (s for s in usual_sets(library) if s.problem):
        assert "都要解决" not in chosen.title + chosen.why
        bases = {
            name: {p.basis for p in library.cases[name].problems if p.domain == chosen.problem}
            for name in chosen.cases
        }
        if all("原文写明" not in found for found in bases.values()):
            assert chosen.why.startswith("没有一个地方的原文写明")


def test_cases_that_say_nothing_alike_make_no_set() -> None:
    """Two counties with one problem, measures of different kinds, no number, no decision in common."""
    alike = (measure("议事", "居民议事会"), measure("又议事", "居民议事会"))
    other = measure("积分", "积分制")
    for second, number in ((alike[1], 1), (other, 0)):
        made = library_of(
            case("a", code=BOLUO, measures=(alike[0],), decisions=()),
            case("b", code=DONGGUAN, measures=(second,), decisions=()),
        )
        assert len([s for s in usual_sets(made) if s.problem]) == number


def test_the_order_of_the_records_does_not_matter() -> None:
    library = real_library()
    backwards = Library(
        vocabulary=library.vocabulary,
        cases=dict(reversed(list(library.cases.items()))),
        sources=library.sources,
        curricula=library.curricula,
        paths=library.paths,
    )
    assert usual_sets(backwards) == usual_sets(library)


def test_never_more_sets_than_problems_and_programmes() -> None:
    """A library ten times as large has no more sets of one problem, and a bounded number of programmes."""
    library = sample_library()
    jia = library.cases["jia-estate-parking"]
    codes = ("110101", "120101", "310101", "440106", "530113")
    many = {
        f"case-{n}": jia.model_copy(
            update={
                "id": f"case-{n}",
                "place": jia.place.model_copy(update={"code": codes[n % 5]}),
                "relations": (
                    jia.relations[0].model_copy(
                        update={"type": "属于", "target": f"case-{n - n % 3}", "name": None}
                    ),
                )
                if n % 3
                else (),
            }
        )
        for n in range(300)
    }
    grown = Library(
        vocabulary=library.vocabulary,
        cases=many,
        sources=library.sources,
        curricula={},
        paths={},
    )
    sets = usual_sets(grown)
    problems = [s for s in sets if s.id.startswith("problem-")]
    domains = {p.domain for p in jia.problems}
    answered = [word for word in domains if aimed(jia, word, library.vocabulary).answers]
    assert len(problems) == len(answered) > 0
    assert all(len(s.cases) == MOST for s in problems)
    assert len(sets) - len(problems) == PROGRAMMES


def test_a_large_programme_gives_few_sets() -> None:
    library = sample_library()
    jia = library.cases["jia-estate-parking"]

    def related(kind: str, other: int) -> Relation:
        return jia.relations[0].model_copy(
            update={"type": kind, "target": f"case-{other}", "name": None}
        )

    many = {
        f"case-{n}": jia.model_copy(
            update={
                "id": f"case-{n}",
                "relations": (related("属于", 0), *(related("同地", k) for k in range(1, n))),
            }
        )
        for n in range(1, 60)
    }
    grown = Library(
        vocabulary=library.vocabulary,
        cases={"case-0": jia.model_copy(update={"id": "case-0"}), **many},
        sources=library.sources,
        curricula={},
        paths={},
    )
    parts = [s for s in usual_sets(grown) if s.id.startswith("parts-")]
    assert len(parts) == GROUPS
    assert len({name for s in parts for name in s.cases}) == GROUPS * MOST
