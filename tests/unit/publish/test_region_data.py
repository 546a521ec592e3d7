"""The data of two places side by side: small, whole, and in step with the pages."""

from __future__ import annotations

import json
import re
from typing import Any

from casebook.model.library import Library
from casebook.publish.region_data import FOLDER, files
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.sample.views import indicator_views

SAMPLE = sample_library()


def _payload(content: bytes) -> Any:
    found = re.fullmatch(r'__casebook_regions\("[a-z]+","[a-z0-9-]*",(.*)\)\n', content.decode())
    assert found
    return json.loads(found[1])


def _read(library: Library) -> dict[str, Any]:
    return {
        path.removeprefix(FOLDER): _payload(content) for path, content in files(library).items()
    }


def test_places_name_their_parents_their_number_of_cases_and_their_kind() -> None:
    regions = _read(SAMPLE)["index.js"]["regions"]
    assert regions == [
        ["110000", "北京市", -1, 1, 0, "省（自治区、直辖市）"],
        ["110101", "东城区", 0, 1, 1, "市辖区"],
        ["440000", "广东省", -1, 2, 0, "省（自治区、直辖市）"],
        ["441300", "惠州市", 2, 1, 0, "地级市（州、盟）"],
        ["441322", "博罗县", 3, 1, 1, "县（县级市、旗）"],
        ["441900", "东莞市", 2, 1, 1, "地级市（州、盟）"],
    ]


def test_a_case_is_in_the_file_of_its_province_with_all_its_words() -> None:
    read = _read(SAMPLE)
    index = read["index.js"]
    rows = {row[0]: row for name in ("p-11.js", "p-44.js") for row in read[name]}
    assert set(rows) == set(SAMPLE.cases)
    (id_, title, code, problems, inferred, indicators, programme, told, chosen, notes) = rows[
        "jia-estate-parking"
    ]
    assert (id_, code) == ("jia-estate-parking", "441322")
    assert title == SAMPLE.cases[id_].title
    assert [index["problems"][n][1] for n in problems] == ["停车难", "议事没有地方"]
    case = SAMPLE.cases[id_]
    kinds = [tuple(index["measures"][n][1] for n in kinds) for kinds, *_ in told]
    assert kinds == [measure.types for measure in case.measures]
    assert [name for _, _, name, *_ in told] == [measure.name for measure in case.measures]
    assert (programme, rows["yi-umbrella"][6]) == (0, 1)
    assert [index["problems"][n][1] for n in inferred] == [
        p.domain for p in case.problems if p.basis == "推断"
    ]
    assert "其他指标" not in [index["indicators"][n][1] for n in indicators]
    assert [index["decisions"][n][1] for n, _ in chosen] == [d.decision for d in case.decisions]
    assert all(d.option in given for (_, given), d in zip(chosen, case.decisions, strict=True))
    assert [[str(r.target), r.note] for r in case.relations if r.type == "对照"] == notes
    assert len(index["questions"]) == len(index["decisions"])


def test_figures_name_the_axis_that_the_page_of_the_indicator_draws() -> None:
    for library in (SAMPLE, real_library()):
        read = _read(library)
        for view in indicator_views(library):
            if not view.rows or view.term.term == "其他指标":
                assert f"i-{view.term.id}.js" not in read
                continue
            found = read[f"i-{view.term.id}.js"]
            assert [f"{row[0]}#{row[1]}" for row in found["rows"]] == [r.key for r in view.rows]
            axes = {row.key: number for number, g in enumerate(view.groups, 1) for row in g.rows}
            for row in found["rows"]:
                assert found["kinds"][row[2]][1] == axes.get(f"{row[0]}#{row[1]}", 0)


def test_a_broken_vocabulary_publishes_nothing() -> None:
    words = SAMPLE.vocabulary
    left = type(words)(file for name, file in words.files.items() if name != "measures")
    assert files(Library(left, SAMPLE.cases, SAMPLE.sources, {}, {})) == {}


def test_the_same_library_gives_the_same_files_and_another_another_version() -> None:
    assert files(SAMPLE) == files(sample_library())
    fewer = {name: case for name, case in SAMPLE.cases.items() if name != "yi-umbrella"}
    other = _read(Library(SAMPLE.vocabulary, fewer, SAMPLE.sources, {}, {}))
    assert other["index.js"]["version"] != _read(SAMPLE)["index.js"]["version"]
