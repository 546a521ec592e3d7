"""What the records lack is counted of the records, in the order of what is missing; no place is ranked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from casebook import codes
from casebook.derive.case.completeness import completeness
from casebook.derive.case.review import review
from casebook.derive.library.quality import MOST, quality
from casebook.derive.practice.wanted import wanted
from casebook.model.case import Case, Waiver
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.unit.validate.good_library import CASE, check_files, spoil

SAMPLE = sample_library()
REAL = real_library()


def _changed(library: Library, name: str, **fields: Any) -> Library:
    case = library.cases[name]
    editorial = case.editorial.model_copy(update=fields)
    changed = case.model_copy(update={"editorial": editorial})
    return replace(library, cases={**library.cases, name: changed})


def test_every_part_is_counted_over_all_records() -> None:
    found = quality(REAL, {})
    assert found.records == len(REAL.cases)
    counted = {one.label: one.count for one in found.fields}
    assert counted["时间线"] == sum(bool(case.timeline) for case in REAL.cases.values())
    assert counted["做之前的数"] == sum(
        any(o.baseline for o in case.observations) for case in REAL.cases.values()
    )
    assert len(counted) == completeness(next(iter(REAL.cases.values()))).of


def test_the_records_that_lack_most_come_first_whatever_their_place() -> None:
    found = quality(REAL, {}).lacking
    assert 0 < len(found) <= MOST
    names = [one.case.uri.split("/")[1] for one in found]
    lacks = {name: len(completeness(case).missing) for name, case in REAL.cases.items()}
    assert [lacks[name] for name in names] == sorted(lacks.values(), reverse=True)[: len(names)]
    assert names == sorted(names, key=lambda name: (-lacks[name], name))
    for one in found:
        assert len(one.missing) == one.parts - one.filled
        assert not any(word.isascii() for word in one.missing)


def test_what_is_due_and_what_waits() -> None:
    name = next(iter(SAMPLE.cases))
    assert quality(SAMPLE, {}).overdue == ()
    late = replace(SAMPLE, overdue=frozenset({name}))
    assert [item.uri for item in quality(late, {}).overdue] == [f"cases/{name}/"]
    for state, waits in (("草稿", True), ("有异议", True), ("已核对原文", False)):
        found = quality(_changed(SAMPLE, name, status=state), {}).waiting
        assert (f"cases/{name}/" in {item.uri for item in found}) is waits


def test_doubts_of_the_check_and_what_an_editor_let_stand() -> None:
    name = next(iter(SAMPLE.cases))
    waiver = Waiver(code="PRF-022", reason="当地的写法。", until="2027-01-01")
    other = Waiver(code="TXT-012", reason="不是引文的事。", until="2027-01-01")
    found = quality(
        _changed(SAMPLE, name, waivers=(waiver, other)), {name: [("PRF-021", "地点不同。")]}
    )
    assert [(one.code, one.text) for one in found.doubts] == [
        ("PRF-021", "地点不同。"),
        ("PRF-022", ""),
    ]
    assert found.doubts[1].waived == "当地的写法。（放行到 2027-01-01）"


def test_the_check_hands_over_what_it_doubts_of_a_phrase() -> None:
    assert check_files({}).library.doubts == {}
    example = codes.code("PRF-027").bad
    assert example is not None
    found = check_files(spoil(example))
    ((code, text),) = found.library.doubts["shili-grid"]
    assert code == "PRF-027"
    assert (code, text) in {(p.code, p.message) for p in found.problems if p.path == CASE}


def test_what_is_wanted_is_what_no_place_or_one_place_tells_of() -> None:
    for group in wanted(REAL):
        assert not {item.text for item in group.none} & {item.text for item in group.one}
    problems = wanted(REAL)[0]
    places: dict[str, set[str]] = {}
    for case in REAL.cases.values():
        for problem in case.problems:
            places.setdefault(problem.domain, set()).add(case.place.code)
    terms = [term.term for term in REAL.vocabulary.terms("problems")]
    assert [i.text for i in problems.none] == [t for t in terms if t not in places]
    assert [i.text for i in problems.one] == [t for t in terms if len(places.get(t, ())) == 1]


@pytest.mark.parametrize("case", REAL.cases.values(), ids=lambda case: case.id)
def test_a_reviewer_is_asked_of_parts_that_are_there(case: Case) -> None:
    ids = {
        *(problem.id for problem in case.problems),
        *(measure.id for measure in case.measures),
        *(figure.id for figure in case.observations),
        *(f"officials-{n}" for n, _ in enumerate(case.officials, 1)),
        "place",
    }
    for question in review(case):
        assert question.parts
        assert {part.uri.removeprefix("#") for part in question.parts} <= ids


def test_each_question_of_the_handbook_is_put_where_something_gives_rise_to_it(
    project: Any,
) -> None:
    handbook = (project / "MAINTAINING.md").read_text("utf-8")
    asked = {q.text: q.slip for case in REAL.cases.values() for q in review(case)}
    assert len(asked) >= 6
    for text, slip in asked.items():
        assert f"| {text} | {slip} |" in handbook
    rates = [
        (case, o) for case in REAL.cases.values() for o in case.observations if o.kind == "比率"
    ]
    assert rates
    for case, figure in rates:
        (question,) = (q for q in review(case) if q.id == "denominator")
        assert f"#{figure.id}" in [part.uri for part in question.parts]
