"""The same article from every kind of file, and files that are refused in Chinese."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter

from casebook.draft import formats
from casebook.draft.cleaning import clean
from casebook.draft.formats import UnreadableArticleError, read_article
from casebook.draft.proposal import propose
from casebook.draft.rules import rules
from casebook.model.vocabulary import Vocabulary
from tests.draft.answers import INVENTED
from tests.draft.printed import pdf_file, repacked, word_file

TEXT = (INVENTED / "lift-estate.txt").read_text("utf-8")
PARAGRAPHS = [line for line in TEXT.splitlines() if line]


def _page(paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        '<html><head><meta charset="utf-8"><title>x_某网</title><style>p{}</style></head><body>'
        f"<nav>首页 999个</nav><div class='content'>{body}</div>"
        "<script>var n = '888个';</script><div class='share-box foot'>分享 777个</div></body></html>"
    ).encode()


FILES = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.replace("—", "-").encode("gb18030"),
    "c.txt": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "d.txt": TEXT.encode("utf-16"),
    "e.md": ("# 题目\n\n" + "\n\n".join(PARAGRAPHS)).encode(),
    "f.html": _page(PARAGRAPHS),
    "g.htm": _page(PARAGRAPHS).replace(b"utf-8", b"gbk").decode().encode("gb18030"),
    "h.docx": word_file(PARAGRAPHS),
    "i.pdf": pdf_file(PARAGRAPHS),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_figures(name: str, words: Vocabulary) -> None:
    def told(file: str) -> list[tuple[str, str, str, str]]:
        read = read_article(file, FILES[file])
        article = clean(read.lines, read.title, rules())
        figures = propose(article, words, None).figures
        return [(str(f.value), f.unit, f.comparator, f.quote.text) for f in figures]

    assert len(told("a.txt")) > 50
    assert told(name) == told("a.txt")


def _locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(FILES["i.pdf"])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _bomb() -> bytes:
    return repacked(FILES["h.docx"], "word/styles.xml", b" " * (formats.MAX_UNPACKED + 1))


def _entities() -> bytes:
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
    )
    return repacked(FILES["h.docx"], "word/document.xml", evil)


def _empty_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", "b")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", b"x", "旧版 Word"),
        ("a.xlsx", b"x", "不认识"),
        ("a", b"x", "不认识"),
        ("a.txt", b" \n", "是空的"),
        ("a.txt", b"\xff\x00\xfe\x81\x20" * 9, "编码认不出来"),
        ("a.txt", b"a" * (formats.MAX_BYTES + 1), "上限"),
        ("a.txt", "字".encode() * (formats.MAX_CHARACTERS + 1), "不像一篇文章"),
        ("a.docx", b"PK\x03\x04 not a word file", "不是完整的 Word 文件"),
        ("a.docx", _empty_zip(), "不是完整的 Word 文件"),
        ("a.docx", FILES["h.docx"][:-200], "不是完整的 Word 文件"),
        ("a.docx", _bomb(), "解开以后太大"),
        ("a.docx", _entities(), "外部实体"),
        ("a.pdf", b"%PDF-1.7 nothing", "不是完整的 PDF 文件"),
        ("a.pdf", FILES["i.pdf"][:300], "不是完整的 PDF 文件"),
        ("a.pdf", pdf_file([]), "像是扫描件"),
        ("a.pdf", _locked(), "有密码"),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableArticleError, match=said):
        read_article(name, content)


def test_a_file_of_many_pages_is_refused() -> None:
    lines = ["社区共解决诉求二百条。"] * (40 * formats.MAX_PAGES + 1)
    with pytest.raises(UnreadableArticleError, match="页，超过"):
        read_article("a.pdf", pdf_file(lines))


def test_what_stands_around_an_article_on_its_page_is_left_out() -> None:
    text = "\n".join(read_article("a.html", _page(["社区有居民楼46栋。"])).lines)
    assert text == "社区有居民楼46栋。"


@pytest.mark.parametrize(
    "page",
    [
        "<p>一段<p>又一段</div></span>",
        "<nav><nav>里面</nav>还在里面</nav><p>外面",
        "<p>a<b>b<i>c</p>d",
        "<div class=foot>" * 3000 + "深",
        "<!-- <p>不见 --><p>看见",
        "<![CDATA[x]]><p>&lt;3&#x4e00;&#99999999;",
    ],
)
def test_broken_pages_are_read(page: str) -> None:
    assert "里面" not in "".join(read_article("a.html", page.encode()).lines)
