"""What is taken away from a text, and what is left alone."""

from __future__ import annotations

import pytest

from casebook.draft.cleaning import CleanArticle, clean
from casebook.draft.rules import rules


def cleaned(*lines: str) -> CleanArticle:
    return clean(lines, "", rules())


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("社區（shè qū）共調解糾紛132件。", "社区共调解纠纷132件。"),
        ("社区（含3个村）共调解纠纷132件。", "社区（含3个村）共调解纠纷132件。"),
        ("推广“枫桥”APP（V2.0）。", "推广“枫桥”APP（V2.0）。"),
        ("居民议事锟斤拷锟斤拷，办成小事。", "居民议事，办成小事。"),
        ('推行"一站式"服务。', "推行“一站式”服务。"),
        ("共办结诉求200条,其中1,200条是电话。", "共办结诉求200条，其中1,200条是电话。"),
        ("比例为3:1，时间是9:30。", "比例为3:1，时间是9:30。"),
        (
            "办成了两件事。加微信abc领取红包！还办了一件事。",
            "办成了两件事。还办了一件事。",
        ),
        ("建成食堂三家。（本文转载自网络，如有侵权请联系删除）", "建成食堂三家。"),
        ("建成食堂三家。（记者 张某 通讯员 李某）", "建成食堂三家。"),
        ("## 一、怎么做", "一、怎么做"),
        ("社区著名的乾隆井，干部都知道。", "社区著名的乾隆井，干部都知道。"),
    ],
)
def test_a_line(line: str, left: str) -> None:
    assert cleaned(line).paragraphs == (left,)


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：小禾",
        "上一篇：某县召开第17次常务会议",
        "来源：某某日报 发布时间：2024-12-05 浏览次数：20391次",
        "2025-06-30 08:15:22 来源：转载自网络 浏览：3902次",
        "版权所有 ICP备00000000号-1",
        "è¿™æ˜¯ä¸€æ®µä¹±ç",
        "澳门最快开奖结果 六合彩内部资料 加微信领取88元红包",
        "　　",
    ],
)
def test_a_line_that_goes(line: str) -> None:
    assert cleaned(line).paragraphs == ()


def test_what_was_taken_away_is_counted() -> None:
    article = cleaned(
        "社區（shè qū）共調解糾紛132件。", "責任編輯：某人", "建成三家。（轉載自網絡）"
    )
    assert article.changes == {"繁体字": 3, "拼音": 1, "网页上的其他文字": 1, "转载说明": 1}


def test_the_day_and_the_publisher_come_from_the_line_of_notes() -> None:
    article = cleaned(
        "来源：栖川融媒　　发布时间：2025-10-21 09:32", "社区办成了三件事，居民满意。"
    )
    assert (article.published, article.publisher) == ("2025-10-21", "栖川融媒")


def test_a_repost_names_no_publisher() -> None:
    assert cleaned("2025-06-30 08:15:22 來源：轉載自網絡").publisher == ""


def test_a_day_in_the_text_is_not_the_day_of_publishing() -> None:
    assert cleaned("社区于2025年10月21日召开议事会，居民都来了。").published == ""
