"""The package for offline use, unpacked and opened from the disk by a browser that has no network at all."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from casebook.cli.offline import FOLDER, pack
from tests.browser import chromium
from tests.browser.conftest import DESKTOP
from tests.browser.watching import Troubles, watch
from tests.site.building import Built

pytestmark = pytest.mark.browser

CASE = "boluo-community-split"


def _without_network() -> list[str]:
    """The command that runs another in a network namespace with nothing in it."""
    for command in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if (
            shutil.which(command[0])
            and not subprocess.run([*command, "true"], check=False, capture_output=True).returncode
        ):
            return command
    pytest.skip("this machine lets nobody make a network namespace")


@pytest.fixture(scope="module")
def unpacked(site: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("stick")
    pack(site.folder, folder / "a.zip")
    with zipfile.ZipFile(folder / "a.zip") as package:
        package.extractall(folder / "U 盘")
    return (folder / "U 盘" / FOLDER).as_uri() + "/"


@pytest.fixture(scope="module")
def cut_off(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = chromium.find()
    wrapper = tmp_path_factory.mktemp("chromium") / "chromium"
    wrapper.write_text(f'#!/bin/sh\nexec {" ".join(_without_network())} {found} "$@"\n', "utf-8")
    wrapper.chmod(0o755)
    arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
    opened = driver.chromium.launch(executable_path=wrapper, args=arguments)
    yield opened
    opened.close()


@pytest.fixture
def page(cut_off: Browser, unpacked: str) -> Iterator[Page]:
    troubles = Troubles(unpacked)
    context: BrowserContext = cut_off.new_context(viewport=DESKTOP)
    watch(context, troubles)
    yield context.new_page()
    context.close()
    assert troubles.found == []


def test_the_browser_has_no_network(cut_off: Browser) -> None:
    page = cut_off.new_page()
    with pytest.raises(Exception, match="ERR_"):
        page.goto("http://127.0.0.1:9/")
    page.close()


def test_search(page: Page, unpacked: str) -> None:
    page.goto(f"{unpacked}index.html")
    page.locator(".cb-search__input").first.click()
    page.keyboard.type("巷长")
    expect(page.locator(".cb-search [role=option]").first).to_be_visible()
    page.goto(f"{unpacked}cases/index.html?q=积分")
    expect(page.locator(".cb-cards article, .cb-results article, article").first).to_be_visible()


def test_comparison_and_its_word_file(page: Page, unpacked: str, tmp_path: Path) -> None:
    page.goto(f"{unpacked}compare/index.html?c={CASE},dongguan-xingcheng-grid")
    expect(page.locator("[data-cb-compare=table] > table.cb-comparison--glance")).to_be_visible()
    for name, end in (("存成 Word", "docx"), ("存成 CSV", "csv")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / f"a.{end}")
    assert len(Document(str(tmp_path / "a.docx")).tables) >= 1
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_builder_and_course_material(page: Page, unpacked: str, tmp_path: Path) -> None:
    page.goto(f"{unpacked}curricula/builder/index.html")
    expect(page.locator("#cb-main h1")).to_be_visible()
    expect(page.get_by_role("button").first).to_be_visible()
    page.goto(f"{unpacked}cases/{CASE}/teach/index.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 PPT").click()
    download.value.save_as(tmp_path / "a.pptx")
    assert zipfile.is_zipfile(tmp_path / "a.pptx")


def test_the_policy_of_the_page_holds_from_a_disk(cut_off: Browser, unpacked: str) -> None:
    page = cut_off.new_page()
    page.goto(f"{unpacked}index.html")
    held = page.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "window.__ran = 1";
                   document.head.append(s); return window.__ran === undefined; }"""
    )
    page.close()
    assert held
