"""The content of one page of each kind, as HTML: a change of a template shows what readers will see.

A second page of a kind stands here only where it is made of other elements; what its words say is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from casebook.problem import Problem
from casebook.render.broken import Broken
from casebook.render.environment import ROOT, environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer, pages_of_case
from casebook.workspace import Workspace
from tests.sample.courses import PLAN, REPORT, course_library
from tests.sample.library import sample_library
from tests.sample.real import PROJECT
from tests.sample.taught import TAUGHT, taught_library

BROKEN = Broken(
    "cases/records/sample/broken.yml",
    "cases/broken/",
    (
        Problem(
            "cases/records/sample/broken.yml",
            2,
            6,
            "YML-010",
            "冒号“：”是全角的。",
            suggestion="title: 甲",
        ),
    ),
    {"cases/records/sample/broken.yml": "id: broken\ntitle：甲\n"},
)
URIS = [
    "cases/jia-estate-parking/",
    "cases/broken/",
    "cases/",
    "problems/",
    "problems/t01/",
    "measures/",
    "measures/t01/",
    "decisions/",
    "decisions/t01/",
    "settlements/t01/",
    "slogans/",
    "indicators/",
    "indicators/t02/",
    "regions/",
    "regions/440000/",
    "regions/against/",
    "regions/110000-440000/",
    "sources/",
    "sources/template-site/",
    "compare/",
    "compare/course/",
    "compare/problem-t02/",
    "visit/",
    "visit/jia-estate-parking/",
    "lessons/",
    "sheet/jia-estate-parking/",
    "sheet/compare/problem-t02/",
    "sheet/decisions/t01/",
    "matrix/",
    "match/",
]


@cache
def _pages() -> Mapping[str, str]:
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    settings = Settings(
        site_url="https://example.org/casebook/", repository="https://git.example.org/a/b"
    )
    renderer = SiteRenderer(sample_library(), templates, settings)
    pages = {
        page.uri: f"{page.path}\n{page.content}\n{page.toc}\n{page.edit}"
        for page in renderer.pages([BROKEN])
    }
    return {**pages, "": renderer.home([BROKEN])}


def _without_blank_lines(page: str) -> str:
    """Templates leave blank lines where they print nothing; nobody reviews those."""
    return "".join(f"{line.strip()}\n" for line in page.splitlines() if line.strip())


@cache
def _taught() -> Mapping[str, str]:
    """The pages of a case with a full teaching note."""
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    renderer = SiteRenderer(taught_library(), templates, Settings())
    return {
        page.uri: f"{page.path}\n{page.content}\n{page.toc}"
        for around in renderer.around()
        if around.case.id == TAUGHT
        for page in pages_of_case(around)
    }


@pytest.mark.parametrize("uri", ["", *URIS], ids=lambda uri: uri.strip("/") or "home")
def test_page(uri: str, golden: Callable[[str, str], None]) -> None:
    name = uri.strip("/").replace("/", "-") or "home"
    readable = _pages()[uri].replace(ROOT, "@@CASEBOOK:root@@")
    golden(f"{name}.html", _without_blank_lines(readable))


@pytest.mark.parametrize("edition", ["handout", "teach"])
def test_edition_of_a_teaching_note(edition: str, golden: Callable[[str, str], None]) -> None:
    page = _taught()[f"cases/{TAUGHT}/{edition}/"]
    golden(
        f"cases-{TAUGHT}-{edition}.html",
        _without_blank_lines(page.replace(ROOT, "@@CASEBOOK:root@@")),
    )


@pytest.mark.parametrize("name", ["", PLAN, REPORT], ids=lambda name: name or "index")
def test_curricula(name: str, golden: Callable[[str, str], None]) -> None:
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    renderer = SiteRenderer(course_library(), templates, Settings())
    uri = f"curricula/{name}/" if name else "curricula/"
    jobs = (job for job in renderer.jobs() if job.name in {"curricula", f"curriculum {name}"})
    (page,) = (page for job in jobs for page in renderer.made(job) if page.uri == uri)
    readable = f"{page.path}\n{page.content}\n{page.toc}".replace(ROOT, "@@CASEBOOK:root@@")
    golden(f"{uri.strip('/').replace('/', '-')}.html", _without_blank_lines(readable))
