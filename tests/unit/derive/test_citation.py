"""Citations of the five real sources and of the sample, to the character (GB/T 7714-2015)."""

from __future__ import annotations

import re

import pytest

from casebook.derive.case.citation import case_citation, source_citation
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()


@pytest.mark.parametrize(
    ("name", "citation"),
    [
        (
            "boluo-zuzhibu-2020",
            (
                "孙伟存（时任惠州市博罗县委常委、组织部长）.[题名不详：博罗县委组织部长谈“党群连心·邻里如亲”][EB/OL]."
                "tft每日头条（采集转载站）,2024-09-03."
            ),
        ),
        (
            "dongchuan-san-jujiao",
            (
                "东川区委社会工委（供稿）.东川区：“三个聚焦”提升城乡治理水平[EB/OL]."
                "转载站（站名未知，一个招聘考试信息站）,2021-10-15."
            ),
        ),
        (
            "guanyan-xuetang-3",
            (
                "佚名.“莞雁学堂”走进东城，聚焦“基层治理”[EB/OL]."
                "中国东莞东城街道栏目（东城要闻）,[2024-12-16]."
            ),
        ),
        (
            "renmin-ribao-2022-06-20",
            (
                "人民日报.治理精细化 服务更暖心（基层治理新实践）[N/OL].人民日报,2022-06-20."
                "转引自中国西藏网（即时新闻 > 地方）."
            ),
        ),
        (
            "yanta-zuzhibuzhang",
            (
                "佚名.[题名不详：范文网站所载雁塔区党建引领基层治理汇报][EB/OL]."
                "好笔杆子网（范文下载站，不是原发单位）,[日期不详]."
            ),
        ),
    ],
    ids=["boluo", "dongchuan", "guanyan", "renmin", "yanta"],
)
def test_real_sources(name: str, citation: str) -> None:
    library = real_library()
    assert source_citation(library.sources[name], library) == citation


@pytest.mark.parametrize(
    ("name", "changes", "citation"),
    [
        (
            "self-report",
            {},
            (
                "甲社区党委.甲社区：车位“借”出来[EB/OL].甲街道公众号,2024-12-20[2026-11-01]."
                "https://example.org/a?b=1&c=2."
            ),
        ),
        (
            "reprint",
            {},
            "丙市统计局.停车调查公报[N].丙日报,2025-03.转引自某转载站.",
        ),
        (
            "reprint",
            {"author": None, "first_publisher": None, "published": None},
            "某转载站.停车调查公报[N].某转载站,[日期不详].",
        ),
        (
            "reprint",
            {"author": None, "publisher": None, "first_publisher": None, "title": None},
            "佚名.[题名不详：停车调查公报][N].[出处不详],2025-03.",
        ),
    ],
    ids=["web page", "newspaper", "publisher", "nothing known"],
)
def test_what_is_known_is_cited(name: str, changes: dict[str, str | None], citation: str) -> None:
    source = SAMPLE.sources[name].model_copy(update=changes)
    assert source_citation(source, SAMPLE) == citation


@pytest.mark.parametrize("name", sorted(SAMPLE.sources))
def test_the_form_of_a_citation(name: str) -> None:
    citation = source_citation(SAMPLE.sources[name], SAMPLE)
    assert re.fullmatch(r"[^.]+\.[^.]+\[[A-Z]+(/OL)?\]\.[^.]+,[^.]+\.(\S+\.)?", citation)
    assert ".." not in citation
    assert "None" not in citation


def test_a_case_is_cited_with_the_day_of_its_last_check() -> None:
    case = SAMPLE.cases["bing-training"]
    address = "https://example.org/cases/bing-training/"
    cited = case_citation(case, site_name="雁阵", address=address)
    assert cited == f"雁阵编辑组.丙市：停车议事培训班[DB/OL].雁阵,(2026-10-02).{address}."
    plain = case_citation(case, site_name="雁阵", address="")
    assert plain == "雁阵编辑组.丙市：停车议事培训班[DB/OL].雁阵,(2026-10-02)."


def test_a_case_never_checked_is_cited_with_the_day_it_was_recorded() -> None:
    case = SAMPLE.cases["yi-umbrella"]
    assert "(2026-09-01)" in case_citation(case, site_name="雁阵", address="")
