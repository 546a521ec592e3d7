"""``mkdocs serve`` for real: an edit shows, and a broken file never stops the server."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.building import COMMAND, copy_of_project, settings

pytestmark = pytest.mark.site

# A rebuild takes some seconds on an idle machine; a busy one is not a fault.
PATIENCE = 120.0
PAUSE = 0.2
RECORD = "cases/records/guangdong/dongguan-xingcheng-grid.yml"
SOURCE = "cases/sources/guanyan-xuetang-3.yml"
CASE = "cases/dongguan-xingcheng-grid/"


@dataclass
class Served:
    """A server at work on a copy of the project."""

    project: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, uri: str = "") -> str:
        """Return a page. The server answers when it has rebuilt, so this may take a while."""
        with urlopen(f"{self.address}{uri}", timeout=PATIENCE) as answer:  # noqa: S310  ours
            text: str = answer.read().decode()
            return text

    def wait(self, uri: str, *, shows: str = "", hides: str = "") -> str:
        """Ask for a page until it shows one text and hides the other."""
        until = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < until:
            assert self.process.poll() is None, self.said()
            try:
                text = self.get(uri)
            except URLError:
                text = ""
            if text and shows in text and not (hides and hides in text):
                return text
            time.sleep(PAUSE)
        pytest.fail(f"{uri} never showed {shows!r}:\n{text[:2000]}\n{self.said()}")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first ``old`` in a file of the project."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def said(self) -> str:
        """Return what the server printed."""
        return self.log.read_text(encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    project = copy_of_project(folder / "project")
    place = f"127.0.0.1:{_free_port()}"
    log = folder / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--livereload", "--dev-addr", place],
            cwd=project,
            env=settings(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Served(project, f"http://{place}/", process, log)
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_the_site_is_served(served: Served) -> None:
    served.wait("", shows="哪里有案例")
    assert "<h1>" in served.get(CASE)
    assert "@@CASEBOOK" not in served.get(CASE)
    # The script that loads a page again stands in it: the policy of the built pages would forbid it.
    for uri in ("", CASE):
        assert "livereload" in served.get(uri)
        assert "Content-Security-Policy" not in served.get(uri)


def test_an_edit_of_a_record_shows(served: Served) -> None:
    served.edit(RECORD, "frequency: ", "frequency: 试改")
    served.wait(CASE, shows="试改")


def test_an_edit_of_a_template_shows(served: Served) -> None:
    served.edit("theme/templates/case.html", '<header class="', '<header class="edited ')
    served.wait(CASE, shows='<header class="edited ')


def test_an_edit_of_the_frame_shows(served: Served) -> None:
    served.edit("theme/material/partials/footer.html", '<footer class="', '<footer class="edited ')
    served.wait(CASE, shows='<footer class="edited ')


def test_an_edit_of_a_style_sheet_shows(served: Served) -> None:
    sheet = max((served.project / "theme/styles").glob("*.css"))
    with sheet.open("a", encoding="utf-8") as file:
        file.write("\n.cb-edited { color: inherit; }\n")
    served.wait("assets/casebook.css", shows=".cb-edited")


def test_a_broken_record_shows_its_problem_until_it_is_mended(served: Served) -> None:
    lines = (served.project / RECORD).read_text(encoding="utf-8").splitlines()
    number, title = next((n, line) for n, line in enumerate(lines, 1) if line.startswith("title: "))
    served.wait(CASE, shows=title.removeprefix("title: "))
    before = len(served.said())
    served.edit(RECORD, "\ntitle: ", "\ntitle：")
    page = served.wait(CASE, shows="YML-010")
    assert f"{RECORD}:{number}:" in page
    home = served.get()
    assert "有 1 个文件没有通过检查" in home
    assert f'href="{CASE}index.html">{RECORD}</a>' in home
    assert "<h1>" in served.get("cases/boluo-alley-chief/")
    assert f"{CASE.partition('/')[2]}index.html" not in served.get("cases/")
    said = served.said()[before:]
    assert f"{RECORD}:{number}:" in said
    assert "Traceback" not in said

    served.edit(RECORD, "\ntitle：", "\ntitle: ")
    served.wait(CASE, shows=title.removeprefix("title: "), hides="YML-010")
    assert "没有通过检查" not in served.get()
    assert f"{CASE.partition('/')[2]}index.html" in served.get("cases/")


def test_a_broken_source_stops_no_page_but_its_own_and_its_cases(served: Served) -> None:
    served.edit(SOURCE, "name: ", "name：")
    served.wait("sources/guanyan-xuetang-3/", shows="YML-010")
    assert "它引用的来源有错" in served.get(CASE)
    assert "<h1>" in served.get("cases/boluo-alley-chief/")
    served.edit(SOURCE, "name：", "name: ")
    served.wait(CASE, shows="<h1>", hides="它引用的来源有错")


def test_a_broken_vocabulary_empties_the_library_and_not_the_server(served: Served) -> None:
    """Without its words no record can be read; the home page names the file to mend."""
    path = "cases/vocabulary/problems.yml"
    served.edit(path, "\nterms:", "\nwords:")
    home = served.wait("", shows=path)
    assert 'href="broken/1/index.html"' in home
    assert f"{path}:" in served.get("broken/1/")
    assert "<h1>" in served.get("cases/")
    served.edit(path, "\nwords:", "\nterms:")
    served.wait(CASE, shows="<h1>")
    served.wait("problems/", shows="<h1>")


def test_a_template_that_does_not_parse_is_survived(served: Served) -> None:
    """The pages stay as they were, and say what is wrong and where; then they are back."""
    served.edit("theme/templates/case.html", "{{ case.summary }}", "{{ case.summary }")
    page = served.wait(CASE, shows="theme/templates/ 里的 case.html 第")
    assert "<h1>" in page
    served.edit("theme/templates/case.html", "{{ case.summary }", "{{ case.summary }}")
    served.wait(CASE, shows="<h1>", hides="模板有错")


def test_a_script_that_does_not_parse_is_survived(served: Served) -> None:
    served.edit("theme/browser/main.ts", "import", "imp ort")
    assert "<h1>" in served.wait(CASE, shows="main.ts:")
    served.edit("theme/browser/main.ts", "imp ort", "import")
    served.wait(CASE, shows="<h1>", hides="没有打包")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cases/records/guangdong/binary.yml", bytes(range(256)) * 40),
        ("cases/records/guangdong/half.yml", b"id: half\ntitle: \xe5\x8d"),
        ("cases/records/guangdong/no name!.yml", b"id: a\n"),
        ("cases/vocabulary/half.yml", b"id: problems\nterms:\n- te"),
        ("cases/pages/bytes.md", b"# \xff\xfe\n"),
        ("theme/templates/bytes.html", b"\xff\xfe"),
    ],
)
def test_whatever_somebody_puts_there_is_survived(
    served: Served, name: str, content: bytes
) -> None:
    """Whether the file is said to be wrong or not looked at: afterwards an edit shows as before."""
    (served.project / name).write_bytes(content)
    time.sleep(1)
    assert "<h1>" in served.get(CASE)
    (served.project / name).unlink()
    served.edit(RECORD, "frequency: ", "frequency: 再")
    served.wait(CASE, shows="frequency: 再".removeprefix("frequency: "), hides="没有通过检查")
    served.edit(RECORD, "frequency: 再", "frequency: ")
