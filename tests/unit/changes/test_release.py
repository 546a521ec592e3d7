"""What a release tells of the changes: each figure once, grades up and down, and the reason that the record gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casebook.changes.compare import compare
from casebook.changes.release import moved_records
from casebook.changes.side import Side
from tests.unit.validate.good_library import CASE, TODAY, UMBRELLA, data_of, dump, good_files

_OLD = Side(good_files(), TODAY)


def _changed(change: Callable[[Any], None], path: str = CASE) -> Side:
    data = data_of(path)
    change(data)
    return Side({**good_files(), path: dump(data)}, TODAY)


def _moves(old: Side, new: Side) -> dict[str, Mapping[str, Any]]:
    moved, _ = moved_records(compare(old, new), old, new)
    return {str(one["record"]): one for one in moved}


def _dated(data: Any) -> None:
    data["observations"][3]["period"] = dict(data["observations"][1]["period"])


def test_a_grade_that_falls_is_told_like_one_that_rises() -> None:
    dated = _changed(_dated)
    for sides, kind in (((_OLD, dated), "grade-up"), ((dated, _OLD), "grade-down")):
        (move,) = _moves(*sides)["shili-grid"]["changes"]
        assert move["kind"] == kind
        assert {move["before"][:2], move["after"][:2]} == {"E1", "E2"}


def test_a_number_that_rises_or_falls_is_told_once_as_its_article_writes_it() -> None:
    def other(data: Any) -> None:
        figure = data["observations"][2]
        figure["value"], figure["comparator"] = "14", "余"

    (move,) = (
        move
        for move in _moves(_OLD, _changed(other))["shili-grid"]["changes"]
        if move["place"] == "数字 o3"
    )
    assert move["kind"] == "figure-down"
    assert "15" in move["before"]
    assert "14" in move["after"]


def test_what_is_no_figure_and_no_grade_is_only_counted() -> None:
    def said(data: Any) -> None:
        data["summary"] = data["summary"].replace("。", "，照此办理。", 1)

    new = _changed(said)
    moved, others = moved_records(compare(_OLD, new), _OLD, new)
    assert moved == []
    assert others >= 1


def test_a_record_that_is_retired_tells_its_reason_and_one_that_is_gone_its_title() -> None:
    def retire(data: Any) -> None:
        reason = {"date": "2024-06-01", "reason": "做法已经停止。"}
        data["editorial"] |= {"status": "已下线", "retired": reason}

    retired = _moves(_OLD, _changed(retire))["shili-grid"]
    assert retired["why"] == "做法已经停止。"
    assert [move["kind"] for move in retired["changes"]] == ["state-changed"]
    files = dict(good_files())
    del files[UMBRELLA]
    gone = _moves(_OLD, Side(files, TODAY))["shili-umbrella"]
    assert gone["title"] == data_of(UMBRELLA)["title"]
    assert gone["changes"][0]["kind"] == "record-removed"
