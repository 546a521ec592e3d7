"""Every page of the real site: whole, closed in itself, and free of the machine it was built on."""

from __future__ import annotations

import posixpath
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from casebook.publish import compare, teaching
from casebook.render.environment import ROOT
from tests.sample.real import PROJECT, real_library
from tests.site.building import Built
from tests.site.markup import css_addresses, outside, path_and_fragment

pytestmark = pytest.mark.site

TEXTS = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")


def test_the_build_succeeds_without_a_warning(plain: Built) -> None:
    assert plain.code == 0, plain.log
    said = [
        line for line in plain.log.splitlines() if re.match(r"(WARNING|ERROR|CRITICAL)\b", line)
    ]
    assert said == []
    assert "Traceback" not in plain.log


def test_every_record_has_its_page(plain: Built) -> None:
    library = real_library()
    for folder, names in (
        ("cases", library.cases),
        ("sources", library.sources),
        ("curricula", library.curricula),
    ):
        found = {
            n.split("/")[1] for n in plain.pages if re.fullmatch(f"{folder}/[^/]+/index.html", n)
        }
        # What stands beside the records under their address is no record.
        assert found - {"builder", "class"} == set(names)
    for name in ("problems", "measures", "settlements", "indicators"):
        terms = {f"{name}/{term.id}/index.html" for term in library.vocabulary.terms(name)}
        assert terms <= set(plain.pages)


def test_no_shell_is_published_and_no_slot_is_left(plain: Built) -> None:
    assert [name for name in plain.files if "shell" in name] == []
    assert [name for name, content in plain.files.items() if b"@@CASEBOOK" in content] == []
    # The browser knows the root by itself when it puts a comparison or a paper together.
    rooted = [name for name, content in plain.files.items() if ROOT.encode() in content]
    assert [n for n in rooted if not n.startswith((compare.FOLDER, teaching.FOLDER))] == []


def test_pages_are_simplified_chinese_with_one_heading_and_a_title(plain: Built) -> None:
    for name, page in plain.pages.items():
        assert page.lang == "zh-CN", name
        assert sum(tag == "h1" for tag, _ in page.elements) == 1, name
        assert page.title.strip(), name
        assert len({given["id"] for _, given in page.elements if "id" in given}) == len(page.ids), (
            name
        )


