"""What changed in a record is told in words, the heaviest first, and nothing that failed reads as no change."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.changes.change import Weight, in_order, kinds, weights
from casebook.changes.compare import compare
from casebook.changes.report import github, headline, markdown, text
from casebook.changes.side import Side
from tests.unit.validate.good_library import (
    CASE,
    SOURCE,
    TODAY,
    article,
    data_of,
    dump,
    fingerprint_of,
    good_files,
)

_OLD = Side(good_files(), TODAY)


def _changes(change: Callable[[Any], None], path: str = CASE) -> dict[str, list[Any]]:
    data = data_of(path)
    change(data)
    new = Side({**good_files(), path: dump(data)}, TODAY)
    found: dict[str, list[Any]] = {}
    for one in compare(_OLD, new):
        found.setdefault(one.kind, []).append(one)
    return found


def test_the_same_is_no_change() -> None:
    assert compare(_OLD, Side(dict(good_files()), TODAY)) == ()
    laid_out = Side({**good_files(), CASE: dump(data_of(CASE))}, TODAY)
    assert compare(_OLD, laid_out) == ()
    assert text(()) == "记录没有变化。\n"


@pytest.mark.parametrize("former", [("shili-grid",), ()])
def test_a_record_of_another_id_is_the_same_record(former: tuple[str, ...]) -> None:
    data = data_of(CASE) | {"id": "shili-net"} | ({"former_ids": [*former]} if former else {})
    new = dict(good_files())
    del new[CASE]
    new[CASE.replace("shili-grid", "shili-net")] = dump(data)
    (change,) = (one for one in compare(_OLD, Side(new, TODAY)) if one.kind == "id-changed")
    assert (change.before, change.after) == ("shili-grid", "shili-net")
    assert ("会跳到新的" in change.note) == bool(former)


def _value(data: Any) -> None:
    data["observations"][2]["value"] = "14"


def test_a_figure_from_what_to_what_and_whether_its_quote_proves_it() -> None:
    found = _changes(_value)
    (change,) = found["figure-value"]
    assert (change.before, change.after) == ("15", "14")
    assert change.place.startswith("数字 o3 的数值")
    (broken,) = found["quote-fails"]
    assert "PRF-004" in broken.note
    assert found["not-compared"][0].place == "证据等级"  # a record that fails has no grade


def test_a_grade_that_rises_is_told_as_loudly_as_a_number() -> None:
    def dated(data: Any) -> None:
        data["observations"][3]["period"] = dict(data["observations"][1]["period"])

    found = _changes(dated)
    assert found["figure-period"]
    (risen,) = found["grade-up"]
    assert risen.before.startswith("E1")
    assert risen.after.startswith("E2")
    assert kinds()["grade-up"].weight is Weight.HIGH


@pytest.mark.parametrize(
    ("change", "kind", "place"),
    [
        (lambda d: d["observations"].pop(6), "figure-removed", "数字 o7"),
        (lambda d: d["measures"].pop(1), "part-removed", "做法 m2"),
        (lambda d: d["place"].update(community="另一社区"), "place-changed", "地点"),
        (lambda d: d["decisions"].pop(1), "decision-changed", "抉择 网格怎么调整"),
        (lambda d: d["editorial"].update(status="草稿"), "state-changed", "核对状态"),
        (lambda d: d.update(summary="示例社区老人多、车位少，一直不断。"), "text-changed", "摘要"),
        (lambda d: d["officials"].pop(), "official-named", "公职人员"),
        (
            lambda d: d.update(summary="居民王建国说停车难，一直不断，老人多。"),
            "personal-data",
            "摘要",
        ),
    ],
)
def test_parts(change: Callable[[Any], None], kind: str, place: str) -> None:
    found = _changes(change)
    assert any(one.place.startswith(place) for one in found[kind])


def test_a_new_fingerprint_is_never_a_small_change() -> None:
    def other(data: Any) -> None:
        changed = article().replace("95%", "99%")
        data["fingerprint"] = fingerprint_of(changed, "shili")

    (change,) = _changes(other, SOURCE)["fingerprint-replaced"]
    assert "9" in change.note
    assert "source verify" in change.note
    assert kinds()["fingerprint-replaced"].weight is Weight.HIGH


def test_what_cannot_be_read_is_not_no_change() -> None:
    new = Side({**good_files(), CASE: b"id: [\n"}, TODAY)
    changes = compare(_OLD, new)
    assert next(one.kind for one in changes if one.subject == "shili-grid") == "not-compared"
    assert "没有变化" not in text(in_order(changes, weights({})))


def test_what_is_gone_points_to_the_old_file() -> None:
    files = {path: content for path, content in good_files().items() if path != CASE}
    (gone,) = [one for one in compare(_OLD, Side(files, TODAY)) if one.kind == "record-removed"]
    assert gone.old
    assert gone.path == CASE
    moved = {**files, CASE.replace("shili-grid", "shili-other"): good_files()[CASE]}
    assert "id-changed" in {one.kind for one in compare(_OLD, Side(moved, TODAY))}


def test_an_approval_carries_over() -> None:
    """The same change keeps its fingerprint when something is put in before it."""

    def later(data: Any) -> None:
        figure = copy.deepcopy(data["observations"][0]) | {"id": "o9", "label": "又一个数"}
        data["observations"].insert(0, figure)
        data["observations"][3]["value"] = "14"

    (first,) = _changes(_value)["figure-value"]
    (second,) = _changes(later)["figure-value"]
    assert first.fingerprint == second.fingerprint
    assert re.fullmatch("[0-9a-f]{12}", first.fingerprint)
    assert first.line != second.line


def test_the_heaviest_come_first_and_the_rest_is_folded() -> None:
    data = data_of(CASE)
    for number, figure in enumerate(data["observations"]):
        figure["label"] += f"甲{number}"
    data["observations"][2]["value"] = "14"
    changes = compare(_OLD, Side({**good_files(), CASE: dump(data)}, TODAY))
    weighed = in_order(changes, weights({}))
    order = [list(Weight).index(weight) for weight, _ in weighed]
    assert order == sorted(order)
    shown = markdown(weighed)
    opened, _, folded = shown.partition("<details>")
    assert opened.count("\n| ") == 5 + 2  # and the two rows of the head
    assert f"其余 {len(weighed) - 5} 处" in folded
    assert headline(weighed) in shown
    hidden = in_order(changes, weights({"figure-field": "不报"}))
    assert {one.kind for _, one in hidden} == {one.kind for _, one in weighed} - {"figure-field"}
    with pytest.raises(ValueError, match="没有"):
        weights({"figure-valu": "一般"})


def test_nothing_in_a_record_is_markup_or_a_command() -> None:
    def hostile(data: Any) -> None:
        data["title"] = "武昌区示例社区：<img src=x> | `a` @all [x](http://e) ::error::"

    data = data_of(CASE)
    hostile(data)
    weighed = in_order(compare(_OLD, Side({**good_files(), CASE: dump(data)}, TODAY)), weights({}))
    shown = markdown(weighed)
    assert "<img" not in shown
    assert "](http" not in shown
    assert "@all" not in shown
    for line in github(weighed).splitlines():
        assert re.match("::(error|warning|notice) file=", line)


_part = st.recursive(
    st.none() | st.text(max_size=4) | st.integers(0, 3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(st.sampled_from(sorted(data_of(CASE))), _part)
def test_whatever_a_file_holds_can_be_compared(key: str, part: Any) -> None:
    data = data_of(CASE) | {key: part}
    changes = compare(
        _OLD,
        Side({CASE: dump(data), **{k: v for k, v in good_files().items() if k != CASE}}, TODAY),
    )
    assert changes or data == data_of(CASE)
    for form in (text, markdown, github):
        form(in_order(changes, weights({})))
