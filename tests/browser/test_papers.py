"""What readers take along: one sheet of A4 on paper and in Word, words for a messenger, and the first block aloud."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from casebook.derive.practice.decision_views import decision_views
from casebook.render.around import Around
from casebook.render.environment import environment
from casebook.render.page import Frame, Settings
from casebook.render.pages import sheet
from casebook.workspace import Workspace
from tests.bench.library import library as synthetic
from tests.browser import office
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import real_library
from tests.search.browser_side import compiled
from tests.site.building import PROJECT, Built

pytestmark = pytest.mark.browser

CASE = "boluo-alley-chief"
WIDEST = ("dongchuan-city-service", "dongguan-guanyan-xuetang", "nanshan-secretary-studio")
SHEET = f"sheet/{CASE}/index.html"
VISIT = f"visit/{CASE}/index.html"
CHOSEN = f"compare/sheet/index.html?c={','.join((*WIDEST, 'yanta-grassroots-governance'))}"
TOLD = "[data-cb-take] [role=status]"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = re.compile("[“”‘’—…·]")
WECHAT = (
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.47"
)
# Of what stands in a paper on the screen, what is not the paper itself.
AROUND = "[data-cb-take], .cb-paper__screen, .cb-visit__screen, .cb-sr, [aria-hidden=true], caption"
A_VOICE = """
  const spoken = (window.spoken = []);
  const voices = [
    { lang: "en-US", localService: true },
    { lang: "zh-CN", localService: LOCAL },
  ];
  class Utterance { constructor(text) { this.text = text; } }
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices,
    addEventListener: () => {},
    speak: (utterance) => spoken.push([utterance.lang, utterance.text]),
    cancel: () => spoken.push(["", "stop"]),
  } });
"""


def _sheets(site: Built) -> list[str]:
    return sorted(name for name in site.pages if name.startswith("sheet/"))


def _document(file: Path, part: str = "word/document.xml") -> ET.Element:
    with zipfile.ZipFile(file) as parts:
        return ET.fromstring(parts.read(part))  # noqa: S314  made by us


def _words(text: str) -> str:
    return re.sub(r"[\s□]", "", text)


def _saved(page: Page, target: Path) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 Word").click()
    download.value.save_as(target)
    return download.value


def test_every_case_decision_and_usual_set_has_a_sheet(site: Built) -> None:
    library = real_library()
    found = _sheets(site)
    assert {f"sheet/{name}/index.html" for name in library.cases} <= set(found)
    taken = {
        f"sheet/decisions/{v.term.id}/index.html" for v in decision_views(library) if v.columns
    }
    assert {name for name in found if "/decisions/" in name} == taken
    sets = {
        n.split("/")[1] for n in site.pages if n.startswith(("compare/parts-", "compare/problem-"))
    }
    assert {name.split("/")[2] for name in found if "/compare/" in name} == sets


def _printed(page: Page, pages: list[str]) -> int:
    """How many sheets of paper are printed, each of ``pages`` on a new one: fonts are embedded once, which takes longest."""
    page.locator("[data-cb-paper]").first.evaluate(
        """(first, pages) => {
          const papers = pages.map((text) => {
            const page = new DOMParser().parseFromString(text, "text/html");
            const paper = page.querySelector("[data-cb-paper]");
            paper.style.breakBefore = "page";
            return paper;
          });
          papers[0].style.breakBefore = "";
          first.parentElement.replaceChildren(...papers);
          if (window.__setsType) papers.forEach(window.__setsType);
        }""",
        pages,
    )
    return office.pages(page.pdf(prefer_css_page_size=True))


def _synthetic() -> list[str]:
    """The sheets of a library that was made up."""
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    frame = Frame(synthetic(20, real_library().vocabulary), templates, Settings())
    of_cases = (sheet.page(Around.of(frame, case)) for case in frame.library.cases.values())
    sheets = (page for job in sheet.jobs(frame) for page in job.pages(frame))
    return [made.content for made in (*of_cases, *sheets)]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the browser makes of a paper, as a script for a page that holds several."""
    target = tmp_path_factory.mktemp("reader") / "reader.js"
    return compiled(str(PROJECT / "tests/browser/paper_reader.ts"), target, "iife")


