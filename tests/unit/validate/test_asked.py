"""What readers ask: the rules of every text hold for it, those of a statement do not."""

from __future__ import annotations

import pytest

from tests.unit.validate.good_library import changed_case


def _codes(*phrases: str) -> set[str]:
    return {problem.code for problem in changed_case(asked=list(phrases))}


@pytest.mark.parametrize(
    "phrases",
    [
        ("车没处停", "车没处停怎么办"),
        ("停车", "网格"),
        ("字" * 30,),
        ("一个网格管三百户多不多", "12345接到的事"),  # no figure of the record
        tuple(f"第{number}种问法" for number in range(60)),
        (),
    ],
    ids=["phrases", "two characters", "thirty", "figures", "sixty", "none"],
)
def test_what_readers_ask_needs_no_proof(phrases: tuple[str, ...]) -> None:
    assert _codes(*phrases) == set()


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("修", "FLD-008"),
        ("字" * 31, "FLD-007"),
        ("", "FLD-005"),
        ("　 ", "FLD-005"),
        (" 谁来修", "FLD-017"),
        ("打13800138000找谁", "PII-001"),
        ("张大妈家漏水", "PII-005"),
        ("幸福路18号漏水", "PII-006"),
        ("水管壞了", "TXT-006"),
        ("停车难?怎么办", "TXT-005"),
        ("治理标杆", "TXT-002"),
        ("五联六进是什么", "TXT-003"),
        ("坚持特色社会主义道路", "TXT-009"),
        ("水管&nbsp;爆了", "SPM-004"),
    ],
)
def test_the_rules_of_every_text_hold(phrase: str, code: str) -> None:
    assert _codes(phrase) == {code}


def test_nothing_is_asked_twice_and_not_without_end() -> None:
    assert _codes("谁来修", "谁来修") == {"FLD-011"}
    assert _codes(*(f"第{number}种问法" for number in range(61))) == {"FLD-010"}
