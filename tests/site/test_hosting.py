"""A site with an address and a repository, built from a clean copy elsewhere on the disk."""

from __future__ import annotations

import gzip
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sample.real import PROJECT, real_library
from tests.site.building import PARTS, Built
from tests.site.conftest import ADDRESS, HOST

pytestmark = pytest.mark.site

REPOSITORY_WORDS = (
    b"git.example",
    b"/edit/main/",
    b"issues/new",
    "修改本页".encode(),
    "报告差错".encode(),
)


def test_a_clean_copy_builds(hosted: Built) -> None:
    assert hosted.code == 0, hosted.log
    assert not (hosted.folder.parent / "project" / ".git").exists()


def test_a_build_writes_the_site_and_its_cache_and_nothing_else(hosted: Built) -> None:
    project = hosted.folder.parent / "project"
    assert {path.name for path in project.iterdir()} == {*PARTS, "node_modules", ".cache"}
    for part in ("cases", "theme"):
        ours = {path.relative_to(project) for path in (project / part).rglob("*")}
        theirs = {path.relative_to(PROJECT) for path in (PROJECT / part).rglob("*")}
        assert ours == theirs


def test_the_site_map_lists_every_page_once(hosted: Built) -> None:
    text = hosted.files["sitemap.xml"].decode()
    listed = re.findall("<loc>([^<]*)</loc>", text)
    assert len(listed) == len(set(listed))
    pages = {name.removesuffix("index.html") for name in hosted.pages if name != "404.html"}
    assert {address.removeprefix(ADDRESS) for address in listed} == pages
    assert gzip.decompress(hosted.files["sitemap.xml.gz"]).decode() == text


def test_the_site_map_names_no_day_that_is_the_day_of_the_build(hosted: Built) -> None:
    assert "lastmod" not in hosted.files["sitemap.xml"].decode()


def test_every_page_names_its_own_address(hosted: Built) -> None:
    for name, page in hosted.pages.items():
        named = [given["href"] for tag, given in page.elements if given.get("rel") == "canonical"]
        expected = [] if name == "404.html" else [ADDRESS + name.removesuffix("index.html")]
        assert named == expected, name


def test_a_shared_link_shows_the_picture_of_its_province(hosted: Built) -> None:
    for name, page in hosted.pages.items():
        if name == "404.html":
            continue
        said = {
            given["property"]: given["content"]
            for tag, given in page.elements
            if tag == "meta" and "property" in given
        }
        assert said["og:url"] == ADDRESS + name.removesuffix("index.html"), name
        picture = said["og:image"].removeprefix(ADDRESS)
        assert hosted.files[picture].startswith(b"\x89PNG"), name
        parts = name.split("/")
        if parts[0] == "cases" and len(parts) == 3:
            code = real_library().cases[parts[1]].place.code
            assert picture == f"assets/share/{code[:2]}.png"


def test_the_foot_of_every_page_names_the_owner_where_there_is_one(
    hosted: Built, plain: Built
) -> None:
    for name, page in hosted.pages.items():
        assert "mailto:name@example.gov.cn" in page.links, name
        assert "某某市委社会工作部".encode() in hosted.files[name], name
    for name, page in plain.pages.items():
        assert [link for link in page.links if link.startswith("mailto:")] == [], name
    # Where to send a case: to the owner, or what to do where there is none.
    without = "没有写主办单位，也没有收件邮箱".encode()
    assert without in plain.files["contribute/index.html"]
    assert without not in hosted.files["contribute/index.html"]
    assert "交到这里：</strong>某某市委社会工作部".encode() in hosted.files["contribute/index.html"]
    assert [name for name, content in plain.files.items() if b"127.0.0.1" in content] == []


def test_records_lead_to_their_files(hosted: Built) -> None:
    library = real_library()
    paths = {
        f"{name}/index.html": path
        for name, path in library.paths.items()
        if name.startswith(("cases/", "sources/"))
    }
    for name, path in paths.items():
        links = [link for link in hosted.pages[name].links if link.startswith(HOST)]
        edit = [link for link in links if "/edit/" in link]
        report = [link for link in links if "/issues/new" in link]
        assert edit == [f"{HOST}/edit/main/{path}"], name
        assert (PROJECT / path).is_file()
        assert len(report) == 1
        assert path in parse_qs(urlsplit(report[0]).query)["title"][0]


def test_hand_written_pages_lead_to_their_files(hosted: Built) -> None:
    for name in ("about", "contribute"):
        edit = [link for link in hosted.pages[f"{name}/index.html"].links if "/edit/" in link]
        assert edit == [f"{HOST}/edit/main/cases/pages/{name}.md"]


def test_without_a_repository_no_host_is_named(plain: Built) -> None:
    for name, content in plain.files.items():
        assert [word for word in REPOSITORY_WORDS if word in content] == [], name
    hosts = {
        urlsplit(link).netloc
        for page in plain.pages.values()
        for link in page.links
        if "//" in link
    }
    sources = {urlsplit(s.url).netloc for s in real_library().sources.values() if s.url}
    # The licence, and where articles were published.
    assert hosts <= {"creativecommons.org"} | sources