@pytest.mark.parametrize("scripted", [False, True], ids=["plain", "scripted"])
@pytest.mark.parametrize("wide", [False, True], ids=["upright", "wide"])
def test_every_sheet_prints_on_one_page(
    browser: Browser, server: Server, site: Built, reader: Path, *, wide: bool, scripted: bool
) -> None:
    """With the type that a script has set as large as the sheet holds, and with what it has without one."""
    found = {name: site.pages[name].text for name in _sheets(site)}
    found.update({text[:500]: text for text in _synthetic()})
    pages = {name: text for name, text in found.items() if ("cb-paper--wide" in text) == wide}
    names = [name for name in pages if name in site.pages]
    context = browser.new_context(base_url=server.address, bypass_csp=True)
    page = context.new_page()
    page.goto(names[0])
    if scripted:
        page.add_script_tag(path=reader)
    if _printed(page, list(pages.values())) != len(pages):
        assert [name for name, text in pages.items() if _printed(page, [text]) != 1] == []
    # As it is served, and with the longest address that a host may have at its foot.
    page.goto(max(names, key=lambda name: len(pages[name])))
    page.locator("[data-cb-address]").evaluate("e => (e.textContent += '/casebook'.repeat(8))")
    assert office.pages(page.pdf(prefer_css_page_size=True)) == 1
    context.close()


@pytest.fixture(scope="module")
def word_files(
    browser: Browser,
    server: Server,
    site: Built,
    reader: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Path]:
    """Word files of all sheets, by address, made in one page of what stands in the others."""
    folder = tmp_path_factory.mktemp("word")
    context = browser.new_context(base_url=server.address, bypass_csp=True)
    page = context.new_page()
    page.goto("about/index.html")
    page.add_script_tag(path=reader)
    page.add_script_tag(url=f"{server.address}assets/casebook-word.js")
    made = {}
    for number, name in enumerate(_sheets(site)):
        content = page.evaluate(
            """async (address) => {
              const text = await (await fetch(address)).text();
              const page = new DOMParser().parseFromString(text, "text/html");
              const paper = window.__paperOf(page.querySelector("[data-cb-paper]"), address);
              const file = new Uint8Array(await (await window.__casebook_word(paper)).arrayBuffer());
              return btoa(Array.from(file, (byte) => String.fromCharCode(byte)).join(""));
            }""",
            f"{server.address}{name}",
        )
        made[name] = folder / f"{number}.docx"
        made[name].write_bytes(base64.b64decode(content))
    context.close()
    return made


def test_every_sheet_is_one_page_in_word(word_files: Mapping[str, Path], tmp_path: Path) -> None:
    sheets = office.sheets(list(word_files.values()), tmp_path)
    assert {name: n for name, f in word_files.items() if (n := sheets[f.stem]) != 1} == {}


