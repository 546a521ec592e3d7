"""While serving, every file that does not pass has a page that says why."""

from __future__ import annotations

import re

import pytest

from casebook.model.library import Library
from casebook.problem import Problem, Severity
from casebook.render.broken import Broken, broken_files
from casebook.render.environment import ROOT, environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.library import sample_library
from tests.sample.real import PROJECT

SAMPLE = sample_library()
TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
RECORD, SOURCE = "cases/records/sample/a.yml", "cases/sources/b.yml"


def _problem(path: str, line: int = 2, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path, line, 8, "YML-010", "第二行 <坏> 了。", suggestion="甲", severity=severity)


def _found(
    *problems: Problem, texts: tuple[str, ...] = (), library: Library = SAMPLE
) -> list[tuple[str, str, int]]:
    given = dict.fromkeys((*texts, *(p.path for p in problems)), "")
    return [(f.path, f.uri, len(f.problems)) for f in broken_files(problems, given, library)]


def test_a_file_has_one_page_with_all_its_errors() -> None:
    warning = _problem("cases/sources/fine.yml", severity=Severity.WARNING)
    assert _found(_problem(RECORD), _problem(RECORD, 3), _problem(SOURCE), warning) == [
        (RECORD, "cases/a/", 2),
        (SOURCE, "sources/b/", 1),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "cases/vocabulary/problems.yml",
        "cases/records/sample/名字.yml",
        "cases/records/sample/a b.yml",
        "cases/records/sample/jia-estate-parking.yaml",
        "cases/loose.yml",
    ],
)
def test_what_has_no_page_of_its_own_gets_one(path: str) -> None:
    assert _found(_problem(path)) == [(path, "broken/1/", 1)]


def test_a_sound_record_keeps_its_page() -> None:
    other = "cases/records/elsewhere/bing-training.yml"
    assert _found(_problem(other)) == [(other, "broken/1/", 1)]


def test_two_broken_files_of_one_name_do_not_share_a_page() -> None:
    first, second = RECORD, RECORD.replace("sample", "zample")
    assert [uri for _, uri, _ in _found(_problem(first), _problem(second))] == [
        "cases/a/",
        "broken/2/",
    ]


def test_a_record_waits_for_its_source() -> None:
    path = SAMPLE.paths["cases/bing-training"]
    cases = {name: case for name, case in SAMPLE.cases.items() if name != "bing-training"}
    library = Library(SAMPLE.vocabulary, cases, SAMPLE.sources, {}, SAMPLE.paths)
    texts = tuple(SAMPLE.paths[f"cases/{name}"] for name in SAMPLE.cases)
    assert _found(_problem(SOURCE), texts=texts, library=library) == [
        (path, "cases/bing-training/", 1),
        (SOURCE, "sources/b/", 1),
    ]
    waiting = Broken(path, "cases/bing-training/", (_problem(SOURCE),), {})
    assert waiting.waits
    assert not Broken(SOURCE, "sources/b/", (_problem(SOURCE),), {}).waits


def _text(file: Broken) -> str:
    renderer = SiteRenderer(SAMPLE, TEMPLATES, Settings())
    pages = {page.uri: page for page in renderer.pages([file])}
    page = pages[file.uri].content
    assert page.count("<h1") == 1
    return re.sub("<[^>]*>", "", page)


def test_the_page_shows_place_code_line_and_suggestion() -> None:
    texts = {RECORD: "id: a\ntitle：<b>甲</b>\n"}
    text = _text(Broken(RECORD, "cases/a/", (_problem(RECORD), _problem(RECORD, 99)), texts))
    for words in (
        f"{RECORD}:2:8",
        f"{RECORD}:99:8",
        "YML-010",
        "第二行 &lt;坏&gt; 了。",
        "title：&lt;b&gt;甲&lt;/b&gt;",
        "是不是想写“甲”？",
        "2 处问题",
    ):
        assert words in text, words


def test_the_page_of_a_record_that_waits_says_what_for() -> None:
    texts = {SOURCE: "id: b\nname：乙\n"}
    text = _text(Broken(RECORD, "cases/a/", (_problem(SOURCE),), texts))
    assert "它引用的来源有错" in text
    assert f"{SOURCE} 有 1 处问题" in text
    assert "name：乙" in text


def test_the_home_page_leads_to_every_broken_file() -> None:
    files = [
        Broken(RECORD, "cases/a/", (_problem(SOURCE),), {}),
        Broken(SOURCE, "sources/b/", (_problem(SOURCE),), {}),
    ]
    home = SiteRenderer(SAMPLE, TEMPLATES, Settings()).home(files)
    assert "有 2 个文件没有通过检查" in home
    assert f'cases/a/index.html">{RECORD}</a>（来源有错）' in home
    assert f'sources/b/index.html">{SOURCE}</a></li>' in home


def test_a_missing_vocabulary_takes_its_pages_with_it_and_no_other() -> None:
    words = type(SAMPLE.vocabulary)(
        file
        for name, file in SAMPLE.vocabulary.files.items()
        if name not in {"problems", "indicators"}
    )
    renderer = SiteRenderer(Library(words, {}, {}, {}, {}), TEMPLATES, Settings())
    uris = {page.uri.partition("/")[0] for page in renderer.pages()}
    kept = {"cases", "measures", "decisions", "settlements", "slogans", "regions", "sources"}
    assert uris == {*kept, "lessons", "visit", "contribute", "curricula", "quality", "changes"}


def test_what_nobody_can_see_is_spelt_out() -> None:
    """Neither bytes that are no text nor the mark for the root come into a page by way of a broken file."""
    path = "cases/records/hubei/\udcff\udcfe.yml"
    problem = Problem(path, 1, 8, "YML-003", f"甲{ROOT}乙", suggestion=ROOT)
    broken = Broken(path, "broken/1/", (problem,), {path: f"title: {ROOT}\x1b甲"})
    shown = broken.shown()[0]
    assert broken.name == "cases/records/hubei/⟨U+DCFF⟩⟨U+DCFE⟩.yml"
    assert shown["message"] == "甲⟨U+FDD0⟩乙"
    assert shown["source_line"] == "title: ⟨U+FDD0⟩⟨U+001B⟩甲"
    assert ROOT not in f"{broken.name}{shown}"
