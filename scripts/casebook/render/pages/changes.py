"""The page 每版改了什么: what moved in each release, and why."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import CHANGES_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.releases import ReleaseShown, releases_shown
from casebook.render.page import Frame, Job, Page

TITLE = "每版改了什么"


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the page, which tells of nothing but the releases and of which cases still have an address."""
    library = frame.library
    addresses = {
        *library.cases,
        *library.retired,
        *(name for case in library.cases.values() for name in case.former_ids),
    }
    yield Job("changes", pages, cases=(), facts=(releases_shown(library.releases, addresses),))


def pages(frame: Frame, releases: tuple[ReleaseShown, ...]) -> Iterator[Page]:
    """Yield the page."""
    yield Page(
        uri=CHANGES_URI,
        title=TITLE,
        description="每一版和上一版比：哪些数字、证据等级升了降了，为什么；新增和下线了哪些案例。",
        section="about",
        content=frame.render("changes.html", title=TITLE, releases=releases),
        path=frame.trail(Item("关于", "about/"), Item(TITLE, CHANGES_URI)),
        toc=frame.contents(Section(f"v-{one.release.id}", one.release.id) for one in releases),
    )
