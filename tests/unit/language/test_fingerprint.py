from __future__ import annotations

import pytest

from casebook.language.fingerprint import (
    Fingerprint,
    article_text,
    contains,
    default_salt,
    first_unknown_window,
    take_fingerprint,
    windows_from_text,
)

FILE = """---
source: "003"
title: "东川区：“三个聚焦”提升治理水平"
---

# 东川区：“三个聚焦”提升治理水平

[P1] 老年人占比超过30%以上〔原文如此〕的工作实际，整合项目资金。

## [H1] 聚焦城市治理 / 突出“服务”主题

[P2] 共有党员1028名。

〔此处原站隐藏413字，未见〕
"""
ARTICLE = """老年人占比超过30%以上的工作实际，整合项目资金。
聚焦城市治理 / 突出“服务”主题
共有党员1028名。"""


@pytest.fixture
def fingerprint() -> Fingerprint:
    return take_fingerprint(article_text(FILE), salt=default_salt("dongchuan"))


def test_notes_about_an_article_are_not_the_article() -> None:
    assert article_text(FILE) == ARTICLE


def test_a_plain_text_is_all_article() -> None:
    text = "题目\n\n第一段，[P]不是标记。\n第二段"
    assert article_text(text) == "题目\n第一段，[P]不是标记。\n第二段"


def test_a_heading_that_differs_from_the_title_is_article() -> None:
    assert article_text("---\ntitle: 甲\n---\n# 乙\n正文") == "乙\n正文"


@pytest.mark.parametrize(
    "quote",
    [
        "超过30%以上的工作实际",
        "超过３０％以上的工作實際",
        "超过 30%以上 的工作实际",
        "聚焦城市治理/突出「服务」",
    ],
)
def test_a_phrase_stands_in_the_article_in_any_writing(
    fingerprint: Fingerprint, quote: str
) -> None:
    assert contains(fingerprint, quote)


@pytest.mark.parametrize(
    ("quote", "unknown"),
    [
        ("超过40%以上的工作实际", "超过40%以上的"),
        ("的工作实际，整合项目资产", "际，整合项目资产"),
        ("整合项目资金。聚焦城市治理", "整合项目资金。聚"),  # across two paragraphs
        ("党员1028名", "党员1028名"),  # seven characters
        ("占比超过30%以上〔原文如此〕", "超过30%以上〔"),
    ],
)
def test_a_phrase_that_departs_is_shown_where(
    fingerprint: Fingerprint, quote: str, unknown: str
) -> None:
    assert not contains(fingerprint, quote)
    window = first_unknown_window(fingerprint, quote)
    assert window is not None
    assert window.text == quote[window.start : window.end] == unknown


def test_the_salt_depends_on_the_source() -> None:
    assert default_salt("a") == default_salt("a") != default_salt("b")
    one, other = (take_fingerprint(ARTICLE, salt=default_salt(name)) for name in "ab")
    assert one.windows != other.windows


def test_a_fingerprint_with_another_salt_knows_nothing(fingerprint: Fingerprint) -> None:
    stranger = Fingerprint("other", fingerprint.length, fingerprint.windows)
    assert not contains(stranger, "超过30%以上的工作实际")


def test_the_article_does_not_show(fingerprint: Fingerprint) -> None:
    assert "党员".encode() not in fingerprint.windows
    assert fingerprint.length == 24 + 16 + 10
    assert fingerprint.count == 17 + 9 + 3


def test_a_damaged_fingerprint_is_noticed(fingerprint: Fingerprint) -> None:
    assert fingerprint.is_sorted()
    turned = fingerprint.windows[5:] + fingerprint.windows[:5]
    assert not Fingerprint("x", 10, turned).is_sorted()
    with pytest.raises(ValueError, match="out of range"):
        Fingerprint("x", 10, fingerprint.windows[:-1])
    with pytest.raises(ValueError, match="out of range"):
        Fingerprint("", 10, b"")
    with pytest.raises(ValueError, match="ASCII"):
        windows_from_text("不是")


def test_the_signature_in_the_header_belongs_to_the_article() -> None:
    """A signature counts up to a remark in brackets; a remark that there is none does not."""
    signed = '---\nbyline: "来源：东川区委社会工委供稿（无个人署名）"\n---\n正文'
    assert article_text(signed) == "正文\n来源：东川区委社会工委供稿"
    assert article_text('---\nbyline: "无署名"\n---\n正文') == "正文"
