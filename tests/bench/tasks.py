"""The sixteen things that a cadre came for (reader review, 2026), each tried from the home page on a phone.

A task is told by what is typed and tapped, and by the words that answer it. What is counted: taps (into the box, on 搜索, on a
link, on a button), and how many screens had to be scrolled until what is tapped next, and at last the answer, is in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Locator, Page

from tests.bench.pages_measured import PHONE

PATIENCE = 8_000
"""Milliseconds after which a task counts as not achieved."""


@dataclass
class Walk:
    """A reader on the way: ``taps`` and ``screens`` so far."""

    page: Page
    taps: int = 0
    screens: float = 0.0

    def see(self, found: Locator) -> None:
        """Scroll until ``found`` is in sight."""
        found.wait_for(state="visible", timeout=PATIENCE)
        box = found.bounding_box()
        height = PHONE[1]
        if box and box["y"] + min(box["height"], height / 2) > height:
            self.screens += (box["y"] + min(box["height"], height / 2) - height) / height
        found.scroll_into_view_if_needed()

    def tap(self, found: Locator) -> None:
        """Tap ``found``."""
        self.see(found)
        found.tap()
        self.taps += 1

    def search(self, words: str) -> None:
        """Type ``words`` into the box of the home page, and search."""
        box = self.page.locator(".cb-hero__search input")
        self.tap(box)
        box.fill(words)
        self.tap(self.page.locator(".cb-hero__search button[type=submit]"))
        self.page.locator("[data-cb-browse=found]:not([aria-busy])").wait_for(timeout=PATIENCE)

    def read(self, words: str) -> None:
        """Read ``words`` somewhere in the article."""
        self.see(self.page.locator("#cb-main").get_by_text(words).locator("visible=true").first)


def _hit(walk: Walk, number: int = 0) -> Locator:
    return walk.page.locator("[data-cb-browse=results] .cb-case__title a").nth(number)


def _offered(walk: Walk) -> Locator:
    return walk.page.locator("[data-cb-browse=pages] a").first


def _estate(w: Walk) -> None:
    w.search("老旧小区没物业")
    w.read("本库没有专写")


def _canteen(w: Walk) -> None:
    w.search("老年食堂")
    w.tap(_hit(w))
    w.read("花多少、谁出")


def _barber(w: Walk) -> None:
    w.search("没有理发店 看病远")
    w.read("15公里")


def _points(w: Walk) -> None:
    w.search("积分超市")
    w.tap(_hit(w))
    w.read("积分评星")


def _split(w: Walk) -> None:
    w.search("社区太大要拆分")
    w.tap(_offered(w))
    w.read("3500户")


def _pay(w: Walk) -> None:
    w.search("社区工作者工资怎么定级")
    w.read("16")


def _grids(w: Walk) -> None:
    w.search("网格")
    w.tap(_offered(w))
    w.read("雁塔")


def _alliances(w: Walk) -> None:
    w.search("党建联盟")
    w.tap(_offered(w))
    w.read("松原")


def _slogan(w: Walk) -> None:
    w.search("1+10+N")
    w.tap(_offered(w))
    w.read("1+10+N")


def _pinyin(w: Walk) -> None:
    w.search("shequ shitang")
    w.read("小饭桌")


def _like(w: Walk) -> None:
    w.tap(w.page.locator("#cb-main a[href*='match/']").first)
    w.read("难题")


def _visit(w: Walk) -> None:
    w.search("南山")
    w.tap(_hit(w))
    w.tap(w.page.locator(".cb-actions").get_by_role("link", name="走访提纲"))
    w.see(w.page.get_by_role("button", name="打印"))


def _sheet(w: Walk) -> None:
    w.search("巷长制")
    w.tap(_hit(w))
    w.tap(w.page.get_by_role("link", name="一页纸"))
    w.see(w.page.get_by_role("button", name="打印"))


def _send(w: Walk) -> None:
    w.search("巷长制")
    w.tap(_hit(w))
    w.tap(w.page.get_by_role("button", name="复制标题和链接"))


def _failures(w: Walk) -> None:
    w.search("失败")
    w.tap(_offered(w))
    w.read("自己承认的问题")


def _evidence(w: Walk) -> None:
    w.read("有成效数字")


TASKS: Sequence[tuple[str, Callable[[Walk], None]]] = (
    ("老旧小区没物业，别处怎么办", _estate),
    ("老年食堂谁办过、花多少", _canteen),
    ("没理发店、看病远", _barber),
    ("积分超市怎么办的", _points),
    ("社区拆分按多少户", _split),
    ("工资怎么定级", _pay),
    ("东莞和雁塔的网格", _grids),
    ("三地的党建联盟", _alliances),
    ("1+10+N 是什么", _slogan),
    ("拼音、繁体、错字", _pinyin),
    ("搬迁社区，我像谁", _like),
    ("南山的走访提纲", _visit),
    ("巷长制，一页纸", _sheet),
    ("发到微信", _send),
    ("失败的做法", _failures),
    ("哪些有成效数字，分省", _evidence),
)


def tried(browser: Browser, address: str) -> Iterator[tuple[str, Walk | None]]:
    """Try every task on the site at ``address``; None for one that leads nowhere."""
    for name, task in TASKS:
        context = browser.new_context(
            viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True
        )
        walk = Walk(context.new_page())
        walk.page.goto(address)
        try:
            task(walk)
        except Error:
            yield name, None
        else:
            yield name, walk
        context.close()
