"""The generated pages' part of the site map (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from casebook.render.site import Page

_END = "</urlset>"


def extended(sitemap: str, pages: Iterable[Page], site_url: str) -> str:
    """Add ``pages`` to a site map; without a site's address there are no full addresses to add."""
    if not site_url or _END not in sitemap:
        return sitemap
    base = site_url.rstrip("/")
    entries = "".join(f"    <url><loc>{escape(f'{base}/{p.uri}')}</loc></url>\n" for p in pages)
    return sitemap.replace(_END, f"{entries}{_END}")
