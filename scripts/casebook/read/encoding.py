"""Bytes -> text: UTF-8 or a problem that names the encoding the file seems to have.

Big5 and GBK share most byte pairs. What tells them apart: characters of GB 2312, which make up nearly
all simplified text, never have a second byte below 0xA1; about 40 % of common Big5 characters do.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.problem import Problem
from casebook.read.place import SourceText, split_lines

MAX_BYTES = 256 * 1024
"""The largest file that is read: forty times a rich record, small enough to parse in a blink."""

_BOM = b"\xef\xbb\xbf"
_UTF16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NAMES = {
    "gb2312": "GBK（简体中文 Windows 的默认编码）",
    "gb18030": "GB18030（简体中文）",
    "big5": "Big5（繁体中文）",
    "utf-16-le": "UTF-16（记事本里叫 Unicode）",
    "utf-16-be": "UTF-16（记事本里叫 Unicode big endian）",
}
_HOW = "请在编辑器里另存为 UTF-8 编码"


@dataclass(frozen=True)
class Decoded:
    """A text, what was wrong with its bytes, and whether it makes sense to read on."""

    source: SourceText
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def text_of(path: str, content: bytes) -> Decoded:
    """The text of a file. A text in another encoding is decoded as well as possible, for display only."""
    if len(content) > MAX_BYTES:
        return _too_large(path, content)
    marked = content.startswith(_BOM)
    body = content[len(_BOM) :] if marked else content
    wide = _utf16(body)
    if wide:
        return _not_utf8(path, body, wide, 0)
    try:
        source = SourceText(path, body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(path, body, _eight_bit(body), error.start)
    if not marked:
        return Decoded(source)
    message = "文件开头有一个看不见的标记（BOM）"
    advice = "另存为“UTF-8”，不要选“带 BOM 的 UTF-8”"
    problem = source.problem_at("YML-002", 0, 0, 0, message, advice=advice)
    return Decoded(source, (problem,))


def text_in_any_encoding(content: bytes) -> str | None:
    """The text of a file that need not be UTF-8: a page or an old text; ``None`` if no encoding fits."""
    wide = _utf16(content)
    body = content.removeprefix(_BOM)
    for name in (wide or "utf-8", _eight_bit(body)):
        try:
            return body.decode(name or "utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return None


def _too_large(path: str, content: bytes) -> Decoded:
    # The head is enough to show; nothing behind it is read.
    source = SourceText(path, content[:4096].decode("utf-8", "ignore"))
    message = f"文件有 {len(content) // 1024} KB，超过了 {MAX_BYTES // 1024} KB 的上限"
    return Decoded(source, (source.problem_at("YML-006", 0, 0, 0, message),), readable=False)


def _not_utf8(path: str, body: bytes, guess: str, start: int) -> Decoded:
    text = body.decode(guess or "utf-8", "replace")
    if guess in _UTF16_MARKS.values():
        text = text.removeprefix("\ufeff")
        line = column = 0
    else:
        before = split_lines(body[:start].decode(guess or "utf-8", "ignore"))
        line, column = len(before) - 1, len(before[-1])
    looks = f"看起来是 {_NAMES[guess]}" if guess else "而且混有别的编码或已经损坏"
    message = f"文件不是 UTF-8 编码，{looks}"
    source = SourceText(path, text)
    problem = source.problem_at("YML-001", line, column, column + 1, message, advice=_HOW)
    return Decoded(source, (problem,), readable=False)


def _utf16(body: bytes) -> str:
    for mark, name in _UTF16_MARKS.items():
        if body.startswith(mark):
            return name
    # Without a mark: the zero high bytes of the keys, spaces and line breaks all fall on one side.
    sample = body[:4096]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) * 4 < len(sample) // 2 or min(zeros) * 4 > max(zeros):
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _eight_bit(body: bytes) -> str:
    for name in ("gb2312", "big5", "gb18030"):
        try:
            text = body.decode(name)
        except UnicodeDecodeError:
            continue
        if name != "big5" or _common_in_big5(text):
            return name
    return ""


def _common_in_big5(text: str) -> bool:
    """Whether nearly all Chinese characters lie in Big5's first plane (A4 to C6), the common ones."""
    leads = [char.encode("big5")[0] for char in text if char >= "\u3400"]
    common = sum(lead <= 0xC6 for lead in leads)
    return common >= 0.95 * len(leads)
