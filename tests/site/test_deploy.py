"""The ready files for servers, each with the server of Debian, over the site as it is built."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sample.real import PROJECT
from tests.site.building import Built

pytestmark = pytest.mark.site

DEPLOY = PROJECT / "scripts" / "deploy"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server at work."""

    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path as it stands."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request("GET", path, headers=headers)
        said = link.getresponse()
        answer = Answer(said.status, {k.lower(): v for k, v in said.getheaders()}, said.read())
        link.close()
        return answer


def _nginx(folder: Path, root: Path, port: int) -> list[str]:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    ours = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
        "root /srv/yanzhen/site;", f"root {root};"
    )
    (folder / "site.conf").write_text(ours, "utf-8")
    rooms = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Only root parts with its rights; files of a test are its own.
    (folder / "nginx.conf").write_text(
        f"{'user root; ' if folder.owner() == 'root' else ''}daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ include /etc/nginx/mime.types; access_log off; {rooms} include {folder}/site.conf; }}\n",
        "utf-8",
    )
    return ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]


def _caddy(folder: Path, root: Path, port: int) -> list[str]:
    text = (DEPLOY / "Caddyfile").read_text("utf-8")
    ours = text.replace("http://yanzhen.example.gov.cn {", f"http://127.0.0.1:{port} {{").replace(
        "root * /srv/yanzhen/site", f"root * {root}"
    )
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + ours, "utf-8")
    return ["caddy", "run", "--config", str(folder / "Caddyfile")]


COMMANDS: dict[str, Callable[[Path, Path, int], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


@pytest.fixture(scope="module", params=COMMANDS)
def host(
    request: pytest.FixtureRequest, plain: Built, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed: apt-get install {request.param}")
    folder = tmp_path_factory.mktemp(request.param)
    site = folder / "site"
    shutil.copytree(plain.folder, site)
    (site / ".casebook-note").write_text("not for readers", "utf-8")
    port = _free_port()
    command = COMMANDS[request.param](folder, site, port)
    with (folder / "log").open("w") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=_environment(folder))
    try:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert running.poll() is None, (folder / "log").read_text("utf-8")
            time.sleep(0.1)
        yield Host(port)
    finally:
        running.terminate()
        running.wait(20)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": str(folder),
    }


def test_every_answer_carries_the_policy(host: Host) -> None:
    for path in (
        "/",
        "/cases/",
        "/assets/casebook.css",
        "/assets/data/decisions/oversized-communities.csv",
        "/no/such/page",
    ):
        said = host.ask(path).headers
        assert said["content-security-policy"] == POLICY, path
        assert said["referrer-policy"] == "strict-origin-when-cross-origin", path
        assert "camera=()" in said["permissions-policy"], path
        assert said["x-content-type-options"] == "nosniff", path
        assert not re.search(r"\d", said.get("server", "")), path


def test_pages_are_html_in_utf_8_and_open_at_their_folder(host: Host, plain: Built) -> None:
    for name in ("index.html", "cases/index.html", "about/index.html"):
        folder = "/" + name.removesuffix("index.html")
        for path in (folder, f"/{name}"):
            said = host.ask(path)
            assert (said.status, said.body) == (200, plain.files[name])
            assert (
                said.headers["content-type"].replace(" ", "").lower() == "text/html;charset=utf-8"
            )
    moved = host.ask("/cases")
    assert moved.status in (301, 308)
    assert moved.headers["location"] == "/cases/"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("assets/casebook.css", "text/css"),
        ("assets/casebook.js", "javascript"),
        ("assets/favicon.svg", "image/svg+xml"),
        ("assets/data/decisions/oversized-communities.csv", "text/csv"),
        ("sitemap.xml", "xml"),
    ],
)
def test_files_are_what_they_are(host: Host, plain: Built, name: str, kind: str) -> None:
    said = host.ask(f"/{name}")
    assert (said.status, said.body) == (200, plain.files[name])
    assert kind in said.headers["content-type"]


@pytest.mark.parametrize(
    "name", ["index.html", "assets/casebook.js", "assets/casebook.css", "about/index.html"]
)
def test_texts_are_sent_compressed_to_whoever_can_read_it(
    host: Host, plain: Built, name: str
) -> None:
    said = host.ask(f"/{name}", **{"Accept-Encoding": "gzip"})
    assert said.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in said.headers["vary"].lower()
    assert gzip.decompress(said.body) == plain.files[name]
    assert len(said.body) < 0.5 * len(plain.files[name])
    assert "content-encoding" not in host.ask(f"/{name}").headers


def test_what_has_a_digest_in_its_name_is_kept_and_everything_else_is_asked_for(
    host: Host, plain: Built
) -> None:
    digested = [
        n for n in plain.files if re.search(r"^assets/search/.*-[0-9a-f]{6,}(?:/|\.js$)", n)
    ]
    assert len(digested) > 100
    for name in digested[:: len(digested) // 12]:
        assert "immutable" in host.ask(f"/{name}").headers["cache-control"], name
    for name in ("index.html", "assets/casebook.js", "assets/search/manifest.js"):
        said = host.ask(f"/{name}")
        assert said.headers["cache-control"] == "no-cache", name
        mark = {"If-None-Match": said.headers["etag"]}
        assert host.ask(f"/{name}", **mark).status == 304, name


def test_what_is_not_there_is_told_by_the_page_of_the_site(host: Host, plain: Built) -> None:
    for path in ("/no/such/page", "/cases/no-such-case/", "/x.php"):
        said = host.ask(path)
        assert (said.status, said.body) == (404, plain.files["404.html"]), path


@pytest.mark.parametrize(
    "path",
    [
        "/assets/",
        "/assets/search/",
        "/assets/data/decisions/",
        "/.casebook-note",
        "/.git/config",
        "/../log",
        "/%2e%2e/log",
        "/assets/..%2f..%2flog",
    ],
)
def test_nothing_is_listed_and_nothing_else_is_read(host: Host, path: str) -> None:
    said = host.ask(path)
    assert said.status in (400, 403, 404)
    assert b"not for readers" not in said.body
    assert b"Index of" not in said.body


def test_there_are_files_for_as_many_servers_as_were_tried(
    noted: Callable[[str, int], None],
) -> None:
    files = {path.name for path in DEPLOY.iterdir()}
    assert files == {"nginx.conf", "Caddyfile"}
    if all(shutil.which(name) for name in COMMANDS):
        noted("servers", len(COMMANDS))
