"""The page for addresses that lead nowhere, in a form that works wherever the site lies.

A server shows it at the address that was asked for, which may lie a folder or two below the root of the site; from a disk
and at the root it is opened as it lies. So its addresses are relative, its style sheet is asked for from every depth that
the site has, and so is a script that mends the rest where the page does not stand at the root: ``theme/browser/lost.ts``.
"""

from __future__ import annotations

import re

from casebook.publish import styles
from casebook.publish.assets import script_path

PAGE = "404.html"
_WAYS_UP = ("../", "../../")
"""From the deepest address of the site, ``cases/x/``, two folders up."""
_ADDRESS = re.compile(
    r'(?P<name>\b(?:href|src|action|data-cb-base)|"base")(?P<is>=|: )"(?P<address>/[^"]*)"'
)


def lost_page(page: str, base: str) -> str:
    """Make ``page`` relative, whose addresses begin with ``base``, the path of the site on its server."""
    base = f"{base.rstrip('/')}/"
    page = _ADDRESS.sub(
        lambda m: f'{m["name"]}{m["is"]}"{m["address"].removeprefix(base) or "."}"', page
    )
    elements = [f'<link rel="stylesheet" href="{up}{styles.PATH}">' for up in _WAYS_UP]
    elements += [f'<script src="{up}{script_path("lost")}"></script>' for up in _WAYS_UP]
    return page.replace("</head>", f"{''.join(elements)}</head>", 1)
