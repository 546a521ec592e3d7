from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document

from casebook.canonical import canonical
from casebook.cli.article import date_of
from casebook.language.fingerprint import Fingerprint, contains, windows_from_text
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document

Run = Callable[..., Result]


def test_a_draft_holds_what_the_header_tells(small_project: Path, casebook: Run) -> None:
    result = casebook("source", "add", "article.md", "--id", "jiayi-2")
    assert result.exit_code == 0, result.output
    assert "casebook check cases/sources/jiayi-2.yml" in result.stdout
    path = small_project / "cases/sources/jiayi-2.yml"
    text = path.read_text(encoding="utf-8")
    data = read_document("x", text.encode()).data
    assert data is not None
    assert data["id"] == "jiayi-2"
    assert data["title"] == "甲乙社区：网格办小事"
    assert data["publisher"] == "甲乙区融媒体中心"
    assert data["published"] == {"value": "2024-07-12", "basis": None}
    assert "# 文章开头写的 byline：无署名" in text
    assert text.startswith(
        "# yaml-language-server: $schema=../../scripts/schema/source.schema.json\n"
    )
    assert canonical(text, "source", Vocabulary([])) == text
    assert "入户走访" not in text


def test_a_draft_is_refused_until_somebody_fills_it_in(casebook: Run, small_project: Path) -> None:
    casebook("source", "add", str(small_project / "article.md"), "--id", "jiayi-2")
    checked = casebook("check", "cases/sources/jiayi-2.yml")
    assert checked.exit_code == 1
    for field in ("name", "type", "medium", "rights", "basis"):
        assert field in checked.stdout


def test_the_fingerprint_knows_the_article(casebook: Run, small_project: Path) -> None:
    casebook("source", "add", "article.md", "--id", "jiayi-2")
    text = (small_project / "cases/sources/jiayi-2.yml").read_bytes()
    data = read_document("x", text).data
    assert data is not None
    written = data["fingerprint"]
    assert isinstance(written, dict)
    windows = windows_from_text(str(written["windows"]))
    fingerprint = Fingerprint(str(written["salt"]), 1, windows)
    assert contains(fingerprint, "社区共解决各类诉求200条")
    assert not contains(fingerprint, "社区共解决各类诉求201条")


def test_an_article_without_a_header(casebook: Run, small_project: Path) -> None:
    plain = small_project / "plain-text.txt"
    plain.write_text("没有开头说明的一篇文章，只有正文。" * 20, encoding="utf-8")
    result = casebook("source", "add", "plain-text.txt")
    assert result.exit_code == 0, result.output
    data = read_document("x", (small_project / "cases/sources/plain-text.yml").read_bytes()).data
    assert data is not None
    assert "title" not in data
    assert data["published"] == {"value": None, "basis": None}


def test_only_the_fingerprint_of_a_known_source_changes(casebook: Run, small_project: Path) -> None:
    path = small_project / "cases/sources/jiayi-shequ.yml"
    before = path.read_text(encoding="utf-8")
    assert "没有变化" in casebook("source", "add", "article.md", "--id", "jiayi-shequ").stdout
    assert path.read_text(encoding="utf-8") == before

    commented = before.replace("type: ", "# how it is known\ntype: ").replace(
        "  salt: 5a17", "  salt: 5a17  # by hand"
    )
    path.write_text(commented, encoding="utf-8")
    article = small_project / "article.md"
    article.write_text(
        article.read_text(encoding="utf-8") + "\n[P6] 新增的一段话，写的是后来的情况。\n",
        encoding="utf-8",
    )
    result = casebook("source", "add", "article.md", "--id", "jiayi-shequ")
    assert "已更新" in result.stdout
    head, _, block = path.read_text(encoding="utf-8").partition("fingerprint:\n")
    assert head == commented.partition("fingerprint:\n")[0]
    assert block.startswith("  salt: 5a17  # by hand\n")
    assert block != commented.partition("fingerprint:\n")[2]
    assert casebook("check").exit_code == 0


