"""Other sites are asked on demand only; what does not answer is told with who names it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli import links as command
from casebook.cli import main
from casebook.cli.links import Link, _of_pages, answers
from casebook.workspace import Workspace


class _Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        status = {"/there": 200, "/gone": 404, "/shy": 403, "/nohead": 200}.get(self.path, 500)
        if self.path == "/nohead" and self.command == "HEAD":
            status = 501
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_what_answers_and_what_does_not(host: str) -> None:
    asked = [f"{host}/{name}" for name in ("there", "gone", "shy", "nohead")]
    dead = "http://127.0.0.1:9/x"
    said = dict(answers([*asked, dead], 5))
    assert [said[address] for address in asked] == [0, 404, 403, 0]
    assert isinstance(said[dead], str)


def test_addresses_of_pages_end_where_they_end(tmp_path: Path) -> None:
    folder = tmp_path / "cases/pages"
    folder.mkdir(parents=True)
    text = "见<https://a.example.cn/x>，和[乙](https://b.example.cn/y?z=1)。`https://www.example.gov.cn/` http://127.0.0.1:8000"
    (folder / "a.md").write_text(text, "utf-8")
    named = {link.address for link in _of_pages(Workspace(tmp_path))}
    assert named == {"https://a.example.cn/x", "https://b.example.cn/y?z=1"}


def test_the_command_names_the_file(
    host: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = (Link(f"{host}/gone", "cases/sources/a.yml"), Link(f"{host}/shy", "cases/pages/b.md"))
    monkeypatch.setattr(command, "_of_records", lambda _: iter(given))
    monkeypatch.setattr(command, "_of_pages", lambda _: iter(()))
    monkeypatch.chdir(project)
    said = CliRunner().invoke(main, ["links"])
    assert said.exit_code == 1
    assert f"打不开（404）：{host}/gone（cases/sources/a.yml）" in said.output
    assert f"不让程序看（403），请自己点开：{host}/shy（cases/pages/b.md）" in said.output
    assert "查了 2 个网址，1 个打不开，1 个要自己点开看" in said.output
