"""Addresses never die: what the last release published is still there.

`addresses.txt` lists its pages and tables. A release adds its own (`pytest tests/site/test_addresses.py --update-golden`);
nothing is ever taken out, except where the page that was there leads on to another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import Built

pytestmark = pytest.mark.site

LIST = Path(__file__).with_name("addresses.txt")
PUBLIC = (".html", ".csv", "sitemap.xml")


def test_every_address_of_the_last_release_still_answers(
    plain: Built, pytestconfig: pytest.Config, noted: Callable[[str, int], None]
) -> None:
    known = LIST.read_text("utf-8").split()
    now = {name for name in plain.files if name.endswith(PUBLIC)}
    if pytestconfig.getoption("--update-golden"):
        LIST.write_text("".join(f"{name}\n" for name in sorted({*known, *now})), "utf-8")
    assert len(known) > 400
    assert known == sorted(set(known))
    assert [name for name in known if name not in now] == []
    noted("addresses", len(known))
