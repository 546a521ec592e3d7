"""教训: what is admitted stands with its words, what is missing is missing in the record."""

from __future__ import annotations

from dataclasses import replace

from casebook.derive.case.evidence_grade import grade
from casebook.derive.practice.lessons import lessons
from casebook.language.closed_words import RESULT_LEVELS
from tests.sample.library import sample_library
from tests.sample.real import real_library


def test_the_lists_hold_what_the_records_hold() -> None:
    library = real_library()
    found = lessons(library)
    admitted = {
        f"cases/{case.id}/#limits": [
            (limit.text, [e.quote for e in limit.evidence])
            for limit in case.limits
            if limit.kind == "自认的问题"
        ]
        for case in library.cases.values()
    }
    # The programme tells again what its part admits, with the same phrases: it counts once.
    again = admitted.pop("cases/boluo-linli-ruqin/#limits")
    part = [quote for _, quotes in admitted["cases/boluo-four-asks/#limits"] for quote in quotes]
    assert all(set(quotes) <= set(part) for _, quotes in again)
    assert {
        a.case.uri: [(o.text, [q.text for q in o.quotes]) for o in a.admissions]
        for a in found.admitting
    } == {uri: told for uri, told in admitted.items() if told}
    assert found.admissions == sum(len(told) for told in admitted.values()) > 5
    for one in found.untold:
        case = library.cases[one.case.uri.split("/")[1]]
        gap = case.not_reported[int(one.case.uri.rpartition("-")[2]) - 1]
        assert (gap.topic, gap.text, gap.ask) == ("失败与教训", one.text, one.ask)
    silent = {
        f"cases/{case.id}/"
        for case in library.cases.values()
        if not any(o.level in RESULT_LEVELS for o in case.observations)
    }
    listed = [item.uri for group in found.no_outcome for item in group.cases]
    assert (set(listed), len(listed)) == (silent, found.without_outcome)
    assert {item.uri for item in found.claims} == {
        f"cases/{case.id}/" for case in library.cases.values() if not grade(case, library).e
    }


def test_nothing_is_listed_of_nothing() -> None:
    found = lessons(replace(sample_library(), cases={}))
    assert (found.admitting, found.untold, found.no_outcome, found.claims) == ((), (), (), ())
