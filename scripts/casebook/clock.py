"""The only place that asks what day it is: steps are told."""

from __future__ import annotations

import datetime as dt

BEIJING = dt.timezone(dt.timedelta(hours=8))
"""The records are about China, wherever the machine stands that builds the site."""


def today() -> str:
    """Return the day that it is in Beijing, as ISO 8601 writes it."""
    return dt.datetime.now(tz=BEIJING).date().isoformat()
