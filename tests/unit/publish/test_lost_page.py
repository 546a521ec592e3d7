"""The page for lost addresses leads to the site from wherever it is shown."""

from __future__ import annotations

import re

import pytest

from casebook.publish.lost_page import lost_page

PAGE = """<html><head><link rel="stylesheet" href="{0}assets/casebook.css">
<script src="{0}assets/casebook.js" data-cb-base="{0}"></script></head>
<a href="{0}index.html">首页</a><a href="#cb-main">正文</a><a href="https://example.org/a/">别处</a>
<form action="{0}cases/index.html"></form><script id="__config">{{"base": "{0}"}}</script></html>"""


@pytest.mark.parametrize("base", ["/", "/sub/", "/sub"])
def test_every_address_is_relative_and_the_styles_are_found_from_every_depth(base: str) -> None:
    page = lost_page(PAGE.format(f"{base.rstrip('/')}/"), base)
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert [a for a in addresses if a.startswith("/")] == []
    assert {"index.html", "cases/index.html", "#cb-main", "https://example.org/a/"} <= {*addresses}
    for up in ("", "../", "../../"):
        assert addresses.count(f"{up}assets/casebook.css") == 1
    # The script of the site itself runs once: those that look for the root are another one.
    assert [a for a in addresses if a.endswith("/casebook.js")] == ["assets/casebook.js"]
    assert addresses.count("../assets/casebook-lost.js") == 1
    assert 'data-cb-base="."' in page
    assert '{"base": "."}' in page
