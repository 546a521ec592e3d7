from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from casebook.canonical import canonical
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document

Run = Callable[..., Result]


def test_a_form_of_a_case(small_project: Path, casebook: Run) -> None:
    result = casebook("new", "yanta-x", "--title", "雁塔区：试一试", "--code", "610113")
    assert result.exit_code == 0, result.output
    path = small_project / "cases/records/shaanxi/yanta-x.yml"
    text = path.read_text(encoding="utf-8")
    data = read_document("x", text.encode()).data
    assert data is not None
    assert data["id"] == "yanta-x"
    assert data["place"] == {
        "code": "610113",
        "path": ["陕西省", "西安市", "雁塔区"],
        "basis": None,
    }
    assert "# 请填写摘要" in text
    assert "asked:  # 请填写别人会怎么问" in text
    assert canonical(text, "case", Vocabulary([])) == text
    assert casebook("check", str(path)).exit_code == 1


@pytest.mark.usefixtures("small_project")
@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Bad", "441900", "不能当编号"),
        ("../../x", "441900", "不能当编号"),
        ("good", "999999", "没有 999999 这个区划代码"),
        ("jiayi-wangge", "441900", "已经用在"),
    ],
)
def test_refusals(name: str, code: str, said: str, casebook: Run) -> None:
    result = casebook("new", name, "--title", "标题一二", "--code", code)
    assert result.exit_code == 1
    assert said in result.stderr


def test_an_id_that_a_record_had_before_is_taken(record: Path, casebook: Run) -> None:
    text = record.read_text("utf-8").replace("\ntype:", "\nformer_ids:\n  - zhaoqian-jie\ntype:", 1)
    record.write_text(text, "utf-8")
    result = casebook("new", "zhaoqian-jie", "--title", "标题一二", "--code", "441900")
    assert result.exit_code == 1
    assert "jiayi-wangge.yml" in result.stderr


@pytest.mark.parametrize("name", ["rules", "con"])
def test_a_name_that_the_site_or_windows_needs_is_refused(
    small_project: Path, casebook: Run, name: str
) -> None:
    result = casebook("new", name, "--title", "雁塔区：试一试", "--code", "610113")
    assert result.exit_code == 1
    assert not (small_project / f"cases/records/shaanxi/{name}.yml").exists()


def test_what_is_not_given_is_asked_for_until_it_is_right(
    small_project: Path, casebook: Run
) -> None:
    answers = "Bad\njiayi-wangge\njiayi-wangg\nyanta-y\n短\n雁塔区：再试一试\n某某县\n雁塔区\n"
    result = casebook("new", answers=answers)
    assert result.exit_code == 0, result.output
    for said in ("不能当编号", "已经用在", "太像", "现在有 1 个", "没有叫“某某县”的"):
        assert said in result.output
    text = (small_project / "cases/records/shaanxi/yanta-y.yml").read_text("utf-8")
    assert "review_by: " in text


@pytest.mark.usefixtures("small_project")
@pytest.mark.parametrize(
    ("place", "said"),
    [("440000", "至少写到地级市"), ("鼓楼区", "不止一个"), ("长春", None)],
)
def test_places(place: str, said: str | None, casebook: Run) -> None:
    result = casebook("new", "somewhere-else", "--title", "某地：试一试再说", "--code", place)
    assert result.exit_code == (1 if said else 0)
    assert said is None or said in result.stderr


def test_a_question_over_the_records(record: Path, casebook: Run) -> None:
    assert record.exists()
    told = casebook("query", "省=广东", "标题=网格")
    assert "jiayi-wangge" in told.stdout
    assert "共 1 条记录" in told.stdout
    figures = casebook("query", "--figures", "单位=条", "--csv").stdout
    assert "jiayi-wangge" in figures
    assert casebook("query", "省=云南").stdout.startswith("共 0 条")
    assert casebook("query", "颜色=红").exit_code == 1


def test_a_field_is_explained_by_its_key_and_by_its_name(casebook: Run) -> None:
    for word in ("value_to", "数值上端"):
        assert "observations › value_to" in casebook("explain", word).stdout
