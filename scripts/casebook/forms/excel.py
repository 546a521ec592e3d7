"""Sheets as an Excel workbook with drop-downs and help, and cells back from one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from casebook.forms.sheets import ONCE, Field, Sheet

WORDS = "词表"
_HEAD = PatternFill("solid", fgColor="E7EEF7")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_GREY = Font(color="808080", size=9)
_LAST_ROW = 200
_WIDE, _NARROW = 60, 24


@dataclass(frozen=True)
class Found:
    """The text of a cell, the path of its field in the record, and what its place is called."""

    path: str
    text: str
    place: str


class UnreadableFormError(ValueError):
    """The file is no form of ours; the argument says why, in Chinese."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook: keys of fields stand in a hidden column or row, their help in comments."""
    book = Workbook()
    del book[book.sheetnames[0]]
    words = _Words()
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        (_upright if sheet.key == ONCE else _across)(page, sheet, words)
    words.write(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Words:
    """The words of drop-downs, each list once in a column of a hidden sheet."""

    def __init__(self) -> None:
        self.columns: dict[tuple[str, ...], int] = {}

    def choice(self, words: tuple[str, ...]) -> DataValidation:
        column = self.columns.setdefault(words, len(self.columns) + 1)
        letter = get_column_letter(column)
        formula = f"'{WORDS}'!${letter}$1:${letter}${len(words)}"
        # A word that is not in the list is told by the check, which knows aliases.
        return DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=False)

    def write(self, book: Workbook) -> None:
        page = book.create_sheet(WORDS)
        page.sheet_state = "hidden"
        for words, column in self.columns.items():
            for row, word in enumerate(words, 1):
                _put(_at(page, row, column), word)


def _at(page: Worksheet, row: int, column: int) -> Cell:
    cell = page.cell(row, column)
    if not isinstance(
        cell, Cell
    ):  # one of several that somebody merged: only the first holds the text
        raise UnreadableFormError(
            f"工作表“{page.title}”里合并了单元格（{cell.coordinate}），请取消合并再试。"
        )
    return cell


def _put(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"  # never a formula, whatever it begins with
    cell.number_format = "@"
    cell.alignment = _WRAPPED


def _upright(page: Worksheet, sheet: Sheet, words: _Words) -> None:
    """One field a row: name, content, help, key."""
    for column, head in enumerate(("字段", "内容", "说明", "key"), 1):
        _head(_at(page, 1, column), head)
    for row, field in enumerate(sheet.fields, 2):
        _put(_at(page, row, 1), _named(field))
        _put(_at(page, row, 2), sheet.rows[0].get(field.path, ""))
        _put(_at(page, row, 3), field.hint)
        _at(page, row, 3).font = _GREY
        _put(_at(page, row, 4), field.path)
        if field.words:
            choice = words.choice(field.words)
            page.add_data_validation(choice)
            choice.add(_at(page, row, 2))
    for letter, width in zip("ABC", (_NARROW, _WIDE, _WIDE), strict=True):
        page.column_dimensions[letter].width = width
    page.column_dimensions["D"].hidden = True
    page.freeze_panes = "B2"


def _across(page: Worksheet, sheet: Sheet, words: _Words) -> None:
    """One part a row: names above, keys in a hidden row below them."""
    _put(_at(page, 2, 1), sheet.key)
    _head(_at(page, 1, 1), "第几条")
    for column, field in enumerate(sheet.fields, 2):
        head = _at(page, 1, column)
        _head(head, _named(field))
        if field.hint:
            head.comment = Comment(field.hint, "casebook", width=320, height=140)
        _put(_at(page, 2, column), field.path)
        letter = get_column_letter(column)
        page.column_dimensions[letter].width = _NARROW
        if field.words:
            choice = words.choice(field.words)
            page.add_data_validation(choice)
            choice.add(f"{letter}3:{letter}{_LAST_ROW}")
    for row, part in enumerate(sheet.rows, 3):
        _put(_at(page, row, 1), str(row - 2))
        for column, field in enumerate(sheet.fields, 2):
            if field.path in part:
                _put(_at(page, row, column), part[field.path])
    page.row_dimensions[2].hidden = True
    page.freeze_panes = "B3"


def _head(cell: Cell, text: str) -> None:
    _put(cell, text)
    cell.font, cell.fill = _BOLD, _HEAD


def _named(field: Field) -> str:
    return f"{field.label} *" if field.required else field.label


def cells(content: bytes) -> tuple[Found, ...]:
    """Return the filled cells of a workbook. Raises :class:`UnreadableFormError`."""
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        EOFError,
    ) as error:
        raise UnreadableFormError("这个文件不是 Excel 工作簿（.xlsx），或者损坏了。") from error
    found: list[Found] = []
    for page in book.worksheets:
        if page.title == WORDS:
            continue
        once = _at(page, 1, 4).value == "key"
        found += _from_rows(page) if once else _from_columns(page)
    if not found:
        raise UnreadableFormError("工作簿里没有填过的单元格，或者不是 casebook template 生成的表。")
    return tuple(found)


def _from_rows(page: Worksheet) -> Iterator[Found]:
    for row in range(2, page.max_row + 1):
        text, path = _text(_at(page, row, 2)), _text(_at(page, row, 4))
        if text and path:
            yield Found(path, text, f"工作表“{page.title}”B{row}")


def _from_columns(page: Worksheet) -> Iterator[Found]:
    key = _text(_at(page, 2, 1))
    paths: Mapping[int, str] = {
        column: path
        for column in range(2, page.max_column + 1)
        if (path := _text(_at(page, 2, column)))
    }
    position = 0
    for row in range(3, page.max_row + 1):
        filled = {column: text for column in paths if (text := _text(_at(page, row, column)))}
        for column, text in filled.items():
            place = f"工作表“{page.title}”{get_column_letter(column)}{row}"
            yield Found(f"{key}.{position}.{paths[column]}", text, place)
        position += bool(filled)


def _text(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):  # a date that Excel made of what somebody typed
        return str(value.isoformat())[:10]
    return str(value).replace("\r\n", "\n")
