"""Quotation marks within quotation marks."""

from __future__ import annotations

import pytest

from casebook.language.typography import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放月饼", "“发放月饼”"),
        ("“四联动”破解“急难愁盼”", "“‘四联动’破解‘急难愁盼’”"),
        ("从‘头雁’到‘雁阵’", "“从‘头雁’到‘雁阵’”"),
        ("制定《“一核‘五化’”方案》", "“制定《‘一核“五化”’方案》”"),
        ("健全“街道党工委-小区党支部", "“健全‘街道党工委-小区党支部”"),
        ("楼栋党小组”五级组织“体系”", "“楼栋党小组’五级组织‘体系’”"),
    ],
    ids=["none", "two pairs", "single already", "three deep", "cut at the end", "cut at the start"],
)
def test_marks_within_a_quotation_take_turns(text: str, expected: str) -> None:
    assert quoted(text) == expected
