"""The site map (sitemaps.org protocol 0.9), written whole: MkDocs' own would list the shells."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(uris: Iterable[str], site_url: str) -> bytes:
    """List pages by full address, sorted; without a site's address there is nothing to list.

    No dates: the day of a build is not the day on which a page was changed.
    """
    base = site_url.rstrip("/")
    entries = [f"<url><loc>{escape(f'{base}/{uri}')}</loc></url>\n" for uri in sorted(set(uris))]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(entries) if base else ''}</urlset>\n"
    ).encode()
