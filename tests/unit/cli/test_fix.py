from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_canonical_records_stay(record: Path, casebook: Run) -> None:
    before = record.read_bytes()
    result = casebook("fix", "cases/records", "cases/sources")
    assert result.exit_code == 0
    assert "已整理 0 个" in result.stdout
    assert record.read_bytes() == before


def test_a_record_is_put_in_order(record: Path, casebook: Run) -> None:
    before = record.read_text(encoding="utf-8")
    messy = before.replace(
        "id: jiayi-wangge\ntype: 治理做法\n", "type: '治理做法' # kind\nid: jiayi-wangge\n"
    )
    messy = messy.replace("一年要花多少钱？", "一年,要花多少钱？").replace("unit: 条", 'unit: "条"')
    record.write_text(messy, encoding="utf-8")

    checked = casebook("fix", "--check")
    assert checked.exit_code == 1
    assert "要整理 cases/records/guangdong/jiayi-wangge.yml" in checked.stdout
    assert "casebook fix" in checked.stdout
    assert record.read_text(encoding="utf-8") == messy

    fixed = casebook("fix", str(record))
    assert fixed.exit_code == 0
    assert "已整理 cases/records/guangdong/jiayi-wangge.yml" in fixed.stdout
    expected = before.replace("type: 治理做法", "type: 治理做法  # kind")
    assert record.read_text(encoding="utf-8") == expected.replace("一年要", "一年，要")
    assert casebook("fix", "--check", str(record)).exit_code == 0


def test_an_alias_becomes_the_term(small_project: Path, record: Path, casebook: Run) -> None:
    units = small_project / "cases/vocabulary/units.yml"
    text = units.read_text(encoding="utf-8").replace(
        "  - term: 条\n    id: entry\n", "  - term: 条\n    id: entry\n    aliases:\n      - 条目\n"
    )
    assert "条目" in text
    units.write_text(text, encoding="utf-8")
    record.write_text(
        record.read_text(encoding="utf-8").replace("unit: 条", "unit: 条目"), encoding="utf-8"
    )
    casebook("fix", str(record))
    assert "unit: 条\n" in record.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_left_alone(record: Path, casebook: Run) -> None:
    broken = record.read_text(encoding="utf-8").replace("title: ", "title：")
    record.write_text(broken, encoding="utf-8")
    result = casebook("fix")
    assert result.exit_code == 1
    assert "YML-010" in result.stdout
    assert "没有整理" in result.stdout
    assert record.read_text(encoding="utf-8") == broken


def test_another_encoding_is_left_alone(record: Path, casebook: Run) -> None:
    content = record.read_text(encoding="utf-8").encode("gbk")
    record.write_bytes(content)
    result = casebook("fix", str(record))
    assert result.exit_code == 1
    assert "YML-001" in result.stdout
    assert record.read_bytes() == content


def test_only_records_can_be_put_in_order(small_project: Path, casebook: Run) -> None:
    result = casebook("fix", str(small_project / "mkdocs.yml"))
    assert result.exit_code == 1
    assert "只整理 cases/ 里的 .yml 文件" in result.stderr


def test_what_cannot_be_seen_is_taken_away_and_said(record: Path, casebook: Run) -> None:
    before = record.read_text(encoding="utf-8")
    hiding = before.replace(
        "title: 甲乙社区：网格入户走访", 'title: "甲乙社区：\\u202e网格入户走访\\0"'
    )
    hiding = hiding.replace("quote: 居民反映", "quote: 居民\u2060反映").replace(
        "# yaml", "# \u3164yaml"
    )
    record.write_text(hiding, encoding="utf-8")
    lines = [n for n, line in enumerate(hiding.splitlines(), 1) if line not in before.splitlines()]
    assert len(lines) == 3
    result = casebook("fix", str(record))
    assert f"已去掉第 {'、'.join(map(str, lines))} 行里看不见的字符" in result.stdout
    assert record.read_text(encoding="utf-8") == before


def test_what_the_check_names_exactly_is_followed(record: Path, casebook: Run) -> None:
    before = record.read_text(encoding="utf-8")
    slips = before.replace("type: 治理做法", "type：治理做法").replace(
        "\nstatus: 实施中", "\nstatus:实施中"
    )
    slips = slips.replace("unit: 条", "unit: 件").replace('code: "', "code: “", 1)
    slips = slips.replace('"\n', "”\n", 1) if "code: “" in slips else slips
    assert slips != before
    record.write_text(slips, encoding="utf-8")
    told = casebook("fix", "--apply", str(record))
    assert told.exit_code == 0, told.stdout
    assert "改成：type: 治理做法" in told.stdout
    assert record.read_text(encoding="utf-8") == before


def test_word_quotes_become_quotes_and_no_riddle(record: Path, casebook: Run) -> None:
    before = record.read_text(encoding="utf-8")
    code = next(line for line in before.splitlines() if line.strip().startswith("code:"))
    typed = code.replace('"', "“", 1).replace('"', "”", 1)
    record.write_text(before.replace(code, typed), encoding="utf-8")
    casebook("fix", str(record))
    assert record.read_text(encoding="utf-8") == before


def test_a_phrase_is_led_back_to_its_article(record: Path, casebook: Run) -> None:
    before = record.read_text(encoding="utf-8")
    quote = "社区共解决各类诉求200条"
    assert quote in before
    record.write_text(before.replace(quote, "社区总解决各类诉求200条"), encoding="utf-8")
    shown = casebook("fix", "--quotes", str(record))
    assert f"原文：{quote}" in shown.stdout
    assert record.read_text(encoding="utf-8") != before  # one other character is for a person
    casebook("fix", "--quotes", "--apply", str(record))
    assert record.read_text(encoding="utf-8") == before
