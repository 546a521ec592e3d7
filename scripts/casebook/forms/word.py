"""Sheets as a Word document, a table for every part, with drop-downs; and cells back from one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from casebook.forms.excel import Found, UnreadableFormError
from casebook.forms.sheets import Field, Sheet

_INTRO = (
    "左边是字段，中间填内容，右边是说明；带 * 的必填，不知道的空着。最右边的小字是程序用的，请不要改。"
    "一项不够，把整张表复制一份接着填。"
)
_WIDTHS = (Cm(3.6), Cm(8.6), Cm(3.4), Cm(1.4))
_WORDS_SHOWN = 150
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}


def document(sheets: Sequence[Sheet], title: str) -> bytes:
    """Return the document: under a heading for every sheet a table for each of its rows."""
    made = Document()
    made.styles["Normal"].font.size = Pt(10)
    made.add_heading(title, 1)
    made.add_paragraph(_INTRO)
    for sheet in sheets:
        made.add_heading(sheet.title, 2)
        for position, row in enumerate(sheet.rows):
            if sheet.key:
                made.add_heading(f"{sheet.title} 第 {position + 1} 条", 3)
            _table(made, sheet, {f.path: row.get(f.path, "") for f in sheet.fields})
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _table(made: Any, sheet: Sheet, row: dict[str, str]) -> None:  # noqa: ANN401  docx has no types
    table = made.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for field in sheet.fields:
        cells = table.add_row().cells
        for cell, width in zip(cells, _WIDTHS, strict=True):
            cell.width = width
        _write(cells[0], f"{field.label} *" if field.required else field.label)
        if field.words and not row[field.path]:
            _choice(cells[1], field)
        else:
            _write(cells[1], row[field.path])
        _write(cells[2], field.hint, small=True)
        _write(cells[3], f"{sheet.key or '-'}|{field.path}", small=True)


def _write(cell: Any, text: str, *, small: bool = False) -> None:  # noqa: ANN401
    lines = text.split("\n")
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        run = (paragraph if not number else cell.add_paragraph()).add_run(line)
        if small:
            run.font.size = Pt(7)
            run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)


def _choice(cell: Any, field: Field) -> None:  # noqa: ANN401
    """A drop-down of the field's words (a content control of ECMA-376, 17.5.2)."""
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    listed = OxmlElement("w:comboBox")
    for word in field.words[:_WORDS_SHOWN]:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), word)
        item.set(qn("w:value"), word)
        listed.append(item)
    properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(listed)
    content = OxmlElement("w:sdtContent")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = _PLACEHOLDER
    run.append(text)
    content.append(run)
    control.append(properties)
    control.append(content)
    cell.paragraphs[0]._p.append(control)  # noqa: SLF001  docx has no other way


_PLACEHOLDER = "（点这里选）"


def cells(content: bytes) -> tuple[Found, ...]:
    """Return the filled cells of a document. Raises :class:`UnreadableFormError`."""
    try:
        made = Document(io.BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFormError("这个文件不是 Word 文档（.docx），或者损坏了。") from error
    found: list[Found] = []
    counts: dict[str, int] = {}
    for number, table in enumerate(made.element.body.iter(qn("w:tbl")), 1):
        rows = list(_rows(table, number))
        keys = {path.partition("|")[0] for _, path, _ in rows if "|" in path}
        filled = [(text, path, place) for text, path, place in rows if text and "|" in path]
        positions = {key: counts.get(key, 0) for key in keys}
        for text, path, place in filled:
            key, _, rest = path.partition("|")
            whole = rest if key == "-" else f"{key}.{positions[key]}.{rest}"
            found.append(Found(whole, text, place))
        for key in {path.partition("|")[0] for _, path, _ in filled} - {"-"}:
            counts[key] = positions[key] + 1
    if not found:
        raise UnreadableFormError("文档里没有填过的表格，或者不是 casebook template 生成的表。")
    return tuple(found)


def _rows(table: Any, number: int) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401
    for line, row in enumerate(table.findall(qn("w:tr")), 1):
        texts = [_text(cell) for cell in row.iter(qn("w:tc"))]
        if len(texts) >= 4:
            name = texts[0].removesuffix(" *")
            yield texts[1], texts[3].strip(), f"第 {number} 张表第 {line} 行（{name}）"


def _text(cell: Any) -> str:  # noqa: ANN401
    """The text of a cell with that of its content controls; one line a paragraph."""
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        parts = []
        for part in paragraph.iter():
            if part.tag == qn("w:t"):
                parts.append(part.text or "")
            elif part.tag in _BREAKS:
                parts.append(_BREAKS[part.tag])
        lines.append("".join(parts))
    text = "\n".join(lines)
    return "" if text in {"", _PLACEHOLDER} else text