def test_every_page_has_a_title_of_its_own(plain: Built) -> None:
    titles = Counter(page.title.strip() for page in plain.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_elements_are_closed_in_order(plain: Built) -> None:
    assert {name: page.unbalanced for name, page in plain.pages.items() if page.unbalanced} == {}


def _local(built: Built) -> Iterator[tuple[str, str, str, str]]:
    """Yield every local address: the page, the address, its target's path in the site, its fragment."""
    for name, page in built.pages.items():
        for address in (*page.links, *page.loaded):
            if outside(address):
                continue
            if name == "404.html" and address.startswith("../"):
                continue  # from a folder or two below the root, where a server shows this page
            path, fragment = path_and_fragment(address)
            folder = posixpath.dirname(name)
            whole = path[1:] if path.startswith("/") else posixpath.join(folder, path)
            target = posixpath.normpath(whole) if path else name
            yield name, address, target, fragment


def test_every_link_leads_to_a_file(plain: Built) -> None:
    """As from a disk: a link to a folder would open a listing there, so it must name the file."""
    broken = {(name, a) for name, a, target, _ in _local(plain) if target not in plain.files}
    assert broken == set()


def test_links_are_relative(plain: Built) -> None:
    """A site in a sub-folder of a server must not lead out of it; MkDocs alone would make 404.html absolute."""
    absolute = {(name, address) for name, address, _, _ in _local(plain) if address.startswith("/")}
    assert absolute == set()


def test_every_fragment_leads_to_an_element(plain: Built) -> None:
    ids = {name: set(page.ids) for name, page in plain.pages.items()}
    # `#` alone, `#__search` and states like `#难题=…` are handled by scripts.
    lost = {
        (name, address)
        for name, address, target, fragment in _local(plain)
        if fragment and "=" not in fragment and target in ids and fragment not in ids[target]
    }
    # Ways about a table that the script draws; it shows them with the table.
    drawn = {("compare/index.html", "#contrasts"), ("compare/index.html", "#glance")}
    assert lost == drawn


def test_nothing_is_loaded_from_another_host(plain: Built) -> None:
    for name, page in plain.pages.items():
        assert [address for address in page.loaded if outside(address)] == [], name
        assert "<style" not in page.text, name
        assert [tag for tag, given in page.elements if "style" in given] == [], name
    for name, content in plain.files.items():
        if name.endswith(".css"):
            assert [a for a in css_addresses(content.decode()) if outside(a)] == [], name


def test_no_script_stands_in_a_page(plain: Built) -> None:
    """A policy of default-src 'self' forbids them; data blocks are no scripts."""
    for name, page in plain.pages.items():
        for tag, given in page.elements:
            if tag == "script":
                assert "src" in given or given.get("type") == "application/json", name
            assert [attribute for attribute in given if attribute.startswith("on")] == [], name


def test_every_page_carries_the_policy_before_anything_is_loaded(plain: Built) -> None:
    """For hosts that send no headers, and from a disk; what only a header can say is left out."""
    policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
    for name, page in plain.pages.items():
        first = [(tag, given) for tag, given in page.elements if tag in {"meta", "link", "script"}]
        assert [given.get("http-equiv") for _, given in first[:2]][
            1
        ] == "Content-Security-Policy", name
        assert first[1][1]["content"] == policy, name


def test_no_path_of_this_machine_is_published(plain: Built) -> None:
    places = {str(PROJECT), str(Path.home()), tempfile.gettempdir(), str(plain.folder)} - {"/"}
    for name, content in plain.files.items():
        if name.endswith(TEXTS):
            text = content.decode()
            assert [place for place in places if f"{place}/" in text] == [], name


def test_only_named_kinds_of_files_are_published(plain: Built) -> None:
    kinds = Counter(Path(name).suffix for name in plain.files)
    assert set(kinds) <= {".css", ".csv", ".gz", ".html", ".js", ".json", ".png", ".svg", ".xml"}


def test_headings_do_not_skip_a_level(plain: Built) -> None:
    for name, page in plain.pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert (levels[0], jumps) == (1, []), name


@pytest.mark.parametrize("word", ["TODO", "lorem", "undefined", "None", "{{", "{%"])
def test_nothing_of_the_workshop_is_left(plain: Built, word: str) -> None:
    for name, page in plain.pages.items():
        visible = re.sub(r"<script.*?</script>|<[^>]*>", " ", page.text, flags=re.DOTALL)
        assert word not in visible, name


def test_what_readers_ask_is_published_nowhere(plain: Built) -> None:
    """Not on a page, nor in what the search shows: only pairs of its characters are in the index."""
    library = real_library()
    told = [case.model_copy(update={"asked": ()}) for case in library.cases.values()]
    elsewhere = "\n".join(
        [
            *(path.read_text("utf-8") for path in (PROJECT / "cases/pages").glob("*.md")),
            *(entity.model_dump_json() for entity in (*told, *library.sources.values())),
            *(words.model_dump_json() for words in library.vocabulary.files.values()),
        ]
    )
    asked = {phrase for case in library.cases.values() for phrase in case.asked}
    only_asked = {phrase for phrase in asked if phrase not in elsewhere}
    assert only_asked
    # A line that stands on every page is looked at once.
    lines = {
        line
        for name, content in plain.files.items()
        if name.endswith(TEXTS)
        for line in content.decode().split("\n")
    }
    published = "\n".join(lines)
    assert {phrase for phrase in only_asked if phrase in published} == set()


def test_search_knows_every_case(plain: Built) -> None:
    index = {n: b.decode() for n, b in plain.files.items() if n.startswith("assets/search/")}
    assert "assets/search/manifest.js" in index
    known = set(re.findall(r'"id": ?"([a-z0-9-]+)"', "".join(index.values())))
    assert known == set(real_library().cases)