def test_another_article_needs_force(casebook: Run, small_project: Path) -> None:
    path = small_project / "cases/sources/jiayi-shequ.yml"
    before = path.read_bytes()
    other = small_project / "other.md"
    other.write_text("\n".join(f"完全不同的第{n}段文字。" for n in range(100)), encoding="utf-8")
    refused = casebook("source", "add", "other.md", "--id", "jiayi-shequ")
    assert refused.exit_code == 1
    assert "另一篇文章" in refused.stderr
    assert path.read_bytes() == before
    assert casebook("source", "add", "other.md", "--id", "jiayi-shequ", "--force").exit_code == 0
    assert path.read_bytes() != before


def test_a_record_that_cannot_be_read_is_left_alone(casebook: Run, small_project: Path) -> None:
    path = small_project / "cases/sources/jiayi-shequ.yml"
    path.write_text("id: jiayi-shequ\n title: [\n", encoding="utf-8")
    result = casebook("source", "add", "article.md", "--id", "jiayi-shequ")
    assert result.exit_code == 1
    assert "没有改动任何文件" in result.stderr
    assert path.read_text(encoding="utf-8") == "id: jiayi-shequ\n title: [\n"


UNUSABLE = {
    "empty": (b" \n\n", "是空的"),
    "short": ("只有几个字。".encode(), "不到 200 个"),
    "another encoding": (("这是用旧编码保存的文章。" * 40).encode("gbk"), "GBK"),
    "all header": (("---\ntitle: " + "甲" * 300 + "\n---\n").encode(), "只有 0 个字"),
}


@pytest.mark.parametrize(("content", "said"), UNUSABLE.values(), ids=UNUSABLE)
def test_unusable_articles(content: bytes, said: str, casebook: Run, small_project: Path) -> None:
    (small_project / "bad.md").write_bytes(content)
    result = casebook("source", "add", "bad.md")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (small_project / "cases/sources/bad.yml").exists()


@pytest.mark.usefixtures("small_project")
@pytest.mark.parametrize("name", ["A-b", "甲", "123", "a", "a--b", "../x", "a" * 61])
def test_ids_that_are_none(name: str, casebook: Run) -> None:
    result = casebook("source", "add", "article.md", "--id", name)
    assert result.exit_code == 1
    assert "不能当编号" in result.stderr


@pytest.mark.usefixtures("small_project")
def test_the_file_must_be_there(casebook: Run) -> None:
    assert "没有这个文件" in casebook("source", "add", "nowhere.md").stderr


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-10-15 10:17（转载页时间）", "2021-10-15"),
        ("2024年7月2日", "2024-07-02"),
        ("2024年7月", "2024-07"),
        ("2024/7/2", "2024-07-02"),
        ("2024", "2024"),
        ("未知（约为 2024-12-16）", None),
        ("20241216", None),
        ("", None),
    ],
)
def test_date_of(text: str, date: str | None) -> None:
    assert date_of(text) == date


def test_a_source_is_verified_against_the_text_again(
    record: Path, small_project: Path, casebook: Run
) -> None:
    assert record.exists()
    article = small_project / "article.md"
    same = casebook("source", "verify", "article.md", "--id", "jiayi-shequ")
    assert same.exit_code == 0, same.output
    assert "一字不差" in same.stdout
    article.write_text(article.read_text("utf-8").replace("200条", "998条"), encoding="utf-8")
    other = casebook("source", "verify", "article.md", "--id", "jiayi-shequ")
    assert other.exit_code == 1
    assert "998" in other.stdout
    assert "不在这篇文章里" in other.stdout
    renewed = casebook("source", "add", "article.md", "--id", "jiayi-shequ")
    assert renewed.exit_code == 0
    assert "998" in renewed.stdout  # what changed is said in words, and not only in hashes


def test_an_address_and_a_word_file(small_project: Path, casebook: Run) -> None:
    told = casebook("source", "add", "https://example.org/a.html", "--id", "some-page")
    assert told.exit_code == 1
    assert "是网址" in told.stderr
    document = Document()
    for line in (small_project / "article.md").read_text("utf-8").splitlines():
        document.add_paragraph(line.partition("] ")[2] or "停车难、管道漏水的事情不少")
    document.save(str(small_project / "article.docx"))
    assert casebook("source", "add", "article.docx", "--id", "jiayi-word").exit_code == 0
