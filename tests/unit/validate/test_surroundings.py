"""What lies around the records: links, special files, names, hand-written pages, and ids that mean something else."""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from casebook import codes
from casebook.cli import main
from casebook.derive.ground import addresses
from casebook.engine.judge import check
from casebook.mkdocs_adapter import CasebookPlugin
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.validate.file_names import RESERVED, misplaced, twins
from casebook.validate.pages import check_page
from casebook.workspace import Workspace
from tests.sample.data_files import data_files
from tests.sample.library import sample_library
from tests.sample.real import PROJECT
from tests.unit.validate.good_library import CASE, TODAY, good_files

FORMATS = ("text", "github", "gitlab")
SECRET = "API_TOKEN=s3cr3t"  # noqa: S105  the point is that it goes nowhere


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The good library on the disk, with a page; beside it a file that is nobody's business."""
    project = tmp_path / "project"
    files = {**good_files(), "cases/pages/index.md": "# 首页\n".encode(), "mkdocs.yml": b"a: b\n"}
    for path, content in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    (project / "theme/templates").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yml").write_text(SECRET, "utf-8")
    return project


def _problems(root: Path) -> list[tuple[str, str]]:
    found = check(Workspace(root), today=TODAY)
    assert not any(SECRET in text for text in found.texts.values())
    assert not any(SECRET in problem.message for problem in found.problems)
    return [(problem.code, problem.path) for problem in found.problems]


def _run(root: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, ["check", *words])


def test_the_library_on_the_disk_is_faultless(root: Path) -> None:
    assert _problems(root) == []


@pytest.mark.parametrize(
    "path",
    [
        "cases/records/hubei/leak.yml",
        "cases/sources/leak.yml",
        "cases/pages/leak.txt",
        "cases/pages/leak.md",
        "theme/templates/leak.html",
    ],
)
@pytest.mark.parametrize("target", ["../../outside/secret.yml", "/proc/self/environ", "mkdocs.yml"])
def test_a_link_that_leads_out_is_refused_and_not_read(
    root: Path, path: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    aim = Path(target) if target.startswith("/") else (root / "x" / target).resolve()
    aim = root / "mkdocs.yml" if target == "mkdocs.yml" else aim
    (root / path).symlink_to(aim)
    assert _problems(root) == [("LIB-008", path)]
    result = _run(root, monkeypatch)
    assert result.exit_code == 1
    assert SECRET not in result.output
    workspace = Workspace(root)
    with pytest.raises(OSError, match="链接"):
        workspace.read_bytes(path)
    assert "leak.html" not in workspace.read_tree("theme/templates", ".html")


@pytest.mark.parametrize("target", ["outside", "project/cases/records/hubei", "nowhere", "."])
def test_a_link_to_a_folder_or_to_nothing_is_refused(
    root: Path, tmp_path: Path, target: str
) -> None:
    (root / "cases/pages/folder").symlink_to(tmp_path / target)
    assert _problems(root) == [("LIB-008", "cases/pages/folder")]


def test_a_folder_of_content_may_be_no_link(root: Path, tmp_path: Path) -> None:
    (root / "cases/records").rename(tmp_path / "moved")
    (root / "cases/records").symlink_to(tmp_path / "moved")
    assert ("LIB-008", "cases/records") in _problems(root)
    assert Workspace(root).record_paths() == tuple(
        sorted(path for path in good_files() if not path.startswith("cases/records/"))
    )


def test_the_lock_of_an_editor_is_no_link(root: Path) -> None:
    (root / "cases/records/hubei/.#shili-grid.yml").symlink_to("me@host.1:2")
    assert _problems(root) == []


def test_a_link_within_the_content_may_stay(root: Path) -> None:
    (root / "cases/pages/again.md").symlink_to(root / "cases/pages/index.md")
    assert _problems(root) == []


@pytest.mark.parametrize("path", ["cases/records/hubei/pipe.yml", "cases/pages/pipe.md"])
def test_a_pipe_is_refused_and_holds_nothing_up(
    root: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / path)
    assert _problems(root) == [("LIB-009", path)]
    assert _run(root, monkeypatch, path).exit_code == 1
    with pytest.raises(OSError, match="普通文件"):
        Workspace(root).read_bytes(path)


def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "cases/pages")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert _problems(root) == [("LIB-009", "cases/pages/s.md")]


