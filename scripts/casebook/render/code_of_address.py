"""The QR code of a page, for posters and lists: ISO/IEC 18004, drawn by segno while the site is built."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape


def code_of_address(address: str) -> Markup:
    """Return an ``<svg>`` with a quiet zone of four modules; a seventh of it may be soiled (level M).

    Black on white whatever the colours of the page are: cameras do not read the reverse.
    """
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, light="#fff", omitsize=True, svgclass="cb-code", lineclass=None
    )
    named = f'<svg role="img" aria-label="二维码：{escape(address)}" '
    return Markup(drawn.replace("<svg ", named, 1))  # noqa: S704  segno's own drawing
