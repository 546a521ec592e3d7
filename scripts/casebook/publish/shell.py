"""Pages are put into their shells."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from casebook.publish.assets import picture_path, script_path
from casebook.publish.slots import SLOT, Shell
from casebook.render.environment import ROOT, way_up
from casebook.render.page import Page

__all__ = ["SECTIONS", "Shell", "depth", "explicit_index", "filled", "finished", "resolve_root"]

SECTIONS = (
    "cases",
    "compare",
    "decisions",
    "curricula",
    "regions",
    "problems",
    "measures",
    "settlements",
    "indicators",
    "sources",
    "contribute",
    "about",
)


def finished(page: str, uri: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Put what the generator adds into a hand-written page at ``uri``: ``parts`` are called for the slots that it has.

    It is done in one pass, so that what looks like a slot in a part stays as it is.
    """
    whole = SLOT.sub(lambda m: resolve_root(parts[m[1]](), uri) if m[1] in parts else m[0], page)
    return explicit_index(whole)


def depth(uri: str) -> int:
    """Return how many folders below the root a page lies: 0 for the home page, 2 for cases/x/."""
    return uri.count("/")


def resolve_root(text: str, uri: str) -> str:
    """Turn the links of a page at ``uri`` into relative ones."""
    return text.replace(ROOT, way_up(uri))


def _address(page: Page, site_url: str) -> str:
    """Say where ``page`` lies and what a link to it shows: both take a whole address, so nothing where none is known.

    One that leads to another has the browser go there: by a relative address, so also from a disk.
    """
    there = html.escape(page.leads_to)
    led = f'<meta http-equiv="refresh" content="0; url={ROOT}{there}index.html">' if there else ""
    if not site_url:
        return led
    root = html.escape(site_url.rstrip("/"))
    address = f"{root}/{there or html.escape(page.uri)}"
    return (
        f'{led}<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
        f'<meta property="og:image" content="{root}/{picture_path(page.picture)}">'
    )


def filled(page: Page, shells: Mapping[int, Shell], site_url: str) -> bytes:
    """Return the file of ``page``. Raises ``KeyError`` where no shell of its depth was built."""
    slots = {
        "title": html.escape(page.title),
        "description": html.escape(" ".join(page.description.split())),
        "canonical": _address(page, site_url),
        "path": page.path,
        "toc": page.toc,
        "width": "" if page.toc.strip() else " cb-page--wide",
        "content": page.content,
        "edit": page.edit,
        "sheet": f'<div class="cb-sheet--{page.sheet}" hidden></div>' if page.sheet else "",
        "scripts": "".join(
            f'<script defer src="{ROOT}{script_path(name)}"></script>' for name in page.scripts
        ),
        **{
            f"current-{name}": ' aria-current="true"' if name == page.section else ""
            for name in SECTIONS
        },
    }
    return resolve_root(shells[depth(page.uri)].fill(slots), page.uri).encode()


_LINK = re.compile(
    r"""(?P<start><a\b[^<>]*?\shref=)(?P<quote>["'])(?P<address>.*?)(?P=quote)""",
    re.IGNORECASE | re.DOTALL,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def explicit_index(page: str) -> str:
    """Point relative links to folders at their ``index.html``, so that they open from a USB stick."""
    return _LINK.sub(
        lambda m: f"{m['start']}{m['quote']}{_explicit(m['address'])}{m['quote']}", page
    )


def _explicit(address: str) -> str:
    if _ELSEWHERE.match(address):
        return address
    path = re.split("[?#]", address, maxsplit=1)[0]
    rest = address.removeprefix(path)
    if path.rpartition("/")[2] in {".", ".."}:
        path += "/"
    if not path or path.endswith("/"):
        path += "index.html"
    return f"{path}{rest}"
