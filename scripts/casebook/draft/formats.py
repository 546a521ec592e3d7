"""The lines of an article in a file: plain text, Markdown, HTML, Word, PDF.

Bytes in, text out. Every file is hostile until read: its size, the size of what it unpacks to, its pages and
its external references are bounded, and what cannot be read is refused in Chinese.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePath

from docx import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from casebook.language.fingerprint import article_text
from casebook.read import read_document
from casebook.read.encoding import text_in_any_encoding

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 2000
MAX_PAGES = 200
MAX_CHARACTERS = 100_000
"""Far beyond any article; what is longer is no article."""

_HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class UnreadableArticleError(ValueError):
    """The file is no article that can be read; the argument says why, in Chinese."""


@dataclass(frozen=True)
class Article:
    """The lines of a file, and what it says about itself: ``title`` and the fields of a YAML header."""

    lines: tuple[str, ...]
    title: str = ""
    header: Mapping[str, str] = field(default_factory=dict)


def read_article(name: str, content: bytes) -> Article:
    """Return the article in a file; ``name`` tells its format. Raises :class:`UnreadableArticleError`."""
    if len(content) > MAX_BYTES:
        raise UnreadableArticleError(
            f"{name} 有 {len(content) // 1024 // 1024} MB，超过了 {MAX_BYTES // 1024 // 1024} MB 的上限。"
        )
    ending = PurePath(name).suffix.lower()
    if ending == ".doc":
        raise UnreadableArticleError(
            f"{name} 是旧版 Word 文件。请用 Word 或 WPS 另存为 .docx 再试。"
        )
    if ending not in _READERS:
        known = "、".join(_READERS)
        raise UnreadableArticleError(f"不认识 {name} 的格式。能读的有 {known}。")
    if not content.strip():
        raise UnreadableArticleError(f"{name} 是空的。")
    article = _READERS[ending](name, content)
    if sum(map(len, article.lines)) > MAX_CHARACTERS:
        raise UnreadableArticleError(
            f"{name} 的正文超过 {MAX_CHARACTERS} 个字，不像一篇文章。请只留一篇。"
        )
    return article


def _plain(name: str, content: bytes) -> Article:
    text = _decoded(name, content).replace("\r\n", "\n").replace("\r", "\n")
    found = _HEADER.match(text)
    fields = (read_document("", found.group(1).encode()).data or {}) if found else {}
    header = {key: value.strip() for key, value in fields.items() if isinstance(value, str)}
    return Article(tuple(article_text(text).splitlines()), header.get("title", ""), header)


def _decoded(name: str, content: bytes) -> str:
    text = text_in_any_encoding(content)
    if text is None:
        raise UnreadableArticleError(
            f"{name} 的文字编码认不出来，或者文件损坏了。请在编辑器里另存为 UTF-8 再试。"
        )
    return text


def _html(name: str, content: bytes) -> Article:
    page = _Page()
    page.feed(_decoded(name, content))
    page.close()
    page.end_line()
    return Article(tuple(page.lines), page.heading or re.split("[_|]", page.title)[0].strip())


_SILENT = frozenset(
    {"script", "style", "nav", "footer", "aside", "noscript", "template", "form", "iframe", "svg"}
)
_IN_LINE = frozenset(
    {"span", "a", "b", "i", "em", "strong", "font", "u", "sub", "sup", "small", "mark"}
)
_NO_END = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "source", "wbr", "col", "area", "base", "embed"}
)
_SURROUNDING = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|crumbs?|breadcrumbs?|share|foot|footer|copyright|sidebar|related|recommend|ads?|comments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
MAX_DEPTH = 2000


class _Page(HTMLParser):
    """Collects the text of a page by its blocks; what a page shows around an article stays out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.title = self.heading = ""
        self._line: list[str] = []
        self._silent: list[str] = []  # open elements from the first one that is left out
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NO_END:
            if tag in ("br", "hr"):
                self.end_line()
            return
        if self._silent:
            if len(self._silent) < MAX_DEPTH:
                self._silent.append(tag)
            return
        names = " ".join(value or "" for key, value in attrs if key in ("class", "id"))
        if tag in _SILENT or (tag != "body" and _SURROUNDING.search(names)):
            self.end_line()
            self._silent.append(tag)
            return
        if tag not in _IN_LINE:
            self.end_line()
        if tag in ("title", "h1"):
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                at = len(self._silent) - 1 - self._silent[::-1].index(tag)
                del self._silent[at:]
            return
        if tag == self._in:
            text = "".join(self._line).strip()
            if tag == "title" and not self.title:
                self.title = text
                self._line.clear()
            elif tag == "h1" and not self.heading:
                self.heading = text
                self._line.clear()
            self._in = ""
        if tag not in _IN_LINE:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._line.append(data)

    def end_line(self) -> None:
        """Close the block that is being read."""
        text = " ".join("".join(self._line).split())
        self._line.clear()
        if text:
            self.lines.append(text)