@pytest.mark.parametrize("folder", ["cases/records/hubei", "cases/pages", "cases/sources"])
def test_a_name_that_is_no_text_crashes_no_format(
    root: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffix = b".md" if folder.endswith("pages") else b".yml"
    name = os.fsencode(root / folder) + b"/\xff\xfe" + suffix
    with open(name, "wb") as file:  # noqa: PTH123  a Path holds text
        file.write("title：甲\n".encode())
    for form in FORMATS:
        result = _run(root, monkeypatch, "--format", form)
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit)
        result.output.encode()
        assert r"\xff\xfe" in result.output.replace(r"\\", "\\")
        assert "LIB-010" in result.output
        if form == "gitlab":
            json.loads(result.stdout)
        written = _run(root, monkeypatch, "--format", form, "--output", str(root / "report"))
        assert written.exit_code == 1


def test_names_that_differ_only_in_case() -> None:
    listed = ["cases/pages/图/A.png", "cases/pages/图/a.png", "cases/pages/图/b.png"]
    assert [(p.code, p.path) for p in twins(listed)] == [("LIB-010", "cases/pages/图/a.png")]
    folders = ["cases/records/Hubei/x.yml", "cases/records/hubei/y.yml"]
    assert [p.path for p in twins(folders)] == ["cases/records/hubei/y.yml"]
    assert list(twins(good_files())) == []


def test_a_misnamed_record_is_not_in_the_library(root: Path) -> None:
    """Its page would overwrite another, or could not be written."""
    for path in ("cases/records/hubei/rules.yml", "cases/records/Hubei 2/shili-yishi.yml"):
        (root / path).parent.mkdir(exist_ok=True)
        text = (root / CASE).read_text("utf-8")
        name = Path(path).stem
        (root / path).write_text(text.replace("id: shili-grid", f"id: {name}", 1), "utf-8")
    library = check(Workspace(root), today=TODAY).library
    assert not {"rules", "shili-yishi"} & library.cases.keys()


def _addresses() -> tuple[set[str], frozenset[str]]:
    """Every file that the generator makes for the sample, and the ids in their names."""
    library = sample_library()
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    pages = SiteRenderer(library, templates, Settings("站", "", "")).pages()
    files = {f"{page.uri}index.html" for page in pages}
    files |= set(data_files(library))
    named = {
        value
        for name, value in vars(addresses).items()
        if name.endswith("_URI") and isinstance(value, str)
    }
    return files | {f"{uri}index.html" for uri in named}, frozenset(library.cases) | frozenset(
        library.sources
    )


def _collisions(files: set[str], ids: frozenset[str]) -> Iterator[str]:
    """The ids with which a file or a folder of a record would be one that is there without it."""
    without = {file for file in files if not ids & set(re.split(r"[/.]", file))}
    places = {
        file.replace(name, "\0")
        for file in files
        for name in ids
        if name in re.split(r"[/.]", file)
    }
    for place in places:
        head, _, tail = place.partition("\0")
        ending = "" if tail.startswith("/") else re.escape(tail)
        for file in without:
            found = re.match(f"{re.escape(head)}([a-z0-9-]+){ending}(?:/|$)", file)
            if found:
                yield found.group(1)


def test_no_id_can_be_an_address_of_the_site_itself() -> None:
    files, ids = _addresses()
    colliding = {name for name in _collisions(files, ids) if re.search("[a-z]", name)}
    assert {"compare", "decisions"} <= colliding
    assert colliding <= RESERVED


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_ids_are_refused(name: str) -> None:
    for path in (f"cases/records/hubei/{name}.yml", f"cases/sources/{name}.yml"):
        problem = misplaced(path)
        assert problem is not None
        assert problem.code == "LIB-011"


