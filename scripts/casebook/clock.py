"""The only place that asks what day it is: steps are told."""

from __future__ import annotations

import datetime as dt

BEIJING = dt.timezone(dt.timedelta(hours=8))
"""The records are about China, wherever the machine stands that builds the site."""


def today() -> str:
    """Return the day that it is in Beijing, as ISO 8601 writes it."""
    return dt.datetime.now(tz=BEIJING).date().isoformat()


def year_after(day: str) -> str:
    """Return the same day of the next year; of a leap day, the day before it."""
    date = dt.date.fromisoformat(day)
    leap = (date.month, date.day) == (2, 29)
    return date.replace(year=date.year + 1, day=date.day - leap).isoformat()
