"""What may stand above the results is what a record says, word for word, with its marks."""

from __future__ import annotations

from casebook.derive.figures.quantities import of_observation
from casebook.derive.search.answers import (
    ASPECT,
    DEED,
    EVENT,
    FIGURE,
    GAP,
    PASSED_OVER,
    AnswerSheet,
    StatedAnswer,
    answer_sheet,
)
from casebook.model.case import Case
from casebook.publish.answers import FOLDER
from casebook.publish.volumes import in_volumes, number_of_volumes
from tests.sample.data_files import data_files
from tests.sample.real import real_library

LIBRARY = real_library()
SHEETS = {name: answer_sheet(case, LIBRARY) for name, case in LIBRARY.cases.items()}


def _each() -> list[tuple[Case, AnswerSheet, StatedAnswer]]:
    return [(LIBRARY.cases[n], sheet, a) for n, sheet in SHEETS.items() for a in sheet.answers]


def test_every_sentence_stands_in_its_record() -> None:
    for case, _, stated in _each():
        told = {
            ASPECT: {a.text for d in case.decisions for a in d.answers},
            DEED: {m.what for m in case.measures},
            EVENT: {e.text for e in case.timeline},
            GAP: {g.text for g in case.not_reported},
        }.get(stated.kind)
        if told is not None:
            assert stated.text.removeprefix("明说没有：") in told, (case.id, stated)


def test_every_figure_is_written_as_its_article_writes_it() -> None:
    for case, _, stated in _each():
        if stated.kind == FIGURE:
            (o,) = (o for o in case.observations if o.id == stated.anchor)
            assert stated.text == of_observation(o).marked
            assert of_observation(o).text in o.evidence.quote
            assert (stated.lead, stated.unit, stated.quotes) == (
                o.label,
                o.unit,
                (o.evidence.quote,),
            )


def test_no_plan_and_no_inference_goes_without_its_mark() -> None:
    targets = aspects = 0
    for case, _, stated in _each():
        if stated.kind == FIGURE:
            (o,) = (o for o in case.observations if o.id == stated.anchor)
            assert ("计划，不是结果" in stated.marks) == (o.level == "目标")
            targets += o.level == "目标"
        elif stated.kind == ASPECT:
            decision = case.decisions[stated.group - 1]
            assert ("打算" in stated.marks) == (decision.state == "打算")
            (answer,) = (
                a
                for a in decision.answers
                if (a.aspect, a.text) == (stated.lead, stated.text.removeprefix("明说没有："))
            )
            assert ("推断" in stated.marks) == (answer.basis == "推断")
            aspects += answer.basis == "推断"
    assert targets
    assert aspects


def test_what_an_editor_found_passed_over_is_all_that_is_said_to_be() -> None:
    for name, sheet in SHEETS.items():
        told = [(a.group, a.lead) for a in sheet.answers if a.kind == PASSED_OVER]
        decisions = enumerate(LIBRARY.cases[name].decisions, 1)
        assert told == [(group, aspect) for group, d in decisions for aspect in d.unmentioned]


def test_a_figure_of_a_whole_city_is_not_one_of_the_district_that_tells_it() -> None:
    sheet = SHEETS["nanshan-secretary-studio"]
    city = [a for a in sheet.answers if a.place == "广东深圳市" and a.kind == FIGURE]
    assert city
    assert all("南山" not in a.where for a in city)


def test_small_files_of_a_few_records_each() -> None:
    found = {p: c for p, c in data_files(LIBRARY).items() if p.startswith(FOLDER)}
    volumes = in_volumes(LIBRARY.cases, number_of_volumes(len(LIBRARY.cases)))
    assert found.keys() == {f"{FOLDER}{name}.js" for name in (*volumes, "index")}
    for number, names in volumes.items():
        calls = found[f"{FOLDER}{number}.js"].splitlines()
        assert len(calls) == len(names)
        assert max(map(len, calls)) < 90_000