def test_the_example_of_a_page_with_code() -> None:
    entry = codes.code("LIB-012")
    assert entry.bad is not None
    assert entry.good is not None
    _, bad = check_page(entry.bad.path, entry.bad.content)
    assert [(p.code, p.line, p.column) for p in bad] == [("LIB-012", 3, 1), ("LIB-012", 3, 17)]
    assert check_page(entry.bad.path, entry.good.encode())[1] == ()


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("<script src=x></script>", "LIB-012", "<script"),
        ("甲<img src=x onerror=alert(1)>", "LIB-012", "<img"),
        ("<svg/onload=alert(1)>", "LIB-012", "<svg/onload=alert(1)"),
        ('<div class="cb-a" onclick="x()">', "LIB-012", "<div"),
        ("<!-- 注 -->", "LIB-012", "<!--"),
        ("[甲](javascript:alert(1))", "LIB-012", "javascript:"),
        ("[甲](JaVaScRiPt:alert(1))", "LIB-012", "JaVaScRiPt:"),
        ("[甲](<java\tscript:alert(1)>)", "LIB-012", "java\tscript:"),
        ("[甲](java&#115;cript&colon;alert(1))", "LIB-012", "java&#115;cript&"),
        ("[甲]: data:text/html;base64,PHN2Zz4=", "LIB-012", "data:"),
        ("甲{ onclick=alert(1) }", "LIB-012", "{ onclick=alert(1) }"),
        ("甲{: href=x }", "LIB-012", "{: href=x }"),
        ('<a href="https://example.org">', "LIB-012", "<a"),
        ('<iframe src="../cases/index.html">', "LIB-012", "<iframe"),
        ("请打13812345678", "PII-001", "13812345678"),
        ("信箱 zhang@example.com", "PII-004", "zhang@example.com"),
        ("看\u202e不见", "YML-004", "\u202e"),
        ("空\x00字符", "YML-003", "\x00"),
    ],
)
def test_pages_obey_the_rules_of_records(text: str, code: str, shown: str) -> None:
    _, problems = check_page("cases/pages/a.md", f"# 题\n\n{text}\n".encode())
    lines = ["# 题", "", text]
    marked = [(p.code, lines[p.line - 1][p.column - 1 : p.end_column - 1]) for p in problems]
    assert (code, shown) in marked
    assert {p.line for p in problems} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "见[案例](cases/index.html)，<https://example.org/a>。",
        "## 题 {#anchor .class}",
        'a < b，c > d，5<6，<a href="../cases/index.html">案例</a>',
        '<div class="cb-distribution">@@CASEBOOK:distribution@@</div>',
        "metadata: 见 `on` 和 region=1，`JavaScript` 关着也能看",
    ],
)
def test_what_pages_may_hold(text: str) -> None:
    assert check_page("cases/pages/a.md", text.encode())[1] == ()


def test_pages_of_the_project_pass_and_are_checked_on_their_own(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    (root / "cases/pages/about.md").write_text("# 甲\n\n<b>乙</b>\n", "utf-8")
    for words in (("cases/pages/about.md",), ("cases/pages",), ()):
        result = _run(root, monkeypatch, *words)
        assert result.exit_code == 1
        assert "cases/pages/about.md:3:1: 错误 LIB-012" in result.output


def test_the_page_that_is_not_utf_8(root: Path) -> None:
    (root / "cases/pages/about.md").write_bytes("# 关于本站\n".encode("gbk"))
    assert _problems(root) == [("YML-001", "cases/pages/about.md")]


def test_what_must_not_be_published_is_left_out_while_serving(root: Path, tmp_path: Path) -> None:
    (root / "cases/pages/leak.txt").symlink_to(tmp_path / "outside/secret.yml")
    (root / "cases/pages/folder").symlink_to(tmp_path / "outside")
    (root / "cases/pages/con.md").write_text("# 甲", "utf-8")
    with open(os.fsencode(root / "cases/pages") + b"/\xff.md", "wb"):  # noqa: PTH123  a Path holds text
        pass
    config = MkDocsConfig()
    config.load_dict({"site_name": "站", "docs_dir": str(root / "cases/pages"), "plugins": []})
    config.validate()
    plugin = CasebookPlugin()
    plugin._workspace = Workspace(root)
    files = get_files(config)
    config.plugins._current_plugin = "casebook"
    assert len(files) == 5
    left = plugin.on_files(files, config=config)
    assert [f.src_uri for f in left if not f.src_uri.startswith("casebook-shell")] == ["index.md"]
