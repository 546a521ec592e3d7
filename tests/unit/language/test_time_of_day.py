"""Times of day."""

from __future__ import annotations

import pytest

from casebook.language.time_of_day import clock, minute_of


@pytest.mark.parametrize(("time", "minute"), [("00:00", 0), ("08:30", 510), ("23:59", 1439)])
def test_there_and_back(time: str, minute: int) -> None:
    assert minute_of(time) == minute
    assert clock(minute) == time
