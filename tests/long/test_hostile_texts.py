"""Text is text: 400 hostile strings in every text field, past the check, and nothing but escaping between them and a reader.

The site is built of them, every page is opened in Chromium without a policy that would hold back what runs, and what a
reader can save is read by programs that are not ours.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page
from pptx import Presentation

from casebook.canonical.shape import shape_of
from casebook.cli.project import read_vocabulary
from casebook.forms import excel, word
from casebook.forms.cells import data_from
from casebook.forms.sheets import sheets
from casebook.model.case import Case
from casebook.workspace import Workspace
from tests.browser.conftest import DESKTOP
from tests.browser.server import serve
from tests.browser.watching import Troubles, watch
from tests.sample.hostile import STRINGS, hostile_library
from tests.sample.real import PROJECT
from tests.site.building import Built, copy_of_project
from tests.site.markup import Markup

pytestmark = pytest.mark.browser

_FORMULA = re.compile(r"[\s\u00ad\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data|blob|file):", re.IGNORECASE)
_NOTICE = """
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = () => { console.error("a text has run: " + name); };
"""
_TOUCH = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("#cb-main *"))
    for (const name of ["mouseover", "pointerenter", "focus", "animationstart", "error", "load"])
      element.dispatchEvent(new Event(name));
}"""
COMPARED = ("boluo-alley-chief", "boluo-community-split", "dongguan-xingcheng-grid")
SAVING = (
    "decisions/oversized-communities/index.html",
    f"compare/index.html?c={','.join(COMPARED)}",
    "cases/boluo-community-split/index.html",
    "sheet/boluo-alley-chief/index.html",
    "visit/boluo-alley-chief/index.html",
    "cases/boluo-community-split/teach/index.html",
    "curricula/big-community-1d/index.html",
    "measures/property-party/index.html",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_of_project(folder / "project")
    command = [sys.executable, "-m", "tests.sample.hostile", str(project), str(folder / "site")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return Built(folder / "site", done.stdout, done.returncode)


def _watched(browser: Browser, address: str, troubles: Troubles) -> BrowserContext:
    context = browser.new_context(base_url=address, viewport=DESKTOP)
    context.add_init_script(_NOTICE)
    watch(context, troubles)
    context.on("dialog", lambda dialog: troubles.found.append(f"dialog: {dialog.message}"))
    return context


def test_every_string_stands_in_every_field(noted: Callable[[str, int], None]) -> None:
    _, spoiler = hostile_library()
    assert len(set(STRINGS)) >= 400
    assert len(spoiler.counts) > 130
    assert {at: len(put) for at, put in spoiler.placed.items() if len(put) < len(STRINGS)} == {}
    assert set(spoiler.placed) == set(spoiler.counts)
    noted("strings", len(STRINGS))
    noted("fields", len(spoiler.counts))


def test_no_text_makes_an_element_an_attribute_or_an_address(hostile: Built, plain: Built) -> None:
    def kinds(site: Built) -> set[tuple[str, str]]:
        pages = site.pages.values()
        return {
            (tag, name) for page in pages for tag, given in page.elements for name in ("", *given)
        }

    assert len(hostile.pages) == len(plain.pages)
    assert kinds(hostile) - kinds(plain) == set()
    addresses = {link for page in hostile.pages.values() for link in (*page.links, *page.loaded)}
    assert [address for address in addresses if _RUNS.match(address)] == []
    hosts = {re.sub(r"^(https?://[^/]*).*", r"\1", a) for a in addresses if "//" in a}
    known = {link for page in plain.pages.values() for link in page.links}
    assert {h for h in hosts if not any(link.startswith(h) for link in known)} == set()


def test_titles_and_summaries_are_shown_as_they_are(hostile: Built) -> None:
    library, _ = hostile_library()
    for name, case in library.cases.items():
        text = _text(hostile.pages[f"cases/{name}/index.html"])
        assert _plain(case.title) in text, name
        assert _plain(case.summary) in text, name
    words = "\n".join(map(_text, hostile.pages.values()))
    # What is a mark of the generator in a page would stand there as something else.
    assert [string for string in STRINGS if _plain(string) not in words] == []


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(page: Markup) -> str:
    """The text of a page as an independent parser reads it, without blanks."""
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415

    return _plain(html.document_fromstring(page.text).text_content())


def test_no_script_runs_on_any_page_without_a_policy(
    hostile: Built, browser: Browser, noted: Callable[[str, int], None]
) -> None:
    with serve(hostile.folder, policy="") as server:
        troubles = Troubles(server.address)
        context = _watched(browser, server.address, troubles)
        page = context.new_page()
        for name in hostile.pages:
            page.goto(name)
            page.evaluate(_TOUCH)
        for query in ("居民", "社区", "<script>", "@@CASEBOOK", "=1+1", "'\"><img src=x>"):
            page.goto("cases/index.html")
            page.locator(".cb-search__input").fill(query)
            page.wait_for_timeout(300)
            page.goto(f"cases/index.html?q={query}")
            page.wait_for_timeout(300)
        context.close()
    assert troubles.found == []
    assert troubles.requests > len(hostile.pages)
    noted("opened", len(hostile.pages))
    noted("ran", len(troubles.found))


def _saved(page: Page, folder: Path) -> Iterator[Path]:
    """Everything that the buttons of a page save."""
    page.wait_for_timeout(500)
    kinds = page.get_by_role("button", name=re.compile("存成"))
    links = page.get_by_role("link", name=re.compile("存成"))
    for place in (kinds, links):
        for number in range(place.count()):
            button = place.nth(number)
            if not button.is_visible():
                continue
            with page.expect_download(timeout=60_000) as download:
                button.click()
            target = folder / f"{len(list(folder.iterdir()))}-{download.value.suggested_filename}"
            download.value.save_as(target)
            yield target


def test_what_a_reader_saves_is_read_by_others(
    hostile: Built, browser: Browser, tmp_path: Path, noted: Callable[[str, int], None]
) -> None:
    with serve(hostile.folder, policy="") as server:
        troubles = Troubles(server.address)
        context = _watched(browser, server.address, troubles)
        page = context.new_page()
        files: list[Path] = []
        for address in SAVING:
            page.goto(address)
            files += _saved(page, tmp_path)
        context.close()
    assert troubles.found == []
    ends = [file.suffix for file in files]
    assert {".csv", ".docx", ".pptx"} <= set(ends), ends
    assert ends.count(".docx") >= 4
    for file in files:
        _is_sound(file)
    noted("saved", len(files))


def _is_sound(file: Path) -> None:
    if file.suffix == ".csv":
        _no_formula(file.read_bytes(), file.name)
        return
    if file.suffix not in {".docx", ".pptx"}:
        return
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                root = ET.fromstring(parts.read(name))  # noqa: S314  made by us
                away = [e for e in root.iter() if e.get("TargetMode") == "External"]
                assert [e for e in away if not str(e.get("Type")).endswith("/hyperlink")] == []
                assert [e for e in away if not str(e.get("Target")).startswith("http")] == []
                fields = [e.text or "" for e in root.iter() if e.tag.endswith("}instrText")]
                assert [
                    f for f in fields if not re.fullmatch(r"\s*(?:PAGE|NUMPAGES|TOC.*)\s*", f)
                ] == []
    opened = Document(str(file)) if file.suffix == ".docx" else Presentation(str(file))
    assert opened.part.package is not None


def _no_formula(content: bytes, name: str) -> None:
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if _FORMULA.match(cell)] == [], name


def test_tables_site_map_and_drawings_of_the_site_are_sound(hostile: Built) -> None:
    tables = [name for name in hostile.files if name.endswith(".csv")]
    assert len(tables) > 5
    for name in tables:
        _no_formula(hostile.files[name], name)
    for name, content in hostile.files.items():
        if name.endswith((".xml", ".svg")):
            ET.fromstring(content)  # noqa: S314  made by us
    for name, page in hostile.pages.items():
        assert page.unbalanced == [], name


def test_forms_for_word_and_excel_hold_no_formula_and_come_back(tmp_path: Path) -> None:
    library, _ = hostile_library()
    vocabulary, _ = read_vocabulary(Workspace(PROJECT))
    shape = shape_of(Case)
    for name in COMPARED[:2]:
        data = library.cases[name].model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        made = sheets(data, vocabulary)
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(excel.workbook(made))
        book = load_workbook(file)
        cells = [cell for page in book for row in page.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        back = data_from(((c.path, c.text) for c in excel.cells(file.read_bytes())), shape)
        assert back["title"] == data["title"]
        document = tmp_path / f"{name}.docx"
        document.write_bytes(word.document(made, "案例"))
        _is_sound(document)
