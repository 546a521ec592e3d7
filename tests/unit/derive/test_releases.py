"""Releases are shown newest first; what rose and what fell is counted alike; an address that is gone is no link."""

from __future__ import annotations

from casebook.derive.library.releases import releases_shown
from casebook.model.release import Move, MovedRecord, Release

_RISEN = Move(kind="grade-up", place="证据等级", before="E1、T3", after="E2、T3")
_FALLEN = Move(kind="grade-down", place="证据等级", before="E3、T3", after="E2、T3")
_NEW = Move(kind="record-added", place="案例", after="某案例")


def _release(name: str, date: str, *moved: tuple[str, tuple[Move, ...]]) -> Release:
    return Release(
        id=name,
        date=date,
        note="改了几处。",
        records=2,
        figures=3,
        sources=1,
        moved=tuple(
            MovedRecord(record=record, title=f"案例 {record}", why="改正。", changes=moves)
            for record, moves in moved
        ),
    )


def test_up_and_down_are_counted_alike_and_new_records_apart() -> None:
    first = _release("a1", "2026-01-01")
    second = _release(
        "b2", "2026-02-01", ("x1", (_RISEN,)), ("y2", (_FALLEN, _NEW)), ("z3", (_NEW,))
    )
    shown = releases_shown({"a1": first, "b2": second}, {"x1"})
    assert [one.release.id for one in shown] == ["b2", "a1"]
    assert shown[0].counts == (("证据等级升", 1), ("证据等级降", 1), ("新增案例", 2))
    assert [(one.case.text, one.case.uri) for one in shown[0].moved] == [
        ("案例 x1", "cases/x1/"),
        ("案例 y2", ""),
    ]
    assert [item.text for item in shown[0].added] == ["案例 z3"]
    assert shown[1].counts == ()
