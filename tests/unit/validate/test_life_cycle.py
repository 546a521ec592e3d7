"""A record is corrected, takes another id, or is retired: what the check and the library say of it."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.validate.runner import Validation
from tests.unit.validate.good_library import (
    CASE,
    CLASS,
    PLAN,
    TODAY,
    UMBRELLA,
    check_files,
    data_of,
    dump,
    problems_of,
)

RETIRED = {"date": "2024-06-01", "reason": "做法已经停止。"}


def _editorial(path: str = CASE, **fields: Any) -> bytes:
    data = data_of(path)
    return dump(data | {"editorial": data["editorial"] | fields})


def _retired(**more: Any) -> bytes:
    return _editorial(status="已下线", retired=RETIRED | more)


def _codes(changed: dict[str, bytes | None]) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in problems_of(changed)}


def _alone(changed: dict[str, bytes | None]) -> Validation:
    """The library without the curricula, which hold the case."""
    return check_files({PLAN: None, CLASS: None, **changed})


def test_a_retired_record_is_kept_apart_with_its_reason() -> None:
    found = _alone({CASE: _retired()})
    assert found.problems == ()
    assert set(found.library.cases) == {"shili-umbrella"}
    assert set(found.library.retired) == {"shili-grid"}


@pytest.mark.parametrize(
    "fields", [{"status": "已下线", "note": "做法已停止。"}, {"retired": RETIRED}]
)
def test_the_state_and_the_reason_go_together(fields: dict[str, Any]) -> None:
    assert ("FLD-020", CASE) in _codes({CASE: _editorial(**fields)})


def test_a_curriculum_may_not_hold_a_retired_record() -> None:
    raised = _codes({CASE: _retired()})
    assert {code for code, _ in raised} == {"REF-014"}
    assert {path for _, path in raised} <= {PLAN, CLASS}


def test_a_retired_record_leads_to_one_that_is_shown() -> None:
    both = {
        CASE: _retired(instead=["shili-umbrella"]),
        PLAN: None,
        CLASS: None,
    }
    assert _codes(both) == set()
    other = _editorial(UMBRELLA, status="已下线", retired=RETIRED)
    assert _codes({**both, UMBRELLA: other}) == {("REF-014", CASE)}
    assert ("REF-012", CASE) in _codes({**both, CASE: _retired(instead=["shili-grid"])})
    assert ("REF-008", CASE) in _codes({**both, CASE: _retired(instead=["nobody-knows"])})


def test_a_relation_may_name_a_retired_record() -> None:
    data = data_of(UMBRELLA)
    data["relations"] = [
        {"type": "取代", "target": "shili-grid", "note": "取代。", "basis": "推断"}
    ]
    found = _alone({CASE: _retired(), UMBRELLA: dump(data)})
    assert found.problems == ()


def test_a_retired_record_is_neither_due_nor_like_another() -> None:
    late = _editorial(status="已下线", retired=RETIRED, review_by="2024-01-31")
    assert _alone({CASE: late}).problems == ()


def test_overdue_is_known_of_the_day_and_only_then() -> None:
    assert check_files({CASE: _editorial(review_by=TODAY)}).library.overdue == frozenset()
    late = check_files({CASE: _editorial(review_by="2024-06-29")})
    assert late.library.overdue == {"shili-grid"}
    assert {p.code for p in late.problems} == {"LIB-003"}


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ("shili-umbrella", "在用"),
        ("shili-grid", "自己现在的编号"),
        ("search", "网站自己的地址"),
        ("2024", "网站自己的地址"),
    ],
)
def test_a_former_id_leads_to_one_record_only(former: str, said: str) -> None:
    (problem,) = problems_of({CASE: dump(data_of(CASE) | {"former_ids": [former]})})
    assert problem.code == "REF-013"
    assert said in problem.message


def test_two_records_cannot_have_had_one_id() -> None:
    changed: dict[str, bytes | None] = {
        path: dump(data_of(path) | {"former_ids": ["shili-old"]}) for path in (CASE, UMBRELLA)
    }
    assert _codes(changed) == {("REF-013", UMBRELLA)}


def test_a_former_id_is_led_to_the_present_one() -> None:
    data = data_of(UMBRELLA)
    data["relations"] = [{"type": "同地", "target": "a1", "note": "同一个地方。", "basis": "推断"}]
    changed: dict[str, bytes | None] = {
        CASE: dump(data_of(CASE) | {"former_ids": ["a1"]}),
        UMBRELLA: dump(data),
    }
    (problem,) = problems_of(changed)
    assert (problem.code, problem.replacement) == ("REF-008", "shili-grid")


def test_nothing_is_corrected_before_it_is_there() -> None:
    correction = {"what": "漏了“余”。", "why": "自查。"}
    early = _editorial(corrections=[{"date": "2024-01-09", **correction}])
    assert _codes({CASE: early}) == {("PER-009", CASE)}
    on_the_day = _editorial(corrections=[{"date": "2024-01-10", **correction}])
    assert _codes({CASE: on_the_day}) == set()
    assert ("PER-009", CASE) in _codes({CASE: _retired(date="2023-01-01")})