def test_no_line_in_word_has_a_height_of_its_own_making(word_files: Mapping[str, Path]) -> None:
    """Word makes a line of Chinese 1.3 times its font and rounds it up to the grid, which LibreOffice does not show."""
    for file in word_files.values():
        document = _document(file)
        paragraphs = document.findall(f".//{W}p")
        assert len(paragraphs) > 10
        for paragraph in paragraphs:
            spacing = paragraph.find(f"{W}pPr/{W}spacing")
            assert spacing is not None
            assert spacing.get(f"{W}lineRule") == "exact"
            sizes = [int(s.get(f"{W}val", "0")) for s in paragraph.iter(f"{W}sz")]
            # Half points against twentieths: a fifth more than the font, so that nothing is cut off.
            assert int(spacing.get(f"{W}line", "0")) >= max(sizes, default=0) * 12
        for run in document.iter(f"{W}r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            text = "".join(run.itertext())
            assert fonts is not None
            hinted = fonts.get(f"{W}hint") == "eastAsia"
            assert hinted == bool(SIGNS.search(text)), text
            assert not hinted or not SIGNS.sub("", text)


def test_word_keeps_the_measures_of_official_papers(word_files: Mapping[str, Path]) -> None:
    file = word_files[SHEET]
    margins = _document(file).find(f".//{W}pgMar")
    assert margins is not None
    sides = {side: round(int(margins.get(f"{W}{side}", "0")) / 56.7) for side in ("left", "right")}
    assert sides == {"left": 28, "right": 26}
    fonts = {f.get(f"{W}eastAsia") for f in _document(file).iter(f"{W}rFonts")}
    assert fonts == {"方正小标宋简体", "楷体", "黑体", "仿宋", "宋体"}
    styles = zipfile.ZipFile(file).read("word/styles.xml").decode()
    assert 'w:eastAsia="zh-CN"' in styles
    about = _document(file, "docProps/core.xml")
    texts = {child.tag.rpartition("}")[2]: child.text or "" for child in about}
    assert texts["creator"] == texts["lastModifiedBy"] == "雁阵"
    assert not texts["created"].startswith("2013")


@pytest.mark.parametrize(
    "address",
    [
        SHEET,
        VISIT,
        CHOSEN,
        "sheet/decisions/small-jobs/index.html",
        "sheet/compare/problem-elderly-care/index.html",
    ],
)
def test_word_says_what_the_page_says(desktop: Page, address: str, tmp_path: Path) -> None:
    desktop.goto(address)
    expect(desktop.get_by_role("button", name="存成 Word")).to_be_visible()
    shown = desktop.locator("[data-cb-paper]").evaluate(
        """(paper, around) => {
          const own = paper.cloneNode(true);
          own.querySelectorAll(around).forEach((part) => part.remove());
          own.querySelectorAll("dt, .cb-visit__topic").forEach((name) => name.append("："));
          own.querySelectorAll("[data-cb-write]").forEach((place) => {
            if (place.dataset.cbWrite) place.textContent = place.dataset.cbWrite;
          });
          return own.textContent;
        }""",
        AROUND,
    )
    file = _saved(desktop, tmp_path / "paper.docx")
    assert file.suggested_filename.startswith(("一页纸_", "走访提纲_"))
    assert _words("".join(_document(tmp_path / "paper.docx").itertext())) == _words(shown)
    expect(desktop.locator(TOLD)).to_have_text("Word 文件做好了。")


def test_four_chosen_cases_of_many_words_stand_on_one_sheet(desktop: Page, tmp_path: Path) -> None:
    desktop.goto(CHOSEN)
    expect(desktop.locator("[data-cb-paper] table tbody tr").first).to_be_visible()
    expect(desktop.locator("[data-cb-line=title]")).to_contain_text("南山区")
    assert office.pages(desktop.pdf(prefer_css_page_size=True)) == 1
    _saved(desktop, tmp_path / "chosen.docx")
    assert office.sheets([tmp_path / "chosen.docx"], tmp_path) == {"chosen": 1}
    desktop.goto(f"compare/index.html?c={','.join(WIDEST)}")
    desktop.get_by_role("link", name="一页纸").click()
    expect(desktop).to_have_url(re.compile(rf"sheet/index\.html\?c={','.join(WIDEST)}$"))
    expect(desktop.locator("[data-cb-paper] thead th")).to_have_count(4)
    desktop.goto("compare/sheet/index.html")
    expect(desktop.locator("[data-cb-compare=said]")).to_contain_text("要选 2 到 4 个案例")


def test_words_for_a_messenger(page: Page) -> None:
    """Nothing that a messenger would eat or show as a mark, a line for each thing, title and address at the end."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    title = real_library().cases[CASE].title
    for address in (SHEET, VISIT, "sheet/compare/problem-elderly-care/index.html"):
        page.goto(address)
        heading = page.locator("h1").inner_text().replace("\n", "")
        page.get_by_role("button", name="复制文字").click()
        expect(page.locator(TOLD)).to_have_text("文字已复制，可以贴到微信里。")
        text = str(page.evaluate("navigator.clipboard.readText()"))
        assert not re.search(r"[*#|`<>\t]|^\s*-|\n\n\n", text, re.MULTILINE), text
        lines = text.split("\n")
        assert lines[-2] == heading
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/(cases|compare)/[a-z-]+/", lines[-1])
    page.goto(f"cases/{CASE}/index.html")
    page.get_by_role("button", name="复制标题和链接").click()
    expect(page.locator(TOLD)).to_contain_text("标题和链接已复制")
    told = str(page.evaluate("navigator.clipboard.readText()")).split("\n")
    assert told[0] == title
    assert [line[:3] for line in told[1:3]] == ["做法：", "成本："]
    assert told[3] == page.url.removesuffix("index.html")
    assert len(told) == 4


def test_without_a_script_there_are_only_links_and_the_paper(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(
        base_url=server.address, java_script_enabled=False, viewport=PHONE
    )
    page = context.new_page()
    page.goto(f"cases/{CASE}/index.html")
    expect(page.locator("[data-cb-take] button:visible")).to_have_count(0)
    page.get_by_role("link", name="一页纸", exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(SHEET)))
    expect(page.locator("button:visible", has_text=re.compile("打印|Word|复制"))).to_have_count(0)
    expect(page.locator("[data-cb-printed]")).to_contain_text("打印日期：＿")
    page.goto("compare/sheet/index.html")
    expect(page.locator("noscript a")).to_contain_text("配好的几组")
    context.close()


def test_in_wechat_the_button_says_what_to_tap(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address, user_agent=WECHAT, viewport=PHONE)
    page = context.new_page()
    for address in (SHEET, VISIT, "decisions/small-jobs/index.html"):
        page.goto(address)
        expect(page.get_by_role("button", name="存成 Word")).to_have_count(0)
        page.get_by_role("button", name="在浏览器中打开").click()
        expect(page.locator(".cb-compare__told").first).to_contain_text("选“在浏览器打开”")
    page.goto(SHEET)
    expect(page.get_by_role("button", name="打印")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("local", [True, False])
def test_only_a_voice_of_this_device_reads_and_stops(
    browser: Browser, server: Server, *, local: bool
) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    context.add_init_script(A_VOICE.replace("LOCAL", str(local).lower()))
    page = context.new_page()
    page.goto(f"cases/{CASE}/index.html")
    expect(page.get_by_role("button", name="复制标题和链接")).to_be_visible()
    button = page.locator("[data-cb-act=read]")
    expect(button).to_be_visible(visible=local)
    if local:
        button.click()
        spoken = page.evaluate("window.spoken")
        assert {lang for lang, _ in spoken} == {"zh-CN"}
        assert spoken[0][1] == real_library().cases[CASE].title
        assert [text for _, text in spoken[1::2]] == page.locator(
            ".cb-answers dt"
        ).all_inner_texts()
        expect(button).to_have_attribute("aria-pressed", "true")
        button.click()
        assert page.evaluate("window.spoken.slice(-1)[0][1]") == "stop"
        expect(button).to_have_text("朗读")
    context.close()


def test_a_source_without_an_address_is_looked_for_by_its_title(page: Page, site: Built) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    source = next(s for s in real_library().sources.values() if s.title and not s.url)
    page.goto(f"sources/{source.id}/index.html")
    page.get_by_role("button", name="复制题名去搜").click()
    expect(page.get_by_text("题名已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == source.title
    assert (source.title or "") in site.pages[f"sources/{source.id}/index.html"].text


def test_on_a_desktop_the_parts_of_a_sheet_stand_beside_their_names(desktop: Page) -> None:
    desktop.set_viewport_size(DESKTOP)
    desktop.goto(SHEET)
    boxes = [
        box
        for part in ("h2", "h2 + div")
        if (box := desktop.locator(f".cb-paper__part >> {part}").first.bounding_box())
    ]
    assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
