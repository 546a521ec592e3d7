"""Word and PDF files made of paragraphs, for the tests of reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document

LINE = 40
"""Characters of a printed line."""


def word_file(paragraphs: Iterable[str]) -> bytes:
    """A .docx of these paragraphs, and a table of two cells after them."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "附表", "此处无数"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(word: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H"
    " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_CHARACTERS = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def pdf_file(paragraphs: Iterable[str]) -> bytes:
    """A PDF that prints the paragraphs in lines; its font is named, not embedded, with a table of characters."""
    lines = [p[at : at + LINE] for p in paragraphs for at in range(0, len(p), LINE)]
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)] or [[]]
    characters = sorted({c for line in lines for c in line})
    table = "\n".join(f"<{ord(c):04x}> <{ord(c):04x}>" for c in characters)
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{table}\nendbfchar endcmap end end"
    )
    first_page = 6
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _FONT,
        _CHARACTERS,
        _stream(mapping),
    ]
    for number, page in enumerate(pages):
        shown = "".join(
            f"1 0 0 1 50 {800 - 18 * row} Tm <{''.join(f'{ord(c):04x}' for c in line)}> Tj\n"
            for row, line in enumerate(page)
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F 3 0 R >> >> /Contents {first_page + 2 * number + 1} 0 R >>"
        )
        objects.append(_stream(f"BT /F 12 Tf\n{shown}ET"))
    return _assembled(objects)


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode())} >>\nstream\n{text}\nendstream"


def _assembled(objects: list[str]) -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(body)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return body + f"{end}startxref\n{start}\n%%EOF\n".encode()
