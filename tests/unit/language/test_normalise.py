from __future__ import annotations

import pytest

from casebook.language.normalise import normalise, normalise_with_offsets, simplified


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("５８．６８％", "58.68%"),
        ("群众，满意", "群众,满意"),
        ("（社区）", "(社区)"),
        ("幹部著力解決問題", "干部着力解决问题"),
        ("陜西裏於乾", "陕西里于干"),
        ("“雁陣”", "「雁阵」"),
        ("“雁阵”", "'雁阵'"),
        ("2—3个", "2-3个"),
        ("2－3个", "2–3个"),
        ("３～５", "3〜5"),
        ("邻里·如亲", "邻里・如亲"),
        ("……", "⋯⋯"),
        ("常 住\u3000人\u200b口\n", "常住人口"),
        ("⼀站式", "一站式"),
    ],
)
def test_equal(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


@pytest.mark.parametrize(
    ("a", "b"), [("三", "3"), ("—", "——"), ("。", "."), ("N", "n"), ("一", "—"), ("人", "人次")]
)
def test_not_equal(a: str, b: str) -> None:
    assert normalise(a) != normalise(b)


def test_offsets_lead_back_to_the_text() -> None:
    assert normalise_with_offsets("约 １…") == ("约1...", (0, 2, 3, 3, 3))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社區黨委", "社区党委"),
        ("著名", "著名"),
        ("陜西", "陕西"),
        ("乾坤", "乾坤"),
        ("着力", "着力"),
    ],
)
def test_simplified_for_reading_keeps_what_is_right_in_its_word(text: str, expected: str) -> None:
    assert simplified(text) == expected
