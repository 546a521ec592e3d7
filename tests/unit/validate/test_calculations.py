"""Which numbers a record may put together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.validate.good_library import CASE, data_of, dump, problems_of

STATED = {"raw": "每月", "kind": "每月", "basis": "原文写明"}


def _codes(calculation: dict[str, Any], **changes: dict[str, Any]) -> list[str]:
    """The codes of calculations that ``calculation`` raises once some observations are changed."""
    data = data_of(CASE)
    data["observations"] = [o | changes.get(o["id"], {}) for o in data["observations"]]
    data["calculations"] = [{"id": "c1", "label": "推算", **calculation}]
    problems = problems_of({CASE: dump(data)})
    return [p.code for p in problems if p.code[:3] in {"CAL", "REF", "FLD", "OWN"}]


@pytest.mark.parametrize(
    ("calculation", "changes", "codes"),
    [
        # Flows of one period by a stock of any.
        ({"of": ["o2"], "by": ["o1"]}, {}, []),
        ({"of": ["o2"], "by": ["o1"], "per": "10000"}, {}, []),
        ({"of": ["o3"], "by": ["o1"]}, {}, []),
        # People are counted as 人 or as 名.
        ({"of": ["o1", "o7"]}, {"o7": {"unit": "名"}}, []),
        ({"of": ["o1", "o7"]}, {"o7": {"unit": "人次"}}, ["CAL-002"]),
        ({"of": ["o2", "o7"]}, {"o7": {"unit": "件", "period": STATED}}, ["CAL-005", "CAL-002"]),
        ({"of": ["o2"], "by": ["o1", "o7"]}, {}, ["CAL-005", "CAL-002"]),
        ({"of": ["o3", "o2"]}, {"o3": {"unit": "条"}}, ["CAL-005"]),
        ({"of": ["o3"], "by": ["o2"]}, {}, ["CAL-005"]),
        ({"of": ["o4"], "by": ["o1"]}, {}, ["CAL-003"]),
        ({"of": ["o2"], "by": ["o6"]}, {}, ["CAL-003", "CAL-004"]),
        ({"of": ["o1"], "by": ["o7"]}, {"o1": {"comparator": "平均"}}, ["CAL-003"]),
        ({"of": ["o2"], "by": ["o1"]}, {"o2": {"level": "荣誉报道"}}, ["CAL-004"]),
        ({"of": ["o1"]}, {}, ["CAL-001"]),
        ({"of": ["o1", "o1"]}, {}, ["FLD-011"]),
        ({"of": ["o1"], "by": ["o1"]}, {}, ["CAL-001"]),
        ({"of": ["o2"], "by": ["o1"], "per": "0"}, {}, ["CAL-001"]),
        ({"of": ["o2"], "by": ["o1"]}, {"o1": {"value": "0"}}, ["CAL-001"]),
        ({"of": ["o2"], "by": ["o99"]}, {}, ["REF-007"]),
        ({"of": ["o99", "o2"]}, {}, ["REF-007"]),
        # The same unit is a share, unless said otherwise.
        ({"of": ["o1"], "by": ["o7"]}, {"o1": {"unit": "元"}}, []),
        ({"of": ["o7"], "by": ["o1"]}, {"o1": {"unit": "元", "comparator": "近"}}, ["CAL-006"]),
        ({"of": ["o7"], "by": ["o1"]}, {"o1": {"unit": "元", "comparator": "余"}}, ["CAL-006"]),
        # More than 3万: it may well be more than 120万.
        ({"of": ["o7"], "by": ["o1"]}, {"o1": {"unit": "元", "comparator": "超过"}}, []),
        (
            {"of": ["o7"], "by": ["o1"], "per": "1"},
            {"o1": {"unit": "元", "comparator": "等于"}},
            [],
        ),
    ],
)
def test_each_rule(
    calculation: dict[str, Any], changes: dict[str, dict[str, Any]], codes: list[str]
) -> None:
    assert sorted(_codes(calculation, **changes)) == sorted(codes)


def test_a_mistake_elsewhere_hides_no_wrong_sum() -> None:
    data = data_of(CASE) | {
        "titel": "?",
        "calculations": [{"id": "c1", "label": "合计", "of": ["o1", "o2"]}],
    }
    assert "CAL-002" in {p.code for p in problems_of({CASE: dump(data)})}


def test_two_calculations_have_two_ids() -> None:
    one = {"id": "c1", "label": "推算", "of": ["o2"], "by": ["o1"]}
    data = data_of(CASE) | {
        "calculations": [one, {"id": "c1", "label": "推算", "of": ["o7"], "by": ["o1"]}]
    }
    assert [p.code for p in problems_of({CASE: dump(data)})] == ["REF-010"]