def _word(name: str, content: bytes) -> Article:
    _guard(name, content)
    try:
        document = WordDocument(io.BytesIO(content))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Paragraph):
                lines += block.text.splitlines()
            elif isinstance(block, Table):
                lines += ["　".join(cell.text for cell in row.cells) for row in block.rows]
    except Exception as error:  # a damaged file fails in as many ways as the library has lines
        raise UnreadableArticleError(f"{name} 不是完整的 Word 文件（.docx）。") from error
    if not any(line.strip() for line in lines):
        raise UnreadableArticleError(f"{name} 里没有文字。图片里的字读不出来，请贴文字。")
    return Article(tuple(line for line in lines if line.strip()))


def _guard(name: str, content: bytes) -> None:
    """Refuse an archive that unpacks to too much, or whose XML declares entities."""
    try:
        danger = _danger(content)
    except Exception as error:  # a damaged archive fails in as many ways
        raise UnreadableArticleError(f"{name} 不是完整的 Word 文件（.docx）。") from error
    if danger:
        raise UnreadableArticleError(f"{name} {danger}，没有读。")


def _danger(content: bytes) -> str:
    """What is dangerous about an archive, in Chinese; empty if nothing is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            return f"解开以后太大，超过 {MAX_UNPACKED // 1024 // 1024} MB"
        for part in parts:
            # A member never unpacks to more than it declares: zipfile stops there.
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                return "里有外部实体声明，不安全"
    return ""


def _pdf(name: str, content: bytes) -> Article:
    try:
        pages = _pages(name, content)
    except UnreadableArticleError:
        raise
    except Exception as error:  # a damaged file fails in as many ways as the library has lines
        raise UnreadableArticleError(f"{name} 不是完整的 PDF 文件，读不了。") from error
    lines = _joined("\n".join(pages).splitlines())
    if not any(lines):
        raise UnreadableArticleError(
            f"{name} 里没有文字，像是扫描件。请先转成带文字的 PDF 或 Word。"
        )
    return Article(lines)


def _pages(name: str, content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableArticleError(f"{name} 有密码，读不了。")
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableArticleError(
            f"{name} 有 {len(reader.pages)} 页，超过 {MAX_PAGES} 页，没有读。"
        )
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > MAX_CHARACTERS:
            break  # refused as too long by whoever asked
    return pages


_SHORT_LINE = 0.8


def _joined(lines: list[str]) -> tuple[str, ...]:
    """Paragraphs out of the printed lines of a PDF: a line that is not full ends one."""
    texts = [line.strip() for line in lines]
    full = max(map(len, texts), default=0) * _SHORT_LINE
    paragraphs: list[str] = []
    open_paragraph = False
    for text in texts:
        if not text:
            open_paragraph = False
            continue
        if open_paragraph:
            paragraphs[-1] += text
        else:
            paragraphs.append(text)
        open_paragraph = len(text) >= full
    return tuple(paragraphs)


_READERS: Mapping[str, Callable[[str, bytes], Article]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _html,
    ".htm": _html,
    ".docx": _word,
    ".pdf": _pdf,
}
