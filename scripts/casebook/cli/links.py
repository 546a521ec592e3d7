"""``casebook links``: ask the addresses of other sites whether they still answer. Nothing else in the program asks anybody."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

import click

from casebook import __version__, clock
from casebook.cli import chinese
from casebook.cli.project import Complaint, find_workspace, verbose
from casebook.engine.judge import check
from casebook.model.library import Library
from casebook.workspace import Workspace

_SECONDS = 20
_HOSTS_AT_ONCE = 4
_ADDRESS = re.compile(r"https?://[^\s<>()\"'`）”]++")
_REFUSED = frozenset({401, 403, 405, 429})
"""Answers of a site that is there and does not like to be asked by a program."""


@dataclass(frozen=True, order=True)
class Link:
    """An address of another site, and who names it."""

    address: str
    named_by: str


@click.command(
    cls=chinese.Command,
    help=(
        "查一查外面的网址还在不在：来源的网址、手写页面里的链接。要联网，一个网站一次只问一处。\n\n"
        "打不开的列出来，退出码是 1；不让程序访问的（403 之类）单独列出，要自己点开看。生成网站从来不查。"
    ),
)
@click.option(
    "--seconds", type=click.IntRange(1, 120), default=_SECONDS, help="等多少秒；不写等 20 秒。"
)
@verbose
def links(seconds: int) -> None:
    """Ask every address, and say which did not answer."""
    workspace = find_workspace()
    named = sorted({*_of_records(check(workspace, today=clock.today()).library)})
    named = sorted({*named, *_of_pages(workspace)})
    by_address = {
        address: [link.named_by for link in group]
        for address, group in groupby(named, key=lambda link: link.address)
    }
    gone = unsure = 0
    for address, said in answers(by_address, seconds):
        who = "、".join(by_address[address])
        if said in _REFUSED:
            unsure += 1
            click.echo(f"不让程序看（{said}），请自己点开：{address}（{who}）")
        elif said != 0:
            gone += 1
            click.echo(f"打不开（{said}）：{address}（{who}）")
    click.echo(f"查了 {len(by_address)} 个网址，{gone} 个打不开，{unsure} 个要自己点开看。")
    if gone:
        raise Complaint("有打不开的网址：来源还在别处的改网址，不在了的在来源的 missing 里写明。")


def _of_records(library: Library) -> Iterator[Link]:
    for name, source in library.sources.items():
        if source.url:
            yield Link(source.url, library.paths[f"sources/{name}"])


def _of_pages(workspace: Workspace) -> Iterator[Link]:
    for path, text in workspace.read_tree("cases/pages", ".md").items():
        for found in _ADDRESS.finditer(text):
            host = urlsplit(found.group()).hostname or ""
            if not host.endswith(("example.gov.cn", "example.org")) and host != "127.0.0.1":
                yield Link(found.group().rstrip(".,;:，。；："), path)


def answers(addresses: Iterable[str], seconds: int) -> Iterator[tuple[str, int | str]]:
    """Yield each address with 0, the status that it answered with, or why there was no answer."""
    by_host = groupby(sorted(addresses, key=_host), key=_host)
    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as several:
        asked = [several.submit(_ask_all, tuple(group), seconds) for _, group in by_host]
        for one in asked:
            yield from one.result()


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _ask_all(addresses: tuple[str, ...], seconds: int) -> list[tuple[str, int | str]]:
    return [(address, _ask(address, seconds)) for address in addresses]


def _ask(address: str, seconds: int) -> int | str:
    said: int | str = 0
    for method in ("HEAD", "GET"):  # some servers know no HEAD
        asking = urllib.request.Request(  # noqa: S310  http and https only, by the check
            address, method=method, headers={"User-Agent": f"casebook-links/{__version__}"}
        )
        try:
            with urllib.request.urlopen(asking, timeout=seconds):  # noqa: S310
                return 0
        except urllib.error.HTTPError as error:
            said = error.code
        except (OSError, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return said
